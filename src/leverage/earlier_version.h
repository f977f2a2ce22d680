#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "align/lexicon.h"
#include "calque/language.h"
#include "calque/segment.h"
#include "calque/unit.h"
#include "leverage/pretranslation.h"
#include "leverage/version_diff.h"

namespace calque::leverage {

/// A segment of an earlier version of a text, with its translation as far as there is one.
struct EarlierSegment {
  Segment source;
  std::optional<Segment> target;
  bool draft = false;  ///< The translation is not finished.
};

/// An earlier version of a text and its translation, perhaps of a job that is not done.
struct EarlierVersion {
  std::string origin;  ///< The name of the file with the translation.
  std::vector<EarlierSegment> segments;
  /// What may be matched elsewhere than in its place: finished translations, and what alignment
  /// found, with its confidence where the pair is not safe.
  std::vector<TranslationUnit> units;
  /// Segments of the text that are not in the file with the translation, or, of an article, were
  /// not paired safely, one by one.
  std::size_t without_pair = 0;

  std::vector<Segment> sources() const;
};

/// Reads an article, XLIFF or PO file and its translation. Where the translation is an XLIFF or PO
/// file, its segments are those of the version, and the first file is only compared with it. Where
/// both are articles, they are aligned, with `words` to help: a pair is safe when its confidence is
/// align::kAcceptedConfidence or more, or when both articles have as many paragraphs, the pair's
/// has as many segments in both, and it has the same place in it.
/// @throws InputError when one cannot be read, UsageError when only the first is bilingual.
EarlierVersion read_earlier_version(const std::string& path, const std::string& translation,
                                    const Language& source, const Language& target,
                                    const align::Lexicon& words);

/// The units of an earlier version as a memory, in a folder of temporary files that goes with it.
class EarlierMemory {
 public:
  /// @throws InputError when the folder cannot be made.
  explicit EarlierMemory(const EarlierVersion& version);

  /// Its matches go before those of the same rate in other memories.
  MemoryChoice choice() const { return {.path = folder_.path / "earlier.calque", .priority = 1}; }

 private:
  struct Folder {
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path path;
  };
  Folder folder_;
};

/// The rate at which the translation of the earlier version is carried over to a segment: 102 % in
/// its place, 99 % as a draft; nothing where it is not.
std::optional<MatchRate> carried_rate(const SegmentChange& change, const EarlierVersion& version);

/// Puts the translations of the earlier version first where a segment is in its place: at 102 %, or
/// as a draft at 99 % where nothing better was found and `at_least` lets it. Sets
/// Pretranslated::version. `numbers` tells which segment of the new version each of `segments` is.
void carry_over(std::vector<Pretranslated>& segments, const std::vector<std::size_t>& numbers,
                const EarlierVersion& version, const VersionDiff& diff, MatchRate at_least);

}  // namespace calque::leverage
