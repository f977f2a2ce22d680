#include "segment/language_guess.h"

#include <string>

#include "catch.h"

using namespace calque;
using namespace calque::segment;

TEST_CASE("the language of a text is guessed") {
  CHECK(guess_language("The meeting was held last week in the capital, and many people came to it.")
            ->language == Language("en"));
  CHECK(
      guess_language("Toplantı geçen hafta başkentte yapıldı ve birçok insan katıldı.")->language ==
      Language("tr"));
  CHECK(guess_language("הפגישה נערכה בשבוע שעבר בבירה, ואנשים רבים השתתפו בה.")->language ==
        Language("he"));
  CHECK(guess_language("Η συνάντηση έγινε την περασμένη εβδομάδα στην πρωτεύουσα.")->language ==
        Language("el"));
}

TEST_CASE("of too little text nothing is said") {
  CHECK_FALSE(guess_language(""));
  CHECK_FALSE(guess_language("12 34"));
}

TEST_CASE("a long text is cut at a character boundary") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "é ";
  CHECK_NOTHROW(guess_language(text));
}

namespace {

const std::string kEnglish =
    "The meeting was held last week in the capital, and many people came to it. They talked about "
    "the new harbour, which is to be opened in spring, and about the ships that will call there. "
    "Nobody could say what it had cost.";
const std::string kTurkish =
    "Toplantı geçen hafta başkentte yapıldı ve birçok insan katıldı. İlkbaharda açılacak yeni "
    "liman ve oraya uğrayacak gemiler hakkında konuştular. Bunun ne kadara mal olduğunu kimse "
    "söyleyemedi, ama herkes bir şeyler tahmin etti.";

}  // namespace

TEST_CASE("a text that is evidently in another language than it is said to be is told") {
  CHECK(evident_other_language(kEnglish, Language("tr")) == Language("en"));
  CHECK(evident_other_language(kTurkish, Language("en-US")) == Language("tr"));
  CHECK_FALSE(evident_other_language(kEnglish, Language("en-GB")));
  CHECK_FALSE(evident_other_language(kTurkish, Language("tr")));
}

TEST_CASE("nothing is said of short and mixed texts, and of languages that cannot be told") {
  CHECK_FALSE(evident_other_language("The valve is open.", Language("tr")));
  CHECK_FALSE(evident_other_language(kEnglish + kTurkish, Language("de")));
  CHECK_FALSE(evident_other_language(kTurkish, Language("az")));
  CHECK_FALSE(evident_other_language(kEnglish, Language("x-lolcat")));
  CHECK_FALSE(evident_other_language(kEnglish, Language("qaa")));
  CHECK_FALSE(evident_other_language(kEnglish, Language()));
}
