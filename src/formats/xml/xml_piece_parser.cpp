#include "formats/xml/xml_piece_parser.h"

#include <algorithm>
#include <pugixml.hpp>
#include <set>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "text/printable.h"

namespace calque {
namespace {

constexpr std::string_view kReadsAsReplacement = "reads them as U+FFFD";

/// How much of the text of a message's subject is shown.
constexpr std::size_t kShownBytes = 40;

std::uint64_t line_at(const UnitPiece& piece, std::size_t offset) {
  return piece.line +
         static_cast<std::uint64_t>(std::ranges::count(piece.text.substr(0, offset), '\n'));
}

/// The node after `node` in the order of the document; null after the last.
/// Without recursion: a hostile piece nests as deep as it is long.
pugi::xml_node next_node(pugi::xml_node node) {
  if (const pugi::xml_node child = node.first_child()) return child;
  while (node && !node.next_sibling()) node = node.parent();
  return node.next_sibling();
}

/// Whether two attributes of the element have one name. `names` is room to work in.
/// By sorting: comparing each with each takes time with the square of their number.
bool repeats_attribute(const pugi::xml_node& element, std::vector<std::string_view>& names) {
  names.clear();
  for (const pugi::xml_attribute& attribute : element.attributes()) {
    names.emplace_back(attribute.name());
  }
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) != names.end();
}

/// Removes all but the first attribute of each name; returns the name of one removed.
std::string keep_first_attributes(pugi::xml_node element) {
  std::set<std::string, std::less<>> known;
  std::string removed;
  for (pugi::xml_attribute attribute = element.first_attribute(); attribute;) {
    const pugi::xml_attribute next = attribute.next_attribute();
    if (!known.insert(attribute.name()).second) {
      removed = attribute.name();
      element.remove_attribute(attribute);
    }
    attribute = next;
  }
  return removed;
}

}  // namespace

std::string_view tag_name(std::string_view tag) {
  return tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1);
}

std::string closed_tag(std::string_view tag) {
  std::string text(tag);
  if (!text.ends_with("/>")) text.append("</").append(tag_name(tag)).append(">");
  return text;
}

std::string shown_in_message(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos) text.remove_prefix(first);
  std::string out(text.substr(0, kShownBytes));
  // The cut may have split a character.
  while (!out.empty() && text.size() > kShownBytes &&
         static_cast<unsigned char>(out.back()) >= 0x80) {
    out.pop_back();
  }
  return text::make_printable(text.size() > out.size() ? out + "..." : out);
}

void XmlPieceParser::DocumentDelete::operator()(pugi::xml_document* document) const {
  delete document;  // NOLINT(cppcoreguidelines-owning-memory): the deleter of the unique_ptr
}

XmlPieceParser::XmlPieceParser(std::string file_name, bool lenient)
    : name_(std::move(file_name)),
      lenient_(lenient),
      document_(std::make_unique<pugi::xml_document>().release()) {}

void XmlPieceParser::use_entities(std::string_view doctype) {
  sanitiser_ = XmlSanitiser(XmlEntities(doctype));
}

std::optional<std::string> XmlPieceParser::parse(const UnitPiece& piece, const ReadPlace& place) {
  // White space is kept, as it is text in a segment; comments, CDATA and declarations are gone
  // already.
  constexpr unsigned kFlags =
      pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_eol | pugi::parse_wconv_attribute;
  std::string* clean = nullptr;
  try {
    clean = &sanitiser_.run(piece.text, defects_);
  } catch (const InputError& error) {
    refuse({piece.line, place.unit, {}}, error.what());
  }
  report(defects_, piece, place);
  const pugi::xml_parse_result result =
      document_->load_buffer_inplace(clean->data(), clean->size(), kFlags, pugi::encoding_utf8);
  if (result) {
    drop_repeated_attributes(place);
    return std::nullopt;
  }
  return "it is not well-formed: " + std::string(result.description());
}

pugi::xml_node XmlPieceParser::element() const {
  return document_->first_child();
}

/// XML 1.0 (section 3.1) allows each name once in a tag; pugixml does not look.
void XmlPieceParser::drop_repeated_attributes(const ReadPlace& place) {
  std::vector<std::string_view> names;
  for (pugi::xml_node node = element(); node; node = next_node(node)) {
    if (!node.first_attribute().next_attribute() || !repeats_attribute(node, names)) continue;
    const std::string name = keep_first_attributes(node);
    defect(ReadIssue::Kind::repaired, place,
           "the attribute " + name + " is given twice in <" + node.name() + ">", "reads the first");
  }
}

void XmlPieceParser::report(const std::vector<XmlDefect>& defects, const UnitPiece& piece,
                            ReadPlace place) {
  bool repaired = false;
  for (const XmlDefect& found : defects) {
    place.line = line_at(piece, found.offset);
    if (found.kind == XmlDefect::Kind::harmless) {
      log_.remark(place, found.message + " (read " + std::string(found.repair) + ")");
    } else if (!std::exchange(repaired, true)) {
      // One issue a piece: what is listed is the unit.
      defect(ReadIssue::Kind::repaired, place, found.message,
             "reads it " + std::string(found.repair));
    }
  }
}

/// Two issues at most: for what lies between pieces, and for this piece with the number of its
/// places.
void XmlPieceParser::note_bad_bytes(const UnitPiece& piece, const ReadPlace& place,
                                    const std::string& encoding) {
  if (piece.bad_bytes_before == 0 && piece.bad_bytes.empty()) return;
  const std::string reason = " without a meaning in " + encoding;
  if (piece.bad_bytes_before > 0) {
    defect(ReadIssue::Kind::repaired, {piece.line, 0, {}},
           "before this line there are bytes" + reason, kReadsAsReplacement);
  }
  if (piece.bad_bytes.empty()) return;
  ReadPlace first = place;
  first.line = line_at(piece, piece.bad_bytes.front());
  defect(ReadIssue::Kind::repaired, first,
         "it has bytes" + reason + ", " + std::to_string(piece.bad_bytes.size()) + " in all",
         kReadsAsReplacement);
}

void XmlPieceParser::defect(ReadIssue::Kind kind, const ReadPlace& place, std::string_view message,
                            std::string_view way_out) {
  if (lenient_) return log_.add(kind, place, message);
  refuse(
      place,
      std::string(message).append(". Correct the file, or use --lenient, which ").append(way_out));
}

void XmlPieceParser::refuse(const ReadPlace& place, std::string_view message) const {
  throw InputError(describe(name_, place, message));
}

}  // namespace calque
