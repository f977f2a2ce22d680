#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/error.h"
#include "calque/match.h"
#include "calque/segment.h"
#include "calque/segmenter.h"
#include "calque/unit.h"

/// A job at the desk: the segments of a file that somebody translates, with how far each has come.
namespace calque::desk {

/// Names a segment in its job, for ever: no other gets the number of one that is gone.
struct SegmentId {
  std::int64_t value = 0;
  auto operator<=>(const SegmentId&) const = default;
};

struct ActionId {
  std::int64_t value = 0;
  auto operator<=>(const ActionId&) const = default;
};

/// How far a segment has come. Stored as numbers: DO NOT CHANGE THESE VALUES.
enum class State : std::uint8_t {
  untranslated = 0,
  match = 1,      ///< What the memory had for it stands there; nobody has touched it.
  draft = 2,      ///< Somebody has worked on it, or it was filled for an equal segment.
  confirmed = 3,  ///< Its translator stands behind it; it is in the memory.
  reviewed = 4,
  signed_off = 5,
  locked = 6  ///< The file says that it is not to be translated.
};

inline constexpr std::size_t kStates = 7;

/// For programs: "new", "match", "draft", "confirmed", "reviewed", "signed-off", "locked".
std::string_view key_of(State state);
std::optional<State> state_with_key(std::string_view key);

/// A person stands behind it: confirmed, or more.
constexpr bool is_done(State state) {
  return state == State::confirmed || state == State::reviewed || state == State::signed_off;
}

/// Where a translation that nobody typed comes from.
struct Origin {
  int rate = 0;  ///< In per cent; 0: no match.
  bool repaired = false;
  bool machine = false;
  std::string unit{};         ///< The uid of the stored unit; empty: none.
  std::string file{};         ///< The file that the unit came from.
  SegmentId repetition_of{};  ///< The equal segment that it was filled from; 0: none.
  bool operator==(const Origin&) const = default;
};

/// How many findings the checks have about a pair of texts.
struct FindingCounts {
  std::int64_t errors = 0;
  std::int64_t warnings = 0;
  std::int64_t notes = 0;
  bool operator==(const FindingCounts&) const = default;
};

struct DeskSegment {
  SegmentId id;
  std::int64_t version = 1;  ///< Grows with each change of the segment.
  std::int64_t number = 0;   ///< Its place in the job, from 1.
  /// The place in the file that is written as one: a paragraph of an article, a segment of a
  /// bilingual file. Segments are split and merged within it.
  std::size_t slot = 0;
  segment::SegmentSpan span{};  ///< In the text of the slot.
  std::size_t paragraph = 0;    ///< Of people: that of the article, or the unit of the file.
  std::string kind{};           ///< "heading", "list-item", ...; "text" where nothing is told.
  Segment source{};
  std::optional<Segment> target{};
  State state = State::untranslated;
  bool touched = false;  ///< By a person: filling equal segments leaves it alone.
  Origin origin{};
  std::int64_t group = 0;  ///< The same for segments that get one translation.
  bool repeated = false;   ///< Another segment has the same.
  std::int64_t words = 0;
  std::int64_t payable = 0;  ///< In ten-thousandths of a word.
  FindingCounts findings{};
  std::int64_t notes = 0;              ///< That are not resolved.
  std::string by{};                    ///< Who changed it last.
  std::string at{};                    ///< When, as a TMX date.
  std::string unit{};                  ///< The uid of the unit that it was stored as; empty: none.
  std::string tuid{};                  ///< Of the unit in a bilingual file.
  std::vector<Property> properties{};  ///< Of that unit.
  /// Segments of one chain are neighbours; -1: it has none, as in a list of strings.
  std::int64_t chain = 0;
  /// What the source was in the version before, where it was changed since.
  std::optional<Segment> before{};

  bool operator==(const DeskSegment&) const = default;
};

/// Who does something, and when.
struct Who {
  std::string name;
  std::string at;  ///< TMX date.
  /// The same for the repetitions of one request, which is carried out once; empty: no repetition
  /// is known as one.
  std::string request{};
};

/// The segment has been changed since the version that a change is based on.
class VersionConflict : public Error {
 public:
  explicit VersionConflict(DeskSegment current);
  const DeskSegment& current() const { return current_; }

 private:
  DeskSegment current_;
};

/// There is no such segment, note or action.
class NotThere : public Error {
 public:
  using Error::Error;
};

/// The segment is not to be translated.
class Locked : public Error {
 public:
  using Error::Error;
};

/// A confirmation that was stopped, as something is plainly missing.
class Incomplete : public Error {
 public:
  enum class Reason : std::uint8_t { empty, missing_tags };
  explicit Incomplete(std::vector<Reason> reasons);
  const std::vector<Reason>& reasons() const { return reasons_; }

 private:
  std::vector<Reason> reasons_;
};

/// For programs: "empty", "missing-tags".
std::string_view key_of(Incomplete::Reason reason);

}  // namespace calque::desk
