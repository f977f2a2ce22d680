#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace calque::check {

/// The signs of units and currencies, of data/units.txt and data/unit_words.txt.
class Units {
 public:
  Units();

  /// The unit whose sign follows a number that ends at `end`, with or without a blank; empty for
  /// none. A sign ends where its letters end: "5 mm" is no metre.
  std::string_view after(std::string_view text, std::size_t end) const;

  /// The currency whose sign stands before a number that begins at `begin`.
  std::string_view before(std::string_view text, std::size_t begin) const;

  /// Whether a folded text has a word for a unit, or one for "minus".
  bool has_word(std::string_view folded, std::string_view unit) const;

  /// Whether a text must say the unit of a number in some way: those whose signs and words are
  /// known well enough to miss them.
  bool is_told_by_words(std::string_view unit) const { return words_.contains(unit); }

 private:
  std::unordered_map<std::string_view, std::string_view>
      signs_;  ///< Views into the program's data.
  std::unordered_map<std::string_view, std::vector<std::string>> words_;
};

}  // namespace calque::check
