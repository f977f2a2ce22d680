#include "check/negation.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "check/check_data.h"
#include "text/letters.h"

namespace calque::check {
namespace {

/// Of the words that deny, those that a translation can hardly do without a word of its own. "un*"
/// and "fail*" deny too, so that they answer one, but may well be told without.
constexpr std::array<std::string_view, 8> kStrong{"not",     "never", "cannot", "don't",
                                                  "doesn't", "isn't", "won't",  "can't"};

bool matches(std::string_view text, std::string_view word, std::string_view pattern) {
  const bool open = pattern.ends_with('*');
  if (open) pattern.remove_suffix(1);
  if (pattern.starts_with('*')) {
    pattern.remove_prefix(1);
    return open ? text.find(pattern) != std::string_view::npos : word.ends_with(pattern);
  }
  return open ? word.starts_with(pattern) : word == pattern;
}

class NegationCheck : public Check {
 public:
  NegationCheck() {
    for_each_entry(data_file("negation.txt"),
                   [this](std::string_view language, std::string_view w) {
                     patterns_[std::string(language)].push_back(w);
                   });
  }

  void check(const CheckedPair& pair, const Report& report) override {
    // Which words deny for certain is known of English.
    if (pair.source.language() != "en") return;
    const auto patterns = patterns_.find(pair.target.language());
    if (patterns == patterns_.end() || pair.source.text == pair.target.text) return;
    const auto denial = strong_denial(pair.source);
    if (denial.end == 0 || denies(pair.target, patterns->second)) return;
    report("negation",
           "\"" + pair.source.text.substr(denial.begin, denial.end - denial.begin) +
               "\" has no counterpart",
           {.source = {denial}});
  }

 private:
  /// The first word that denies for certain; an empty range for none, or for more than one, which
  /// may deny each other.
  static text::ByteRange strong_denial(const CheckedText& text) {
    text::ByteRange found;
    for (const text::Token& token : text.tokens) {
      if (token.kind != text::TokenKind::word || text.is_protected(token.begin)) continue;
      const std::string word = text::fold_spelling(token.of(text.text));
      if (std::ranges::find(kStrong, word) == kStrong.end()) continue;
      if (found.end > 0) return {};
      found = {token.begin, token.end};
    }
    return found;
  }

  static bool denies(const CheckedText& text, const std::vector<std::string_view>& patterns) {
    const std::string folded = text::fold_spelling(text.text);
    return std::ranges::any_of(text.tokens, [&](const text::Token& token) {
      if (token.kind != text::TokenKind::word) return false;
      const std::string word = text::fold_spelling(token.of(text.text));
      return std::ranges::any_of(
          patterns, [&](std::string_view pattern) { return matches(folded, word, pattern); });
    });
  }

  std::map<std::string, std::vector<std::string_view>, std::less<>> patterns_;
};

}  // namespace

std::unique_ptr<Check> make_negation_check(const CheckerOptions& /*options*/) {
  return std::make_unique<NegationCheck>();
}

}  // namespace calque::check
