#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "calque/language.h"
#include "calque/segment.h"

namespace calque::leverage {

/// What a word is.
enum class WordCount {
  gmx,          ///< GMX-V 2.0: words end where UAX #29 ends them.
  gmx_factors,  ///< The same, with its factors for scripts without spaces; see WordRule.
  office        ///< As office programs count: what stands between white space.
};

/// For programs and files: "gmx", "gmx-factors", "office".
std::string_view key_of(WordCount count);
std::optional<WordCount> word_count_with_key(std::string_view key);

/// For people: a line that says what a word is.
std::string_view title_of(WordCount count);

/// The size of a piece of text (docs/analysis.md): inline tags are transparent, characters are
/// counted as GMX-V 2.0 counts them, words by a WordRule.
struct Volume {
  std::int64_t segments = 0;
  std::int64_t words = 0;
  /// Characters that stand for words by way of a factor; 0 where every such character is a word.
  std::int64_t factored = 0;
  std::int64_t characters = 0;  ///< Without white space and punctuation.
  std::int64_t punctuation = 0;
  std::int64_t white_space = 0;

  Volume& operator+=(const Volume& other);
  bool operator==(const Volume&) const = default;
};

/// How words are counted, above all in scripts that do not set words apart by spaces.
class WordRule {
 public:
  /// Each character of such scripts (Han, Kana, Thai, Lao, Khmer, Burmese) is a word.
  WordRule() = default;

  static WordRule of(WordCount count, const Language& language);

  /// GMX-V's factors: Chinese 2.8, Japanese 3.0, Korean 3.3, Thai 6.0 characters a word; in other
  /// languages as above.
  static WordRule by_factor(const Language& language);

  /// As text/office_words.h has it: placeholders and markup in the text are words too.
  static WordRule by_office();

  bool office() const { return office_; }

  bool factored() const { return tenths_ != 0; }

  /// Korean has spaces between words, but GMX-V has a factor for it as well.
  bool factors_hangul() const { return hangul_; }

  /// The words of a text: rounded to the nearest, half up, where a factor is at work.
  std::int64_t words(const Volume& volume) const;

  bool operator==(const WordRule&) const = default;

 private:
  std::int64_t tenths_ = 0;  ///< Tenths of a character to a word; 0: a character is a word.
  bool hangul_ = false;
  bool office_ = false;
};

/// The volume of one segment. Text in sub-flows counts with it.
Volume volume_of(const Segment& segment, const WordRule& rule);

}  // namespace calque::leverage
