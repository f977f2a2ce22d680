#include "document/strings/properties.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "document/inline_edits.h"
#include "document/paragraph_builder.h"
#include "text/trim.h"
#include "text/utf8.h"

namespace calque::document {
namespace {

constexpr std::string_view kBlank = " \t\f";

class PropertiesReader {
 public:
  explicit PropertiesReader(std::string_view file) : file_(file) {}

  std::vector<Paragraph> read() {
    while (at_ < file_.size()) read_line();
    return builder_.take();
  }

 private:
  bool ends_line(std::size_t at) const {
    return at >= file_.size() || file_[at] == '\n' || file_[at] == '\r';
  }

  void skip_blank() { at_ = std::min(file_.find_first_not_of(kBlank, at_), file_.size()); }

  void skip_line_end() {
    if (file_.substr(at_).starts_with("\r\n")) ++at_;
    if (at_ < file_.size()) ++at_;
  }

  /// A remark, a blank line, or a key and its value, which may go on in the next lines.
  void read_line() {
    skip_blank();
    if (at_ < file_.size() && (file_[at_] == '#' || file_[at_] == '!')) {
      const std::size_t end = std::min(file_.find_first_of("\r\n", at_), file_.size());
      note_ += (note_.empty() ? "" : "\n") +
               std::string(text::trimmed(file_.substr(at_ + 1, end - at_ - 1)));
      at_ = end;
    } else if (ends_line(at_)) {
      note_.clear();  // what a blank line sets apart is not about the next text
    } else {
      const std::string key = read_key();
      read_value(key);
      note_.clear();
    }
    skip_line_end();
  }

  /// Up to the first of blank, `=` and `:`, with the blanks around these.
  std::string read_key() {
    const std::size_t begin = at_;
    while (!ends_line(at_) && std::string_view(" \t\f=:").find(file_[at_]) == std::string::npos) {
      at_ += file_[at_] == '\\' ? 2U : 1U;
    }
    std::string key;
    for (std::size_t i = begin; i < std::min(at_, file_.size()); ++i) {
      if (file_[i] == '\\' && i + 1 < at_) ++i;
      key += file_[i];
    }
    skip_blank();
    if (at_ < file_.size() && (file_[at_] == '=' || file_[at_] == ':')) ++at_;
    skip_blank();
    return key;
  }

  void read_value(const std::string& key) {
    builder_.next_paragraph(ParagraphKind::text);
    builder_.name_string({.key = key, .note = note_});
    std::size_t done = at_;
    const auto add_until_here = [&] {
      if (at_ > done) builder_.add_text(file_.substr(done, at_ - done), {done, at_});
    };
    while (!ends_line(at_)) {
      if (file_[at_] != '\\') {
        ++at_;
        continue;
      }
      add_until_here();
      add_escape();
      done = at_;
    }
    add_until_here();
    builder_.next_paragraph(ParagraphKind::text);
  }

  /// A backslash at the end of a line joins the next one without the blanks before it; this belongs
  /// to the character behind it, and goes with it where the text is replaced.
  void add_escape() {
    const std::size_t begin = at_;
    while (file_.substr(at_).starts_with('\\') && ends_line(at_ + 1)) {
      ++at_;
      skip_line_end();
      skip_blank();
    }
    if (ends_line(at_)) return;
    if (file_[at_] != '\\') return add_character(begin);
    if (ends_line(++at_)) return;
    constexpr std::string_view kLetters = "tnrf";
    constexpr std::string_view kMeant = "\t\n\r\f";
    const std::size_t letter = kLetters.find(file_[at_]);
    std::string text;
    if (file_[at_] == 'u') {
      text = read_unicode();
    } else if (letter != std::string_view::npos) {
      text = kMeant[letter];
      ++at_;
    } else {
      return add_character(begin);
    }
    builder_.add_text(text, {begin, at_});
  }

  void add_character(std::size_t begin) {
    const std::size_t length = text::decode_at(file_, at_).length;
    builder_.add_text(file_.substr(at_, length), {begin, at_ + length});
    at_ += length;
  }

  std::optional<char32_t> read_unit() {
    unsigned value = 0;
    const std::string_view digits = file_.substr(std::min(at_ + 1, file_.size()), 4);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() < 4 || error != std::errc() || end != digits.data() + 4) return std::nullopt;
    at_ += 5;
    return static_cast<char32_t>(value);
  }

  /// Characters beyond U+FFFF are written as two halves. What is no number stands for itself.
  std::string read_unicode() {
    auto character = read_unit();
    if (!character) {
      ++at_;
      return "u";
    }
    if (*character >= 0xD800 && *character < 0xDC00 && file_.substr(at_).starts_with("\\u")) {
      const std::size_t before = at_++;
      const auto second = read_unit();
      if (second && *second >= 0xDC00 && *second < 0xE000) {
        character = 0x10000 + ((*character - 0xD800) << 10U) + (*second - 0xDC00);
      } else {
        at_ = before;
      }
    }
    std::string text;
    // No text has the character NUL.
    text::append_utf8(text, *character == 0 ? text::kReplacementCharacter : *character);
    return text;
  }

  std::string_view file_;
  std::size_t at_ = 0;
  std::string note_;  ///< The remarks right before the present line.
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::keep};
};

/// The largest byte of a text; UTF-8 keeps the order of characters.
unsigned char largest_byte(std::string_view text) {
  unsigned char largest = 0;
  for (const char c : text) largest = std::max(largest, static_cast<unsigned char>(c));
  return largest;
}

void append_unit(std::string& out, unsigned unit) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += "\\u";
  for (unsigned shift = 16; shift > 0; shift -= 4) out += kDigits[(unit >> (shift - 4U)) & 15U];
}

void append_escaped(std::string& out, char32_t character) {
  if (character < 0x10000) {
    append_unit(out, character);
  } else {
    append_unit(out, 0xD800 + ((character - 0x10000) >> 10U));
    append_unit(out, 0xDC00 + ((character - 0x10000) & 0x3FFU));
  }
}

std::string escape(std::string_view text, const TextPlace& place) {
  std::string out;
  for (const char c : text) {
    constexpr std::string_view kLetters = "tnrf\\";
    const std::size_t letter = std::string_view("\t\n\r\f\\").find(c);
    if (letter != std::string_view::npos) {
      out += {'\\', kLetters[letter]};
    } else {
      out += c;
    }
  }
  // A blank before the value would not be part of it.
  if (place.starts_block && out.starts_with(' ')) out.insert(0, 1, '\\');
  return out;
}

constexpr char32_t kLastOfAscii = 0x7F;
constexpr char32_t kLastOfLatin1 = 0xFF;

template <char32_t last>
std::string escape_beyond(std::string_view text, const TextPlace& place) {
  const std::string escaped = escape(text, place);
  std::string out;
  for (std::size_t i = 0; i < escaped.size();) {
    const text::Decoded next = text::decode_at(escaped, i);
    if (next.code_point <= last) {
      out += escaped.substr(i, next.length);
    } else {
      append_escaped(out, next.code_point);
    }
    i += next.length;
  }
  return out;
}

}  // namespace

Document read_java_properties(std::string_view text) {
  Document document;
  document.paragraphs = PropertiesReader(text).read();
  return document;
}

std::string properties_encoding(std::string_view bytes) {
  return text::find_invalid_utf8(bytes) ? "ISO-8859-1" : "";
}

std::optional<SegmentEditing> write_java_properties(std::string_view file,
                                                    const SegmentSource& source,
                                                    const SegmentEdit& segment,
                                                    const Render& render) {
  const unsigned char largest = largest_byte(file);
  if (largest < 0x80) {
    return write_inline<escape_beyond<kLastOfAscii>>(file, source, segment, render);
  }
  // The bytes C2 and C3 begin the characters up to U+00FF.
  if (largest < 0xC4) {
    return write_inline<escape_beyond<kLastOfLatin1>>(file, source, segment, render);
  }
  return write_inline<escape>(file, source, segment, render);
}

}  // namespace calque::document
