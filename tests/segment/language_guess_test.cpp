#include "segment/language_guess.h"

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
