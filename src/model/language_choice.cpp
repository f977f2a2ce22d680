#include "model/language_choice.h"

#include <algorithm>
#include <string>

#include "text/locale_names.h"

namespace calque {
namespace {

bool same_writing(const Language& a, const Language& b) {
  return a.primary() == b.primary() && text::likely_script(a.tag()) == text::likely_script(b.tag());
}

/// The tag without its last subtag, and without a letter that stood before that alone (RFC 4647,
/// section 3.4); empty at the end.
std::string shorter(const std::string& tag) {
  std::size_t dash = tag.rfind('-');
  if (dash == std::string::npos) return {};
  if (dash >= 2 && tag[dash - 2] == '-') dash -= 2;
  return tag.substr(0, dash);
}

/// "zh-TW" and "zh-Hant" name no region that the other denies.
bool names_no_other_region(const Language& a, const Language& b) {
  const std::string region_a = text::region_of(a.tag());
  const std::string region_b = text::region_of(b.tag());
  return region_a.empty() || region_b.empty() || region_a == region_b;
}

}  // namespace

std::optional<Language> closest_language(const Language& wanted, std::span<const Language> there,
                                         OtherRegions regions) {
  const auto taken_in = [there](const Language& range) {
    return std::ranges::any_of(there, [&](const Language& one) { return range.includes(one); });
  };
  if (taken_in(wanted)) return wanted;
  for (std::string tag = shorter(wanted.tag()); !tag.empty(); tag = shorter(tag)) {
    Language range(tag);
    const bool of_one_script = std::ranges::all_of(there, [&](const Language& one) {
      return !range.includes(one) || same_writing(one, wanted);
    });
    if (std::ranges::find(there, range) != there.end() && of_one_script) return range;
  }
  const auto first = [&](const auto& suits) -> std::optional<Language> {
    const auto found = std::ranges::find_if(there, suits);
    return found == there.end() ? std::nullopt : std::optional(*found);
  };
  auto same = first([&](const Language& one) {
    return same_writing(one, wanted) && names_no_other_region(one, wanted);
  });
  if (same || regions == OtherRegions::refused) return same;
  return first([&](const Language& one) { return same_writing(one, wanted); });
}

}  // namespace calque
