#include "cli/options/left_out.h"

#include "cli/console.h"

namespace calque::cli {
namespace {

/// What fits on a screen; of a file with many damaged pages there may be thousands.
constexpr std::size_t kMostNamed = 20;

}  // namespace

void LeftOut::add(const std::string& what) {
  if (count_++ < kMostNamed) first_.push_back(what);
}

bool LeftOut::tell() const {
  if (count_ == 0) return false;
  for (const std::string& what : first_) say_error("left out: " + what);
  const auto more = count_ - first_.size();
  if (more > 0) say_error("left out: " + std::to_string(more) + " more");
  say_error("the memory is damaged: \"calque recover\" may rescue more of it");
  return true;
}

}  // namespace calque::cli
