#include "text/address.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace calque::text {
namespace {

std::size_t scheme_length(std::string_view rest) {
  constexpr std::array<std::string_view, 5> kBeginnings{"https://", "http://", "ftp://", "www.",
                                                        "mailto:"};
  const auto found = std::ranges::find_if(
      kBeginnings, [rest](std::string_view one) { return rest.starts_with(one); });
  return found == kBeginnings.end() ? 0 : found->size();
}

/// Marks that end a sentence or a bracket around an address are not part of it.
std::size_t without_closing_marks(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kMarks = ".,;:!?'\"";
  while (end > begin) {
    const char last = text[end - 1];
    const std::string_view inside = text.substr(begin, end - 1 - begin);
    // A bracket that the address itself opens belongs to it.
    const bool closes = last == ')' && inside.find('(') == std::string_view::npos;
    if (!closes && kMarks.find(last) == std::string_view::npos) break;
    --end;
  }
  return end;
}

std::size_t url_end(std::string_view text, std::size_t at) {
  const std::size_t scheme = scheme_length(text.substr(at));
  if (scheme == 0) return at;
  constexpr std::string_view kOthers = "-._~:/?#[]@!$&'()*+,;=%";
  // Bytes: browsers and servers take about as much. What is longer is cut in two, and compared all
  // the same.
  constexpr std::size_t kLongest = 2000;
  std::size_t end = at + scheme;
  while (end < std::min(text.size(), at + kLongest) &&
         (is_ascii_alphanumeric(text[end]) || kOthers.find(text[end]) != std::string_view::npos)) {
    ++end;
  }
  end = without_closing_marks(text, at, end);
  return end > at + scheme ? end : at;
}

std::size_t email_end(std::string_view text, std::size_t at) {
  constexpr std::string_view kLocal = "._%+-";
  // RFC 5321, 4.5.3.1.1, for the part before the at sign. Without a bound each letter of a long
  // word would be read to its end.
  constexpr std::size_t kLongest = 64;  // of each part
  std::size_t end = at;
  while (end < std::min(text.size(), at + kLongest) &&
         (is_ascii_alphanumeric(text[end]) || kLocal.find(text[end]) != std::string_view::npos)) {
    ++end;
  }
  if (end == at || end >= text.size() || text[end] != '@') return at;
  const std::size_t domain = ++end;
  while (end < std::min(text.size(), domain + kLongest) &&
         (is_ascii_alphanumeric(text[end]) || text[end] == '.' || text[end] == '-')) {
    ++end;
  }
  end = without_closing_marks(text, domain, end);
  const std::string_view host = text.substr(domain, end - domain);
  return host.find('.') == std::string_view::npos || host.starts_with('.') ? at : end;
}

}  // namespace

std::size_t address_length(std::string_view text, std::size_t offset) {
  return std::max(url_end(text, offset), email_end(text, offset)) - offset;
}

}  // namespace calque::text
