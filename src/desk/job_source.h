#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "calque/segment.h"
#include "calque/segmenter.h"
#include "desk/desk_segment.h"
#include "document/document.h"
#include "formats/bilingual.h"
#include "leverage/job.h"

namespace calque::desk {

/// A place in a file that is written as one.
struct Slot {
  Segment text;
  std::vector<segment::SegmentSpan> spans;  ///< Of its segments, in order.
  std::size_t paragraph = 0;
  std::string kind;
  std::int64_t chain = 0;  ///< As DeskSegment::chain.
  std::optional<Segment> target{};
  State state = State::untranslated;
  bool whole_unit = false;  ///< As leverage::JobSegment::whole_unit.
  std::string tuid{};
  std::vector<Property> properties{};
};

/// The file of a job, read: an article or a bilingual file.
struct JobSource {
  std::string name;                              ///< Of the file, without its folder.
  std::uint64_t hash = 0;                        ///< Of its bytes.
  std::vector<Slot> slots;                       ///< In the order of the file.
  std::optional<leverage::Article> article;      ///< Of one.
  std::unique_ptr<BilingualDocument> bilingual;  ///< Of the other.
  std::string left_out;  ///< Of an article: what was not taken for text, in words; or empty.
};

/// Reads a file of any format that calque writes back.
/// @throws InputError when it is of no such format or cannot be read.
JobSource read_job_source(const document::FileBytes& file, const Language& source,
                          const Language& target);

/// The segments of the slots, in order, as yet without measures.
std::vector<DeskSegment> segments_of(const JobSource& source);

/// The same for looking them up in memories: with neighbours and keys. One for each.
std::vector<leverage::JobSegment> lookups_of(const std::vector<DeskSegment>& segments,
                                             const std::vector<Slot>& slots);

}  // namespace calque::desk
