#include "calque/lookup.h"

#include "calque/session.h"
#include "catch.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

struct Fixture {
  TemporaryFolder folder;
  Session session{folder / "m.calque", Session::Access::create};

  void add(const std::vector<TranslationUnit>& units, const char* file = "") {
    Batch batch =
        session.begin({.kind = "add", .source = file, .started = "20260101T000000Z", .header = ""});
    for (const TranslationUnit& unit : units) batch.add(unit);
    batch.commit();
  }

  std::vector<Proposal> find(const char* source, const char* target, const char* text,
                             const Context& context = {}) {
    return calque::find(session, {.segment = {.text = text, .tags = {}}, .context = context},
                        {.source = Language(source), .target = Language(target), .penalties = {}});
  }
};

}  // namespace

TEST_CASE("any language of a unit may be the source and any other the target") {
  Fixture fixture;
  fixture.add({make_unit(
      {{"en-US", "Open the file."}, {"tr", "Dosyayı açın."}, {"de", "Öffnen Sie die Datei."}})});
  const auto found = fixture.find("tr", "de", "Dosyayı açın.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].rate == MatchRate(100));
  CHECK(found[0].target_variant().segment.text == "Öffnen Sie die Datei.");
  CHECK(fixture.find("en", "tr", "Open the file.").size() == 1);
  CHECK(fixture.find("en-GB", "tr", "Open the file.").empty());
  CHECK(fixture.find("tr", "el", "Dosyayı açın.").empty());
}

TEST_CASE("a lookup finds translations into languages that come after the one before it") {
  Fixture fixture;
  fixture.add({make_unit({{"en", "Open the file."}, {"de-DE", "Öffnen Sie die Datei."}})});
  CHECK(fixture.find("en", "de", "Open the file.").size() == 1);
  fixture.add({make_unit({{"en", "Close the door."}, {"de-AT", "Machen Sie die Tür zu."}})});
  const auto found = fixture.find("en", "de", "Close the door.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].target_variant().language == Language("de-AT"));
}

TEST_CASE("matches come best first, down to the least rate") {
  Fixture fixture;
  fixture.add(
      {make_unit(
           {{"en", "Close the window of the office."}, {"tr", "Ofisin penceresini kapatın."}}),
       make_unit({{"en", "Close the window of the house."}, {"tr", "Evin penceresini kapatın."}}),
       make_unit({{"en", "Nothing alike here"}, {"tr", "Benzer bir şey yok"}})});
  const auto found = fixture.find("en", "tr", "Close the window of the house.");
  REQUIRE(found.size() == 2);
  CHECK(found[0].unit->id == UnitId{2});
  CHECK(found[1].rate < MatchRate(100));
  CHECK(found[1].rate >= MatchRate(70));
}

TEST_CASE("neighbours that agree raise an identical match") {
  Fixture fixture;
  TranslationUnit unit = make_unit({{"en", "No one was injured."}, {"tr", "Yaralanan olmadı."}});
  unit.variants[0].context = {"The storm passed.", "Schools remain closed."};
  fixture.add({unit});
  const auto rate = [&fixture](const Context& context) {
    return fixture.find("en", "tr", "No one was injured.", context).at(0).rate.percent();
  };
  CHECK(rate({}) == 100);
  CHECK(rate({"The storm passed.", "Something else."}) == 101);
  CHECK(rate({"The storm passed.", "Schools remain closed."}) == 102);
}

TEST_CASE("several translations are all proposed, and cost a point") {
  Fixture fixture;
  fixture.add({make_unit(
      {{"en", "No one was injured."}, {"tr", "Yaralanan olmadı."}, {"tr", "Kimse yaralanmadı."}})});
  const auto found = fixture.find("en", "tr", "No one was injured.");
  REQUIRE(found.size() == 2);
  CHECK(found[0].target_variant().segment.text == "Yaralanan olmadı.");
  CHECK(found[1].target_variant().segment.text == "Kimse yaralanmadı.");
  CHECK(found[0].rate == MatchRate(99));
}

TEST_CASE("the translations of a unit share it, and are proposed up to a number") {
  Fixture fixture;
  TranslationUnit unit = make_unit({{"en", "No one was injured."}});
  for (int i = 0; i < 1000; ++i) {
    unit.variants.push_back(make_unit({{"tr", std::to_string(i).c_str()}}).variants.front());
  }
  fixture.add({unit});
  const auto found = fixture.find("en", "tr", "No one was injured.");
  REQUIRE(found.size() == kMostTargets);
  CHECK(found.front().unit == found.back().unit);
  CHECK(found.back().target_variant().segment.text == "31");
}

TEST_CASE("an empty translation is no match") {
  Fixture fixture;
  fixture.add({make_unit({{"en", "Untranslated"}, {"tr", ""}})});
  CHECK(fixture.find("en", "tr", "Untranslated").empty());
}

TEST_CASE("automatic alignment costs a point") {
  Fixture fixture;
  TranslationUnit unit = make_unit({{"en", "No one was injured."}, {"tr", "Yaralanan olmadı."}});
  unit.properties.push_back({"origin", "alignment", "", ""});
  fixture.add({unit});
  CHECK(fixture.find("en", "tr", "No one was injured.").at(0).rate == MatchRate(99));
}

TEST_CASE("the less sure an alignment was of a pair, the more it costs") {
  Fixture fixture;
  TranslationUnit unit = make_unit({{"en", "No one was injured."}, {"tr", "Yaralanan olmadı."}});
  unit.properties.push_back({"origin", "alignment", "", ""});
  unit.properties.push_back({"confidence", "0.8349", "", ""});
  fixture.add({unit});
  CHECK(fixture.find("en", "tr", "No one was injured.").at(0).rate == MatchRate(96));
}

TEST_CASE("a confidence that is no share of one is taken for none") {
  const char* written = GENERATE("", "high", "7", "-1", "nan");
  Fixture fixture;
  TranslationUnit unit = make_unit({{"en", "No one was injured."}, {"tr", "Yaralanan olmadı."}});
  unit.properties.push_back({"origin", "alignment", "", ""});
  unit.properties.push_back({"confidence", written, "", ""});
  fixture.add({unit});
  CHECK(fixture.find("en", "tr", "No one was injured.").at(0).rate == MatchRate(99));
}

TEST_CASE("only units that the filter takes are proposed") {
  Fixture fixture;
  TranslationUnit news = make_unit({{"en", "No one was injured."}, {"tr", "Yaralanan olmadı."}});
  news.properties.push_back({"x-domain", "news", "", ""});
  news.metadata.change_date = "20260301T000000Z";
  TranslationUnit law = make_unit({{"en-US", "No one was injured."}, {"tr", "Kimse yaralanmadı."}});
  law.properties.push_back({"x-domain", "law", "", ""});
  law.metadata.change_date = "20240301T000000Z";
  fixture.add({news});
  fixture.add({law});
  const auto targets = [&fixture](const UnitFilter& filter) {
    std::string found;
    for (const Proposal& proposal :
         find(fixture.session,
              {.segment = {.text = "No one was injured.", .tags = {}}, .context = {}},
              {.source = Language("en"),
               .target = Language("tr"),
               .penalties = {},
               .filter = filter})) {
      found += proposal.target_variant().segment.text + "|";
    }
    return found;
  };
  const std::string news_only = "Yaralanan olmadı.|";
  const std::string law_only = "Kimse yaralanmadı.|";
  CHECK(targets({}) == news_only + law_only);  // that was changed later
  UnitFilter filter;
  filter.properties = {{"x-domain", "news", "", ""}};
  CHECK(targets(filter) == news_only);
  filter.properties[0].value = "sport";
  CHECK(targets(filter).empty());
  filter = {};
  filter.changed_since = "20250101T000000Z";
  CHECK(targets(filter) == news_only);
  filter = {};
  filter.changed_before = "20250101T000000Z";
  CHECK(targets(filter) == law_only);
  filter = {};
  filter.languages = {Language("en-US"), Language("tr")};
  CHECK(targets(filter) == law_only);
  filter = {};
  filter.batch = BatchId{1};
  CHECK(targets(filter) == news_only);
}

TEST_CASE("a fuzzy match is repaired and ranked by its better rate") {
  Fixture fixture;
  fixture.add({make_unit({{"en", "Page 3 of 10 pages"}, {"tr", "10 sayfadan 3. sayfa"}}),
               make_unit({{"en", "Page 4 of 9 pages"}, {"tr", "Dokuz sayfadan dördüncü"}})});
  const auto found = fixture.find("en", "tr", "Page 4 of 12 pages");
  REQUIRE(found.size() == 2);
  CHECK(found[0].unit->id == UnitId{1});
  REQUIRE(found[0].repair);
  CHECK(found[0].repair->target.text == "12 sayfadan 4. sayfa");
  CHECK(found[0].rate == MatchRate(93));
  CHECK(found[0].repaired_rate == MatchRate(99));
  CHECK_FALSE(found[1].repair);
  CHECK(found[1].rate == MatchRate(96));
}

TEST_CASE("repairs can be left out") {
  Fixture fixture;
  fixture.add({make_unit({{"en", "Page 3 of 10"}, {"tr", "10 sayfadan 3. sayfa"}})});
  const auto found =
      find(fixture.session, {.segment = {.text = "Page 4 of 12", .tags = {}}, .context = {}},
           {.source = Language("en"), .target = Language("tr"), .penalties = {}, .repair = false});
  CHECK_FALSE(found.at(0).repair);
}

TEST_CASE("a segment of any length is found by its copy, and beyond 64 KiB by nothing else") {
  const std::size_t bytes = GENERATE(as<std::size_t>{}, 65535, 65536, 65537, 98304, 1600000);
  // Long words: comparing takes the square of their number.
  std::string text;
  for (int i = 0; text.size() < bytes; ++i) text += std::string(80, 'a') + std::to_string(i) + " ";
  text.resize(bytes, '.');
  Fixture fixture;
  fixture.add({make_unit({{"en", text.c_str()}, {"de", "Lang"}}),
               make_unit({{"en", "word"}, {"de", "Kurz"}})});
  const auto found = fixture.find("en", "de", text.c_str());
  REQUIRE(found.size() == 1);
  CHECK(found[0].rate == MatchRate(100));
  CHECK(found[0].target_variant().segment.text == "Lang");
  CHECK(fixture.find("en", "de", "word").size() == 1);
  if (bytes <= 65536) return;
  text.back() = '!';
  CHECK(fixture.find("en", "de", text.c_str()).empty());
}

TEST_CASE("a segment of white space alone is found by its copy") {
  Fixture fixture;
  fixture.add({make_unit({{"en", "  "}, {"de", " "}}), make_unit({{"en", "a"}, {"de", "b"}})});
  CHECK(fixture.find("en", "de", "  ").size() == 1);
  CHECK(fixture.find("en", "de", "   ").empty());
}

namespace {

TranslationUnit keyed(const char* target, const char* resname, const char* changed) {
  TranslationUnit unit = make_unit({{"en", "Open"}, {"de", target}});
  unit.variants[0].context = {"File", "Close"};
  unit.metadata.change_date = changed;
  if (*resname != '\0') unit.properties = {{"x-resname", resname, {}, {}}};
  return unit;
}

LookupQuery query_of(const char* resname) {
  const std::vector<Property> properties{{"x-resname", resname, {}, {}}};
  return {.segment = {.text = "Open", .tags = {}},
          .context = {"File", "Close"},
          .identity = identity_of("", properties)};
}

}  // namespace

TEST_CASE("the key of a text decides which of its translations goes first") {
  Fixture fixture;
  fixture.add({keyed("Öffnen", "Menu.Open", "20250101T000000Z"),
               keyed("Offen", "State.Open", "20260101T000000Z"),
               keyed("Auf", "", "20240101T000000Z")});
  const LookupOptions options{.source = Language("en"), .target = Language("de"), .penalties = {}};
  const auto shown = [&](const char* resname) {
    std::string all;
    for (const Proposal& proposal : find(fixture.session, query_of(resname), options)) {
      all += proposal.target_variant().segment.text + " " +
             std::to_string(proposal.rate.percent()) + "; ";
    }
    return all;
  };
  CHECK(shown("Menu.Open") == "Öffnen 102; Auf 102; Offen 100; ");
  CHECK(shown("State.Open") == "Offen 102; Auf 102; Öffnen 100; ");
  CHECK(shown("Button.Open") == "Auf 102; Offen 100; Öffnen 100; ");
}

TEST_CASE("of equal texts the one that was changed last goes first") {
  Fixture fixture;
  fixture.add({keyed("Öffnen", "", "20260101T000000Z"), keyed("Offen", "", "20240101T000000Z"),
               keyed("Auf", "", "")});
  const auto found = fixture.find("en", "de", "Open");
  REQUIRE(found.size() == 3);
  CHECK(found[0].target_variant().segment.text == "Öffnen");
  CHECK(found[1].target_variant().segment.text == "Offen");
  CHECK(found[2].target_variant().segment.text == "Auf");
}

namespace {

TranslationUnit property_unit(const char* target, const char* type, const char* value) {
  TranslationUnit unit = make_unit({{"en", "Open"}, {"de", target}});
  unit.properties = {{type, value, {}, {}}};
  return unit;
}

std::string targets_of(const std::vector<Proposal>& proposals) {
  std::string all;
  for (const Proposal& proposal : proposals) {
    all += proposal.target_variant().segment.text + " " + std::to_string(proposal.rate.percent()) +
           (proposal.circumstances.other_client ? " other client; " : "; ");
  }
  return all;
}

}  // namespace

TEST_CASE("of equal texts one that is translated goes before one that is left as it was") {
  Fixture fixture;
  fixture.add({keyed("Öffnen", "", "20240101T000000Z"), keyed("Open", "", "20260101T000000Z")});
  CHECK(targets_of(fixture.find("en", "de", "Open")) == "Öffnen 100; Open 100; ");
  fixture.add({make_unit({{"en", "Close"}, {"de", "Close"}, {"de", "Schließen"}})});
  CHECK(targets_of(fixture.find("en", "de", "Close")) == "Schließen 99; Close 99; ");
}

TEST_CASE("of equal texts the one of the same file goes first, then the one used more often") {
  Fixture fixture;
  const TranslationUnit same_file = keyed("Auf", "", "20200101T000000Z");
  TranslationUnit used = keyed("Offen", "", "20260101T000000Z");
  used.metadata.usage_count = "12";
  TranslationUnit rarely = keyed("Öffnen", "", "20260101T000000Z");
  rarely.metadata.usage_count = "3x";
  fixture.add({used});
  fixture.add({rarely}, "guides.md");
  fixture.add({same_file}, "jobs/guide.md.xlf");
  LookupQuery query{.segment = {.text = "Open", .tags = {}}, .context = {}};
  const LookupOptions options{.source = Language("en"), .target = Language("de"), .penalties = {}};
  CHECK(targets_of(find(fixture.session, query, options)) == "Offen 100; Öffnen 100; Auf 100; ");
  query.file = "new/guide.md";
  CHECK(targets_of(find(fixture.session, query, options)) == "Auf 100; Offen 100; Öffnen 100; ");
}

TEST_CASE("what was made for another client is marked, costs what the user says, or is left out") {
  Fixture fixture;
  fixture.add({property_unit("Öffnen", "client", "ACME"), property_unit("Auf", "x-Client", "Other"),
               property_unit("Offen", "domain", "law"),
               property_unit("Aufmachen", "domain", "shipping")});
  const LookupQuery query{.segment = {.text = "Open", .tags = {}}, .context = {}};
  LookupOptions options{.source = Language("en"), .target = Language("de"), .penalties = {}};
  CHECK(targets_of(find(fixture.session, query, options)).find("other") == std::string::npos);
  options.topic = {.client = "ACME", .domain = "law"};
  options.penalties = penalties_with({{"client", 4}});
  CHECK(targets_of(find(fixture.session, query, options)) ==
        "Offen 100; Öffnen 100; Aufmachen 100; Auf 96 other client; ");
  options.filter.client = "ACME";
  CHECK(targets_of(find(fixture.session, query, options)) ==
        "Offen 100; Öffnen 100; Aufmachen 100; ");
}

TEST_CASE("a text that is all of its document is in context when the stored one was so too") {
  struct Case {
    const char* stored_in;
    const char* stored_before;
    const char* file;
    const char* previous;
    bool in_document;
    int rate;
  };
  const Case example = GENERATE(
      Case{"note.xlf", "", "in/note.md", "", true, 102},
      Case{"note.md.xlf", "", "note.md", "", true, 102},
      Case{"other.xlf", "", "note.md", "", true, 100}, Case{"", "", "note.md", "", true, 100},
      Case{"note.xlf", "", "", "", true, 100}, Case{"note.xlf", "", "note.md", "", false, 100},
      Case{"note.xlf", "", "note.md", "File", true, 100},
      Case{"note.xlf", "File", "note.md", "", true, 101}, Case{".md", "", ".xlf", "", true, 100});
  Fixture fixture;
  TranslationUnit unit = make_unit({{"en", "Open"}, {"de", "Öffnen"}});
  unit.variants[0].context.previous = example.stored_before;
  fixture.add({unit}, example.stored_in);
  LookupQuery query{.segment = {.text = "Open", .tags = {}},
                    .context = {.previous = example.previous, .next = ""},
                    .in_document = example.in_document,
                    .file = example.file};
  const LookupOptions options{.source = Language("en"), .target = Language("de"), .penalties = {}};
  INFO(example.stored_in << " " << example.file);
  CHECK(find(fixture.session, query, options).at(0).rate == MatchRate(example.rate));
  const std::vector<Property> properties{{"x-msgctxt", "menu", {}, {}}};
  query.identity = identity_of("", properties);
  CHECK(find(fixture.session, query, options).at(0).rate <= MatchRate(101));
}
