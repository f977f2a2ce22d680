#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bilingual.h"
#include "formats/file_text.h"
#include "formats/po/po_entry.h"

namespace calque {

/// The value of a field of the header ("Language"), without blanks at its ends; empty when there is
/// none.
std::string po_header_field(std::string_view header, std::string_view field);

/// True when the first line that is neither blank nor a comment begins an entry.
bool is_po(std::string_view head);

/// A PO or POT file. A plural entry is a segment for each of its forms.
class PoDocument : public BilingualDocument {
 public:
  /// Throws InputError.
  PoDocument(std::string bytes, const std::string& name, const BilingualOptions& options);

  const std::vector<BilingualSegment>& segments() const override { return segments_; }
  const IssueLog& log() const override { return log_; }
  std::size_t fill(std::size_t index, const Filling& filling) override;
  std::string write() const override;

 private:
  struct Slot {
    std::size_t entry = 0;
    std::size_t form = 0;
    std::optional<std::string> filling{};
    bool kept = false;  ///< The file has this translation already: its bytes stay.
    bool draft = false;
    std::string stored_source{};  ///< Of the filling.
  };

  void read_header(const BilingualOptions& options);
  void read_languages(const std::string& header, const BilingualOptions& options);
  void guess_languages(const std::string& header);
  Language header_language(std::string_view header, std::string_view field) const;
  void read_entry(std::size_t index);
  const PoString& source_of(const PoEntry& entry, std::size_t form) const;
  std::optional<Segment> previous_of(const PoEntry& entry, std::size_t form) const;
  std::string clean(const std::string& text, const BilingualSegment& segment);
  std::string_view line_end_of(const PoEntry& entry) const;
  void patch_entry(std::size_t first, std::size_t last, std::vector<text::TextEdit>& patches) const;
  void patch_previous(const PoEntry& entry, const std::string& source,
                      std::vector<text::TextEdit>& patches) const;
  void patch_flags(const PoEntry& entry, bool draft, std::vector<text::TextEdit>& patches) const;

  FileText file_;
  PoFile po_;
  bool lenient_ = false;
  std::size_t plural_forms_ = 0;  ///< Of the header; 0 where it does not tell.
  Language source_language_;
  Language target_language_;
  std::vector<Slot> slots_;
  std::vector<BilingualSegment> segments_;
  IssueLog log_;
};

}  // namespace calque
