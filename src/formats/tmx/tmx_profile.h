#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "calque/unit.h"

namespace calque {

/// For whom a file is written.
enum class TmxProfile {
  plain,   ///< Everything, one `tu` a unit: reading it again gives equal units.
  omegat,  ///< One source and one target to a `tu`, the source first.
  trados,  ///< The same in UTF-16LE with a byte order mark and capital language tags (Workbench).
  memoq    ///< As for OmegaT, with the neighbours of the source as memoQ writes them.
};

/// What became of the units that were given to a writer.
struct TmxWriteReport {
  std::uint64_t units = 0;              ///< Given.
  std::uint64_t elements = 0;           ///< `tu` elements written.
  std::uint64_t variants = 0;           ///< `tuv` elements written.
  std::uint64_t units_left_out = 0;     ///< Without the source or a target that was asked for.
  std::uint64_t variants_left_out = 0;  ///< Of units that were written.
  std::uint64_t tags_left_out = 0;
  // Written, but not looked at by the programs that the profile is for:
  std::uint64_t notes_unseen = 0;
  std::uint64_t properties_unseen = 0;
  std::uint64_t contexts_unseen = 0;
  std::uint64_t sub_flows_unseen = 0;

  /// A line for each kind of loss, for people; empty when nothing is lost.
  std::vector<std::string> losses() const;
};

/// Which pairs of variants are wanted, by basic filtering; nothing means any.
struct TmxPairChoice {
  std::optional<Language> source;
  std::optional<Language> target;
};

/// The unit as units of two variants, source first: one for each wanted target. The source is the
/// first variant that the choice takes in, else of the unit's source language, else the first one.
/// Only the first has the tuid. Empty when the source or all targets are missing. Counts in
/// `report` what is left out.
std::vector<TranslationUnit> split_into_pairs(const TranslationUnit& unit,
                                              const TmxPairChoice& choice, TmxWriteReport& report);

/// Adds the properties by which the program of `profile` tells equal texts apart, where the unit
/// has a key of another kind (model/identity.h) and none of that program's: for OmegaT `file` and
/// `id`, for Trados Studio `x-IdContext`, for memoQ `x-context`.
void add_key_properties(TranslationUnit& unit, TmxProfile profile);

/// Adds memoQ's properties to a pair: the file as `x-document`, and on the source its neighbours as
/// `x-context-pre` and `x-context-post`, each an escaped `seg` element. What is there stays.
void add_memoq_properties(TranslationUnit& pair);

/// Counts in `report` what the programs of `profile` do not look at.
void count_unseen(const TranslationUnit& unit, TmxProfile profile, TmxWriteReport& report);

}  // namespace calque
