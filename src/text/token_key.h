#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/unicode.h"

struct sb_stemmer;

namespace calque::text {

/// What two words are compared by, as 64-bit hashes.
struct TokenKey {
  std::uint64_t surface = 0;  ///< Of the word as written.
  std::uint64_t folded = 0;   ///< Of the folded word.
  std::uint64_t key = 0;      ///< Of its stem: equal for the forms of one word.
  bool operator==(const TokenKey&) const = default;
};

/// Makes the keys of the words of one language.
///
/// A word is folded: in NFC, without case differences (Turkish and Azerbaijani pair I/ı and İ/i),
/// and in languages of Hebrew and Arabic script without vowel marks and tatweel. Its key is the
/// folded word's stem where Snowball (https://snowballstem.org) has an algorithm for the language.
/// Not for use by two threads at once: stemmer and cache are shared by calls.
class TokenKeyer {
 public:
  /// `primary_language`: the first subtag, "tr" of "tr-TR".
  explicit TokenKeyer(std::string_view primary_language);

  /// The key as text.
  std::string stem(std::string_view word);

  /// The word folded.
  std::string fold(std::string_view word) const;

  /// The hashes of the word, of `fold` and of `stem`; words of up to 23 bytes are remembered.
  TokenKey key(std::string_view word);

 private:
  struct DeleteStemmer {
    void operator()(sb_stemmer* stemmer) const;
  };
  struct Slot {
    TokenKey key;
    std::uint8_t length = 0;
    std::array<char, 23> word{};
  };
  std::string stem_folded(std::string folded);
  TokenKey compute(std::string_view word, std::uint64_t surface);
  void grow();

  CaseRules case_rules_;
  bool strips_marks_;
  std::unique_ptr<sb_stemmer, DeleteStemmer> stemmer_;
  std::vector<Slot> cache_;
  std::size_t misses_ = 0;
};

}  // namespace calque::text
