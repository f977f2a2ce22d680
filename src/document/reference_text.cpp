#include "document/reference_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "text/ascii.h"
#include "text/utf8.h"

namespace calque::document {
namespace {

bool is_name(char c) {
  return text::is_ascii_alphanumeric(c) || c == '#';
}

}  // namespace

std::size_t ReferenceText::reference_end(std::size_t at) const {
  // The longest name of the HTML Standard, CounterClockwiseContourIntegral, has 31 letters.
  // Without a bound a text of ampersands would take time with the square of its length.
  constexpr std::size_t kLongest = 40;
  std::size_t end = at + 1;
  while (end < file_.size() && end < at + kLongest && is_name(file_[end])) ++end;
  return end < file_.size() && file_[end] == ';' ? end + 1 : end;
}

/// Parsers give text without saying which bytes it came from. It is found by walking both side by
/// side: equal bytes stand for themselves, a reference for what it decodes to. False when the two
/// do not fit.
bool ReferenceText::walk(std::string_view decoded, std::size_t begin, const Visit& visit) const {
  std::size_t done = 0;
  std::size_t at = begin;
  while (done < decoded.size()) {
    std::size_t run = 0;  // bytes that stand there as they are
    while (done + run < decoded.size() && at + run < file_.size() &&
           file_[at + run] == decoded[done + run] && file_[at + run] != '&') {
      ++run;
    }
    if (run > 0) {
      visit(decoded.substr(done, run), {at, at + run});
      done += run;
      at += run;
      continue;
    }
    if (at >= file_.size()) return false;
    std::size_t end = at + 1;
    std::string text;
    if (file_[at] == '&') {
      end = reference_end(at);
      text = decode_(file_.substr(at, end - at));
    } else if (file_.substr(at).starts_with("\r\n")) {
      at += 1;  // the LF that follows is what the parser has
      continue;
    } else if (file_[at] == '\r') {
      text = "\n";
    } else if (file_[at] == '<') {
      // A comment, or a tag that the parser left out of its tree.
      const std::size_t close = file_.find('>', at);
      if (close == std::string_view::npos) return false;
      at = close + 1;
      continue;
    }
    if (text.empty() || !decoded.substr(done).starts_with(text)) return false;
    visit(decoded.substr(done, text.size()), {at, end});
    done += text.size();
    at = end;
  }
  return true;
}

std::string decode_xml_reference(std::string_view reference) {
  constexpr auto kNamed = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}});
  const auto found =
      std::ranges::find(kNamed, reference, &std::pair<std::string_view, std::string_view>::first);
  if (found != kNamed.end()) return std::string(found->second);
  if (!reference.starts_with("&#") || !reference.ends_with(';')) return std::string(reference);
  // "&#x" or "&#" before the digits, ";" after them.
  const bool hex = reference.starts_with("&#x");
  const std::string_view digits = reference.substr(hex ? 3 : 2, reference.size() - (hex ? 4 : 3));
  std::uint32_t code = 0;
  const auto result =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  const bool whole = result.ptr == digits.data() + digits.size();
  if (result.ec != std::errc() || !whole) return std::string(reference);
  std::string text;
  text::append_utf8(text, code);
  return text;
}

}  // namespace calque::document
