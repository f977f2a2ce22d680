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
  std::uint64_t surface = 0;    ///< Of the word as written.
  std::uint64_t folded = 0;     ///< Of the word as `WordFolding::bare` gives it.
  std::uint64_t stem = 0;       ///< Of that word's stem: equal for the forms of one word.
  std::uint64_t beginning = 0;  ///< Of the first kBeginning characters of the stem.
  /// Characters of the bare word; 0 for a character that is a word by itself (Han, Kana, Thai...).
  std::uint32_t letters = 0;
  bool operator==(const TokenKey&) const = default;
};

inline constexpr int kBeginning = 4;

/// How words of one language are made alike that differ in small things only.
struct WordFolding {
  explicit WordFolding(std::string_view primary_language = {});

  /// The word in NFC, without case differences (Turkish and Azerbaijani pair I/ı and İ/i), and in
  /// languages of Hebrew and Arabic script without vowel marks and tatweel.
  std::string fold(std::string_view word) const;

  /// The folded word without the underscores that mark access keys ("_File", "Bac_kwards").
  std::string bare(std::string_view word) const;

  CaseRules case_rules = CaseRules::standard;
  bool strips_marks = false;
};

/// Makes the keys of the words of one language: of the folded word, and of its stem where Snowball
/// (https://snowballstem.org) has an algorithm for the language, else of the folded word again.
/// Not for use by two threads at once: stemmer and cache are shared by calls.
class TokenKeyer {
 public:
  /// `primary_language`: the first subtag, "tr" of "tr-TR".
  explicit TokenKeyer(std::string_view primary_language);

  /// The stem of the folded word.
  std::string stem(std::string_view word);

  std::string fold(std::string_view word) const { return folding_.fold(word); }
  const WordFolding& folding() const { return folding_; }

  /// Words of up to 23 bytes are remembered.
  TokenKey key(std::string_view word);

 private:
  struct DeleteStemmer {
    void operator()(sb_stemmer* stemmer) const;
  };
  struct Slot {
    TokenKey key;
    std::uint8_t length = 0;
    std::array<char, 23> word{};
    bool holds(std::string_view other) const {
      return std::string_view(word.data(), length) == other;
    }
  };
  static constexpr std::size_t kWays = 4;
  using Set = std::array<Slot, kWays>;
  std::string stem_folded(std::string folded);
  TokenKey compute(std::string_view word, std::uint64_t surface);
  Set& set_of(std::uint64_t surface) { return cache_[surface & (cache_.size() - 1)]; }
  void grow();

  WordFolding folding_;
  std::unique_ptr<sb_stemmer, DeleteStemmer> stemmer_;
  std::vector<Set> cache_;
  std::size_t misses_ = 0;
};

}  // namespace calque::text
