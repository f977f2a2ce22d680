// How long the recognition of terms takes:
//   glossary_bench LANGUAGE [TERMS] [SEGMENTS]
// makes a glossary of TERMS (10,000) terms of one to four words out of made-up words of the
// language's letters, and SEGMENTS (1,000) segments of 24 words, a quarter of which are the words
// of terms; and prints user time for making the recogniser and for all segments.

#include <charconv>
#include <ctime>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "glossary/term_recognizer.h"
#include "text/utf8.h"

using namespace calque;

namespace {

std::u32string_view letters_of(std::string_view language) {
  if (language == "tr") return U"aeıioöuübcçdfgğhjklmnprsştvyz";
  if (language == "he") return U"אבגדהוזחטיכלמנסעפצקרשת";
  if (language == "ar") return U"ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
  if (language == "el") return U"αβγδεζηθικλμνξοπρστυφχψω";
  if (language == "zh") return U"的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年";
  return U"abcdefghijklmnopqrstuvwxyz";
}

class Words {
 public:
  Words(std::u32string_view letters, std::size_t longest) : letters_(letters), longest_(longest) {}

  std::string next() {
    std::string word;
    for (std::size_t i = 2 + random_() % longest_; i > 0; --i) {
      text::append_utf8(word, letters_[random_() % letters_.size()]);
    }
    return word;
  }
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::u32string_view letters_;
  std::size_t longest_;
  std::mt19937 random_{7};
};

double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::size_t number(const char* text) {
  std::size_t value = 0;
  std::from_chars(text, text + std::string_view(text).size(), value);
  return value;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string language = argc > 1 ? argv[1] : "en";
  const std::size_t term_count = argc > 2 ? number(argv[2]) : 10000;
  const std::size_t segment_count = argc > 3 ? number(argv[3]) : 1000;
  Words words(letters_of(language), language == "zh" ? 2 : 8);
  std::vector<std::string> vocabulary(term_count / 2);
  for (std::string& word : vocabulary) word = words.next();
  std::vector<std::string> terms(term_count);
  for (std::string& term : terms) {
    for (std::size_t i = words.below(4) + 1; i > 0; --i) {
      term += vocabulary[words.below(vocabulary.size())] + (i > 1 ? " " : "");
    }
  }
  std::vector<std::string> segments(segment_count);
  for (std::string& segment : segments) {
    while (segment.size() < 150) {
      segment += (words.below(4) == 0 ? terms[words.below(terms.size())] : words.next()) + " ";
    }
  }
  std::clock_t start = std::clock();
  const glossary::TermRecognizer recognizer(language, terms);
  const double making = seconds_since(start);
  start = std::clock();
  std::size_t found = 0;
  for (const std::string& segment : segments) found += recognizer.find(segment).size();
  std::cout << language << ": " << terms.size() << " terms made ready in " << making << " s; "
            << found << " found in " << segments.size() << " segments in " << seconds_since(start)
            << " s\n";
}
