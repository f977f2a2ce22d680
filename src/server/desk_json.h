#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "calque/check.h"
#include "desk/job.h"
#include "desk/job_document.h"
#include "server/offsets.h"

/// Jobs of the desk as JSON (docs/desk.md).
namespace calque::server {

/// The places of a text's characters, in bytes and in UTF-16 units.
class TextPlaces {
 public:
  explicit TextPlaces(std::string_view text, Offsets offsets);
  /// @pre `byte` is at most the length of the text.
  std::size_t written(std::size_t byte) const;
  /// Of a place beyond the text, one beyond it.
  std::size_t byte(std::size_t written) const;

 private:
  std::vector<std::size_t> units_;  ///< For each byte its unit; empty where bytes are counted.
  std::vector<std::size_t> bytes_;
};

/// "2026-12-01T12:00:00Z" of a TMX date; what is none as it is.
std::string iso_date(std::string_view tmx);

Json to_json(const desk::DeskSegment& segment, Offsets offsets);
Json to_json(const std::vector<desk::DeskSegment>& segments, Offsets offsets);
Json to_json(const std::vector<desk::SegmentId>& ids);
Json to_json(const desk::Progress& progress);
Json to_json(const desk::Action& action);
Json to_json(const desk::DeskNote& note);
Json to_json(const check::Finding& finding, Offsets offsets);

/// A translation of a segment; null where it has none.
Json target_json(const std::optional<Segment>& target, const Segment& source, Offsets offsets);

/// A translation that was sent: {text, tags}, {markup} or a text. @throws HttpError.
Segment target_in(const Json& json, const desk::DeskSegment& segment, Offsets offsets);

}  // namespace calque::server
