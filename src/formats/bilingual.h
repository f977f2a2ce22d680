#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calque/format.h"
#include "calque/language.h"
#include "calque/match.h"
#include "calque/segment.h"
#include "calque/unit.h"
#include "formats/issue_log.h"

/// Files of source and target as lists of segments, to be read into a memory or to be filled from
/// one.
namespace calque {

/// How far a translation has come, whatever the format calls it. docs/formats.md has the mapping.
enum class TranslationState {
  untranslated,  ///< No translation, or an empty one.
  draft,         ///< To be worked on: PO fuzzy, XLIFF 1.2 `needs-...` and `new`, 2.x `initial`.
  translated,
  approved  ///< Reviewed or signed off.
};

/// A segment of a bilingual file.
struct BilingualSegment {
  Segment source;
  std::optional<Segment> target;  ///< Nothing when there is no text and no tag in it.
  TranslationState state = TranslationState::untranslated;
  /// Of a draft: a program took it from elsewhere, as far as the file tells, and nobody has worked
  /// on it since. An exact match takes its place.
  bool by_program = false;
  /// Of a draft: the text that it is a translation of, where the file tells it (PO `#|`).
  std::optional<Segment> draft_source;
  bool translatable = true;  ///< False where the file says no (translate="no") or locks it.
  std::size_t file = 0;      ///< Segments of one original file have the same number.
  std::size_t unit = 0;      ///< Segments of one unit (paragraph, entry) have the same number.
  /// It belongs to a list of strings: what stands before and after it means nothing, and its
  /// properties tell it from others that are equal.
  bool is_string = false;
  bool whole_unit = true;    ///< It is all of its unit, which may hold several sentences.
  std::string id;            ///< Of the unit; "/" and the segment's where a unit has several.
  std::uint64_t line = 0;    ///< Where the unit begins.
  Language source_language;  ///< "und" where the file does not tell it.
  Language target_language;  ///< "und" where the file does not tell it.
  std::string datatype;      ///< Of the original file: "html".
  std::vector<Note> notes;   ///< Of the unit; they stand with its first segment.
  std::vector<Property> properties;  ///< What else is kept: "x-state", "x-msgctxt", ...
};

/// What to put into a segment.
struct Filling {
  /// A tag is written as the file's own tag when it equals one of the source (kind, attributes and
  /// code, or kind and code alone), each of which can be used once. Every other tag is left out,
  /// and so are halves of pairs and pairs that XML could not nest.
  Segment target;
  /// How good the match is that it comes from; below 100 it is marked as a draft.
  MatchRate rate{100};
  bool machine = false;    ///< It comes from machine translation, and is marked as a draft.
  bool assembled = false;  ///< Put together from parts, and marked as a draft.
  bool converted = false;  ///< Of a text without words, whose numbers were written anew.
  bool same_key = false;   ///< The stored text has the segment's key (model/identity.h).
  /// The text that the match is a translation of; empty where that is not known.
  std::string stored_source{};

  /// What a person has to look at.
  bool draft() const { return machine || assembled || rate < MatchRate(100); }
};

/// A bilingual file in memory.
class BilingualDocument {
 public:
  BilingualDocument() = default;
  BilingualDocument(const BilingualDocument&) = delete;
  BilingualDocument& operator=(const BilingualDocument&) = delete;
  virtual ~BilingualDocument() = default;

  /// In the order of the file; not changed by `fill`.
  virtual const std::vector<BilingualSegment>& segments() const = 0;

  /// What was met while reading.
  virtual const IssueLog& log() const = 0;

  /// Replaces the translation of `segments()[index]`, whatever it has; but one that says the same
  /// stays byte for byte, and so does its state unless it is a draft or becomes one. Returns how
  /// many tags of the filling were left out. Throws UsageError when there is no such segment.
  virtual std::size_t fill(std::size_t index, const Filling& filling) = 0;

  /// The bytes of the file with the fillings: in its encoding, and outside of the translations and
  /// their states byte for byte as it was. Without any, the file as it was. Throws InputError when
  /// the encoding cannot hold a filling, and UsageError when the file must name its target language
  /// and it is not known.
  virtual std::string write() const = 0;
};

struct BilingualOptions {
  Language source_language;  ///< Used where the file names none.
  Language target_language;  ///< Used where the file names none.
  std::string encoding;      ///< Used instead of what the file says, unless empty.
  /// Repairs characters instead of refusing the file, which then cannot be written.
  bool lenient = false;
};

/// Reads a file of a format that is filled whole ("-": standard input). Throws InputError naming
/// file, line and unit.
std::unique_ptr<BilingualDocument> open_bilingual(const std::string& path, const UnitFormat& format,
                                                  const BilingualOptions& options);

}  // namespace calque
