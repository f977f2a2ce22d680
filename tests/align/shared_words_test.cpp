#include "align/shared_words.h"

#include "align/skeleton.h"
#include "catch.h"

using namespace calque::align;

namespace {

bool share(const std::string& source, const std::string& target) {
  const SharedWords words = find_shared_words({source}, {target});
  const auto ours = words.find(source);
  const auto theirs = words.find(target);
  return ours != words.end() && theirs != words.end() && ours->second == theirs->second;
}

}  // namespace

TEST_CASE("consonants that languages exchange are one") {
  CHECK(consonants("denmark") == "tnmrk");
  CHECK(consonants("finnland") == consonants("finland"));
  CHECK(consonants("exkursion") == consonants("eskurzion"));
  CHECK(consonants("aeiou").empty());
}

TEST_CASE("words of both sides that are alike share a token") {
  const auto [source, target] =
      GENERATE(table<std::string, std::string>({{"reykjavik", "reykjavik"},
                                                {"denmark", "danmork"},
                                                {"greenland", "grænlands"},
                                                {"trigonometrische", "trigonometriquement"},
                                                {"владимир", "володимир"}}));
  INFO(source << " and " << target);
  CHECK(share(source, target));
  CHECK(share(target, source));
}

TEST_CASE("words that are not alike, or of two alphabets, share nothing") {
  const auto [source, target] = GENERATE(table<std::string, std::string>(
      {{"mountain", "montrent"},  // the same first consonants, other letters
       {"cambridge", "comprenait"},
       {"sweden", "svithjoth"},
       {"moskva", "москва"}}));
  INFO(source << " and " << target);
  CHECK_FALSE(share(source, target));
}

TEST_CASE("consonants that many words have are no token") {
  const std::set<std::string> source{"cantern", "contern", "kantern", "kontern", "kuntern"};
  const std::set<std::string> target{"canterns"};
  CHECK(find_shared_words(source, target).empty());
  CHECK(find_shared_words({"cantern", "contern"}, target).size() == 3);
}

TEST_CASE("words without end are compared by their beginnings") {
  const std::string word(300'000, 'x');
  CHECK(share("danmork" + word + "a", "denmark" + word + "e"));
}
