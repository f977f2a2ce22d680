#include "formats/tmx/tmx_reader.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <utility>

#include "calque/error.h"
#include "formats/tmx/tmx_names.h"
#include "model/segment_xml.h"
#include "text/ascii.h"

namespace calque {
namespace {

/// What lenient reading does about defects.
constexpr std::string_view kLeavesUnitOut = "leaves the unit out";
constexpr std::string_view kTakesAttributes = "takes its attributes alone";

text::Decoder open_decoder(text::ByteSource source, const TmxReadOptions& options) {
  text::DecoderOptions decoder_options;
  decoder_options.forced_encoding = options.encoding;
  decoder_options.xml = true;
  return text::Decoder(std::move(source), decoder_options);
}

/// The tuid in the start tag of a unit that may be too broken to parse.
std::string tuid_in(std::string_view unit) {
  // Bytes; the tag may have no end.
  const std::string_view tag = unit.substr(0, std::min<std::size_t>(unit.find('>'), 1000));
  const std::size_t at = tag.find(" tuid=");
  // " tuid=" has six bytes; then a quote, and something behind it.
  if (at == std::string_view::npos || at + 8 > tag.size()) return {};
  const std::string_view value = tag.substr(at + 7);
  return std::string(value.substr(0, value.find(tag[at + 6])));
}

bool is_known_version(std::string_view version) {
  constexpr std::array<std::string_view, 5> kVersions{"1.1", "1.2", "1.3", "1.4", "1.4b"};
  return std::ranges::find(kVersions, version) != kVersions.end();
}

}  // namespace

TmxReader::TmxReader(text::ByteSource source, const TmxReadOptions& options)
    : name_(source.name()),
      scanner_(open_decoder(std::move(source), options)),
      parser_(name_, options.lenient),
      unit_reader_(TmxUnitDefaults{}) {
  if (const std::string& remark = scanner_.decoder().remark(); !remark.empty()) {
    parser_.log().remark({1, 0, {}}, remark);
  }
  start();
}

/// Root and header are read at once, as units depend on them. A file without a header goes on with
/// what came instead.
void TmxReader::start() {
  while (!pending_) {
    UnitPiece piece = scanner_.next();
    const bool is_start = piece.kind == UnitPiece::Kind::doctype ||
                          piece.kind == UnitPiece::Kind::root ||
                          piece.kind == UnitPiece::Kind::header;
    if (!is_start && !root_seen_) {
      parser_.refuse({piece.line, 0, {}}, piece.kind == UnitPiece::Kind::end
                                              ? "this is not TMX: there is no element in it"
                                              : "this is not TMX: it begins with \"" +
                                                    shown_in_message(piece.text) + "\"");
    }
    if (!is_start || header_.present) {
      pending_ = std::move(piece);
      break;
    }
    note_bad_bytes(piece);
    if (piece.kind == UnitPiece::Kind::doctype) {
      if (!piece.defect.empty()) parser_.refuse({piece.line, 0, {}}, piece.defect);
      parser_.use_entities(piece.text);
    } else if (piece.kind == UnitPiece::Kind::root) {
      start_root(piece);
    } else {
      start_header(piece);
      break;
    }
  }
  check_header();
  unit_reader_ = TmxUnitReader(unit_defaults(header_));
}

void TmxReader::start_root(const UnitPiece& piece) {
  const std::string_view name = tag_name(piece.text);
  if (!text::equals_ignoring_case(local_name(name), "tmx")) {
    parser_.refuse({piece.line, 0, {}}, "this is not TMX: its root element is <" +
                                            shown_in_message(name) + ">, not <tmx>");
  }
  root_seen_ = true;
  if (!piece.defect.empty()) parser_.refuse({piece.line, 0, {}}, piece.defect);
  UnitPiece element = piece;
  const std::string closed = closed_tag(piece.text);
  element.text = closed;
  if (const auto problem = parser_.parse(element, {}))
    parser_.refuse({piece.line, 0, {}}, "the root element: " + *problem);
  for (const pugi::xml_attribute& attribute : parser_.element().attributes()) {
    if (text::equals_ignoring_case(attribute.name(), "version"))
      header_.version = attribute.value();
  }
  if (!is_known_version(header_.version)) {
    parser_.log().remark({piece.line, 0, {}}, "the version of TMX is not known; it is read as 1.4",
                         header_.version);
  }
}

/// Of a header without an end the start tag is read: it has the source language.
void TmxReader::start_header(const UnitPiece& piece) {
  const ReadPlace place{piece.line, 0, {}};
  if (!piece.defect.empty()) {
    parser_.defect(ReadIssue::Kind::repaired, place, "the header: " + piece.defect,
                   kTakesAttributes);
  }
  UnitPiece element = piece;
  const std::string closed = piece.defect.empty() ? std::string() : closed_tag(piece.text);
  if (!closed.empty()) element.text = closed;
  if (const auto problem = parser_.parse(element, {})) {
    parser_.defect(ReadIssue::Kind::repaired, place, "the header: " + *problem, "leaves it out");
  } else {
    read_header(parser_.element(), header_);
  }
}

void TmxReader::check_header() {
  const ReadPlace place{scanner_.line(), 0, {}};
  if (!header_.present) {
    parser_.log().remark(place, "there is no header; any language may be the source");
    return;
  }
  // Those that the DTD of TMX 1.4 requires, but srclang, which is looked at below.
  constexpr std::array<std::string_view, 6> kRequired{
      "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "datatype"};
  for (const std::string_view name : kRequired) {
    if (header_.attribute(name).empty()) {
      parser_.log().remark(place, "the header lacks " + std::string(name));
    }
  }
  const std::string_view source = header_.attribute("srclang");
  if (source.empty() || text::equals_ignoring_case(source, "all")) {
    parser_.log().remark(place, "the header has no usable srclang; any language may be the source",
                         source);
  }
  const std::string_view segment_type = header_.attribute("segtype");
  if (!segment_type.empty() && known_segment_type(segment_type).empty()) {
    parser_.log().remark(
        place, "the segtype of the header is not one of TMX; it is read as sentence", segment_type);
  }
}

bool TmxReader::next(TranslationUnit& unit) {
  while (!finished_) {
    const UnitPiece piece = pending_ ? std::move(*pending_) : scanner_.next();
    pending_.reset();
    if (take(piece, unit)) return true;
  }
  return false;
}

bool TmxReader::take(const UnitPiece& piece, TranslationUnit& unit) {
  const ReadPlace place{piece.line, 0, {}};
  switch (piece.kind) {
    case UnitPiece::Kind::unit:
      place_ = {piece.line, ++units_met_, tuid_in(piece.text)};
      return take_unit(piece, unit);
    case UnitPiece::Kind::broken_unit:
      place_ = {piece.line, ++units_met_, tuid_in(piece.text)};
      parser_.defect(ReadIssue::Kind::skipped, place_, piece.defect, kLeavesUnitOut);
      return false;
    case UnitPiece::Kind::end:
      take_end(piece);
      return false;
    case UnitPiece::Kind::doctype:
    case UnitPiece::Kind::root:
    case UnitPiece::Kind::header:
      parser_.log().remark(place, "a second header, or one after the first unit, is not read");
      return false;
    case UnitPiece::Kind::stray_text:
    case UnitPiece::Kind::unknown_element:
      break;
  }
  note_bad_bytes(piece);
  if (!piece.defect.empty()) {
    parser_.defect(ReadIssue::Kind::repaired, place, piece.defect, "leaves it out");
  } else if (piece.kind == UnitPiece::Kind::stray_text) {
    parser_.log().remark(place, "text between units is left out", shown_in_message(piece.text));
  } else {
    parser_.log().remark(place, "an element that TMX does not have is left out",
                         tag_name(piece.text));
  }
  return false;
}

/// Strict reading throws; lenient reading leaves the unit out and goes on.
bool TmxReader::take_unit(const UnitPiece& piece, TranslationUnit& unit) {
  note_bad_bytes(piece);
  if (const auto problem = parser_.parse(piece, place_)) {
    parser_.defect(ReadIssue::Kind::skipped, place_, *problem, kLeavesUnitOut);
    return false;
  }
  try {
    unit = unit_reader_.read(parser_.element(), place_, parser_.log());
  } catch (const InputError& error) {
    parser_.defect(ReadIssue::Kind::skipped, place_, error.what(), kLeavesUnitOut);
    return false;
  }
  unit.origin = name_;
  return true;
}

void TmxReader::take_end(const UnitPiece& piece) {
  finished_ = true;
  note_bad_bytes(piece);
  if (piece.defect.empty()) return;
  truncated_ = true;
  parser_.defect(ReadIssue::Kind::truncated, {piece.line, 0, {}}, piece.defect,
                 "keeps the units before");
}

void TmxReader::note_bad_bytes(const UnitPiece& piece) {
  parser_.note_bad_bytes(piece, piece.kind == UnitPiece::Kind::unit ? place_ : ReadPlace{},
                         scanner_.decoder().encoding());
}

}  // namespace calque
