#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "calque/match.h"
#include "calque/segment.h"
#include "calque/unit.h"
#include "leverage/job.h"
#include "leverage/version_diff.h"
#include "lookup/memory_set.h"

namespace calque::leverage {

/// A translation that the memory offers for a segment.
struct FoundMatch {
  Segment target;  ///< With the segment's own tags; repaired where that was possible.
  MatchRate rate;  ///< Of the target as it is here.
  bool repaired = false;
  bool machine = false;          ///< The memory has it from machine translation.
  bool assembled = false;        ///< Put together from the translations of the segment's sentences.
  bool converted = false;        ///< Nothing stored: the numbers of the segment, written anew.
  bool same_key = false;         ///< The stored text has the segment's key (model/identity.h).
  bool other_tags = false;       ///< The stored text has other inline tags, at other places, say.
  bool aligned = false;          ///< By a program, and not confirmed since.
  bool unconfirmed = false;      ///< A draft of a person.
  bool several_targets = false;  ///< The memory has differing translations of the text.
  bool pivot = false;            ///< Through a third language.
  /// The client that the unit was made for, where that is not the job's; else empty.
  std::string other_client{};
  Segment stored_source;  ///< The text that matches.
  UnitId unit;
  std::string origin;  ///< The file that the unit came from.
};

/// A term of a glossary that stands in a segment.
struct FoundTerm {
  std::string term;
  std::vector<std::string> translations;  ///< Preferred ones first.
  std::string definition;                 ///< Of the concept; may be empty.
  bool operator==(const FoundTerm&) const = default;
};

/// What a segment was in an earlier version of its text (leverage/earlier_version.h).
struct VersionRemark {
  std::optional<Change> change;   ///< Nothing where no version was compared.
  std::optional<Segment> before;  ///< What it was, where it was changed.
};

/// A segment with what was found for it.
struct Pretranslated {
  JobSegment segment;
  std::vector<FoundMatch> matches;  ///< Best first; empty when none reaches the least rate.
  bool propagated = false;          ///< The best one was found for an identical segment.
  std::vector<FoundTerm> terms{};   ///< See leverage/terms_beside.h.
  VersionRemark version{};

  const FoundMatch* best() const { return matches.empty() ? nullptr : matches.data(); }
};

struct PretranslateOptions {
  Language source{};
  Language target{};
  MatchRate at_least{75};
  Penalties penalties{};
  std::size_t limit = 3;                        ///< Stored texts to offer for a segment.
  TagRule tags = TagRule::points;               ///< How inline tags count.
  Topic topic{};                                ///< Of the job, where it is known.
  UnitFilter filter{};                          ///< Units to consider.
  std::string file{};                           ///< The name of the job's file.
  unsigned threads = 1;                         ///< One or more.
  std::function<void(std::size_t)> progress{};  ///< Gets the number of segments looked up.
};

/// Finds translations for the segments of a job. Identical segments get the same translation, that
/// of the best match that any of them has; only where a segment has a match in its own context (101
/// or 102 %), it takes that.
///
/// Segments without letters that have no match of 100 % get one by leverage/unlettered.h: of 100 %
/// where that is safe, else of 99 %. A segment without a match is looked for as a sentence of
/// stored paragraphs (leverage/stored_sentence.h), and has 99 % then. A whole unit without a match
/// is put together from its sentences where each has one; its rate is the lowest of theirs.
std::vector<Pretranslated> pretranslate(MemorySet& memories,
                                        const std::vector<JobSegment>& segments,
                                        const PretranslateOptions& options);

}  // namespace calque::leverage
