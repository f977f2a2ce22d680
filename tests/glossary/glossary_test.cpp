#include "calque/glossary.h"

#include "calque/error.h"
#include "catch.h"
#include "glossary_fixture.h"
#include "plain_database.h"
#include "sample_units.h"

using namespace calque;
using namespace calque::glossary;

TEST_CASE("an entry comes back with all that it had") {
  GlossaryFixture fixture;
  fixture.add({make_full_entry()});
  const auto entries = fixture.all();
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].same_content(make_full_entry()));
  CHECK(entries[0].origin == "terms.csv");
  CHECK(definition_of(entries[0], Language("tr")) == "para basan banka");
  CHECK(definition_of(entries[0], Language("en")) == "a bank that issues money");
}

TEST_CASE("every part of an entry counts in its comparison and its fingerprint") {
  const Entry entry = make_full_entry();
  const auto change = GENERATE(range(0, 10));
  Entry other = entry;
  if (change == 0) other.identifier = "c2";
  if (change == 1) other.data[0].value = "money";
  if (change == 2) other.data[1].details[0].target = "#i";
  if (change == 3) other.languages[0].language = Language("az");
  if (change == 4) other.terms[0].text = "Central bank";
  if (change == 5) other.terms[0].status = Status::admitted;
  if (change == 6) other.terms[0].part_of_speech = "verb";
  if (change == 7) other.terms[0].identifier.clear();
  if (change == 8) other.terms[0].data.clear();
  if (change == 9) other.terms.pop_back();
  CHECK_FALSE(other.same_content(entry));
  CHECK(fingerprint_of(other) != fingerprint_of(entry));
}

TEST_CASE("an entry that the glossary has is not stored again") {
  GlossaryFixture fixture;
  fixture.add({make_full_entry()});
  fixture.add({make_full_entry(), make_entry({{"en", "bank"}})});
  CHECK(fixture.all().size() == 2);
  const auto batches = fixture.session.batches();
  CHECK(batches.at(1).counts.added == 1);
  CHECK(batches.at(1).counts.duplicates == 1);
}

TEST_CASE("an undone batch takes its entries with it and leaves the others") {
  GlossaryFixture fixture;
  const BatchId first = fixture.add({make_entry({{"en", "bank"}, {"de", "Bank"}})});
  const BatchId second = fixture.add({make_full_entry()});
  fixture.session.undo(second, "20260102T000000Z");
  REQUIRE(fixture.all().size() == 1);
  CHECK(fixture.all()[0].terms[1].text == "Bank");
  fixture.session.undo(first, "20260102T000000Z");
  CHECK(fixture.all().empty());
  CHECK(Glossary(fixture.session).statistics().terms == 0);
}

TEST_CASE("an entry that replaces one of its id gives way to it again when it is undone") {
  GlossaryFixture fixture;
  const Entry old = make_full_entry();
  Entry newer = old;
  newer.terms[1].text = "Merkez Bankası";
  const BatchId first = fixture.add({old});
  const BatchId second = fixture.add({newer}, GlossaryWriter::Known::replace);
  REQUIRE(fixture.all().size() == 1);
  CHECK(fixture.all()[0].same_content(newer));
  CHECK_THROWS_WITH(fixture.session.undo(first, "20260102T000000Z"),
                    ContainsSubstring("undo batch 2 first"));
  fixture.session.undo(second, "20260102T000000Z");
  REQUIRE(fixture.all().size() == 1);
  CHECK(fixture.all()[0].same_content(old));
  CHECK(fixture.all()[0].terms[0].id == TermId{1});
  fixture.add({make_entry({{"en", "new"}})});
  CHECK(fixture.all().size() == 2);
}

TEST_CASE("an entry that replaces another keeps where that came from") {
  GlossaryFixture fixture;
  fixture.add({make_full_entry()});
  Entry newer = make_full_entry();
  newer.terms.pop_back();
  Batch batch = fixture.session.begin({.kind = "glossary import",
                                       .source = "newer.csv",
                                       .started = "20260102T000000Z",
                                       .header = ""});
  GlossaryWriter(fixture.session, batch).add(newer, GlossaryWriter::Known::replace);
  batch.commit();
  REQUIRE(fixture.all().size() == 1);
  CHECK(fixture.all()[0].origin == "terms.csv");
}

TEST_CASE("entries with the same id stay side by side unless they are to replace each other") {
  GlossaryFixture fixture;
  Entry newer = make_full_entry();
  newer.terms.pop_back();
  fixture.add({make_full_entry()});
  fixture.add({newer});
  CHECK(fixture.all().size() == 2);
}

TEST_CASE("a removed entry comes back when its removal is undone") {
  GlossaryFixture fixture;
  fixture.add({make_full_entry()});
  BatchId removal;
  {
    Batch batch = fixture.session.begin(
        {.kind = "glossary delete", .source = "", .started = "20260101T000000Z", .header = ""});
    GlossaryWriter writer(fixture.session, batch);
    writer.remove(EntryId{1});
    CHECK_THROWS_WITH(writer.remove(EntryId{7}), ContainsSubstring("no glossary entry 7"));
    batch.commit();
    removal = batch.id();
  }
  CHECK(fixture.all().empty());
  fixture.session.undo(removal, "20260102T000000Z");
  REQUIRE(fixture.all().size() == 1);
  CHECK(fixture.all()[0].same_content(make_full_entry()));
}

TEST_CASE("units and entries of one batch are undone together") {
  GlossaryFixture fixture;
  BatchId id;
  {
    Batch batch = fixture.session.begin(
        {.kind = "import", .source = "", .started = "20260101T000000Z", .header = ""});
    batch.add(make_unit({{"en", "Yes"}, {"tr", "Evet"}}));
    GlossaryWriter(fixture.session, batch).add(make_full_entry());
    CHECK(batch.counts().added == 2);
    batch.commit();
    id = batch.id();
  }
  fixture.session.undo(id, "20260102T000000Z");
  CHECK(fixture.all().empty());
  CHECK(fixture.session.statistics().units == 0);
}

TEST_CASE("a filter takes entries by language, domain and status") {
  GlossaryFixture fixture;
  fixture.add({make_full_entry(), make_entry({{"en-US", "color"}, {"de", "Farbe"}})});
  CHECK(fixture.all({.languages = {Language("en"), Language("tr")}}).size() == 1);
  CHECK(fixture.all({.languages = {Language("en")}}).size() == 2);
  CHECK(fixture.all({.domain = "Finance"}).size() == 1);
  CHECK(fixture.all({.status = Status::forbidden}).size() == 1);
  CHECK(fixture.all({.status = Status::admitted}).empty());
}

TEST_CASE("others can query the terms with SQL") {
  GlossaryFixture fixture;
  fixture.add({make_full_entry()});
  PlainDatabase database(fixture.session.path());
  CHECK(database.number("SELECT count(*) FROM glossary_term WHERE language = 'tr' AND "
                        "domain = 'finance' AND status = 'forbidden' AND "
                        "definition = 'a bank that issues money'") == 1);
}
