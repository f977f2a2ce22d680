#include "formats/xml/xml_entities.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "text/trim.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace calque {
namespace {

/// A longer one is no reference to a character.
constexpr std::size_t kMaxReferenceBytes = 32;
std::string_view trim_start(std::string_view text) {
  const std::size_t first = text.find_first_not_of(text::kBlanks);
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

/// Takes the word in front of the next blank off `text`.
std::string_view take_word(std::string_view& text) {
  text = trim_start(text);
  const std::string_view word = text.substr(0, text.find_first_of(text::kBlanks));
  text = trim_start(text.substr(word.size()));
  return word;
}

/// Length of the markup declaration at the start of `text`, quotes respected.
std::size_t declaration_length(std::string_view text) {
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote != '\0') {
      if (text[i] == quote) quote = '\0';
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == '>') {
      return i + 1;
    }
  }
  return text.size();
}

std::size_t length_up_to(std::string_view text, std::string_view end) {
  const std::size_t at = text.find(end);
  return at == std::string_view::npos ? text.size() : at + end.size();
}

std::string resolve_character_references(std::string_view value) {
  std::string out;
  for (std::size_t at = value.find("&#"); at != std::string_view::npos; at = value.find("&#")) {
    const std::size_t length = value.substr(at, kMaxReferenceBytes).find(';');
    out.append(value.substr(0, at));
    const auto character = length == std::string_view::npos
                               ? std::nullopt
                               : parse_character_reference(value.substr(at + 2, length - 2));
    if (!character) {
      out.append("&#");
      // Past "&#".
      value.remove_prefix(at + 2);
      continue;
    }
    text::append_utf8(
        out, text::is_xml_character(*character) ? *character : text::kReplacementCharacter);
    value.remove_prefix(at + length + 1);
  }
  return out.append(value);
}

}  // namespace

std::optional<char32_t> parse_character_reference(std::string_view body) {
  const bool hex = body.starts_with('x');
  if (hex) body.remove_prefix(1);
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(body.data(), body.data() + body.size(), value, hex ? 16 : 10);
  if (error == std::errc::invalid_argument || end != body.data() + body.size()) return std::nullopt;
  // One past the last code point: no character, however large the number was.
  constexpr std::uint32_t kTooLarge = 0x110000;
  return error == std::errc{} ? std::min(value, kTooLarge) : kTooLarge;
}

XmlEntities::XmlEntities(std::string_view doctype) {
  const std::size_t open = doctype.find('[');
  if (open == std::string_view::npos) return;
  std::string_view rest = doctype.substr(open + 1);
  while (!rest.empty()) {
    std::size_t length = 1;
    if (rest.starts_with("<!--")) {
      length = length_up_to(rest, "-->");
    } else if (rest.starts_with("<?")) {
      length = length_up_to(rest, "?>");
    } else if (rest.starts_with("<!")) {
      length = declaration_length(rest);
      read_declaration(rest.substr(0, length));
    }
    rest.remove_prefix(length);
  }
}

void XmlEntities::read_declaration(std::string_view declaration) {
  if (take_word(declaration) != "<!ENTITY") return;
  const std::string name(take_word(declaration));
  // A parameter entity: used within the DOCTYPE only.
  if (name == "%" || name.empty() || declaration.empty()) return;
  if (internal_.contains(name) || external_.contains(name)) return;  // The first one is binding.
  const char quote = declaration.front();
  if (quote != '"' && quote != '\'') {
    external_.insert(name);
    return;
  }
  const std::size_t end = declaration.find(quote, 1);
  if (end == std::string_view::npos) return;
  internal_.emplace(name, resolve_character_references(declaration.substr(1, end - 1)));
}

const std::string* XmlEntities::find(std::string_view name) const {
  const auto found = internal_.find(name);
  return found == internal_.end() ? nullptr : &found->second;
}

}  // namespace calque
