#include "document/strings/json.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "document/inline_edits.h"
#include "document/paragraph_builder.h"
#include "document/strings/string_forms.h"
#include "model/language_reading.h"
#include "text/file_kind.h"
#include "text/trim.h"
#include "text/utf8.h"

namespace calque::document {
namespace {

/// The four digits of `\u`; nothing where they are none.
std::optional<char32_t> read_unit(std::string_view digits) {
  unsigned value = 0;
  if (digits.size() < 4) return std::nullopt;
  digits = digits.substr(0, 4);
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return static_cast<char32_t>(value);
}

/// A character that is written with a backslash, and its bytes.
struct JsonEscape {
  std::string text;
  std::size_t size = 0;
};

/// Characters beyond U+FFFF are written as two halves.
std::optional<JsonEscape> read_unicode_escape(std::string_view rest) {
  const auto first = read_unit(rest.substr(2));
  if (!first) return std::nullopt;
  JsonEscape escape{.text = {}, .size = 6};
  char32_t character = *first;
  if (character >= 0xD800 && character < 0xDC00 && rest.substr(6).starts_with("\\u")) {
    const auto second = read_unit(rest.substr(8));
    if (second && *second >= 0xDC00 && *second < 0xE000) {
      character = 0x10000 + ((character - 0xD800) << 10U) + (*second - 0xDC00);
      escape.size = 12;
    }
  }
  // No text has the character NUL.
  text::append_utf8(escape.text, character == 0 ? text::kReplacementCharacter : character);
  return escape;
}

std::optional<JsonEscape> read_json_escape(std::string_view rest) {
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
  if (rest.size() < 2) return std::nullopt;
  if (rest[1] == 'u') return read_unicode_escape(rest);
  const std::size_t letter = kLetters.find(rest[1]);
  if (letter == std::string_view::npos) return std::nullopt;
  return JsonEscape{.text = std::string(1, kMeant[letter]), .size = 2};
}

/// Goes through the file from value to value. Depth is a number and not the depth of calls.
class JsonReader {
 public:
  JsonReader(std::string_view file, bool has_remarks) : file_(file), has_remarks_(has_remarks) {}

  /// Where a resource bundle names its language; empty where it does not. Known after `read`.
  SourceRange language_place() const { return language_place_; }

  Document read() {
    for (skip_blank(); at_ < file_.size(); skip_blank()) step();
    if (!open_.empty()) refuse("it ends before it is closed");
    document_.paragraphs = builder_.take();
    keep_plurals(document_.paragraphs);
    for (const Paragraph& paragraph : document_.paragraphs) {
      const auto note = notes_.find(paragraph.entry->key);
      if (note != notes_.end()) paragraph.entry->note = note->second;
    }
    return std::move(document_);
  }

 private:
  /// An object or a list.
  struct Container {
    bool object = false;
    bool at_key = false;  ///< The next string is a key.
    bool remark = false;  ///< What is in it says something about another text.
    std::string path{};   ///< Its key, with those of the values around it.
    std::string key{};    ///< The last one in it.
    SourceRange key_place{};
    std::size_t number = 0;  ///< Of the present value of a list.
  };

  [[noreturn]] void refuse(const std::string& reason) const {
    const auto line = 1 + std::ranges::count(file_.substr(0, at_), '\n');
    throw InputError("no JSON: line " + std::to_string(line) + ": " + reason);
  }

  void skip_blank() { at_ = std::min(file_.find_first_not_of(text::kBlanks, at_), file_.size()); }

  bool in_remark() const { return value_is_remark_ || (!open_.empty() && open_.back().remark); }

  void step() {
    const char c = file_[at_];
    if (c == '"') {
      read_string();
    } else if (c == '{' || c == '[') {
      if (open_.size() == kDeepestStrings) refuse("it is nested more than 1,000 deep");
      open_.push_back(
          {.object = c == '{', .at_key = c == '{', .remark = in_remark(), .path = path_of_value()});
      value_is_remark_ = false;
      ++at_;
    } else if (c == '}' || c == ']') {
      if (open_.empty() || open_.back().object != (c == '}')) refuse("a bracket closes nothing");
      open_.pop_back();
      ++at_;
    } else if (c == ',') {
      if (open_.empty()) refuse("a comma stands outside of all brackets");
      open_.back().at_key = open_.back().object;
      ++open_.back().number;
      value_is_remark_ = false;
      ++at_;
    } else if (c == ':') {
      ++at_;
    } else {
      skip_constant();
    }
  }

  /// A number, true, false or null.
  void skip_constant() {
    const std::size_t end = std::min(file_.find_first_of(" \t\r\n,:{}[]\"", at_), file_.size());
    const char c = file_[at_];
    const bool known = (c >= '0' && c <= '9') || c == '-' || c == 't' || c == 'f' || c == 'n';
    if (!known) refuse("a value is expected");
    at_ = end;
  }

  std::size_t string_end() const {
    for (std::size_t i = at_ + 1; i < file_.size() && file_[i] != '\n'; ++i) {
      if (file_[i] == '"') return i;
      if (file_[i] == '\\') ++i;
    }
    refuse("a string is not closed");
  }

  void read_string() {
    const SourceRange inside{at_ + 1, string_end()};
    if (!open_.empty() && open_.back().at_key) {
      take_key(inside);
    } else if (!in_remark()) {
      add_text(inside);
    } else if (names_language_) {
      language_place_ = inside;
      document_.language =
          understand_language(std::string(file_.substr(inside.begin, inside.size())));
    } else if (open_.size() == 2 && open_.back().key == "description") {
      // Of "@key": it is about the text of that name.
      notes_[open_.back().path.substr(1)] = unescaped(inside);
    }
    at_ = inside.end + 1;
  }

  void take_key(SourceRange inside) {
    Container& object = open_.back();
    object.at_key = false;
    object.key = unescaped(inside);
    object.key_place = inside;
    value_is_remark_ = has_remarks_ && object.key.starts_with('@');
    names_language_ = has_remarks_ && object.key == "@@locale";
  }

  std::string path_of_value() const {
    if (open_.empty()) return {};
    const Container& around = open_.back();
    const std::string last = around.object ? around.key : std::to_string(around.number);
    return joined_key(around.path, last);
  }

  std::string unescaped(SourceRange inside) const {
    std::string text;
    for (std::size_t i = inside.begin; i < inside.end;) {
      const auto escape =
          file_[i] == '\\' ? read_json_escape(file_.substr(i, inside.end - i)) : std::nullopt;
      text += escape ? escape->text : std::string(1, file_[i]);
      i += escape ? escape->size : 1;
    }
    return text;
  }

  /// i18next, "Plurals": "item_one", "item_other".
  std::optional<PluralForm> plural_of(SourceRange inside) const {
    if (open_.empty() || !open_.back().object) return std::nullopt;
    const Container& object = open_.back();
    const std::string_view category = category_of(object.key, '_');
    const std::string_view written = file_.substr(object.key_place.begin, object.key_place.size());
    if (category.empty() || category.size() == object.key.size() || !written.ends_with(category)) {
      return std::nullopt;
    }
    const std::string path = path_of_value();
    return PluralForm{.group = path.substr(0, path.size() - category.size() - 1),
                      .category = std::string(category),
                      .whole = {object.key_place.begin - 1, inside.end + 1},
                      .name = {object.key_place.end - category.size(), object.key_place.end},
                      .separator = ","};
  }

  void add_text(SourceRange inside) {
    builder_.next_paragraph(ParagraphKind::text);
    builder_.name_string({.key = path_of_value(), .note = {}, .plural = plural_of(inside)});
    std::size_t done = inside.begin;
    const auto add_until = [&](std::size_t end) {
      if (end > done) builder_.add_text(file_.substr(done, end - done), {done, end});
    };
    for (std::size_t i = inside.begin; i < inside.end;) {
      if (file_[i] != '\\') {
        ++i;
        continue;
      }
      const auto escape = read_json_escape(file_.substr(i, inside.end - i));
      if (!escape) refuse("a backslash stands before a character that it does not go with");
      add_until(i);
      builder_.add_text(escape->text, {i, i + escape->size});
      done = i += escape->size;
    }
    add_until(inside.end);
    builder_.next_paragraph(ParagraphKind::text);
  }

  std::string_view file_;
  bool has_remarks_;
  std::size_t at_ = 0;
  std::vector<Container> open_;
  bool value_is_remark_ = false;
  bool names_language_ = false;
  SourceRange language_place_;
  std::map<std::string, std::string, std::less<>> notes_;  ///< By keys.
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::keep};
  Document document_;
};

std::string escape_json(std::string_view text, const TextPlace& /*place*/) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '"':
      case '\\':
        out += {'\\', c};
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default: {
        constexpr std::string_view kDigits = "0123456789abcdef";
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= ' ') {
          out += c;
        } else {
          out += std::string("\\u00") + kDigits[byte >> 4U] + kDigits[byte & 15U];
        }
      }
    }
  }
  return out;
}

}  // namespace

bool is_json(std::string_view bytes) {
  return text::text_kind(bytes.substr(0, 4096)) == "a JSON file";
}

Document read_json(std::string_view text) {
  return JsonReader(text, false).read();
}

Document read_arb(std::string_view text) {
  return JsonReader(text, true).read();
}

/// Bundles name languages as Java does: "pt_BR".
std::vector<text::TextEdit> arb_language_edits(std::string_view text, const Language& language) {
  JsonReader reader(text, true);
  reader.read();
  const SourceRange place = reader.language_place();
  if (place.size() == 0) return {};
  std::string name = language.tag();
  std::ranges::replace(name, '-', '_');
  return {{place.begin, place.end, std::move(name)}};
}

std::optional<SegmentEditing> write_json(std::string_view file, const SegmentSource& source,
                                         const SegmentEdit& segment, const Render& render) {
  return write_inline<escape_json>(file, source, segment, render);
}

}  // namespace calque::document
