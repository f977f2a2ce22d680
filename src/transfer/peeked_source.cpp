#include "transfer/peeked_source.h"

#include <algorithm>
#include <utility>

namespace calque {
namespace {

/// As much in one language tells which one it is.
constexpr std::size_t kEnough = std::size_t{20} * 1024;

/// Units of one language alone, or without text, must not be read for ever.
constexpr std::size_t kMostUnits = 1000;

}  // namespace

PeekedSource::PeekedSource(std::unique_ptr<UnitSource> source) : source_(std::move(source)) {
  TranslationUnit unit;
  std::size_t largest = 0;
  while (largest < kEnough && waiting_.size() < kMostUnits && source_->next(unit)) {
    largest = std::max(largest, sample(unit));
    waiting_.push_back({std::move(unit), source_->line()});
    unit = {};
  }
}

/// Returns the size of the largest sample that the unit added to.
std::size_t PeekedSource::sample(const TranslationUnit& unit) {
  std::size_t largest = 0;
  for (const Variant& variant : unit.variants) {
    auto found = std::ranges::find(samples_, variant.language, &Sample::language);
    if (found == samples_.end()) {
      samples_.push_back({variant.language, {}});
      found = samples_.end() - 1;
    }
    found->text.append(variant.segment.text).push_back('\n');
    largest = std::max(largest, found->text.size());
  }
  return largest;
}

bool PeekedSource::next(TranslationUnit& unit) {
  if (waiting_.empty()) {
    const bool more = source_->next(unit);
    line_ = source_->line();
    return more;
  }
  unit = std::move(waiting_.front().unit);
  line_ = waiting_.front().line;
  waiting_.pop_front();
  return true;
}

}  // namespace calque
