#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calque/format.h"
#include "calque/unit.h"
#include "formats/tmx/tmx_header.h"
#include "formats/tmx/tmx_unit.h"
#include "formats/xml/unit_scanner.h"
#include "formats/xml/xml_piece_parser.h"
#include "text/byte_source.h"

namespace calque {

struct TmxReadOptions {
  /// Repair characters, leave out units that cannot be read and keep what comes before a cut,
  /// instead of refusing the file.
  bool lenient = false;
  /// Used instead of what the file says, unless empty.
  std::string encoding;
};

/// Reads TMX 1.1 to 1.4b unit by unit, in memory for one unit. Nothing but the source is opened:
/// neither document types nor external entities.
///
/// Strict reading throws InputError at the first thing that is not well-formed; the message names
/// the file, line, unit and reason. What is well-formed but unusual is read, and remarked on, in
/// both modes. A file whose root is not `tmx`, and one whose entities expand without measure, is
/// refused in both.
class TmxReader {
 public:
  /// Reads up to the first unit. Throws InputError.
  explicit TmxReader(text::ByteSource source, const TmxReadOptions& options = {});

  // A piece of the scanner's buffer is held between calls.
  TmxReader(const TmxReader&) = delete;
  TmxReader& operator=(const TmxReader&) = delete;

  const FileHeader& header() const { return header_; }

  /// Replaces `unit` by the next one; false at the end. Throws InputError.
  bool next(TranslationUnit& unit);

  /// What was met so far.
  const std::vector<ReadIssue>& issues() const { return parser_.log().issues(); }
  std::uint64_t skipped_units() const { return parser_.log().skipped(); }
  std::uint64_t repaired_units() const { return parser_.log().repaired(); }
  /// True when the file ended before its end tag (lenient reading only).
  bool truncated() const { return truncated_; }

  /// Number of `tu` elements met, skipped ones included.
  std::uint64_t units_met() const { return units_met_; }

  /// Where the unit given last begins.
  const ReadPlace& place() const { return place_; }

  /// For progress.
  const text::ByteSource& source() const { return scanner_.decoder().source(); }

 private:
  void start();
  void start_root(const UnitPiece& piece);
  void start_header(const UnitPiece& piece);
  void check_header();
  bool take(const UnitPiece& piece, TranslationUnit& unit);
  bool take_unit(const UnitPiece& piece, TranslationUnit& unit);
  void take_end(const UnitPiece& piece);
  void note_bad_bytes(const UnitPiece& piece);

  std::string name_;
  UnitScanner scanner_;
  XmlPieceParser parser_;
  FileHeader header_;
  TmxUnitReader unit_reader_;
  std::optional<UnitPiece> pending_;
  ReadPlace place_;
  std::uint64_t units_met_ = 0;
  bool root_seen_ = false;
  bool truncated_ = false;
  bool finished_ = false;
};

}  // namespace calque
