#include "transfer/pair_filter.h"

#include "catch.h"

using namespace calque;

namespace {

PairFilter english_turkish() {
  PairFilter filter(Language("en"), Language("tr"));
  for (int i = 0; i < 20; ++i) {
    filter.learn("The harbour will be opened in spring.", "Liman ilkbaharda açılacak.");
  }
  return filter;
}

}  // namespace

TEST_CASE("pairs that may be translations pass") {
  PairFilter filter = english_turkish();
  CHECK(
      filter.reason("The harbour will be opened in spring.", "Liman ilkbaharda açılacak.").empty());
  CHECK(filter.reason("Yes.", "Evet, efendim.").empty());
  CHECK(filter.reason("OK", "OK").empty());
  CHECK(filter.reason("1,500 tons in 2025", "2025'te 1.500 ton").empty());
  CHECK(filter.reason("12", "12").empty());
  CHECK(filter.reason("", "").empty());
  CHECK(filter.reason("Istanbul (Constantinople)", "İstanbul (Konstantinopolis)").empty());
}

TEST_CASE("pairs of other lengths, numbers, scripts and languages are none") {
  PairFilter filter = english_turkish();
  const std::string text = "The harbour will be opened in spring, as the minister said yesterday.";
  CHECK(filter.reason(text, "Evet.") == "the translation is much shorter");
  CHECK(filter.reason("Yes.", text + text) == "the translation is much longer");
  CHECK(filter.reason(text, text) == "the source again");
  CHECK(filter.reason("From 1990 to 1995 it grew.", "1870'ten 1880'e kadar.") == "other numbers");
  CHECK(filter.reason("The harbour is to be opened in spring.", "Порт планируют открыть весной.") ==
        "not in the script of tr");
  CHECK(
      filter.reason("Die Sitzung fand in der vergangenen Woche in der Hauptstadt statt, und viele "
                    "Leute nahmen daran teil, wie berichtet wird.",
                    "Toplantı geçen hafta başkentte yapıldı ve bildirildiğine göre birçok insan "
                    "katıldı.") == "not in en");
}

TEST_CASE("how much longer translations are is learnt from the pairs") {
  const std::string english =
      "The harbour will be opened in spring, as the minister said in the capital last week.";
  PairFilter filter(Language("en"), Language("zh"));
  CHECK(filter.reason(english, "春").empty());
  const std::string chinese = "部长说港口将于春季开放";
  for (int i = 0; i < 20; ++i) filter.learn(english, chinese);
  CHECK(filter.reason(english, chinese).empty());
  CHECK(filter.reason(english, "春") == "the translation is much shorter");
}
