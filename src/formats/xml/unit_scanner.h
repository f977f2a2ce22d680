#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/decoder_window.h"

namespace calque {

/// A unit, or a header, of more text than this is not read.
inline constexpr std::size_t kMaxPieceBytes = std::size_t{32} * 1024 * 1024;

/// The elements of a format that is a list of units: names in lower case.
struct XmlUnitNames {
  std::span<const std::string_view> roots;
  std::span<const std::string_view> units;
  std::span<const std::string_view> headers;
};

/// Those of TMX.
XmlUnitNames tmx_unit_names();

/// A stretch of a TMX file that is looked at as a whole.
struct UnitPiece {
  enum class Kind {
    doctype,          ///< The document type declaration.
    root,             ///< The first start tag, whatever its name.
    header,           ///< The whole element; only its start tag when `defect` says that it is open.
    unit,             ///< A whole `tu` element.
    broken_unit,      ///< What `defect` says is wrong with a `tu` keeps its end from being found.
    stray_text,       ///< Text where TMX has none; with a `defect`, an end tag that ends nothing.
    unknown_element,  ///< A start tag where TMX has none of this name.
    end               ///< `defect` tells whether the file was cut off.
  };
  Kind kind = Kind::end;
  std::string_view text;   ///< Valid until the next call of UnitScanner::next.
  std::uint64_t line = 0;  ///< Of the start of `text`, from 1.
  std::string defect;
  /// Where U+FFFD stands for bytes that could not be decoded: offsets in `text`.
  std::vector<std::size_t> bad_bytes;
  /// Such places since the piece before this one.
  std::uint64_t bad_bytes_before = 0;
};

/// Cuts a TMX file, or another that is a list of units in a `body`, into units without taking it
/// all into memory: what is held is one unit and one chunk of the decoder. Comments, CDATA
/// sections, processing instructions and quoted attributes are understood, so that a `<tu` inside
/// them begins nothing. Names are compared without prefix and case. Never throws on account of the
/// content (ByteSource may), and takes time in proportion to the input however broken it is; after
/// a broken unit it goes on with the next `<tu`.
class UnitScanner {
 public:
  explicit UnitScanner(text::Decoder decoder, const XmlUnitNames& names = tmx_unit_names());

  /// After Kind::end, Kind::end again.
  UnitPiece next();

  const text::Decoder& decoder() const { return window_.decoder(); }

  /// The line at which `next` goes on.
  std::uint64_t line() const { return window_.line(); }

 private:
  static constexpr std::size_t kNone = std::string_view::npos;
  enum class Terminator { comment, cdata, instruction };

  // Positions count from the start of the view, before which everything has been dealt with.
  std::string_view view() const { return window_.view(); }
  std::size_t find(std::string_view what, std::size_t from);
  std::size_t find_terminator(Terminator terminator, std::size_t from);
  std::size_t past_construct(std::size_t at);
  std::size_t past_tag(std::size_t at);
  std::string_view name_at(std::size_t at);
  bool name_is(std::size_t at, std::string_view name);
  bool name_is(std::size_t at, std::span<const std::string_view> names);
  std::string end_tag_of_root() const { return "</" + root_name_ + ">"; }
  void skip_past(std::string_view what);

  bool at_markup(UnitPiece& piece);
  bool at_declaration(UnitPiece& piece);
  bool at_end_tag(UnitPiece& piece);
  std::string close(std::string_view name);
  void open(std::size_t past_start_tag);
  bool at_start_tag(UnitPiece& piece);
  void scan_element(UnitPiece& piece, std::string_view name);
  std::size_t end_of_element(UnitPiece& piece, std::string_view name);
  void scan_doctype(UnitPiece& piece);
  void finish(UnitPiece& piece, std::size_t length);
  bool at_stray_text(UnitPiece& piece);

  text::DecoderWindow window_;
  XmlUnitNames names_;
  std::size_t pending_ = 0;  ///< Length of the piece given last, dropped by the next call.
  bool root_seen_ = false;
  std::string root_name_;
  bool root_closed_ = false;
  bool recovering_ = false;
  std::vector<std::string> open_;    ///< Elements outside of units that are not yet ended.
  std::array<bool, 3> exhausted_{};  ///< By Terminator: none before the end of the file.
};

}  // namespace calque
