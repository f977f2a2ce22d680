#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "document/package/xml_part.h"

namespace calque::document {

/// A complex field of Word: a mark where it begins, its instruction, a mark before its result, the
/// result, a mark where it ends. The marks stand in runs, and may lie paragraphs apart.
struct DocxField {
  enum class Kind {
    result,  ///< What the program works out anew: page numbers, references.
    link,    ///< HYPERLINK: the result is text.
    frame    ///< Of a drawing or a picture, which is read as if the field were not there.
  };

  Kind kind = Kind::result;
  std::string instruction;
  std::size_t begin = 0;   ///< Places of the marks in the part.
  std::size_t result = 0;  ///< As `end` where there is no result.
  std::size_t end = 0;
  SourceRange opening;  ///< Its runs up to the result; all of them for a field that is no link.
  SourceRange closing;  ///< The run that ends it.
  bool one_paragraph = true;
};

/// The complex fields of a part that are whole: a mark that lacks the others is none.
class DocxFields {
 public:
  explicit DocxFields(const XmlPart& part);

  /// The field that begins or ends with the mark `node`, or null.
  const DocxField* of(const pugi::xml_node& node) const;

 private:
  struct Open;
  void take_mark(const pugi::xml_node& node);
  void close(const pugi::xml_node& node);

  const XmlPart& part_;
  std::vector<DocxField> fields_;
  std::map<std::size_t, std::size_t> by_place_;  ///< Of begin and end marks.
  /// The fields that are open, in the main text and in each text box around the place.
  std::vector<std::vector<DocxField>> open_{1};
  std::size_t paragraph_ = 0;
  std::vector<std::vector<std::size_t>> paragraphs_{1};  ///< In which each of them began.
};

/// The kind that an instruction asks for: "HYPERLINK ...".
DocxField::Kind field_kind(std::string_view instruction);

/// All of the run that the mark, drawing or note is in where it is the only content, else the
/// element alone.
SourceRange run_range(const XmlPart& part, pugi::xml_node element);

}  // namespace calque::document
