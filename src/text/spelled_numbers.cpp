#include "text/spelled_numbers.h"

#include <unicode/dtfmtsym.h>
#include <unicode/rbnf.h>

#include <algorithm>

#include "text/letters.h"

namespace calque::text {
namespace {

/// Above this many remembered numbers the memory is emptied.
/// Numbers of a job repeat; a file of nothing but different ones must not fill the memory.
constexpr std::size_t kMostRemembered = 10'000;
/// Greater ones are written in digits, or in digits and a word ("3 million").
constexpr std::int64_t kGreatest = 1'000'000;
constexpr std::size_t kMonths = 12;

icu::Locale locale_of(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale =
      icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
  return U_FAILURE(status) != 0 ? icu::Locale::getRoot() : locale;
}

/// Folded, and without the soft hyphens that CLDR puts into long words.
std::string folded(icu::UnicodeString text) {
  text.findAndReplace(icu::UnicodeString(char16_t{0xAD}), icu::UnicodeString());
  std::string utf8;
  text.toUTF8String(utf8);
  return fold_spelling(utf8);
}

void add_new(std::vector<std::string>& words, std::string word) {
  if (!word.empty() && std::ranges::find(words, word) == words.end()) {
    words.push_back(std::move(word));
  }
}

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

std::vector<std::vector<std::string>> month_names(const icu::Locale& locale) {
  std::vector<std::vector<std::string>> names(kMonths);
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  if (U_FAILURE(status) != 0) return names;
  using Symbols = icu::DateFormatSymbols;
  // Inflected, as within a date, and as in a heading.
  for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
    for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
      std::int32_t count = 0;
      const icu::UnicodeString* months = symbols.getMonths(count, context, width);
      for (std::size_t i = 0; i < std::min(kMonths, static_cast<std::size_t>(count)); ++i) {
        std::string name = folded(months[i]);
        if (name.ends_with('.')) name.pop_back();
        // Where CLDR has no name it says "M01".
        if (!has_digit(name)) add_new(names[i], std::move(name));
      }
    }
  }
  return names;
}

}  // namespace

struct SpelledNumbers::Rules {
  std::unique_ptr<icu::RuleBasedNumberFormat> format;
  bool chinese = false;
};

SpelledNumbers::SpelledNumbers(std::string_view tag)
    : rules_(std::make_unique<Rules>()), months_(month_names(locale_of(tag))) {
  UErrorCode status = U_ZERO_ERROR;
  rules_->format =
      std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT, locale_of(tag), status);
  if (U_FAILURE(status) != 0) rules_->format.reset();
  rules_->chinese = tag.starts_with("zh");
}

SpelledNumbers::~SpelledNumbers() = default;
SpelledNumbers::SpelledNumbers(SpelledNumbers&&) noexcept = default;
SpelledNumbers& SpelledNumbers::operator=(SpelledNumbers&&) noexcept = default;

const std::vector<std::string>& SpelledNumbers::words(std::int64_t number) {
  const auto known = words_.find(number);
  if (known != words_.end()) return known->second;
  if (words_.size() >= kMostRemembered) words_.clear();
  std::vector<std::string>& words = words_[number];
  if (number < 0 || number > kGreatest || rules_->format == nullptr) return words;
  // Every rule set of CLDR: cardinals, ordinals and years, in each gender and case.
  for (std::int32_t i = 0; i < rules_->format->getNumberOfRuleSetNames(); ++i) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString spelled;
    icu::FieldPosition ignored;
    rules_->format->format(number, rules_->format->getRuleSetName(i), spelled, ignored, status);
    std::string word = folded(spelled);
    if (U_FAILURE(status) == 0 && !has_digit(word)) add_new(words, std::move(word));
  }
  // Two of something is another word than the number two; CLDR has the latter only.
  if (rules_->chinese && number == 2) {
    add_new(words, "两");
    add_new(words, "兩");
  }
  return words;
}

}  // namespace calque::text
