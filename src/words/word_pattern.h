#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace calque::words {

/// Classes of letters of one language ("the consonants"), by the capital that names them.
using LetterClasses = std::map<char, std::u32string, std::less<>>;

/// The end of a word: letters as they stand, and letters of classes. "Ca" is a consonant and an a;
/// "aC*" an a and one or more consonants.
class WordPattern {
 public:
  /// Classes in one pattern; more find nothing.
  static constexpr std::size_t kMostClasses = 8;

  /// Letters that a class found.
  struct Found {
    char name = '\0';
    std::string_view letters;
  };
  /// What a pattern found at the end of a word. Compared with every rule, so without allocations.
  struct Match {
    std::string_view before;                  ///< What stands before the pattern.
    std::array<Found, kMostClasses> classes;  ///< From the end of the word on.
    std::size_t count = 0;
  };

  WordPattern() = default;

  /// `fold` makes letters alike as it does in words; a capital that names no class is a letter.
  template <typename Fold>
  WordPattern(std::string_view pattern, const LetterClasses& classes, const Fold& fold) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const auto letter_class = classes.find(pattern[i]);
      if (letter_class == classes.end()) {
        add_letter(pattern[i]);
        continue;
      }
      const bool repeated = i + 1 < pattern.size() && pattern[i + 1] == '*';
      pieces_.push_back({{}, letter_class->first, letter_class->second, repeated, 0});
      if (repeated) ++i;
    }
    for (Piece& piece : pieces_) piece.letters = fold(piece.letters);
    std::erase_if(pieces_,
                  [](const Piece& piece) { return piece.name == '\0' && piece.letters.empty(); });
  }

  /// Classes take as many letters as they can, without going back: patterns are short and are
  /// compared with every term.
  std::optional<Match> match_end(std::string_view word) const;

  /// The last bytes that words with this end may have, each once; nothing where they may have any.
  std::optional<std::string> last_bytes() const;

  /// The letters of this pattern, with those that another found in the place of its classes,
  /// the last again where it names the class more often. A class that found none stands for
  /// nothing.
  std::string fill(const Match& match) const;

 private:
  struct Piece {
    std::string letters;
    char name = '\0';  ///< Of the class; 0 for letters as they stand.
    std::u32string members;
    bool repeated = false;
    std::size_t nth = 0;  ///< Of its class in the pattern.
  };

  void add_letter(char byte);
  void number_classes();
  static std::size_t class_begin(const Piece& piece, std::string_view word);

  std::vector<Piece> pieces_;
};

}  // namespace calque::words
