#include "segment/surroundings.h"

#include "catch.h"

using namespace calque::segment;

namespace {

WordBefore before(std::string_view text) {
  return word_before(text, text.size());
}

}  // namespace

TEST_CASE("the word before a mark may hold periods") {
  CHECK(before("he met Prof").token == "Prof");
  CHECK(before("(i.d.R").token == "i.d.R");
  CHECK(before("in the U.S").last == "S");
  CHECK(before("l'Avv").token == "Avv");
  CHECK(before("").token.empty());
}

TEST_CASE("letters apart by a period and a space are one word") {
  CHECK(before("Saft, z. B").token == "z.B");
  CHECK(before("и т. д").lowered == "т.д");
  CHECK(before("Herr B").token == "B");
}

TEST_CASE("kinds of words are told apart") {
  CHECK(before("am 12").number);
  CHECK(before("1.000.000").number);
  CHECK_FALSE(before("B36").number);
  CHECK(before("Ludwig XIV").roman);
  CHECK(before("Edward C").initial);
  CHECK_FALSE(before("Objective-C").initial);
  CHECK_FALSE(before("B36").initial);
  CHECK_FALSE(before("별로였던 곳").initial);
  CHECK_FALSE(before("ארה\"ב").initial);
  CHECK(before("U.S").acronym);
  CHECK_FALSE(before("Ph.D").acronym);
  CHECK(before("in 5 min").after_number);
  CHECK(before("w XXI w").after_number);
  CHECK_FALSE(before("the min").after_number);
}

TEST_CASE("invisible characters do not hide the word before") {
  CHECK(before("وقال د\u202A").token == "د");
}

TEST_CASE("what follows is looked at through opening marks and dashes") {
  const After quoted = look_after("“Now then", 0);
  CHECK(quoted.word == "Now");
  CHECK(quoted.second == "then");
  CHECK(quoted.opened);
  CHECK(quoted.kind == NextCase::upper);
  const After dashed = look_after("– no", 0);
  CHECK(dashed.dashed);
  CHECK(dashed.kind == NextCase::lower);
  CHECK(look_after("5 x", 0).kind == NextCase::digit);
  CHECK(look_after("מה", 0).kind == NextCase::uncased);
  CHECK(look_after("", 0).kind == NextCase::end);
}
