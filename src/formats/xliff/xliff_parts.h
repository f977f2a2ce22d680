#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/format.h"
#include "formats/bilingual.h"
#include "formats/file_text.h"
#include "formats/issue_log.h"
#include "formats/xliff/xliff_inline.h"
#include "formats/xml/xml_tree.h"

/// What the readers of XLIFF 1 and 2 find, and what filling works on.
namespace calque {

/// A translation as it is to stand in the file.
struct XliffFilling {
  std::string xml;    ///< Inline content.
  bool kept = false;  ///< The file has this translation already: its bytes stay.
  MatchRate rate;
  bool machine = false;
  bool assembled = false;
  bool converted = false;
  bool same_key = false;
  bool draft = false;
};

/// Where a segment stands.
struct XliffSlot {
  const XmlNode* source = nullptr;   ///< `source`, or `mrk` of the segmented source.
  const XmlNode* target = nullptr;   ///< `target`, or its `mrk`; null when there is none.
  const XmlNode* details = nullptr;  ///< 1.2: Trados' `sdl:seg`, or null. 2: `segment`.
  std::string mid;                   ///< 1.2: of the `mrk`; empty without segmentation.
  std::vector<XliffOrigin> origins;  ///< Of the tags of the source.
  LooseSpace space;                  ///< Of the target, or of the source where that has no text.
  std::optional<XliffFilling> filling;
};

struct XliffUnit {
  const XmlNode* node = nullptr;              ///< `trans-unit` or `unit`.
  const XmlNode* source = nullptr;            ///< 1.2 only, as are the next two.
  const XmlNode* segmented_source = nullptr;  ///< Null without segmentation.
  const XmlNode* target = nullptr;
  bool names_target_language = true;  ///< 1.2: the file or the target does.
  std::size_t first = 0;              ///< Of its slots.
  std::size_t count = 0;
};

struct XliffParts {
  std::vector<XliffUnit> units;
  std::vector<XliffSlot> slots;  ///< One for each segment.
  std::vector<BilingualSegment> segments;
  IssueLog log;
};

/// Bounds what is copied into segments: a file may refer to a text, or have an attribute that
/// counts for many segments, again and again.
class ReadBudget {
 public:
  explicit ReadBudget(std::size_t file_size) : left_(kAllowance + 4 * file_size) {}

  /// Throws InputError when the segments take more than four times the file, and 16 MiB.
  void take(const BilingualSegment& segment);

 private:
  static constexpr std::size_t kAllowance = std::size_t{16} * 1024 * 1024;
  std::size_t left_;
};

struct XliffReadContext {
  std::string_view file;  ///< Its name, for messages.
  std::string_view text;  ///< That the tree was parsed from.
  Language source_language;
  Language target_language;
  XliffTextRules rules;
};

/// Calls `read` for each `unit` element in a file and its groups, in order, telling whether it is
/// to be translated: the attribute `translate` holds for all inside that has none of its own.
void for_each_unit(const XmlNode& group, std::string_view unit,
                   const std::function<void(const XmlNode&, bool translatable)>& read,
                   bool translatable = true);

/// Reads XLIFF 1.0 to 1.2. The tree must outlive the parts. Throws InputError.
XliffParts read_xliff1(const XmlNode& root, const XliffReadContext& context);

/// Reads XLIFF 2.0 to 2.2. The tree must outlive the parts. Throws InputError.
XliffParts read_xliff2(const XmlNode& root, const XliffReadContext& context);

/// What is to change in the file for the fillings.
/// @param version of XLIFF; 1.0 has no qualifiers of states.
/// @throws UsageError when a target has to name its language and that is not known.
std::vector<text::TextEdit> fill_xliff1(const XliffParts& parts, std::string_view text,
                                        std::string_view version);
std::vector<text::TextEdit> fill_xliff2(const XliffParts& parts, std::string_view text,
                                        const XmlNode& root);

/// The language in an attribute; `other` where that is missing or blank. Throws InputError, which
/// does not name the place, for what is no language tag.
Language language_or(const XmlNode& node, std::string_view attribute, const Language& other);

/// The same of an element that is no unit: the message names the file and the line.
Language declared_language(const XmlNode& node, std::string_view attribute, const Language& other,
                           std::string_view file);

/// True when there is no tag in it and no text but blanks.
bool is_blank(const Segment& segment);

/// True when a target is the source once more, in its text and the number of its tags.
bool repeats(const Segment& target, const Segment& source);

/// Text of `note` elements.
std::vector<Note> read_xliff_notes(const XmlNode& parent);

}  // namespace calque
