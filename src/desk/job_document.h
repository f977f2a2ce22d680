#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/job.h"
#include "leverage/band.h"

/// A job as files that others read. They can be written at any time.
namespace calque::desk {

/// What stands in the place of a segment that nobody has confirmed.
enum class Unconfirmed : std::uint8_t {
  draft,   ///< Its translation as it is.
  source,  ///< Its source text.
  match    ///< What the memory or an equal segment gave, where nobody has touched that.
};

/// For programs: "draft", "source", "match".
std::optional<Unconfirmed> unconfirmed_with_key(std::string_view key);

/// A segment that the file cannot take as it is.
struct Loss {
  SegmentId id;
  std::int64_t number = 0;
  std::string message;
};

struct WrittenDocument {
  std::string name;  ///< For the file: "article.tr.md".
  std::string bytes;
  std::vector<Loss> losses{};
};

/// The file of the job with the translations in it, in its own format and encoding.
/// @throws InputError where the encoding lacks a character.
WrittenDocument write_document(Job& job, Unconfirmed unconfirmed);

/// Segments with their states and notes as XLIFF 1.2; what is unconfirmed is marked so.
WrittenDocument write_xliff(Job& job, Unconfirmed unconfirmed);

/// Pairs as TMX: what is unconfirmed is left out, but as `draft` and `match` marked so.
WrittenDocument write_tmx(Job& job, Unconfirmed unconfirmed);

/// What a reviewer made of translations that were confirmed before.
struct ReviewChange {
  DeskSegment segment;
  std::optional<Segment> before;  ///< As its translator confirmed it.
  std::string translator;
};
std::vector<ReviewChange> review_changes(Job& job);

/// The job by the bands of an analysis.
struct BandAmount {
  leverage::Band band = leverage::Band::none;
  Amount amount;
};
std::vector<BandAmount> bands_of(Job& job);

}  // namespace calque::desk
