// check_recall FILE [LANG LANG]: how many mistakes the checks of src/check find, and how many they
// report that nobody made. FILE is a TMX file, or a table of two columns in the languages named.
//
// First every pair is checked as it is; what is reported counts as findings in texts as people left
// them. Then each mistake below is made in each pair that has what it breaks and passed the check
// concerned, one at a time (which number, which word is drawn with a fixed seed), and the pair is
// checked again. Prints findings per 1,000 pairs by check, and for each mistake the number of pairs
// in which it was made and the share in which the check found it.

#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <set>

#include "calque/check.h"
#include "calque/error.h"
#include "calque/format.h"
#include "check/number_readings.h"

using namespace calque;

namespace {

using Random = std::mt19937;

/// Breaks a text; false when there is nothing to break.
using Break = std::function<bool(std::string& target, const check::CheckedText& seen, Random&)>;

struct Mistake {
  const char* name;
  std::string_view check;
  Break make;
};

std::size_t below(Random& random, std::size_t n) {
  return random() % n;
}

/// One of the places where `what` occurs.
bool erase_one(std::string& text, std::string_view what, Random& random) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    places.push_back(at);
  }
  if (places.empty()) return false;
  text.erase(places[below(random, places.size())], what.size());
  return true;
}

std::vector<text::ByteRange> numerals(const check::CheckedText& seen) {
  std::vector<text::ByteRange> ranges;
  for (const text::Placeable& placeable : seen.placeables) {
    if (placeable.kind == text::PlaceableKind::numeral) {
      ranges.push_back({placeable.begin, placeable.end});
    }
  }
  return ranges;
}

bool change_digit(std::string& text, const check::CheckedText& seen, Random& random) {
  const auto ranges = numerals(seen);
  if (ranges.empty()) return false;
  const text::ByteRange range = ranges[below(random, ranges.size())];
  if (text[range.begin] < '0' || text[range.begin] > '9') return false;
  const int digit = text[range.begin] - '0';
  text[range.begin] =
      static_cast<char>('0' + (digit + 1 + static_cast<int>(below(random, 8))) % 10);
  return true;
}

bool drop_number(std::string& text, const check::CheckedText& seen, Random& random) {
  const auto ranges = numerals(seen);
  if (ranges.empty()) return false;
  const text::ByteRange range = ranges[below(random, ranges.size())];
  text.erase(range.begin, range.end - range.begin);
  return text.find_first_not_of(' ') != std::string::npos;
}

bool drop_placeholder(std::string& text, const check::CheckedText& seen, Random&) {
  for (const text::Placeable& placeable : seen.placeables) {
    if (placeable.kind != text::PlaceableKind::tag) continue;
    text.erase(placeable.begin, placeable.end - placeable.begin);
    return text.find_first_not_of(' ') != std::string::npos;
  }
  return false;
}

bool drop_address(std::string& text, const check::CheckedText& seen, Random&) {
  for (const text::Placeable& placeable : seen.placeables) {
    if (placeable.kind != text::PlaceableKind::address) continue;
    text.erase(placeable.begin, placeable.end - placeable.begin);
    return text.find_first_not_of(' ') != std::string::npos;
  }
  return false;
}

bool double_word(std::string& text, const check::CheckedText& seen, Random& random) {
  std::vector<text::Token> words;
  for (const text::Token& token : seen.tokens) {
    if (token.kind == text::TokenKind::word && token.end - token.begin > 2) words.push_back(token);
  }
  if (words.empty() || text.find(' ') == std::string::npos) return false;
  const text::Token word = words[below(random, words.size())];
  text.insert(word.end, " " + std::string(word.of(seen.text)));
  return true;
}

bool cut_off(std::string& text, const check::CheckedText& seen, Random&) {
  constexpr std::size_t kTokens = 20;
  if (seen.tokens.size() < kTokens) return false;
  text.erase(seen.tokens[seen.tokens.size() / 4].begin);
  return true;
}

bool misread(std::string& text, const check::CheckedText&, Random&) {
  for (const auto& [letter, wrong] : {std::pair<std::string_view, std::string_view>{"ä", "Ã¤"},
                                      {"ö", "Ã¶"},
                                      {"ü", "Ã¼"},
                                      {"é", "Ã©"},
                                      {"ı", "Ä±"},
                                      {"š", "Å¡"}}) {
    const std::size_t at = text.find(letter);
    if (at == std::string::npos) continue;
    text.replace(at, letter.size(), wrong);
    return true;
  }
  return false;
}

bool drop_question_mark(std::string& text, const check::CheckedText&, Random&) {
  for (const std::string_view mark : {"?", "؟", "？", ";"}) {
    if (!text.ends_with(mark)) continue;
    text.erase(text.size() - mark.size());
    return !text.empty();
  }
  return false;
}

std::vector<Mistake> mistakes() {
  return {
      {"a digit changed", "numbers", change_digit},
      {"a number left out", "numbers", drop_number},
      {"a placeholder left out", "placeholders", drop_placeholder},
      {"a URL or address left out", "addresses", drop_address},
      {"a word doubled", "doubled-words", double_word},
      {"three quarters left out", "length", cut_off},
      {"a letter misread", "characters", misread},
      {"a bracket left out", "brackets",
       [](std::string& text, const check::CheckedText&, Random& random) {
         return erase_one(text, random() % 2 == 0 ? "(" : ")", random);
       }},
      {"a quotation mark left out", "quotes",
       [](std::string& text, const check::CheckedText&, Random& random) {
         return erase_one(text, "\"", random) || erase_one(text, "“", random);
       }},
      {"the question mark left out", "question-mark", drop_question_mark},
      {"the full stop left out", "end-mark",
       [](std::string& text, const check::CheckedText&, Random&) {
         if (!text.ends_with('.') || text.ends_with("..")) return false;
         text.pop_back();
         return true;
       }},
      {"a space doubled", "spaces",
       [](std::string& text, const check::CheckedText&, Random&) {
         const std::size_t at = text.find(' ');
         if (at == std::string::npos || at == 0 || at + 1 == text.size()) return false;
         text.insert(at, " ");
         return true;
       }},
      {"everything left out", "empty",
       [](std::string& text, const check::CheckedText&, Random&) {
         text.clear();
         return true;
       }},
      {"a tag left out", "tags",
       [](std::string&, const check::CheckedText& seen, Random&) {
         return !seen.variant.segment.tags.empty();
       }},
      {"left untranslated", "untranslated",
       [](std::string&, const check::CheckedText&, Random&) { return true; }},
  };
}

class Recall {
 public:
  void run(UnitSource& source) {
    TranslationUnit unit;
    while (source.next(unit)) {
      if (unit.variants.size() < 2) continue;
      unit.variants.resize(2);  // a pair
      const std::set<std::string> before = checks_of(unit);
      for (const std::string& check : before) ++found_[check];
      ++pairs_;
      for (const Mistake& mistake : mistakes_) seed(unit, mistake, before);
    }
  }

  void print() const {
    std::cout << pairs_ << " pairs as they are; pairs with a finding per 1,000:\n";
    for (const auto& [check, count] : found_) {
      std::cout << "  " << check << '\t' << count << '\t'
                << static_cast<double>(count) * 1000 / static_cast<double>(pairs_) << '\n';
    }
    std::cout << "mistakes made, and found:\n";
    for (const auto& [name, counts] : seeded_) {
      std::cout << "  " << name << '\t' << counts.first << '\t'
                << static_cast<double>(counts.second) * 100 / static_cast<double>(counts.first)
                << " %\n";
    }
  }

 private:
  static std::set<std::string> checks_of(const TranslationUnit& unit) {
    std::set<std::string> checks;
    check::CheckerOptions options;
    options.checks.turn_off("inconsistent-target");
    check::Checker checker(std::move(options), [&checks](const check::Finding& finding) {
      checks.insert(std::string(finding.check));
    });
    checker.check(unit, {});
    return checks;
  }

  void seed(const TranslationUnit& unit, const Mistake& mistake,
            const std::set<std::string>& before) {
    if (before.contains(std::string(mistake.check))) return;
    TranslationUnit broken = unit;
    const check::CheckedText seen(unit.variants[1]);
    Segment& segment = broken.variants[1].segment;
    if (!mistake.make(segment.text, seen, random_)) return;
    if (mistake.check == "tags") segment.tags.erase(segment.tags.begin());
    if (mistake.check == "untranslated") segment = unit.variants[0].segment;
    if (segment == unit.variants[1].segment) return;
    if (segment.text != unit.variants[1].segment.text) segment.tags.clear();
    auto& [made, found] = seeded_[mistake.name];
    ++made;
    if (checks_of(broken).contains(std::string(mistake.check))) ++found;
  }

  std::vector<Mistake> mistakes_ = mistakes();
  Random random_{20261124};
  std::int64_t pairs_ = 0;
  std::map<std::string, std::int64_t> found_;
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> seeded_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 4) {
    std::cerr << "usage: check_recall FILE [LANG LANG]\n";
    return 2;
  }
  try {
    const UnitFormat* const format = known_format(argv[1]);
    UnitSourceOptions options;
    options.lenient = true;
    for (int i = 2; i < argc; ++i) options.languages.emplace_back(argv[i]);
    const auto source =
        open_units(argv[1], format == nullptr ? unit_format("tmx") : *format, options);
    Recall recall;
    recall.run(*source);
    recall.print();
  } catch (const Error& error) {
    std::cerr << "check_recall: " << error.what() << '\n';
    return 2;
  }
  return 0;
}
