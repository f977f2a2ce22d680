#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bilingual.h"
#include "formats/file_text.h"
#include "formats/xcstrings/json_tree.h"
#include "formats/xcstrings/localization.h"

namespace calque {

/// True for JSON that begins as a string catalog of Xcode does.
bool is_string_catalog(std::string_view head);

/// A string catalog of Xcode (.xcstrings), which holds all languages: its source language and one
/// other. The forms of a plural are those of the latter.
class CatalogDocument : public BilingualDocument {
 public:
  /// Throws InputError, also where the target language is not given.
  CatalogDocument(std::string bytes, const std::string& name, const BilingualOptions& options);

  const std::vector<BilingualSegment>& segments() const override { return segments_; }
  const IssueLog& log() const override { return log_; }
  std::size_t fill(std::size_t index, const Filling& filling) override;
  std::string write() const override;

 private:
  struct Slot {
    const JsonNode* entry = nullptr;
    std::string path;
    const JsonNode* unit = nullptr;  ///< Of the translation; null where there is none.
    std::optional<std::string> filling{};
    bool draft = false;
  };

  std::uint64_t line_at(std::size_t offset);
  void read_entry(const JsonNode& entry);
  void add(const JsonNode& entry, const CatalogText& source, const CatalogText* target,
           BilingualSegment segment);
  const JsonNode* localization(const JsonNode& entry, const Language& language) const;
  void patch(std::size_t first, std::size_t last, std::vector<text::TextEdit>& patches) const;
  void insert(const JsonNode& entry, const std::string& language_key,
              const std::vector<CatalogText>& texts, std::vector<text::TextEdit>& patches) const;

  FileText file_;
  JsonNode root_;
  Language source_language_;
  Language target_language_;
  std::string target_key_;  ///< As the file writes it, or would.
  std::uint64_t line_ = 1;  ///< Of line_offset_.
  std::size_t line_offset_ = 0;
  std::vector<std::string> categories_;
  std::vector<Slot> slots_;
  std::vector<BilingualSegment> segments_;
  IssueLog log_;
};

}  // namespace calque
