#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/bilingual.h"
#include "formats/file_text.h"
#include "formats/xml/xml_tree.h"

namespace calque {

/// True for a file whose first element is `TS`.
bool is_qt_translation(std::string_view head);

/// A translation file of Qt (.ts). A message with a number is a segment for each of its forms.
class QtDocument : public BilingualDocument {
 public:
  /// Throws InputError.
  QtDocument(std::string bytes, const std::string& name, const BilingualOptions& options);

  const std::vector<BilingualSegment>& segments() const override { return segments_; }
  const IssueLog& log() const override { return log_; }
  std::size_t fill(std::size_t index, const Filling& filling) override;
  std::string write() const override;

 private:
  struct Message {
    std::size_t begin = 0;  ///< Of its end tag, before which a translation goes that is not there.
    std::size_t tag_begin = 0;  ///< Of `translation`; both 0 where there is none.
    std::size_t tag_end = 0;
    std::size_t content_end = 0;
    std::size_t end = 0;
    bool numerus = false;
    bool unfinished = false;
  };
  struct Slot {
    std::size_t message = 0;
    std::optional<std::string> filling{};
    bool draft = false;
  };

  void read_languages(const XmlNode& root, const BilingualOptions& options);
  void read_context(const XmlNode& context);
  void read_message(const XmlNode& message, const std::string& context);
  void add_forms(const XmlNode& message, const XmlNode* translation, BilingualSegment segment);
  Language language_of(const XmlNode& root, std::string_view attribute,
                       const Language& otherwise) const;
  void patch_message(std::size_t first, std::size_t last,
                     std::vector<text::TextEdit>& patches) const;
  std::string content_of(std::size_t first, std::size_t last, const Message& message) const;

  FileText file_;
  Language source_language_;
  Language target_language_;
  std::size_t forms_ = 1;  ///< Of a number in the target language.
  std::vector<Message> messages_;
  std::vector<Slot> slots_;
  std::vector<BilingualSegment> segments_;
  std::size_t gone_ = 0;
  IssueLog log_;
};

}  // namespace calque
