#include "text/tokens.h"

#include <limits>

#include "calque/error.h"
#include "text/counted_tokens.h"
#include "text/markup.h"
#include "text/placeholder.h"
#include "text/utf8.h"
#include "text/word_class.h"

namespace calque::text {
namespace {

using enum WordClass;

struct Character {
  WordClass kind = other;
  std::size_t end = 0;  ///< Offset after it; equal to the start at the end of the text.
};

bool is_white(WordClass c) {
  return c == space || c == segment_space || c == line_end;
}
bool is_any_letter(WordClass c) {
  return c == letter || c == hebrew_letter;
}
bool joins_letters(WordClass c) {
  return c == mid_letter || c == mid_both || c == single_quote;
}
bool joins_digits(WordClass c) {
  return c == mid_number || c == mid_both || c == single_quote;
}
bool starts_word(WordClass c) {
  return is_any_letter(c) || c == numeric || c == extend_number_letter;
}

/// A cursor over the classes of a text. Marks and format characters belong to what they follow
/// (rule WB4), so `step` takes them along.
class Scanner {
 public:
  Scanner(std::string_view text, HangulRule hangul) : text_(text), hangul_(hangul) {}

  Character at(std::size_t offset) const {
    if (offset >= text_.size()) return {other, offset};
    const auto byte = static_cast<unsigned char>(text_[offset]);
    // ASCII is its own code point.
    if (byte < 0x80) return {kAsciiWordClasses[byte], offset + 1};
    const Decoded decoded = decode_at(text_, offset);
    const WordClass kind = word_class(decoded.code_point);
    const bool joins = kind == hangul && hangul_ == HangulRule::by_uax29;
    return {joins ? letter : kind, offset + decoded.length};
  }

  /// `character` with the marks after it. A joiner also takes the pictograph after it (WB3c), and
  /// what follows then stands next to a pictograph.
  Character with_marks(Character character) const {
    while (character.end < text_.size() && !is_ascii(character.end)) {
      const Character next = at(character.end);
      if (next.kind != joiner && next.kind != extend) break;
      character.end = next.end;
      if (next.kind != joiner) continue;
      const Character joined = at(next.end);
      if (joined.kind == pictograph) character = joined;
    }
    return character;
  }

  bool at_end(std::size_t offset) const { return offset >= text_.size(); }

 private:
  bool is_ascii(std::size_t offset) const {
    return static_cast<unsigned char>(text_[offset]) < 0x80;
  }
  std::string_view text_;
  HangulRule hangul_;
};

/// Follows rules WB5 to WB13b from a first character that can start a word.
class WordEnd {
 public:
  WordEnd(const Scanner& scanner, const Character& first) : scanner_(scanner) {
    take(first);
    while (extend_once()) {
    }
  }

  std::size_t end() const { return last_.end; }
  TokenKind kind() const {
    if (letters_) return TokenKind::word;
    return digits_ ? TokenKind::number : TokenKind::punctuation;
  }

 private:
  bool extend_once() {
    if (scanner_.at_end(last_.end) || !starts_word(last_.kind)) return false;
    const Character next = scanner_.at(last_.end);
    if (starts_word(next.kind)) return take(next);
    if (last_.kind == hebrew_letter && next.kind == single_quote) return take_quote(next);
    return bridge(next);
  }

  /// A character that joins only when letters (or digits) stand on both sides.
  bool bridge(const Character& middle) {
    const bool letters = is_any_letter(last_.kind) && joins_letters(middle.kind);
    const bool digits = last_.kind == numeric && joins_digits(middle.kind);
    const bool hebrew = last_.kind == hebrew_letter && middle.kind == double_quote;
    if (!letters && !digits && !hebrew) return false;
    const Character marked = scanner_.with_marks(middle);
    // A pictograph joined the mark: it is no mark between letters any more.
    if (marked.kind != middle.kind) return false;
    const Character next = scanner_.at(marked.end);
    const bool joined = (letters && is_any_letter(next.kind)) || (digits && next.kind == numeric) ||
                        (hebrew && next.kind == hebrew_letter);
    return joined && take(next);
  }

  /// WB7a: the geresh; a letter must still follow for the word to go on.
  bool take_quote(const Character& quote) {
    last_ = scanner_.with_marks(quote);
    const Character next = scanner_.at(last_.end);
    return last_.kind == single_quote && is_any_letter(next.kind) && take(next);
  }

  bool take(const Character& character) {
    letters_ = letters_ || is_any_letter(character.kind);
    digits_ = digits_ || character.kind == numeric;
    last_ = scanner_.with_marks(character);
    return true;
  }

  const Scanner& scanner_;
  Character last_;
  bool letters_ = false;
  bool digits_ = false;
};

/// Marks after white space belong to its last character and end the run.
std::size_t white_end(const Scanner& scanner, const Character& first) {
  Character last = first;
  for (Character next = scanner.at(last.end); is_white(next.kind) && next.end > last.end;
       next = scanner.at(last.end)) {
    last = next;
  }
  // WB4: marks join what they follow, but not line ends (WB3a).
  return last.kind == line_end ? last.end : scanner.with_marks(last).end;
}

std::size_t hangul_end(const Scanner& scanner, const Character& first) {
  Character last = first;
  for (Character next = scanner.at(last.end); next.kind == hangul; next = scanner.at(last.end)) {
    last = next;
  }
  return scanner.with_marks(last).end;
}

/// Pictographs joined by ZWJ are one (WB3c); regional indicators make a flag of two (WB15, WB16).
std::size_t symbol_end(const Scanner& scanner, const Character& first) {
  if (first.kind == joiner) {
    const Character next = scanner.at(first.end);
    return scanner.with_marks(next.kind == pictograph ? next : first).end;
  }
  const Character last = scanner.with_marks(first);
  if (last.kind != regional_indicator) return last.end;
  const Character next = scanner.at(last.end);
  return next.kind == regional_indicator ? scanner.with_marks(next).end : last.end;
}

struct Cut {
  std::size_t end;
  TokenKind kind;
};

/// A placeholder is looked for only where no word begins: none of them begins with a letter.
/// `markup` tells whether a tag is one; null: each is.
Cut next_cut(std::string_view text, const Scanner& scanner, std::size_t offset,
             MarkupReader* markup) {
  const Character first = scanner.at(offset);
  if (starts_word(first.kind)) {
    const WordEnd word(scanner, first);
    return {word.end(), word.kind()};
  }
  if (is_white(first.kind)) return {white_end(scanner, first), TokenKind::space};
  if (first.kind == ideograph) return {scanner.with_marks(first).end, TokenKind::word};
  if (first.kind == hangul) return {hangul_end(scanner, first), TokenKind::word};
  const std::size_t length = placeholder_length(text, offset);
  const bool markup_or_placeholder =
      length > 0 && (markup == nullptr || text[offset] != '<' || markup->is_markup(offset, length));
  if (markup_or_placeholder) return {offset + length, TokenKind::tag};
  return {symbol_end(scanner, first), TokenKind::punctuation};
}

void cut_text(std::string_view text, HangulRule hangul, MarkupReader* markup,
              std::vector<Token>& tokens) {
  tokens.clear();
  // Offsets of tokens are of 32 bits: a text has many.
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw UsageError("a text of 4 GiB or more cannot be cut into tokens: split it");
  }
  const Scanner scanner(text, hangul);
  for (std::size_t offset = 0; offset < text.size();) {
    const Cut cut = next_cut(text, scanner, offset, markup);
    tokens.push_back(
        {static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(cut.end), cut.kind});
    offset = cut.end;
  }
}

}  // namespace

void tokenize(std::string_view text, std::vector<Token>& tokens) {
  cut_text(text, HangulRule::by_icu, nullptr, tokens);
}

std::vector<Token> tokenize_to_count(std::string_view text, HangulRule hangul) {
  MarkupReader markup(text);
  std::vector<Token> tokens;
  cut_text(text, hangul, &markup, tokens);
  return tokens;
}

std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  tokenize(text, tokens);
  return tokens;
}

}  // namespace calque::text
