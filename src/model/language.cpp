#include "calque/language.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"

namespace calque {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool all_alpha(std::string_view text) {
  return std::ranges::all_of(text, text::is_ascii_letter);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Codes that the IANA registry replaced; both spellings must land in one language.
std::string_view preferred_code(std::string_view primary) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kReplaced{
      {{"iw", "he"}, {"in", "id"}, {"ji", "yi"}}};
  for (const auto& [old_code, new_code] : kReplaced) {
    if (primary == old_code) return new_code;
  }
  return primary;
}

/// Applies the case of RFC 5646 2.1.1 to one subtag: four letters are a script, two a region,
/// unless they come first or after a singleton ("en-x-us").
void append_subtag(std::string& out, std::string_view subtag, bool after_singleton) {
  const bool plain = out.empty() || after_singleton;
  const bool script = !plain && subtag.size() == 4 && all_alpha(subtag);
  const bool region = !plain && subtag.size() == 2 && all_alpha(subtag);
  if (!out.empty()) out.push_back('-');
  for (std::size_t i = 0; i < subtag.size(); ++i) {
    out.push_back(region || (script && i == 0) ? text::upper_ascii(subtag[i])
                                               : text::lower_ascii(subtag[i]));
  }
}

}  // namespace

Language::Language(std::string_view written) {
  written = trim(written);
  if (written.empty()) return;
  std::string separated(written);
  std::ranges::replace(separated, '_', '-');
  std::string out;
  bool after_singleton = false;
  for (std::string_view rest = separated;;) {
    const std::size_t dash = rest.find('-');
    const std::string_view subtag = rest.substr(0, dash);
    append_subtag(out, subtag, after_singleton);
    after_singleton = after_singleton || (subtag.size() == 1);
    if (dash == std::string_view::npos) break;
    rest.remove_prefix(dash + 1);
  }
  const std::string_view first = std::string_view(out).substr(0, out.find('-'));
  const std::string_view preferred = preferred_code(first);
  if (preferred != first) out.replace(0, first.size(), preferred);
  tag_ = std::move(out);
}

std::string_view Language::primary() const {
  return std::string_view(tag_).substr(0, tag_.find('-'));
}

bool Language::well_formed() const {
  const std::string_view first = primary();
  const bool private_use = first == "x" || first == "i";
  if (!private_use && (first.size() < 2 || first.size() > 8 || !all_alpha(first))) return false;
  std::size_t length = 0;
  for (const char c : tag_) {
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
    } else if (!text::is_ascii_letter(c) && !text::is_ascii_digit(c)) {
      return false;
    } else if (++length > 8) {
      return false;
    }
  }
  return length > 0;
}

bool Language::includes(const Language& other) const {
  if (!other.tag_.starts_with(tag_)) return false;
  return other.tag_.size() == tag_.size() || other.tag_[tag_.size()] == '-';
}

std::optional<std::size_t> closest_range(std::span<const Language> ranges,
                                         const Language& language) {
  std::optional<std::size_t> closest;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    if (!ranges[i].includes(language)) continue;
    if (!closest || ranges[i].tag().size() > ranges[*closest].tag().size()) closest = i;
  }
  return closest;
}

}  // namespace calque
