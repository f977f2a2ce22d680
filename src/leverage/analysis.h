#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "leverage/band.h"
#include "leverage/job.h"
#include "leverage/volume.h"
#include "leverage/weights.h"
#include "lookup/memory_set.h"
#include "model/told_by_properties.h"
#include "store/content_hash.h"

namespace calque::leverage {

/// What an analysis depends on besides the files and the memory.
struct AnalysisSettings {
  Language source;
  Language target;
  bool internal = false;           ///< Look for similar segments in the job itself.
  TagRule tags = TagRule::points;  ///< How inline tags count.
  WordCount count = WordCount::gmx;
  Weights weights;
  PenaltyPoints penalties{};  ///< Those that the user has set.
  Topic topic{};              ///< Of the job, where it is known.
  bool other_clients = true;  ///< Matches of units of other clients than the topic's count too.

  WordRule word_rule() const { return WordRule::of(count, source); }
  bool operator==(const AnalysisSettings&) const = default;
};

/// Where a segment belongs: its band, and whether a segment of the job itself put it there.
struct Placing {
  Band band = Band::none;
  bool internal = false;
  bool operator==(const Placing&) const = default;
};

/// The volumes of the bands. Each segment counts in one place only.
struct Figures {
  std::array<Volume, kBands> memory;    ///< Bands that the memory, or a repetition, gives.
  std::array<Volume, kBands> internal;  ///< Fuzzy bands that an earlier segment of the job gives.

  void add(const Placing& placing, const Volume& volume);
  Figures& operator+=(const Figures& other);
  Volume total() const;
  bool operator==(const Figures&) const = default;
};

struct AnalysedFile {
  std::string name;
  std::uint64_t hash = 0;
  Figures figures;
  bool operator==(const AnalysedFile&) const = default;
};

/// A file that an analysis depends on, but is not of.
struct ComparedFile {
  std::string name;
  std::uint64_t hash = 0;  ///< Of its bytes.
  bool operator==(const ComparedFile&) const = default;
};

/// A memory that was looked into beside the first one.
struct FurtherMemory {
  std::string name;
  int priority = 0;  ///< As in MemoryChoice.
  int penalty = 0;   ///< As in MemoryChoice.
  ContentHash content{};
  bool operator==(const FurtherMemory&) const = default;
};

/// Those of the choices, with what they hold now. Throws InputError for a file that is no memory.
std::vector<FurtherMemory> further_memories(const std::vector<MemoryChoice>& choices);

struct Analysis {
  AnalysisSettings settings;
  ContentHash memory;
  std::vector<FurtherMemory> also{};
  std::vector<ComparedFile> previous{};  ///< An earlier version and its translation, or none.
  std::vector<AnalysedFile> files;       ///< In the order in which they were given.

  Figures total() const;
};

/// What an earlier version of the only file of a job brings (leverage/earlier_version.h).
struct CarriedOver {
  std::vector<ComparedFile> files;              ///< The earlier version, its translation.
  std::vector<std::optional<MatchRate>> rates;  ///< One for each segment of the job.
};

/// How to do the work; changes nothing in the result.
struct AnalysisRun {
  unsigned threads = 1;                       ///< One or more.
  std::function<void(std::size_t)> progress;  ///< Gets the number of segments looked up.
};

/// Puts every segment of the files into its band: the one for segments without letters;
/// 102 % and 101 % when the memory has it in its context; else repetition, when an earlier segment
/// of the job (of this or an earlier file) is identical; else the band of the best match of the
/// memory, or, with `internal`, of the best rate to an earlier segment, where that is higher. What
/// is carried over from an earlier version counts as a match of the memory. The content hash and
/// all matches are of one state of the memory; the hash is the first memory's.
Analysis analyze(MemorySet& memories, const std::vector<JobFile>& files,
                 const AnalysisSettings& settings, const AnalysisRun& run = {},
                 const CarriedOver& carried = {});

/// What all of it is worth in new words, in ten-thousandths of a word.
std::int64_t payable(const Figures& figures, const AnalysisSettings& settings);

}  // namespace calque::leverage
