#include "glossary/tbx_reader.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "calque/error.h"
#include "glossary/tbx_entry.h"
#include "model/segment_xml.h"
#include "text/ascii.h"

namespace calque::glossary {
namespace {

constexpr std::string_view kLeavesEntryOut = "leaves the entry out";

/// TBX 2 has martif, TBX 3 tbx; units and headers of both, compared in lower case.
constexpr std::array<std::string_view, 2> kRoots{"martif", "tbx"};
constexpr std::array<std::string_view, 3> kUnits{"termentry", "conceptentry", "entry"};
constexpr std::array<std::string_view, 3> kHeaders{"martifheader", "tbxheader", "header"};

text::Decoder open_decoder(text::ByteSource source, const GlossaryReadOptions& options) {
  text::DecoderOptions decoder_options;
  decoder_options.forced_encoding = options.encoding;
  decoder_options.xml = true;
  return text::Decoder(std::move(source), decoder_options);
}

}  // namespace

TbxReader::TbxReader(text::ByteSource source, const GlossaryReadOptions& options)
    : name_(source.name()),
      scanner_(open_decoder(std::move(source), options), {kRoots, kUnits, kHeaders}),
      parser_(name_, options.lenient) {
  if (const std::string& remark = scanner_.decoder().remark(); !remark.empty()) {
    parser_.log().remark({1, 0, {}}, remark);
  }
  start();
}

/// The root must come before anything else but a document type.
void TbxReader::start() {
  while (root_.empty()) {
    const UnitPiece piece = scanner_.next();
    const ReadPlace place{piece.line, 0, {}};
    parser_.note_bad_bytes(piece, {}, scanner_.decoder().encoding());
    if (piece.kind == UnitPiece::Kind::root) {
      start_root(piece);
    } else if (piece.kind == UnitPiece::Kind::doctype) {
      if (!piece.defect.empty()) parser_.refuse(place, piece.defect);
      parser_.use_entities(piece.text);
    } else if (piece.kind == UnitPiece::Kind::end) {
      parser_.refuse(place, "this is not TBX: there is no element in it");
    } else {
      parser_.refuse(place,
                     "this is not TBX: it begins with \"" + shown_in_message(piece.text) + "\"");
    }
  }
}

void TbxReader::start_root(const UnitPiece& piece) {
  const ReadPlace place{piece.line, 0, {}};
  const std::string_view name = local_name(tag_name(piece.text));
  const bool known = std::ranges::any_of(
      kRoots, [name](std::string_view root) { return text::equals_ignoring_case(name, root); });
  if (!known) {
    parser_.refuse(place, "this is not TBX: its root element is <" + shown_in_message(name) +
                              ">, neither <martif> nor <tbx>");
  }
  if (!piece.defect.empty()) parser_.refuse(place, piece.defect);
  root_ = piece.text;
}

bool TbxReader::next(Entry& entry) {
  while (!finished_) {
    if (take(scanner_.next(), entry)) return true;
  }
  return false;
}

bool TbxReader::take(const UnitPiece& piece, Entry& entry) {
  switch (piece.kind) {
    case UnitPiece::Kind::unit:
      place_ = {piece.line, place_.unit + 1, {}};
      return take_entry(piece, entry);
    case UnitPiece::Kind::broken_unit:
      place_ = {piece.line, place_.unit + 1, {}};
      parser_.defect(ReadIssue::Kind::skipped, place_, piece.defect, kLeavesEntryOut);
      return false;
    case UnitPiece::Kind::end:
      finished_ = true;
      parser_.note_bad_bytes(piece, {}, scanner_.decoder().encoding());
      if (piece.defect.empty()) return false;
      truncated_ = true;
      parser_.defect(ReadIssue::Kind::truncated, {piece.line, 0, {}}, piece.defect,
                     "keeps the entries before");
      return false;
    default:
      take_between(piece);
      return false;
  }
}

bool TbxReader::take_entry(const UnitPiece& piece, Entry& entry) {
  parser_.note_bad_bytes(piece, place_, scanner_.decoder().encoding());
  if (const auto problem = parser_.parse(piece, place_)) {
    parser_.defect(ReadIssue::Kind::skipped, place_, *problem, kLeavesEntryOut);
    return false;
  }
  try {
    entry = entry_from_tbx(parser_.element(), place_, parser_.log());
  } catch (const InputError& error) {
    parser_.defect(ReadIssue::Kind::skipped, place_, error.what(), kLeavesEntryOut);
    return false;
  }
  entry.origin = name_;
  if (!entry.terms.empty()) return true;
  parser_.log().add(ReadIssue::Kind::skipped, place_, "an entry without a term is left out");
  return false;
}

/// The header is kept; what else there is outside of entries is not.
void TbxReader::take_between(const UnitPiece& piece) {
  const ReadPlace place{piece.line, 0, {}};
  parser_.note_bad_bytes(piece, {}, scanner_.decoder().encoding());
  if (!piece.defect.empty()) {
    parser_.defect(ReadIssue::Kind::repaired, place, piece.defect, "leaves it out");
  } else if (piece.kind == UnitPiece::Kind::header && header_.empty()) {
    header_ = piece.text;
  } else if (piece.kind == UnitPiece::Kind::stray_text) {
    parser_.log().remark(place, "text outside of entries is left out",
                         shown_in_message(piece.text));
  } else if (tag_name(piece.text) != "text") {
    parser_.log().remark(place, "elements outside of entries are left out", tag_name(piece.text));
  }
}

std::string TbxReader::header_json() const {
  return nlohmann::json{{"tbx", {{"root", root_}, {"header", header_}}}}.dump();
}

std::uint64_t TbxReader::bytes_read() const {
  return scanner_.decoder().source().consumed();
}

ReadSummary TbxReader::summary() const {
  return {.issues = parser_.log().issues(),
          .skipped = parser_.log().skipped(),
          .repaired = parser_.log().repaired(),
          .truncated = truncated_};
}

}  // namespace calque::glossary
