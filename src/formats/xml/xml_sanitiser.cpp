#include "formats/xml/xml_sanitiser.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "calque/error.h"
#include "formats/xml/html_entities.h"
#include "text/ascii.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace calque {
namespace {

/// What one piece lists. A file of nothing but ampersands would else be a list many times as large.
constexpr std::size_t kMaxDefects = 100;
constexpr std::string_view kAsText = "as text";
constexpr std::string_view kAsReplacement = "as U+FFFD";
constexpr std::string_view kAsHtmlCharacter = "as the HTML character";
constexpr std::string_view kAsOneCharacter = "as one character";
/// Names of declared entities are shorter. Without a bound a text of ampersands would take time
/// with the square of its length.
constexpr std::size_t kMaxReferenceBytes = 256;
/// XML 1.0, 4.6.
constexpr std::array<std::string_view, 5> kPredefined{"amp", "lt", "gt", "quot", "apos"};

/// A table of bytes: nearly all text is copied after one look at it.
enum : unsigned char { kPlain = 0, kIllegal, kMarkup, kReference, kMaybeIllegal, kTagEnd, kQuote };

constexpr std::array<unsigned char, 256> byte_classes() {
  std::array<unsigned char, 256> classes{};
  // XML 1.0, 2.2.
  for (std::size_t c = 0; c < 0x20; ++c) classes[c] = kIllegal;
  classes['\t'] = classes['\n'] = classes['\r'] = kPlain;
  classes['<'] = kMarkup;
  classes['&'] = kReference;
  classes[0xEF] = kMaybeIllegal;  // U+FFFE and U+FFFF
  classes['>'] = kTagEnd;
  classes['"'] = classes['\''] = kQuote;
  return classes;
}
constexpr std::array<unsigned char, 256> kClasses = byte_classes();

unsigned char class_of(char c) {
  return kClasses[static_cast<unsigned char>(c)];
}

bool begins_name(char c) {
  // All that is not ASCII: of it XML leaves out little (2.3).
  return text::is_ascii_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_noncharacter_at(std::string_view text, std::size_t at) {
  // U+FFFE and U+FFFF in UTF-8.
  const std::string_view three = text.substr(at, 3);
  return three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF";
}

/// The text between `&` and `;` at `at`, empty when there is no `;` near by.
std::string_view reference_body(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at + 1, kMaxReferenceBytes);
  const std::size_t end = rest.find_first_of(";&<> \t\r\n\"'");
  return end == std::string_view::npos || rest[end] != ';' ? std::string_view{}
                                                           : rest.substr(0, end);
}

bool is_predefined(std::string_view name) {
  return std::ranges::find(kPredefined, name) != kPredefined.end();
}

/// True when a parser can take `text` as it is.
bool is_clean(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (class_of(text[i])) {
      case kIllegal:
        return false;
      case kMarkup:
        if (i + 1 == text.size() || (text[i + 1] != '/' && !begins_name(text[i + 1]))) return false;
        break;
      case kReference:
        if (!is_predefined(reference_body(text, i))) return false;
        break;
      case kMaybeIllegal:
        if (is_noncharacter_at(text, i)) return false;
        break;
      default:
        break;
    }
  }
  return true;
}

std::string code_point_name(char32_t c) {
  // "U+10FFFF" and the final zero.
  std::array<char, 16> buffer{};
  const int length =
      std::snprintf(buffer.data(), buffer.size(), "U+%04X", static_cast<unsigned>(c));
  return {buffer.data(), static_cast<std::size_t>(length)};
}

void add(std::vector<XmlDefect>& defects, XmlDefect defect) {
  if (defects.size() < kMaxDefects) defects.push_back(std::move(defect));
}

/// Halves of a pair in UTF-16 (Unicode, 3.9). Some tools write each of them as a reference.
constexpr bool is_high_surrogate(char32_t c) {
  return c >= 0xD800 && c <= 0xDBFF;
}
constexpr bool is_low_surrogate(char32_t c) {
  return c >= 0xDC00 && c <= 0xDFFF;
}

std::string with_line_feeds(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    out.push_back(text[i] == '\r' ? '\n' : text[i]);
  }
  return out;
}

}  // namespace

std::string& XmlSanitiser::run(std::string_view xml, std::vector<XmlDefect>& defects) {
  defects.clear();
  bytes_read_ += xml.size();
  // Nearly all pieces: one copy, and no look at tags.
  if (is_clean(xml)) return out_.assign(xml);
  out_.clear();
  in_tag_ = false;
  quote_ = '\0';
  rewrite({xml, 0, 0}, defects);
  return out_;
}

/// Recursion is as deep as entities refer to each other.
void XmlSanitiser::rewrite(Input input, std::vector<XmlDefect>& defects) {
  if (input.depth > kMaxEntityDepth) {
    throw InputError("entities refer to each other more than " + std::to_string(kMaxEntityDepth) +
                     " deep; such a file is refused");
  }
  while (input.at < input.text.size()) {
    const char c = input.text[input.at];
    if (class_of(c) != kPlain) {
      input.at += special(input, defects);
    } else {
      out_.push_back(c);
      ++input.at;
    }
  }
}

/// Deals with the character at `input.at`; returns how many bytes of input that took.
std::size_t XmlSanitiser::special(const Input& input, std::vector<XmlDefect>& defects) {
  const char c = input.text[input.at];
  const unsigned char byte_class = class_of(c);
  if (byte_class == kMarkup) return less_than(input, defects);
  if (byte_class == kReference) return ampersand(input, defects);
  const bool noncharacter = byte_class == kMaybeIllegal && is_noncharacter_at(input.text, input.at);
  if (byte_class == kIllegal || noncharacter) {
    const text::Decoded decoded = text::decode_at(input.text, input.at);
    add(defects, {XmlDefect::Kind::repaired, input.at,
                  "the character " + code_point_name(decoded.code_point) + " is not allowed in XML",
                  kAsReplacement});
    text::append_utf8(out_, text::kReplacementCharacter);
    return decoded.length;
  }
  track_tag(input, c);
  return 1;
}

/// Follows where tags and quoted values end. Quotes out of an entity end nothing.
void XmlSanitiser::track_tag(const Input& input, char c) {
  const bool quote = c == '"' || c == '\'';
  // XML 1.0, 4.4.5.
  if (quote && in_tag_ && input.depth > 0) {
    out_ += c == '"' ? "&quot;" : "&apos;";
    return;
  }
  if (quote && in_tag_) {
    if (quote_ == '\0') {
      quote_ = c;
    } else if (quote_ == c) {
      quote_ = '\0';
    }
  }
  if (c == '>' && quote_ == '\0') in_tag_ = false;
  out_.push_back(c);
}

/// Comments and instructions go; CDATA becomes text; "<" within a tag, or before what begins no
/// name, is text that was not escaped.
std::size_t XmlSanitiser::less_than(const Input& input, std::vector<XmlDefect>& defects) {
  const std::string_view rest = input.text.substr(input.at);
  if (!in_tag_ && rest.starts_with("<![CDATA[")) return cdata(input, defects);
  for (const auto& [begin, end] : {std::pair{"<!--", "-->"}, std::pair{"<?", "?>"}}) {
    if (in_tag_ || !rest.starts_with(begin)) continue;
    const std::size_t at = rest.find(end, std::string_view(begin).size());
    return at == std::string_view::npos ? rest.size() : at + std::string_view(end).size();
  }
  if (!in_tag_ && rest.size() > 1 && (rest[1] == '/' || begins_name(rest[1]))) {
    in_tag_ = true;
    out_.push_back('<');
    return 1;
  }
  add(defects, {XmlDefect::Kind::repaired, input.at,
                "a \"<\" begins no tag; it must be written &lt;", kAsText});
  out_ += "&lt;";
  return 1;
}

std::size_t XmlSanitiser::cdata(const Input& input, std::vector<XmlDefect>& defects) {
  // The length of "<![CDATA[".
  constexpr std::size_t kOpening = 9;
  const std::string_view rest = input.text.substr(input.at + kOpening);
  const std::size_t end = std::min(rest.find("]]>"), rest.size());
  for (std::size_t i = 0; i < end; ++i) {
    if (class_of(rest[i]) == kIllegal || is_noncharacter_at(rest, i)) {
      add(defects, {XmlDefect::Kind::repaired, input.at + kOpening + i,
                    "a character of a CDATA section is not allowed in XML", kAsReplacement});
    }
  }
  text::append_xml_content(out_, with_line_feeds(rest.substr(0, end)));
  // With "]]>", unless the section is cut off.
  return std::min(kOpening + end + 3, input.text.size() - input.at);
}

/// What looks like a reference is one, even to a name that nobody declared; "AT&T" and "a & b" are
/// text.
std::size_t XmlSanitiser::ampersand(const Input& input, std::vector<XmlDefect>& defects) {
  const std::string_view body = reference_body(input.text, input.at);
  if (body.starts_with('#')) return character_reference(input, body, defects);
  if (!text::is_xml_name(body)) {
    add(defects, {XmlDefect::Kind::repaired, input.at,
                  "a \"&\" begins no reference; it must be written &amp;", kAsText});
    out_ += "&amp;";
    return 1;
  }
  named_reference(input, body, defects);
  return body.size() + 2;
}

std::size_t XmlSanitiser::character_reference(const Input& input, std::string_view body,
                                              std::vector<XmlDefect>& defects) {
  const std::optional<char32_t> character = parse_character_reference(body.substr(1));
  const std::string written = "&" + std::string(body) + ";";
  const std::size_t length = written.size();
  if (character && text::is_xml_character(*character)) {
    out_ += written;
    return length;
  }
  if (!character) {
    add(defects,
        {XmlDefect::Kind::repaired, input.at, written + " is not a character reference", kAsText});
    out_ += "&amp;";
    return 1;  // what follows may itself need repair
  }
  if (is_high_surrogate(*character) && input.text.substr(input.at + length).starts_with("&#")) {
    const std::string_view next = reference_body(input.text, input.at + length);
    const auto low = next.empty() ? std::nullopt : parse_character_reference(next.substr(1));
    if (low && is_low_surrogate(*low)) {
      add(defects, {XmlDefect::Kind::harmless, input.at, "a character is written as two surrogates",
                    kAsOneCharacter});
      // Unicode, 3.9, table 3-5.
      text::append_utf8(out_, 0x10000 + ((*character - 0xD800) << 10U) + (*low - 0xDC00));
      return length + next.size() + 2;
    }
  }
  add(defects, {XmlDefect::Kind::repaired, input.at, written + " is not a character of XML",
                kAsReplacement});
  text::append_utf8(out_, text::kReplacementCharacter);
  return length;
}

void XmlSanitiser::named_reference(const Input& input, std::string_view name,
                                   std::vector<XmlDefect>& defects) {
  const std::string written = "&" + std::string(name) + ";";
  if (is_predefined(name)) {
    out_ += written;
    return;
  }
  if (const std::string* replacement = entities_.find(name)) {
    bytes_expanded_ += written.size() + replacement->size();
    // Counted over the whole document: a file that uses a company's name ten thousand times
    // expands in proportion to itself, a bomb does not.
    if (bytes_expanded_ > kExpansionAllowance + 4 * bytes_read_) {
      throw InputError("entities expand to more than " +
                       std::to_string(kExpansionAllowance >> 20U) + " MiB; such a file is refused");
    }
    rewrite({*replacement, input.depth + 1, 0}, defects);
    return;
  }
  if (const std::optional<char32_t> character = html_character(name)) {
    add(defects,
        {XmlDefect::Kind::repaired, input.at, written + " is not declared", kAsHtmlCharacter});
    text::append_utf8(out_, *character);
    return;
  }
  const bool external = entities_.is_external(name);
  add(defects,
      {XmlDefect::Kind::repaired, input.at,
       written + (external ? " is an external entity, which is never opened" : " is not declared"),
       kAsText});
  out_.append("&amp;").append(name).append(";");
}

}  // namespace calque
