#include "transfer/pair_filter.h"

#include <algorithm>
#include <set>

#include "segment/language_guess.h"
#include "text/letters.h"
#include "text/script.h"
#include "text/utf8.h"

namespace calque {
namespace {

/// Pairs with fewer letters tell nothing about lengths in general.
constexpr std::size_t kLeastForRatio = 20;

/// Fewer pairs may all be bad ones.
constexpr std::size_t kLeastPairs = 20;

/// Letters of the source without which lengths of short texts ("Yes.", "Evet, efendim.") differ too
/// much, and how often as long the longer side is beyond that in no translation.
constexpr double kSlack = 10;
constexpr double kMostTimes = 3;

/// Of a sentence: fewer letters may be names, or a few words that are the same in both languages.
constexpr std::size_t kLeastLetters = 20;

/// Bytes of a sentence from which on its language can be told.
constexpr std::size_t kSentence = 100;

std::size_t letters_of(std::string_view text) {
  return text::count_scripts(text, "und").letters;
}

/// The numbers of two digits and more, with what sets their thousands and fractions apart left out.
std::multiset<std::string> numbers_of(std::string_view text) {
  std::multiset<std::string> numbers;
  std::string digits;
  const auto end_number = [&] {
    if (digits.size() > 1) numbers.insert(digits);
    digits.clear();
  };
  bool separated = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [code_point, length] = text::decode_at(text, at);
    at += length;
    const int value = text::digit_value(code_point);
    const bool separator = code_point == '.' || code_point == ',';
    if (value >= 0) {
      digits.push_back(static_cast<char>('0' + value));
      separated = false;
    } else if (separator && !separated && !digits.empty()) {
      separated = true;
    } else {
      end_number();
      separated = false;
    }
  }
  end_number();
  return numbers;
}

/// Both have some numbers, and not one of them in common.
bool numbers_differ(std::string_view source, std::string_view target) {
  const auto of_source = numbers_of(source);
  const auto of_target = numbers_of(target);
  if (of_source.size() < 2 || of_target.size() < 2) return false;
  return std::ranges::none_of(
      of_source, [&](const std::string& number) { return of_target.contains(number); });
}

}  // namespace

void PairFilter::learn(std::string_view source, std::string_view target) {
  const std::size_t of_source = letters_of(source);
  const std::size_t of_target = letters_of(target);
  if (of_source < kLeastForRatio || of_target == 0) return;
  ratios_.push_back(static_cast<double>(of_target) / static_cast<double>(of_source));
  sorted_ = false;
}

/// Why the lengths, in letters, are not those of a translation.
std::string PairFilter::length_reason(std::size_t of_source, std::size_t of_target) {
  if (ratios_.size() < kLeastPairs) return {};
  if (!sorted_) std::ranges::sort(ratios_);
  sorted_ = true;
  const double median = ratios_[ratios_.size() / 2];
  const double wanted = (static_cast<double>(of_source) + kSlack) * median;
  const double found = static_cast<double>(of_target) + kSlack * median;
  if (found > wanted * kMostTimes) return "the translation is much longer";
  return wanted > found * kMostTimes ? "the translation is much shorter" : "";
}

std::string PairFilter::reason(std::string_view source, std::string_view target) {
  const std::size_t of_source = letters_of(source);
  if (source == target && of_source >= kLeastLetters && source_.primary() != target_.primary()) {
    return "the source again";
  }
  if (auto lengths = length_reason(of_source, letters_of(target)); !lengths.empty()) return lengths;
  if (numbers_differ(source, target)) return "other numbers";
  const std::string of_texts = foreign(source, source_);
  return of_texts.empty() ? foreign(target, target_) : of_texts;
}

/// Why the text is not in its language.
std::string PairFilter::foreign(std::string_view text, const Language& language) const {
  const text::ScriptCount scripts = text::count_scripts(text, language.tag());
  // Some words in other scripts are names.
  const bool other_script =
      scripts.letters >= kLeastLetters && scripts.expected * 4 < scripts.letters;
  if (other_script) return "not in the script of " + language.tag();
  if (segment::evident_other_language(text, language, kSentence)) {
    return "not in " + language.tag();
  }
  return {};
}

}  // namespace calque
