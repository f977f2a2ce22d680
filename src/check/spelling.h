#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "calque/check.h"

namespace calque::check {

class Check;

/// The dictionaries of a language: hunspell's pairs of files, .aff and .dic.
///
/// Not for use by two threads at once.
class SpellingDictionary {
 public:
  /// Those for `language` that `folders` hold, the first folder first: of its region; else the one
  /// without a region; else those of all regions, of which a word needs one only. Null where there
  /// is none. A dictionary in an encoding that ICU does not know is passed over.
  static std::unique_ptr<SpellingDictionary> find(const std::vector<std::filesystem::path>& folders,
                                                  const Language& language);

  struct File;
  explicit SpellingDictionary(std::vector<std::unique_ptr<File>> files);
  SpellingDictionary(const SpellingDictionary&) = delete;
  SpellingDictionary& operator=(const SpellingDictionary&) = delete;
  ~SpellingDictionary();

  /// True for a word, in UTF-8, that one of them has, or whose encoding lacks its letters.
  bool has(const std::string& word) const;

  /// What may have been meant; empty for nothing.
  std::string suggestion(const std::string& word) const;

 private:
  std::vector<std::unique_ptr<File>> files_;
};

/// The check `spelling`: words of the target that no dictionary of its language has. Words that the
/// source has as well, names by their capitals, words with digits and those in code are passed
/// over. Null where the options name no folder of dictionaries.
std::unique_ptr<Check> make_spelling_check(const CheckerOptions& options);

}  // namespace calque::check
