#pragma once

#include <string>

#include "formats/xml/unit_scanner.h"
#include "formats/xml/xml_piece_parser.h"
#include "glossary/glossary_source.h"

namespace calque::glossary {

/// Reads TBX entry by entry, in memory for one entry: version 2 (root `martif`), version 3 in both
/// styles (root `tbx`), and TBX-Min (root `TBX`). Nothing but the source is opened: neither
/// document types nor external entities. Strict and lenient as TmxReader; what is well-formed but
/// not valid is read, and remarked on where something of it is not kept. A file whose root is not
/// of TBX is refused.
class TbxReader : public GlossarySource {
 public:
  /// Reads the root element's start tag. Throws InputError.
  TbxReader(text::ByteSource source, const GlossaryReadOptions& options);

  bool next(Entry& entry) override;
  std::string header_json() const override;
  std::uint64_t bytes_read() const override;
  ReadSummary summary() const override;

 private:
  void start();
  void start_root(const UnitPiece& piece);
  bool take(const UnitPiece& piece, Entry& entry);
  bool take_entry(const UnitPiece& piece, Entry& entry);
  void take_between(const UnitPiece& piece);

  std::string name_;
  UnitScanner scanner_;
  XmlPieceParser parser_;
  std::string root_;    ///< Its start tag.
  std::string header_;  ///< The whole element.
  ReadPlace place_;
  bool truncated_ = false;
  bool finished_ = false;
};

}  // namespace calque::glossary
