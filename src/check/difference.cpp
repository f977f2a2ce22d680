#include "check/difference.h"

#include <map>
#include <set>

#include "text/utf8.h"

namespace calque::check {
namespace {

/// A tag with many attributes, a long address: the beginning tells which it is.
constexpr std::size_t kLongestShown = 80;

std::string shortened(std::string_view shown) {
  if (shown.size() <= kLongestShown) return std::string(shown);
  std::size_t end = kLongestShown;
  while (text::is_continuation(shown[end])) --end;
  return std::string(shown.substr(0, end)) + "…";
}

std::string list_of(const std::vector<const Comparable*>& all) {
  std::string list;
  for (const Comparable* one : all) list += (list.empty() ? "" : ", ") + shortened(one->shown);
  return list;
}

std::vector<text::ByteRange> ranges_of(const std::vector<const Comparable*>& all) {
  std::vector<text::ByteRange> ranges;
  for (const Comparable* one : all) {
    if (one->range.end > one->range.begin) ranges.push_back(one->range);
  }
  return ranges;
}

/// Those of `all` that are left when each of `others` has taken one of its key away. The last ones
/// are left: the first is most likely the one that the other text has.
std::vector<const Comparable*> surplus(const std::vector<Comparable>& all,
                                       const std::vector<Comparable>& others) {
  std::map<std::string_view, std::size_t> counts;
  for (const Comparable& other : others) ++counts[other.key];
  std::vector<const Comparable*> left;
  for (const Comparable& one : all) {
    std::size_t& count = counts[one.key];
    if (count == 0) left.push_back(&one);
    if (count > 0) --count;
  }
  return left;
}

}  // namespace

std::string Difference::message() const {
  std::string message;
  if (!missing.empty()) message = "missing: " + list_of(missing);
  if (!added.empty()) message += (message.empty() ? "added: " : "; added: ") + list_of(added);
  return message;
}

Places Difference::places() const {
  return {.target = ranges_of(added), .source = ranges_of(missing)};
}

Difference difference_of(const std::vector<Comparable>& source,
                         const std::vector<Comparable>& target) {
  return {surplus(source, target), surplus(target, source)};
}

std::vector<Comparable> without_repetitions(std::vector<Comparable> all) {
  std::set<std::string> known;
  std::erase_if(all, [&known](const Comparable& one) { return !known.insert(one.key).second; });
  return all;
}

}  // namespace calque::check
