#include "document/strings/apple_strings.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "calque/error.h"
#include "document/inline_edits.h"
#include "document/paragraph_builder.h"
#include "document/strings/plist.h"
#include "document/strings/xml_content.h"
#include "text/ascii.h"
#include "text/trim.h"
#include "text/utf8.h"

namespace calque::document {
namespace {

/// The text of an escape and its bytes.
struct Escape {
  std::string text;
  std::size_t size = 2;
};

std::optional<char32_t> read_hex(std::string_view digits) {
  unsigned value = 0;
  if (digits.size() < 4) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + 4, value, 16);
  if (error != std::errc() || end != digits.data() + 4) return std::nullopt;
  return static_cast<char32_t>(value);
}

/// What begins with a backslash: letters as in C, `\U` and `\u` with a unit of UTF-16.
Escape read_escape(std::string_view rest) {
  constexpr std::string_view kLetters = "ntrabfv";
  constexpr std::string_view kMeant = "\n\t\r\a\b\f\v";
  if (rest.size() < 2) return {.text = "\\", .size = rest.size()};
  const std::size_t letter = kLetters.find(rest[1]);
  if (letter != std::string_view::npos) return {.text = std::string(1, kMeant[letter])};
  Escape escape;
  if (rest[1] == 'U' || rest[1] == 'u') {
    auto character = read_hex(rest.substr(2));
    if (character && *character > 0) {
      // Backslash, letter and four digits; characters beyond U+FFFF are two of them.
      escape.size = 6;
      const std::string_view next = rest.substr(6);
      const bool half = *character >= 0xD800 && *character < 0xDC00 &&
                        (next.starts_with("\\U") || next.starts_with("\\u"));
      const auto second = half ? read_hex(next.substr(2)) : std::nullopt;
      if (second && *second >= 0xDC00 && *second < 0xE000) {
        character = 0x10000 + ((*character - 0xD800) << 10U) + (*second - 0xDC00);
        escape.size = 12;
      }
      text::append_utf8(escape.text, *character);
      return escape;
    }
  }
  // Any other character stands for itself, a line end too.
  const std::size_t length = text::decode_at(rest, 1).length;
  return {.text = std::string(rest.substr(1, length)), .size = 1 + length};
}

class StringsReader {
 public:
  explicit StringsReader(std::string_view file) : file_(file) {}

  std::vector<Paragraph> read() {
    for (skip_to_entry(); at_ < file_.size(); skip_to_entry()) read_entry();
    return builder_.take();
  }

 private:
  [[noreturn]] void refuse(const std::string& reason) const {
    const auto line = 1 + std::ranges::count(file_.substr(0, at_), '\n');
    throw InputError("no file of Apple's strings: line " + std::to_string(line) + ": " + reason);
  }

  bool at_end() const { return at_ >= file_.size(); }

  /// Comments become the note of the entry that they stand before; one that a blank line sets apart
  /// is about what comes next as a whole.
  void skip_to_entry() {
    for (;;) {
      const std::size_t next = std::min(file_.find_first_not_of(" \t\r\n", at_), file_.size());
      if (std::ranges::count(file_.substr(at_, next - at_), '\n') > 1) note_.clear();
      at_ = next;
      if (!skip_comment()) return;
    }
  }

  bool skip_comment() {
    const std::string_view rest = file_.substr(at_);
    if (rest.starts_with("/*")) {
      const std::size_t end = file_.find("*/", at_ + 2);
      if (end == std::string_view::npos) refuse("a comment is not closed");
      add_note(file_.substr(at_ + 2, end - at_ - 2));
      at_ = end + 2;
      return true;
    }
    if (rest.starts_with("//")) {
      const std::size_t end = std::min(file_.find('\n', at_), file_.size());
      add_note(file_.substr(at_ + 2, end - at_ - 2));
      at_ = end;
      return true;
    }
    return false;
  }

  void add_note(std::string_view comment) {
    const std::string_view note = text::trimmed(comment);
    if (in_entry_ || note.empty() || note == "No comment provided by engineer.") return;
    note_.append(note_.empty() ? "" : "\n").append(note);
  }

  void skip_blank() {
    for (;;) {
      at_ = std::min(file_.find_first_not_of(" \t\r\n", at_), file_.size());
      in_entry_ = true;  // a comment in it says nothing about the next one
      const bool comment = skip_comment();
      in_entry_ = false;
      if (!comment) return;
    }
  }

  /// The inside of a string in quotes.
  SourceRange read_quoted() {
    const std::size_t begin = ++at_;
    while (at_ < file_.size() && file_[at_] != '"') at_ += file_[at_] == '\\' ? 2U : 1U;
    if (at_end()) refuse("a string is not closed");
    return {begin, at_++};
  }

  SourceRange read_word() {
    const std::size_t begin = at_;
    const auto is_of_word = [](char c) {
      return text::is_ascii_alphanumeric(c) ||
             std::string_view("_.-$:/").find(c) != std::string_view::npos;
    };
    while (!at_end() && is_of_word(file_[at_])) ++at_;
    if (at_ == begin) refuse("a key in quotes is expected");
    return {begin, at_};
  }

  SourceRange read_value() { return !at_end() && file_[at_] == '"' ? read_quoted() : read_word(); }

  std::string text_of(SourceRange inside) const {
    std::string text;
    for (std::size_t i = inside.begin; i < inside.end;) {
      if (file_[i] != '\\') {
        text += file_[i++];
        continue;
      }
      const Escape escape = read_escape(file_.substr(i, inside.end - i));
      text += escape.text;
      i += escape.size;
    }
    return text;
  }

  /// A key alone is its own text (`"OK";`).
  void read_entry() {
    const bool quoted = file_[at_] == '"';
    const SourceRange key = read_value();
    SourceRange value = key;
    skip_blank();
    bool text = quoted;
    if (!at_end() && file_[at_] == '=') {
      ++at_;
      skip_blank();
      text = !at_end() && file_[at_] == '"';
      value = read_value();
      skip_blank();
      if (text) add_text(text_of(key), value);
    }
    if (at_end() || file_[at_] != ';') refuse("a semicolon is expected");
    ++at_;
    note_.clear();
  }

  void add_text(std::string key, SourceRange inside) {
    builder_.next_paragraph(ParagraphKind::text);
    builder_.name_string({.key = std::move(key), .note = note_});
    std::size_t done = inside.begin;
    const auto add_until = [&](std::size_t end) {
      if (end > done) builder_.add_text(file_.substr(done, end - done), {done, end});
    };
    for (std::size_t i = inside.begin; i < inside.end;) {
      if (file_[i] != '\\') {
        ++i;
        continue;
      }
      const Escape escape = read_escape(file_.substr(i, inside.end - i));
      add_until(i);
      builder_.add_text(escape.text, {i, i + escape.size});
      done = i += escape.size;
    }
    add_until(inside.end);
    builder_.next_paragraph(ParagraphKind::text);
  }

  std::string_view file_;
  std::size_t at_ = 0;
  std::string note_;
  bool in_entry_ = false;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::keep};
};

std::string escape_strings(std::string_view text, const TextPlace& /*place*/) {
  std::string out;
  for (const char c : text) {
    constexpr std::string_view kSpecial = "\"\\\n\t\r";
    constexpr std::string_view kLetters = "\"\\ntr";
    const std::size_t special = kSpecial.find(c);
    if (special == std::string_view::npos) {
      out += c;
    } else {
      out += {'\\', kLetters[special]};
    }
  }
  return out;
}

}  // namespace

Document read_apple_strings(std::string_view text) {
  if (is_plist(text)) return read_plist(text);
  Document document;
  document.paragraphs = StringsReader(text).read();
  return document;
}

std::optional<SegmentEditing> write_apple_strings(std::string_view file,
                                                  const SegmentSource& source,
                                                  const SegmentEdit& segment,
                                                  const Render& render) {
  if (is_plist(file)) return write_xml_text(file, source, segment, render);
  return write_inline<escape_strings>(file, source, segment, render);
}

}  // namespace calque::document
