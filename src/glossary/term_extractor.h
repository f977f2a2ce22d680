#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "calque/session.h"

namespace calque::glossary {

struct ExtractOptions {
  Language source = {};
  Language target = {};
  std::size_t limit = 50;      ///< Candidates wanted.
  std::uint32_t at_least = 3;  ///< Times that a candidate has to occur.
  std::size_t most_words = 4;  ///< In a candidate.
  /// Pairs of segments looked at, from the first on. All are held: 1 to 2 KiB each.
  std::uint64_t most_pairs = 50000;
};

/// A phrase that may be a term.
struct TermCandidate {
  std::string text;         ///< In the shortest of its frequent forms.
  std::uint32_t count = 0;  ///< Occurrences.
  double weight = 0;        ///< C-value: how termlike it is.
  std::string translation;  ///< The phrase that goes with it; empty when none does.
  double association = 0;   ///< Of the translation: Dice coefficient of segments, 0 to 1.
};

/// Finds term candidates in the translations of a memory.
///
/// Candidates are words and phrases, in all their forms, that neither begin nor end with a stop
/// word; stop words are the function words of the language and what is as frequent. They are ranked
/// by C-value (Frantzi, Ananiadou, Mima 2000: frequency, less that within longer candidates, times
/// the binary logarithm of the number of words; a quarter for single words) times the association
/// with their translation, the phrase of the target language whose segments agree best with those
/// of the candidate. Segments that are left untranslated do not count. Terms that the glossary has
/// already are left out.
///
/// `on_pair` is called now and then and may throw to end the search.
std::vector<TermCandidate> extract_terms(Session& session, const ExtractOptions& options,
                                         const std::function<void(std::uint64_t)>& on_pair = {});

}  // namespace calque::glossary
