#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/format.h"
#include "formats/issue_log.h"
#include "formats/xml/unit_scanner.h"
#include "formats/xml/xml_sanitiser.h"

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace calque {

/// Parses the pieces of a scanner with pugixml, and deals with what is wrong with them: strict
/// reading refuses the file, lenient reading notes what was done about it.
class XmlPieceParser {
 public:
  /// `file_name` is used in messages.
  XmlPieceParser(std::string file_name, bool lenient);

  // Holds a piece of the sanitiser's buffer between calls.
  XmlPieceParser(const XmlPieceParser&) = delete;
  XmlPieceParser& operator=(const XmlPieceParser&) = delete;

  /// Expands the entities that a document type declares.
  void use_entities(std::string_view doctype);

  /// Sanitises and parses the text of a piece; `place` is where it stands, its line left aside.
  /// Returns what keeps it from being parsed. Throws InputError for entity bombs, and in strict
  /// reading for what needs repair.
  std::optional<std::string> parse(const UnitPiece& piece, const ReadPlace& place);

  /// The element that was parsed last; valid until the next call.
  pugi::xml_node element() const;

  /// Deals with bytes that have no meaning in the encoding.
  void note_bad_bytes(const UnitPiece& piece, const ReadPlace& place, const std::string& encoding);

  /// Refuses the file when reading is strict, else notes what was done about it. `way_out` is what
  /// lenient reading does: "leaves the unit out".
  void defect(ReadIssue::Kind kind, const ReadPlace& place, std::string_view message,
              std::string_view way_out);

  [[noreturn]] void refuse(const ReadPlace& place, std::string_view message) const;

  IssueLog& log() { return log_; }
  const IssueLog& log() const { return log_; }

 private:
  struct DocumentDelete {
    void operator()(pugi::xml_document* document) const;
  };
  void drop_repeated_attributes(const ReadPlace& place);
  void report(const std::vector<XmlDefect>& defects, const UnitPiece& piece, ReadPlace place);

  std::string name_;
  bool lenient_;
  XmlSanitiser sanitiser_;
  IssueLog log_;
  std::unique_ptr<pugi::xml_document, DocumentDelete> document_;
  std::vector<XmlDefect> defects_;
};

/// The name in a start tag, with its prefix: "tu" of `<tu tuid="1">`.
std::string_view tag_name(std::string_view tag);

/// A start tag as an element of its own.
std::string closed_tag(std::string_view tag);

/// The beginning of a text, safe to show in a message.
std::string shown_in_message(std::string_view text);

}  // namespace calque
