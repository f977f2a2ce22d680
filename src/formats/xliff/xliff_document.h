#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/bilingual.h"
#include "formats/file_text.h"
#include "formats/xliff/xliff_parts.h"
#include "formats/xml/xml_tree.h"

namespace calque {

/// True for a file whose first element is `xliff`.
bool is_xliff(std::string_view head);

/// An XLIFF file: 1.0 to 1.2, with the extensions of Trados Studio (.sdlxliff) and memoQ
/// (.mqxliff), and 2.0 to 2.2.
class XliffDocument : public BilingualDocument {
 public:
  /// Throws InputError.
  XliffDocument(std::string bytes, std::string name, const BilingualOptions& options);

  const std::vector<BilingualSegment>& segments() const override { return parts_.segments; }
  const IssueLog& log() const override { return parts_.log; }
  std::size_t fill(std::size_t index, const Filling& filling) override;
  std::string write() const override;

 private:
  void parse(const BilingualOptions& options);
  void repair();

  FileText file_;
  std::string repaired_;  ///< What was parsed instead of the text of the file, unless empty.
  std::vector<std::string> repairs_;
  XmlNode root_;
  bool second_generation_ = false;
  XliffParts parts_;
};

}  // namespace calque
