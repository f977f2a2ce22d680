// check_recall FILE [LANG LANG]: how many mistakes the checks of src/check find, and how many they
// report that nobody made. FILE is a TMX file, or a table of two columns in the languages named.
//
// First every pair is checked as it is; what is reported counts as findings in texts as people left
// them. Then each mistake below is made in each pair that has what it breaks and passed the check
// concerned, one at a time (which number, which word is drawn with a fixed seed), and the pair is
// checked again. Prints findings per 1,000 pairs by check, and for each mistake the number of pairs
// in which it was made and the share in which the check found it.

#include <algorithm>
#include <iostream>
#include <map>
#include <random>
#include <set>

#include "calque/check.h"
#include "calque/error.h"
#include "calque/format.h"
#include "check_mistakes.h"

using namespace calque;

namespace {

using recall::Mistake;

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
  /// One checker for all pairs: what it knows of a language is read once.
  std::set<std::string> checks_of(const TranslationUnit& unit) {
    told_.clear();
    checker_.check(unit, {});
    return told_;
  }

  static check::CheckerOptions options() {
    check::CheckerOptions options;
    options.checks.turn_off("inconsistent-target");
    return options;
  }

  void seed(const TranslationUnit& unit, const Mistake& mistake,
            const std::set<std::string>& before) {
    const auto any_of = [&mistake](const std::set<std::string>& found) {
      return std::ranges::any_of(mistake.checks, [&found](std::string_view check) {
        return found.contains(std::string(check));
      });
    };
    if (any_of(before)) return;
    TranslationUnit broken = unit;
    const check::CheckedText seen(unit.variants[1]);
    Segment& segment = broken.variants[1].segment;
    if (!mistake.make(segment.text, seen, random_)) return;
    if (mistake.checks.front() == "tags") segment.tags.erase(segment.tags.begin());
    if (mistake.checks.front() == "untranslated") segment = unit.variants[0].segment;
    if (segment == unit.variants[1].segment) return;
    if (segment.text != unit.variants[1].segment.text) segment.tags.clear();
    auto& [made, found] = seeded_[mistake.name];
    ++made;
    if (any_of(checks_of(broken))) ++found;
  }

  std::vector<Mistake> mistakes_ = recall::mistakes();
  recall::Random random_{20261124};
  std::set<std::string> told_;
  check::Checker checker_{options(), [this](const check::Finding& finding) {
                            told_.insert(std::string(finding.check));
                          }};
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
