#include "glossary/term_extractor.h"

#include <algorithm>

#include "catch.h"
#include "glossary_fixture.h"
#include "sample_units.h"

using namespace calque;
using namespace calque::glossary;

namespace {

void store(Session& session, const std::vector<std::pair<std::string, std::string>>& pairs,
           const std::string& target) {
  Batch batch =
      session.begin({.kind = "import", .source = "", .started = "20260101T000000Z", .header = ""});
  for (const auto& [source, translation] : pairs) {
    batch.add(make_unit({{"en", source.c_str()}, {target.c_str(), translation.c_str()}}));
  }
  batch.commit();
}

const TermCandidate* find(const std::vector<TermCandidate>& candidates, const std::string& text) {
  const auto found = std::ranges::find(candidates, text, &TermCandidate::text);
  return found == candidates.end() ? nullptr : &*found;
}

const std::vector<std::pair<std::string, std::string>> kPairs{
    {"The central bank raised the rates.", "Merkez bankası faizleri yükseltti."},
    {"The central bank of the country is old.", "Ülkenin merkez bankası eskidir."},
    {"Analysts trust the central bank.", "Analistlerin güvendiği merkez bankası."},
    {"The mayor opened the bridge.", "Belediye başkanı köprüyü açtı."},
    {"The mayor closed the school.", "Belediye başkanı okulu kapattı."},
    {"A mayor met the minister.", "Bir belediye başkanı bakanla görüştü."},
    {"The weather is fine in the north.", "Kuzeyde hava güzel."},
    {"The ferry left in the morning.", "Feribot sabah kalktı."},
};

}  // namespace

TEST_CASE("phrases that occur often are proposed with what goes with them") {
  GlossaryFixture fixture;
  store(fixture.session, kPairs, "tr");
  const auto candidates = extract_terms(
      fixture.session, {.source = Language("en"), .target = Language("tr"), .limit = 10});
  const TermCandidate* const bank = find(candidates, "central bank");
  REQUIRE(bank != nullptr);
  CHECK(bank->count == 3);
  CHECK(bank->translation == "merkez bankası");
  CHECK(bank->association == 1.0);
  CHECK(find(candidates, "mayor") != nullptr);
  CHECK(find(candidates, "bank") == nullptr);  // it stands in "central bank" only
  CHECK(find(candidates, "the") == nullptr);
}

TEST_CASE("terms that the glossary has are not proposed") {
  GlossaryFixture fixture;
  store(fixture.session, kPairs, "tr");
  fixture.add({make_entry({{"en", "central bank"}, {"tr", "merkez bankası"}})});
  const auto candidates = extract_terms(
      fixture.session, {.source = Language("en"), .target = Language("tr"), .limit = 10});
  CHECK(find(candidates, "central bank") == nullptr);
  CHECK(find(candidates, "mayor") != nullptr);
}

TEST_CASE("function words begin and end no term, in whatever form they are written") {
  GlossaryFixture fixture;
  std::vector<std::pair<std::string, std::string>> pairs(kPairs);
  for (const char* number : {"one", "two", "three", "four"}) {
    pairs.emplace_back(std::string("Between the talks, number ") + number, "ΜΕΤΑΞΎ ΤΗΣ πόλης");
  }
  store(fixture.session, pairs, "el");
  const auto candidates = extract_terms(
      fixture.session, {.source = Language("en"), .target = Language("el"), .limit = 20});
  CHECK(find(candidates, "between") == nullptr);
  const TermCandidate* const talks = find(candidates, "talks");
  REQUIRE(talks != nullptr);
  CHECK(talks->translation.find("ΤΗΣ") != 0);
  const auto greek = extract_terms(
      fixture.session, {.source = Language("el"), .target = Language("en"), .limit = 20});
  CHECK(find(greek, "ΤΗΣ") == nullptr);
  CHECK(find(greek, "πόλης") != nullptr);
}

TEST_CASE("segments that are left untranslated do not count") {
  GlossaryFixture fixture;
  store(fixture.session,
        {{"Insert the harbour", "Insert the harbour"},
         {"Remove the harbour", "Remove the harbour"},
         {"Paint the harbour", "Paint the harbour"}},
        "tr");
  CHECK(
      extract_terms(fixture.session, {.source = Language("en"), .target = Language("tr")}).empty());
}

TEST_CASE("the shortest of the frequent forms stands for a term") {
  GlossaryFixture fixture;
  store(fixture.session,
        {{"Harbours open", "Limanlar"},
         {"Harbours close", "Limanlar"},
         {"harbour wall", "liman"},
         {"old harbour", "liman"}},
        "tr");
  const auto candidates = extract_terms(
      fixture.session, {.source = Language("en"), .target = Language("tr"), .limit = 20});
  CHECK(find(candidates, "harbour") != nullptr);
  CHECK(find(candidates, "Harbours") == nullptr);
}

TEST_CASE("a memory without pairs proposes nothing") {
  GlossaryFixture fixture;
  CHECK(
      extract_terms(fixture.session, {.source = Language("en"), .target = Language("tr")}).empty());
}
