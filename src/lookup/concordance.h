#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calque/byte_range.h"
#include "calque/language.h"
#include "calque/unit.h"

namespace calque {

class Session;

/// How a question is read.
enum class ConcordanceKind : std::uint8_t {
  /// Words in any order and in every form; those in quotes stand next to each other. `*` stands for
  /// any letters. Marks may be left out. Characters of Han, Kana, Thai and the like that stand
  /// together in the question stand so in the text.
  words,
  as_written,  ///< The same, of words as they are, in any case.
  expression   ///< A regular expression (ICU), in any case.
};

/// Whose texts are looked through.
enum class ConcordanceSide : std::uint8_t { source, target, both };

/// What to look for in the texts of a memory.
struct ConcordanceQuery {
  std::string phrase;
  std::optional<Language> language;  ///< Search only texts in this range.
  std::optional<Language> target;    ///< Only units that have a variant in this range as well.
  std::size_t limit = 20;            ///< Units to return at most.
  ConcordanceKind kind = ConcordanceKind::words;
  /// `target` and `both` need `target`, and look through its texts too.
  ConcordanceSide side = ConcordanceSide::source;
};

/// A text in which it occurs.
struct ConcordanceHit {
  UnitId unit;
  VariantId variant;
  std::vector<text::ByteRange> occurrences;  ///< In the variant's text, in order; not empty.
  /// Tokens between the words where they are nearest to each other, twice; one more where they
  /// stand in another order.
  std::uint32_t spread = 0;
  std::uint32_t weight = 0;  ///< Of the text, as of matches.
  bool other_form = false;   ///< Found as another form of a word that the question's may be one of.
};

/// The order of hits, also of several memories: words as they are asked for before their other
/// forms, near each other first, then short texts. Hits of an expression have no order but that in
/// which they are stored.
bool comes_earlier(const ConcordanceHit& a, const ConcordanceHit& b);

/// Units that hold what is looked for, the best first; one hit a unit. Words are found by the match
/// index; what has nothing but `*` and marks, and expressions, by reading all texts, for which
/// `progress` is called every now and then: it may throw to end the search. Texts that hold the
/// words as they are written come before those with other forms of what they may be a form of.
/// Of words that stand in more than 200,000 texts only the shortest texts are looked at. Throws
/// UsageError for an expression that cannot be read, and InputError as IndexSearcher does.
std::vector<ConcordanceHit> find_concordance(Session& session, const ConcordanceQuery& query,
                                             const std::function<void()>& progress = {});

/// The same for reading all texts, each hit as it is found, in the order of storing; `found`
/// returns false to end.
void scan_concordance(Session& session, const ConcordanceQuery& query,
                      const std::function<bool(const ConcordanceHit&)>& found,
                      const std::function<void()>& progress = {});

}  // namespace calque
