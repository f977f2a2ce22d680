#include "server/desk_json.h"

#include <algorithm>

#include "desk/tag_numbers.h"
#include "server/json_body.h"
#include "server/message.h"
#include "text/utf8.h"

namespace calque::server {
namespace {

/// More tags than any segment has; each is looked for.
constexpr std::size_t kMostTags = 20'000;

Json chips_json(const std::vector<desk::Chip>& chips, const TextPlaces& places) {
  Json tags = Json::array();
  for (const desk::Chip& chip : chips) {
    tags.push_back({{"at", places.written(chip.at)},
                    {"id", chip.id},
                    {"kind", desk::key_of(chip.kind)},
                    {"type", chip.type},
                    {"code", chip.code}});
  }
  return tags;
}

Json source_json(const Segment& source, Offsets offsets) {
  return {{"text", source.text},
          {"tags", chips_json(desk::chips_of(source), TextPlaces(source.text, offsets))}};
}

Json origin_json(const desk::Origin& origin) {
  if (origin == desk::Origin()) return nullptr;
  Json json = Json::object();
  if (origin.rate > 0) json["rate"] = origin.rate;
  if (!origin.unit.empty()) json["unit"] = origin.unit;
  if (origin.repaired) json["repaired"] = true;
  if (origin.machine) json["machine"] = true;
  if (!origin.file.empty()) json["file"] = origin.file;
  if (origin.repetition_of != desk::SegmentId()) {
    json["repetition_of"] = origin.repetition_of.value;
  }
  return json;
}

Json amount_json(const desk::Amount& amount) {
  // Stored without rounding; of words a tenth is told.
  constexpr double kTenths = 1'000;
  const auto tenths = static_cast<double>(amount.payable) / kTenths;
  return {{"segments", amount.segments},
          {"words", amount.words},
          {"payable", static_cast<double>(static_cast<std::int64_t>(tenths + 0.5)) / 10}};
}

desk::ChipKind kind_in(const Json& tag) {
  const std::string kind = text_in(tag, "kind", "alone");
  for (const auto known : {desk::ChipKind::open, desk::ChipKind::close, desk::ChipKind::alone}) {
    if (desk::key_of(known) == kind) return known;
  }
  refuse("\"kind\" of a tag is open, close or alone");
}

std::vector<desk::Chip> chips_in(const Json& json, const TextPlaces& places) {
  std::vector<desk::Chip> chips;
  if (!json.contains("tags") || json["tags"].is_null()) return chips;
  const Json& tags = json["tags"];
  if (!tags.is_array()) refuse("\"tags\" is no list");
  if (tags.size() > kMostTags) refuse("there are more tags than a segment can have");
  constexpr std::int64_t kMost = 1'000'000'000;
  for (const Json& tag : tags) {
    if (!tag.is_object()) refuse("a tag is no JSON object");
    const auto at = static_cast<std::size_t>(number_in(tag, "at", 0, 0, kMost));
    chips.push_back({.at = places.byte(at),
                     .id = static_cast<std::size_t>(number_in(tag, "id", 0, 0, kMost)),
                     .kind = kind_in(tag)});
  }
  return chips;
}

}  // namespace

TextPlaces::TextPlaces(std::string_view text, Offsets offsets) {
  if (offsets == Offsets::utf8) return;
  for (std::size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode_at(text, at);
    for (std::size_t i = 0; i < decoded.length; ++i) units_.push_back(bytes_.size());
    bytes_.push_back(at);
    if (decoded.code_point > 0xFFFF) bytes_.push_back(at + 1);  // between two halves
    at += decoded.length;
  }
  units_.push_back(bytes_.size());
  bytes_.push_back(text.size());
}

std::size_t TextPlaces::written(std::size_t byte) const {
  return units_.empty() ? byte : units_.at(byte);
}

std::size_t TextPlaces::byte(std::size_t written) const {
  if (units_.empty()) return written;
  return written < bytes_.size() ? bytes_[written] : bytes_.back() + 1;
}

std::string iso_date(std::string_view tmx) {
  constexpr std::size_t kLength = std::string_view("YYYYMMDDThhmmssZ").size();
  if (tmx.size() != kLength || tmx[8] != 'T') return std::string(tmx);
  std::string out(tmx.substr(0, 4));
  out.append("-").append(tmx.substr(4, 2)).append("-").append(tmx.substr(6, 5));
  return out.append(":").append(tmx.substr(11, 2)).append(":").append(tmx.substr(13));
}

Json target_json(const std::optional<Segment>& target, const Segment& source, Offsets offsets) {
  if (!target) return nullptr;
  return {{"text", target->text},
          {"tags", chips_json(desk::chips_of(*target, source), TextPlaces(target->text, offsets))}};
}

Json to_json(const desk::DeskSegment& segment, Offsets offsets) {
  // A number of 64 bits is not kept by JavaScript.
  const auto group = static_cast<std::uint64_t>(segment.group);
  Json json{{"id", segment.id.value},
            {"version", segment.version},
            {"n", segment.number},
            {"paragraph", segment.paragraph},
            {"kind", segment.kind},
            {"source", source_json(segment.source, offsets)},
            {"target", target_json(segment.target, segment.source, offsets)},
            {"state", desk::key_of(segment.state)},
            {"origin", origin_json(segment.origin)},
            {"group", segment.repeated ? Json(std::to_string(group)) : Json(nullptr)},
            {"words", segment.words},
            {"notes", segment.notes},
            {"findings",
             {{"error", segment.findings.errors},
              {"warning", segment.findings.warnings},
              {"note", segment.findings.notes}}},
            {"by", segment.by},
            {"at", iso_date(segment.at)},
            {"unit", segment.unit.empty() ? Json(nullptr) : Json(segment.unit)}};
  if (segment.before) json["before"] = source_json(*segment.before, offsets);
  return json;
}

Json to_json(const std::vector<desk::DeskSegment>& segments, Offsets offsets) {
  Json list = Json::array();
  for (const desk::DeskSegment& segment : segments) list.push_back(to_json(segment, offsets));
  return list;
}

Json to_json(const std::vector<desk::SegmentId>& ids) {
  Json list = Json::array();
  for (const desk::SegmentId id : ids) list.push_back(id.value);
  return list;
}

Json to_json(const desk::Progress& progress) {
  Json json = Json::object();
  desk::Amount all;
  for (std::size_t i = 0; i < progress.size(); ++i) {
    const desk::Amount& amount = progress.at(i);
    json[std::string(desk::key_of(static_cast<desk::State>(i)))] = amount_json(amount);
    all.segments += amount.segments;
    all.words += amount.words;
    all.payable += amount.payable;
  }
  json["all"] = amount_json(all);
  return json;
}

Json to_json(const desk::Action& action) {
  return {{"id", action.id.value},
          {"kind", action.kind},
          {"by", action.by},
          {"at", iso_date(action.at)},
          {"undone", action.undone.empty() ? Json(nullptr) : Json(iso_date(action.undone))},
          {"segments", to_json(action.segments)}};
}

Json to_json(const desk::DeskNote& note) {
  return {{"id", note.id},
          {"segment", note.segment.value},
          {"parent", note.parent == 0 ? Json(nullptr) : Json(note.parent)},
          {"text", note.text},
          {"by", note.by},
          {"at", iso_date(note.at)},
          {"resolved", note.resolved}};
}

Json to_json(const check::Finding& finding, Offsets offsets) {
  const auto ranges = [offsets](std::string_view text, const auto& of) {
    const TextPlaces places(text, offsets);
    Json list = Json::array();
    for (const text::ByteRange& range : of) {
      list.push_back({places.written(range.begin), places.written(range.end)});
    }
    return list;
  };
  return {{"check", finding.check},
          {"severity", check::name_of(finding.severity)},
          {"message", finding.message},
          {"ranges", ranges(finding.target, finding.ranges)},
          {"source_ranges", ranges(finding.source, finding.source_ranges)}};
}

Segment target_in(const Json& json, const desk::DeskSegment& segment, Offsets offsets) {
  if (json.is_null()) return {};
  if (json.is_string()) {
    return desk::with_chips(json.get<std::string>(), {}, segment.source, {});
  }
  if (!json.is_object()) refuse("\"target\" is a text, or {text, tags}");
  if (json.contains("markup")) return desk::text_of_markup(needed_text(json, "markup"));
  const std::string text = text_in(json, "text");
  const std::vector<desk::Chip> chips = chips_in(json, TextPlaces(text, offsets));
  return desk::with_chips(text, chips, segment.source, segment.target.value_or(Segment()));
}

}  // namespace calque::server
