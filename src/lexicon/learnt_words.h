#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "align/lexicon.h"
#include "lexicon/teaching_pairs.h"

/// Lexicons that are kept in the memory from which they were learnt (table `learnt_words`), so that
/// the next alignment need not learn them again.
namespace calque {

/// A lexicon and what it was learnt from.
struct LearntWords {
  HistoryPoint point;
  FoundPairs found;
  /// A hash of the glossary's terms that taught as well.
  std::int64_t terms = 0;
  align::Lexicon lexicon;
};

/// What the memory keeps for `key`; nothing where it keeps nothing, where it was learnt by other
/// rules, or where it is damaged.
std::optional<LearntWords> load_learnt_words(Session& session, const LexiconKey& key);

/// True when what was learnt is what would be learnt now, given the hash of the terms; brings
/// `words.found` up to date.
bool still_holds(Session& session, const LexiconKey& key, LearntWords& words, std::int64_t terms);

/// Keeps it, in a transaction of its own, in the file at `path`, which is opened for this. Returns
/// false, and changes nothing, where the file cannot be written or another program is writing.
bool store_learnt_words(const std::filesystem::path& path, const LexiconKey& key,
                        const LearntWords& words);

/// One of the lexicons that a memory keeps.
struct LearntWordsInfo {
  LexiconKey key;
  std::int64_t pairs = 0;  ///< That were found.
  std::int64_t bytes = 0;
};

std::vector<LearntWordsInfo> list_learnt_words(Session& session);

/// Looks for lexicons that are damaged: bytes that are not what was written, or no lexicon. Returns
/// what is wrong.
std::vector<std::string> check_learnt_words(Session& session);

/// Deletes all lexicons; they are learnt again when they are needed.
void forget_learnt_words(Session& session);

}  // namespace calque
