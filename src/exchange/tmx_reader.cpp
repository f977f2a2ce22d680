#include "exchange/tmx_reader.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <utility>

#include "error.h"
#include "exchange/tmx_names.h"
#include "model/segment_xml.h"
#include "text/unicode.h"

namespace calque {
namespace {

/// What lenient reading does about defects.
constexpr std::string_view kLeavesUnitOut = "leaves the unit out";
constexpr std::string_view kReadsAsReplacement = "reads them as U+FFFD";
constexpr std::string_view kTakesAttributes = "takes its attributes alone";

/// How much of the text of a message's subject is shown.
constexpr std::size_t kShownBytes = 40;

text::Decoder open_decoder(text::ByteSource source, const TmxReadOptions& options) {
  text::DecoderOptions decoder_options;
  decoder_options.forced_encoding = options.encoding;
  decoder_options.xml = true;
  return text::Decoder(std::move(source), decoder_options);
}

/// The tuid in the start tag of a unit that may be too broken to parse.
std::string tuid_in(std::string_view unit) {
  const std::string_view tag = unit.substr(0, std::min<std::size_t>(unit.find('>'), 1000));
  const std::size_t at = tag.find(" tuid=");
  if (at == std::string_view::npos || at + 8 > tag.size()) return {};
  const std::string_view value = tag.substr(at + 7);
  return std::string(value.substr(0, value.find(tag[at + 6])));
}

std::string shown(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos) text.remove_prefix(first);
  std::string out(text.substr(0, kShownBytes));
  // The cut may have split a character.
  while (!out.empty() && text.size() > kShownBytes &&
         static_cast<unsigned char>(out.back()) >= 0x80) {
    out.pop_back();
  }
  return text::make_printable(text.size() > out.size() ? out + "..." : out);
}

std::string_view tag_name(std::string_view tag) {
  return tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1);
}

/// A start tag as an element of its own.
std::string closed_tag(std::string_view tag) {
  std::string text(tag);
  if (!text.ends_with("/>")) text.append("</").append(tag_name(tag)).append(">");
  return text;
}

bool is_known_version(std::string_view version) {
  constexpr std::array<std::string_view, 5> kVersions{"1.1", "1.2", "1.3", "1.4", "1.4b"};
  return std::ranges::find(kVersions, version) != kVersions.end();
}

std::uint64_t line_at(const TmxPiece& piece, std::size_t offset) {
  return piece.line +
         static_cast<std::uint64_t>(std::ranges::count(piece.text.substr(0, offset), '\n'));
}

}  // namespace

void TmxReader::DocumentDelete::operator()(pugi::xml_document* document) const {
  delete document;  // NOLINT(cppcoreguidelines-owning-memory): the deleter of the unique_ptr
}

TmxReader::TmxReader(text::ByteSource source, TmxReadOptions options)
    : options_(std::move(options)),
      name_(source.name()),
      scanner_(open_decoder(std::move(source), options_)),
      unit_reader_(TmxUnitDefaults{}),
      document_(std::make_unique<pugi::xml_document>().release()) {
  if (const std::string& remark = scanner_.decoder().remark(); !remark.empty()) {
    log_.remark({1, 0, {}}, remark);
  }
  start();
}

void TmxReader::start() {
  while (!pending_) {
    TmxPiece piece = scanner_.next();
    const bool is_start = piece.kind == TmxPiece::Kind::doctype ||
                          piece.kind == TmxPiece::Kind::root ||
                          piece.kind == TmxPiece::Kind::header;
    if (!is_start && !root_seen_) {
      refuse({piece.line, 0, {}},
             piece.kind == TmxPiece::Kind::end
                 ? "this is not TMX: there is no element in it"
                 : "this is not TMX: it begins with \"" + shown(piece.text) + "\"");
    }
    if (!is_start || header_.present) {
      pending_ = std::move(piece);
      break;
    }
    note_bad_bytes(piece);
    if (piece.kind == TmxPiece::Kind::doctype) {
      if (!piece.defect.empty()) refuse({piece.line, 0, {}}, piece.defect);
      sanitiser_ = XmlSanitiser(XmlEntities(piece.text));
    } else if (piece.kind == TmxPiece::Kind::root) {
      start_root(piece);
    } else {
      start_header(piece);
      break;
    }
  }
  check_header();
  unit_reader_ = TmxUnitReader(unit_defaults(header_));
}

void TmxReader::start_root(const TmxPiece& piece) {
  const std::string_view name = tag_name(piece.text);
  if (!equals_ignoring_case(local_name(name), "tmx")) {
    refuse({piece.line, 0, {}},
           "this is not TMX: its root element is <" + shown(name) + ">, not <tmx>");
  }
  root_seen_ = true;
  if (!piece.defect.empty()) refuse({piece.line, 0, {}}, piece.defect);
  TmxPiece element = piece;
  const std::string closed = closed_tag(piece.text);
  element.text = closed;
  sanitise(element);
  if (const auto problem = parse()) refuse({piece.line, 0, {}}, "the root element: " + *problem);
  for (const pugi::xml_attribute& attribute : document_->first_child().attributes()) {
    if (equals_ignoring_case(attribute.name(), "version")) header_.version = attribute.value();
  }
  if (!is_known_version(header_.version)) {
    log_.remark({piece.line, 0, {}}, "the version of TMX is not known; it is read as 1.4",
                header_.version);
  }
}

void TmxReader::start_header(const TmxPiece& piece) {
  const ReadPlace place{piece.line, 0, {}};
  if (!piece.defect.empty()) {
    defect(ReadIssue::Kind::repaired, place, "the header: " + piece.defect, kTakesAttributes);
  }
  TmxPiece element = piece;
  const std::string closed = piece.defect.empty() ? std::string() : closed_tag(piece.text);
  if (!closed.empty()) element.text = closed;
  sanitise(element);
  if (const auto problem = parse()) {
    defect(ReadIssue::Kind::repaired, place, "the header: " + *problem, "leaves it out");
  } else {
    read_header(document_->first_child(), header_);
  }
}

void TmxReader::check_header() {
  const ReadPlace place{scanner_.line(), 0, {}};
  if (!header_.present) {
    log_.remark(place, "there is no header; any language may be the source");
    return;
  }
  constexpr std::array<std::string_view, 6> kRequired{
      "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "datatype"};
  for (const std::string_view name : kRequired) {
    if (header_.attribute(name).empty()) {
      log_.remark(place, "the header lacks " + std::string(name));
    }
  }
  const std::string_view source = header_.attribute("srclang");
  if (source.empty() || equals_ignoring_case(source, "all")) {
    log_.remark(place, "the header has no usable srclang; any language may be the source", source);
  }
  const std::string_view segment_type = header_.attribute("segtype");
  if (!segment_type.empty() && known_segment_type(segment_type).empty()) {
    log_.remark(place, "the segtype of the header is not one of TMX; it is read as sentence",
                segment_type);
  }
}

bool TmxReader::next(TranslationUnit& unit) {
  while (!finished_) {
    const TmxPiece piece = pending_ ? std::move(*pending_) : scanner_.next();
    pending_.reset();
    if (take(piece, unit)) return true;
  }
  return false;
}

bool TmxReader::take(const TmxPiece& piece, TranslationUnit& unit) {
  const ReadPlace place{piece.line, 0, {}};
  switch (piece.kind) {
    case TmxPiece::Kind::unit:
      place_ = {piece.line, ++units_met_, tuid_in(piece.text)};
      return take_unit(piece, unit);
    case TmxPiece::Kind::broken_unit:
      place_ = {piece.line, ++units_met_, tuid_in(piece.text)};
      defect(ReadIssue::Kind::skipped, place_, piece.defect, kLeavesUnitOut);
      return false;
    case TmxPiece::Kind::end:
      take_end(piece);
      return false;
    case TmxPiece::Kind::doctype:
    case TmxPiece::Kind::root:
    case TmxPiece::Kind::header:
      log_.remark(place, "a second header, or one after the first unit, is not read");
      return false;
    case TmxPiece::Kind::stray_text:
    case TmxPiece::Kind::unknown_element:
      break;
  }
  note_bad_bytes(piece);
  if (!piece.defect.empty()) {
    defect(ReadIssue::Kind::repaired, place, piece.defect, "leaves it out");
  } else if (piece.kind == TmxPiece::Kind::stray_text) {
    log_.remark(place, "text between units is left out", shown(piece.text));
  } else {
    log_.remark(place, "an element that TMX does not have is left out", tag_name(piece.text));
  }
  return false;
}

bool TmxReader::take_unit(const TmxPiece& piece, TranslationUnit& unit) {
  note_bad_bytes(piece);
  sanitise(piece);
  if (const auto problem = parse()) {
    defect(ReadIssue::Kind::skipped, place_, *problem, kLeavesUnitOut);
    return false;
  }
  try {
    unit = unit_reader_.read(document_->first_child(), place_, log_);
  } catch (const InputError& error) {
    defect(ReadIssue::Kind::skipped, place_, error.what(), kLeavesUnitOut);
    return false;
  }
  unit.origin = name_;
  return true;
}

void TmxReader::take_end(const TmxPiece& piece) {
  finished_ = true;
  note_bad_bytes(piece);
  if (piece.defect.empty()) return;
  truncated_ = true;
  defect(ReadIssue::Kind::truncated, {piece.line, 0, {}}, piece.defect, "keeps the units before");
}

void TmxReader::note_bad_bytes(const TmxPiece& piece) {
  if (piece.bad_bytes_before == 0 && piece.bad_bytes.empty()) return;
  const std::string reason = " without a meaning in " + scanner_.decoder().encoding();
  if (piece.bad_bytes_before > 0) {
    defect(ReadIssue::Kind::repaired, {piece.line, 0, {}},
           "before this line there are bytes" + reason, kReadsAsReplacement);
  }
  if (piece.bad_bytes.empty()) return;
  ReadPlace place = piece.kind == TmxPiece::Kind::unit ? place_ : ReadPlace{};
  place.line = line_at(piece, piece.bad_bytes.front());
  defect(ReadIssue::Kind::repaired, place,
         "it has bytes" + reason + ", " + std::to_string(piece.bad_bytes.size()) + " in all",
         kReadsAsReplacement);
}

/// Sets clean_; reports the defects.
void TmxReader::sanitise(const TmxPiece& piece) {
  try {
    clean_ = &sanitiser_.run(piece.text, defects_);
  } catch (const InputError& error) {
    refuse({piece.line, piece.kind == TmxPiece::Kind::unit ? units_met_ : 0, {}}, error.what());
  }
  ReadPlace place = piece.kind == TmxPiece::Kind::unit ? place_ : ReadPlace{};
  bool repaired = false;
  for (const XmlDefect& found : defects_) {
    place.line = line_at(piece, found.offset);
    if (found.kind == XmlDefect::Kind::harmless) {
      log_.remark(place, found.message + " (read " + std::string(found.repair) + ")");
    } else if (!std::exchange(repaired, true)) {
      defect(ReadIssue::Kind::repaired, place, found.message,
             "reads it " + std::string(found.repair));
    }
  }
}

/// Parses clean_ in place; returns what is wrong with it.
std::optional<std::string> TmxReader::parse() {
  constexpr unsigned kFlags =
      pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_eol | pugi::parse_wconv_attribute;
  const pugi::xml_parse_result result =
      document_->load_buffer_inplace(clean_->data(), clean_->size(), kFlags, pugi::encoding_utf8);
  if (result) return std::nullopt;
  return "it is not well-formed: " + std::string(result.description());
}

/// Refuses the file when reading is strict, else notes what was done about it. `way_out` is what
/// lenient reading does: "leaves the unit out".
void TmxReader::defect(ReadIssue::Kind kind, const ReadPlace& place, std::string_view message,
                       std::string_view way_out) {
  if (options_.lenient) return log_.add(kind, place, message);
  refuse(
      place,
      std::string(message).append(". Correct the file, or use --lenient, which ").append(way_out));
}

void TmxReader::refuse(const ReadPlace& place, std::string_view message) const {
  throw InputError(describe(name_, place, message));
}

}  // namespace calque
