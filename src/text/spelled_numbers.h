#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace calque::text {

/// Numbers and months in the words of one language (Unicode CLDR, by ICU), folded by
/// fold_spelling. Not for use by two threads at once: what was asked for is remembered.
class SpelledNumbers {
 public:
  /// `tag` is a BCP 47 tag.
  explicit SpelledNumbers(std::string_view tag);
  ~SpelledNumbers();
  SpelledNumbers(SpelledNumbers&&) noexcept;
  SpelledNumbers& operator=(SpelledNumbers&&) noexcept;

  /// Every way in which CLDR spells the number out: cardinal and ordinal, in each gender. Empty for
  /// numbers below 0 or above one million, and for languages that CLDR has no rules for.
  const std::vector<std::string>& words(std::int64_t number);

  /// Names of a month, 1 to 12, full and abbreviated.
  const std::vector<std::string>& month(std::size_t number) const { return months_.at(number - 1); }

 private:
  struct Rules;
  std::unique_ptr<Rules> rules_;
  std::map<std::int64_t, std::vector<std::string>> words_;
  std::vector<std::vector<std::string>> months_;
};

}  // namespace calque::text
