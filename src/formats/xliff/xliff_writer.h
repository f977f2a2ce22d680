#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"
#include "calque/match.h"
#include "calque/segment.h"
#include "calque/unit.h"
#include "formats/bilingual.h"

/// New XLIFF files from paragraphs and what is known of them.
namespace calque {

/// A translation that is offered for a segment: of a memory, or of a machine.
struct XliffProposal {
  Segment source;
  Segment target;
  MatchRate rate;
  bool machine = false;
  std::string origin;  ///< For people: the name of the memory, or the file that it came from.
};

/// A term that stands in a paragraph.
struct XliffTerm {
  std::string term;
  std::vector<std::string> translations;
  std::string definition;
};

struct XliffSegment {
  Segment source;
  std::optional<Segment> target;
  TranslationState state = TranslationState::untranslated;
  /// Of the match that the target comes from, if it comes from one.
  std::optional<MatchRate> rate;
  bool machine = false;
  std::vector<XliffProposal> proposals;  ///< Best first.
  std::string space_after;               ///< What stands between it and the next segment.
};

struct XliffParagraph {
  std::string kind;  ///< "heading", "list-item", ...: a word of small letters; may be empty.
  std::string name;  ///< Of the place in the original; may be empty.
  bool translatable = true;
  std::vector<XliffSegment> segments;
  std::vector<Note> notes;
  std::vector<XliffTerm> terms;
};

enum class XliffVersion { v1_2, v2_1 };

struct XliffWriteOptions {
  XliffVersion version = XliffVersion::v2_1;
  Language source_language{};
  Language target_language{};
  std::string original{};              ///< Name of the file that the paragraphs are of.
  std::string datatype = "plaintext";  ///< 1.2: "html", "plaintext", "xml", or "x-" and a word.
  std::string skeleton{};              ///< Path of the original, written as a URI; empty: not told.
  std::string tool_version{};
  std::string date{};  ///< 1.2: ISO 8601; empty: not told.
};

/// Writes paragraphs as units, numbered from 1, one after the other. Native code stands in the
/// file: in `bpt`, `ept`, `ph` and `it` (1.2), in `originalData` (2.1). A tag of a target or of a
/// proposal has the id of the tag of the source that it is (see place_tags). Proposals become
/// `alt-trans`, or matches of the translation candidates module; terms become notes, or entries of
/// the glossary module. White space is preserved.
class XliffWriter {
 public:
  XliffWriter() = default;
  XliffWriter(const XliffWriter&) = delete;
  XliffWriter& operator=(const XliffWriter&) = delete;
  virtual ~XliffWriter() = default;

  /// A paragraph without segments is left out.
  virtual void write(const XliffParagraph& paragraph) = 0;

  /// Writes the end; call it once, after the last paragraph. Throws UsageError when there was none
  /// and the version cannot do without.
  virtual void finish() = 0;
};

/// A path as a relative URI (RFC 3986): what cannot stand there is percent-encoded; letters beyond
/// ASCII stay (RFC 3987).
std::string uri_of_path(std::string_view path);

/// Writes the beginning. `out` must outlive the writer. Throws UsageError when a language is not
/// known.
std::unique_ptr<XliffWriter> make_xliff_writer(std::ostream& out, const XliffWriteOptions& options);

}  // namespace calque
