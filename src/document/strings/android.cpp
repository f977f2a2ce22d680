#include "document/strings/android.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "document/strings/string_forms.h"
#include "document/strings/xml_content.h"
#include "text/ascii.h"
#include "text/plural_category.h"
#include "text/trim.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace calque::document {
namespace {

// developer.android.com, "String resources": escapes begin with a backslash, white space is one
// space unless it stands in double quotes.
/// A character, or a tag, of a value.
struct Piece {
  enum class Kind { text, open, close, placeholder };
  Kind kind = Kind::text;
  std::string text;  ///< Of a tag, its name.
  SourceRange range;
  bool collapses = false;  ///< White space that no quotes keep.
};

/// Takes a value apart.
class ValueReader {
 public:
  ValueReader(std::string_view xml, SourceRange inside) : xml_(xml), tokens_(xml, inside) {}

  std::vector<Piece> read() {
    while (const auto token = tokens_.next()) take(*token);
    end_pending();
    return std::move(pieces_);
  }

 private:
  void take(const XmlToken& token) {
    using Kind = XmlToken::Kind;
    const std::string_view bytes = xml_.substr(token.range.begin, token.range.size());
    if (token.kind == Kind::text) {
      take_characters(token.range);
    } else if (token.kind == Kind::cdata) {
      take_characters(inside_cdata(token.range));
    } else if (token.kind == Kind::reference) {
      if (const auto text = referred(bytes)) return take_unit(*text, token.range);
      add({Piece::Kind::placeholder, {}, token.range});
    } else if (token.kind == Kind::start_tag && bytes.starts_with("<xliff:g")) {
      add({Piece::Kind::placeholder, {}, {token.range.begin, end_of_group(token.range.end)}});
    } else if (token.kind == Kind::start_tag) {
      add({Piece::Kind::open, name_of(bytes), token.range});
    } else if (token.kind == Kind::empty_tag) {
      add({Piece::Kind::placeholder, {}, token.range});
    } else if (token.kind == Kind::end_tag) {
      add({Piece::Kind::close, {}, token.range});
    }
  }

  /// Where the text goes on behind `</xliff:g>`; these do not stand in each other.
  std::size_t end_of_group(std::size_t begin) {
    std::size_t end = begin;
    while (const auto token = tokens_.next()) {
      end = token->range.end;
      const std::string_view bytes = xml_.substr(token->range.begin, token->range.size());
      if (token->kind == XmlToken::Kind::end_tag && bytes.starts_with("</xliff:g")) break;
    }
    return end;
  }

  static std::string name_of(std::string_view tag) {
    return std::string(tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1));
  }

  void take_characters(SourceRange range) {
    for (std::size_t at = range.begin; at < range.end;) {
      const std::size_t length = std::min(text::decode_at(xml_, at).length, range.end - at);
      take_unit(xml_.substr(at, length), {at, at + length});
      at += length;
    }
  }

  /// A character as XML has it; a reference to a quote is one, as Android sees them after XML.
  void take_unit(std::string_view character, SourceRange range) {
    if (!escape_.empty()) return take_escaped(character, range);
    if (character == "\\") {
      escape_ = character;
      escape_range_ = range;
    } else if (character == "\"") {
      quoted_ = !quoted_;
      add({Piece::Kind::text, {}, range});
    } else if (!quoted_ && character.size() == 1 &&
               text::kBlanks.find(character.front()) != std::string_view::npos) {
      add({Piece::Kind::text, " ", range, true});
    } else {
      add({Piece::Kind::text, std::string(character), range});
    }
  }

  void take_escaped(std::string_view character, SourceRange range) {
    escape_range_.end = range.end;
    escape_ += character;
    // "\u" and four digits.
    if (escape_[1] == 'u' && escape_.size() < 6 && character.size() == 1) return;
    end_pending();
  }

  void end_pending() {
    if (escape_.empty()) return;
    const std::string escape = std::exchange(escape_, {});
    std::string text;
    if (escape.size() > 1 && escape[1] == 'u') {
      unsigned code = 0;
      const auto [end, error] =
          std::from_chars(escape.data() + 2, escape.data() + escape.size(), code, 16);
      const bool whole = error == std::errc() && end == escape.data() + escape.size();
      // No text has the character NUL.
      if (whole && code > 0) text::append_utf8(text, static_cast<char32_t>(code));
    } else if (escape == "\\n") {
      text = "\n";
    } else if (escape == "\\t") {
      text = "\t";
    } else {
      text = escape.substr(1);
    }
    add({Piece::Kind::text, text, escape_range_});
  }

  void add(Piece piece) {
    if (piece.kind != Piece::Kind::text) end_pending();
    pieces_.push_back(std::move(piece));
  }

  std::string_view xml_;
  XmlTokens tokens_;
  std::vector<Piece> pieces_;
  std::string escape_;
  SourceRange escape_range_;
  bool quoted_ = false;
};

bool is_quote(const Piece& piece) {
  return piece.kind == Piece::Kind::text && piece.text.empty();
}

/// Quotes around all of a value stay where they are; others go with the character beside them.
void bind_quotes(std::vector<Piece>& pieces) {
  if (pieces.size() > 1 && is_quote(pieces.front()) && is_quote(pieces.back())) {
    pieces.pop_back();
    pieces.erase(pieces.begin());
  }
  std::vector<Piece> bound;
  for (Piece& piece : pieces) {
    const bool after_text = !bound.empty() && bound.back().kind == Piece::Kind::text &&
                            bound.back().range.end == piece.range.begin;
    if (after_text && (is_quote(piece) || is_quote(bound.back()))) {
      bound.back().text += piece.text;
      bound.back().range.end = piece.range.end;
    } else {
      bound.push_back(std::move(piece));
    }
  }
  pieces = std::move(bound);
}

/// Runs of white space that no quotes keep are one space.
void join_spaces(std::vector<Piece>& pieces) {
  std::vector<Piece> joined;
  for (Piece& piece : pieces) {
    if (!joined.empty() && piece.collapses && joined.back().collapses &&
        joined.back().range.end == piece.range.begin) {
      joined.back().range.end = piece.range.end;
    } else {
      joined.push_back(std::move(piece));
    }
  }
  pieces = std::move(joined);
}

void add_value(const XmlPart& part, const pugi::xml_node& element, ParagraphBuilder& builder) {
  std::vector<Piece> pieces = ValueReader(part.xml(), content_of(part, element)).read();
  join_spaces(pieces);
  bind_quotes(pieces);
  std::vector<std::string> open;
  for (const Piece& piece : pieces) {
    const std::string_view code = part.xml().substr(piece.range.begin, piece.range.size());
    switch (piece.kind) {
      case Piece::Kind::text:
        builder.add_text(piece.text, piece.range);
        break;
      case Piece::Kind::open: {
        const std::string type = piece.text == "b"   ? "bold"
                                 : piece.text == "i" ? "italic"
                                                     : "x-" + piece.text;
        builder.open_tag(piece.text == "a" ? "link" : type, code, "</" + piece.text + ">",
                         piece.range);
        break;
      }
      case Piece::Kind::close:
        builder.close_tag(piece.range);
        break;
      case Piece::Kind::placeholder:
        builder.add_placeholder("code", code, piece.range);
        break;
    }
  }
}

/// `@string/ok`, `?attr/title`, `@null`.
bool refers(std::string_view value) {
  if (value.empty() || (value.front() != '@' && value.front() != '?')) return false;
  return value == "@null" || value == "@empty" ||
         (value.find('/') != std::string_view::npos &&
          value.find_first_of(" \t\r\n") == std::string_view::npos);
}

class AndroidReader {
 public:
  explicit AndroidReader(const std::string& xml) : part_(xml, "it", pugi::encoding_utf8) {}

  Document read() {
    const pugi::xml_node root = part_.root().document_element();
    if (std::string_view(root.name()) != "resources") {
      throw InputError("no file of Android's strings (its first element is not <resources>)");
    }
    for (const pugi::xml_node& element : root.children()) {
      const std::string_view name = element.name();
      const bool string =
          name == "string" ||
          (name == "item" && std::string_view(element.attribute("type").value()) == "string");
      const bool list = name == "string-array" || name == "plurals";
      if (!string && !list) continue;
      if (is_kept(element)) {
        document_.leave_out("string that is not to be translated");
      } else if (string) {
        add(element, {.key = key_of(element), .note = notes_of(element)});
      } else {
        add_items(element, name == "plurals");
      }
    }
    document_.paragraphs = builder_.take();
    keep_plurals(document_.paragraphs);
    return std::move(document_);
  }

 private:
  static bool is_kept(const pugi::xml_node& element) {
    return std::string_view(element.attribute("translatable").value()) == "false" ||
           std::string_view(element.attribute("translate").value()) == "false";
  }

  /// The same name may stand several times, for kinds of devices.
  static std::string key_of(const pugi::xml_node& element) {
    std::string key = element.attribute("name").value();
    const std::string_view product = element.attribute("product").value();
    return product.empty() ? key : key.append("@").append(product);
  }

  std::string notes_of(const pugi::xml_node& element) const {
    std::string notes = comments_before(part_.xml(), part_.start_tag(element).begin);
    const std::string_view own = element.attribute("comment").value();
    if (!own.empty()) notes += (notes.empty() ? "" : "\n") + std::string(own);
    return notes;
  }

  void add_items(const pugi::xml_node& list, bool plurals) {
    std::size_t number = 0;
    const std::string key = key_of(list);
    const std::string notes = notes_of(list);
    for (const pugi::xml_node& item : list.children("item")) {
      const std::string category = item.attribute("quantity").value();
      const std::string last = plurals ? category : std::to_string(number++);
      if (is_kept(item)) continue;
      const std::string own = comments_before(part_.xml(), part_.start_tag(item).begin);
      StringEntry entry{.key = key + "." + last, .note = own.empty() ? notes : own};
      if (plurals && text::is_plural_category(category)) {
        entry.plural = {.group = key,
                        .category = category,
                        .whole = part_.whole(item),
                        .name = part_.value(item, "quantity"),
                        .separator = {}};
      }
      add(item, std::move(entry));
    }
  }

  void add(const pugi::xml_node& element, StringEntry entry) {
    if (refers(element.child_value())) return document_.leave_out("reference to another string");
    builder_.next_paragraph(ParagraphKind::text);
    builder_.name_string(std::move(entry));
    add_value(part_, element, builder_);
  }

  XmlPart part_;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::keep};
  Document document_;
};

/// As it is written before XML's own escapes.
std::string escape_value(std::string_view text, const TextPlace& place) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\t') {
      out += c == '\n' ? "\\n" : "\\t";
    } else if (c == '\'' || c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (i == 0 && place.starts_block && (c == '@' || c == '?')) {
      out += {'\\', c};
    } else if (c == ' ' && i > 0 && text[i - 1] == ' ') {
      out += "\\u0020";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

bool is_android_strings(std::string_view bytes) {
  // Licences stand before the first element.
  return bytes.substr(0, 64 * std::size_t{1024}).find("<resources") != std::string_view::npos;
}

Document read_android_strings(std::string_view text) {
  const std::string xml(text);
  return AndroidReader(xml).read();
}

std::optional<SegmentEditing> write_android_strings(std::string_view file,
                                                    const SegmentSource& source,
                                                    const SegmentEdit& segment,
                                                    const Render& render) {
  return write_xml<escape_value>(file, source, segment, render);
}

}  // namespace calque::document
