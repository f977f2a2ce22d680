#include "report/pretranslation_text.h"

#include <algorithm>

namespace calque::report {
namespace {

/// Each segment takes two or three lines, as scripts count on.
std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  std::erase(text, '\r');
  return text;
}

}  // namespace

std::string pretranslation_text(std::span<const leverage::Pretranslated> segments) {
  std::string out;
  for (const leverage::Pretranslated& segment : segments) {
    const leverage::FoundMatch* match = segment.best();
    if (!out.empty()) out += '\n';
    out += (match == nullptr ? std::string("new") : std::to_string(match->rate.percent()) + "%") +
           "\n" + one_line(segment.segment.source.text) + "\n";
    if (match != nullptr) out += one_line(match->target.text) + "\n";
  }
  return out;
}

PretranslationCounts count_matches(std::span<const leverage::Pretranslated> segments) {
  PretranslationCounts counts;
  for (const leverage::Pretranslated& segment : segments) {
    const leverage::FoundMatch* match = segment.best();
    if (match == nullptr) {
      ++counts.without;
    } else if (match->rate > MatchRate(100)) {
      ++counts.in_context;
    } else {
      ++(match->rate == MatchRate(100) && !match->assembled ? counts.identical : counts.fuzzy);
    }
  }
  return counts;
}

}  // namespace calque::report
