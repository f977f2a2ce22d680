#include "text/protected_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/address.h"
#include "text/ascii.h"
#include "text/code_span.h"
#include "text/format_directive.h"
#include "text/letters.h"
#include "text/markup.h"
#include "text/placeholder.h"
#include "text/utf8.h"
#include "text/variable.h"

namespace calque::text {
namespace {

/// `&amp;`, `&#160;`: a named or numbered character.
std::size_t character_length(std::string_view text, std::size_t offset) {
  constexpr std::size_t kLongest = 12;
  std::size_t end = offset + 1;
  if (end < text.size() && text[end] == '#') ++end;
  const std::size_t first = end;
  while (end < text.size() && end < offset + kLongest && is_ascii_alphanumeric(text[end])) ++end;
  return end > first + 1 && end < text.size() && text[end] == ';' ? end + 1 - offset : 0;
}

class Recogniser {
 public:
  explicit Recogniser(std::string_view text)
      : text_(text), markup_(text), style_(directive_style(text)) {}

  std::vector<ProtectedText> run() {
    std::vector<ProtectedText> found;
    bool in_word = false;
    for (std::size_t at = 0; at < text_.size();) {
      if (const auto here = at_mark(at)) {
        found.push_back(*here);
        at = here->end;
        in_word = false;
        continue;
      }
      const bool word = is_ascii_alphanumeric(text_[at]) || text_[at] == '_';
      if (word && !in_word) {
        if (const auto here = at_word(at)) {
          found.push_back(*here);
          at = here->end;
          in_word = true;
          continue;
        }
      }
      in_word = word || joins(at);
      at += decode_at(text_, at).length;
    }
    return found;
  }

 private:
  using Kind = ProtectedKind;
  using Found = std::optional<ProtectedText>;

  static Found found(std::size_t at, std::size_t length, Kind kind) {
    return length > 0 ? Found({at, at + length, kind}) : std::nullopt;
  }

  /// Letters with marks and those of other alphabets make one word with what follows; scripts
  /// without spaces do not, nor do Hangul and Arabic, whose endings and articles touch names.
  bool joins(std::size_t at) const {
    const char32_t c = decode_at(text_, at).code_point;
    constexpr char32_t kLastCyrillic = 0x052F;
    return c >= 0xC0 && c <= kLastCyrillic && kind_of(c) == CharacterKind::letter;
  }

  Found at_mark(std::size_t at) {
    switch (text_[at]) {
      case '%': {
        const Kind kind = style_ == DirectiveStyle::time ? Kind::time : Kind::directive;
        if (at + 1 < text_.size() && text_[at + 1] == '%') return found(at, 2, Kind::character);
        // "~%" begins a line in Lisp, whatever letter follows.
        if (at > 0 && text_[at - 1] == '~') return std::nullopt;
        return found(at, directive_length(text_, at, style_), kind);
      }
      case '<':
        return markup(at);
      case '&':
        if (const auto entity = found(at, variable_length(text_, at), Kind::variable)) {
          return entity;
        }
        return found(at, character_length(text_, at), Kind::character);
      case '{':
      case '$':
      case '#':
      case '@': {
        const std::size_t length = variable_length(text_, at);
        const bool choice = chooses_text(text_.substr(at, length));
        return found(at, length, choice ? Kind::choice : Kind::variable);
      }
      case ':':
        return found(at, role_length(text_, at), Kind::role);
      case '`':
        return literal(at);
      case '-':
        return found(at, option_length(text_, at), Kind::option);
      case '/':
      case '~':
        return found(at, path_length(text_, at), Kind::path);
      default:
        return std::nullopt;
    }
  }

  /// Text in angle brackets is markup only where something shows it.
  Found markup(std::size_t at) {
    const std::size_t length = placeholder_length(text_, at);
    if (length == 0 || !markup_.is_markup(at, length)) return std::nullopt;
    return ProtectedText{at, at + length, Kind::markup};
  }

  /// A place that a program fills in is more than the code that it stands in.
  Found literal(std::size_t at) const {
    const std::size_t length = literal_length(text_, at);
    for (std::size_t i = at; i < at + length; ++i) {
      if (text_[i] == '%' && directive_length(text_, i, style_) > 0) return std::nullopt;
    }
    return found(at, length, Kind::literal);
  }

  Found at_word(std::size_t at) const {
    if (const auto address = found(at, address_length(text_, at), Kind::address)) return address;
    if (const auto path = found(at, path_length(text_, at), Kind::path)) return path;
    return found(at, name_length(text_, at), Kind::name);
  }

  std::string_view text_;
  MarkupReader markup_;
  DirectiveStyle style_;
};

}  // namespace

std::vector<ProtectedText> find_protected(std::string_view text) {
  return Recogniser(text).run();
}

}  // namespace calque::text
