#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "calque/language.h"
#include "text/numeral.h"

namespace calque {

/// The languages of a query, of the stored text that it matches and of its translation.
struct NumeralLanguages {
  Language query;
  Language source;
  Language target;
};

/// Writes a number of a query the way a stored translation writes the number that stands there.
/// Nothing is done where it is not clear how: what a number means and how it is written is taken
/// from the conventions of the languages and from the stored pair itself. For one thread.
class NumeralRewriter {
 public:
  /// True when `target` says what `source` says: written alike ("3.5", "3.5"), the same value by
  /// the conventions of both languages ("1,234.5", "1.234,5"), or the same parts, maybe in another
  /// order ("12/31/2024", "31.12.2024").
  bool correspond(const text::Numeral& source, const text::Numeral& target,
                  const NumeralLanguages& languages);

  /// True where the language writes "1 234" for 1,234.
  bool groups_by_space(const Language& language);

  struct Rewritten {
    text::Numeral numeral;
    /// The target language uses another grammatical number with it than with the old one.
    bool other_plural = false;
  };
  /// `query` as `target`, which corresponds to `source`, would be written.
  std::optional<Rewritten> rewrite(const text::Numeral& source, const text::Numeral& target,
                                   const text::Numeral& query, const NumeralLanguages& languages);

 private:
  const text::NumberConventions& conventions(const Language& language, char32_t zero);
  std::optional<text::Decimal> read(const text::Numeral& numeral, const Language& language);
  bool same_value(const text::Numeral& source, const text::Numeral& target,
                  const NumeralLanguages& languages);
  std::optional<text::Numeral> as_alike(const text::Numeral& source, const text::Numeral& target,
                                        const text::Numeral& query,
                                        const NumeralLanguages& languages);
  std::optional<text::Numeral> as_value(const text::Numeral& source, const text::Numeral& target,
                                        const text::Numeral& query,
                                        const NumeralLanguages& languages);

  std::map<std::pair<std::string, char32_t>, text::NumberConventions> known_;
};

}  // namespace calque
