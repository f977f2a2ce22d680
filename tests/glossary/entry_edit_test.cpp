#include "glossary/entry_edit.h"

#include "calque/error.h"
#include "catch.h"
#include "glossary/glossary_writer.h"
#include "glossary_fixture.h"

using namespace calque;
using namespace calque::glossary;

namespace {

Term term(const char* language, const char* text, Status status = Status::unspecified) {
  Term made;
  made.language = Language(language);
  made.text = text;
  made.status = status;
  return made;
}

}  // namespace

TEST_CASE("a term takes the place of the only one in its language, or stands beside it") {
  Entry entry = make_entry({{"en", "ferry"}, {"tr", "feribot"}});
  put_term(entry, term("tr", "vapur"), Beside::replaces);
  CHECK(entry.terms.size() == 2);
  CHECK(entry.terms[1].text == "vapur");
  put_term(entry, term("tr", "feribot", Status::preferred), Beside::stays);
  CHECK(entry.terms.size() == 3);
  CHECK_THROWS_AS(put_term(entry, term("tr", "gemi"), Beside::replaces), UsageError);
  put_term(entry, term("de", "Fähre"), Beside::replaces);
  CHECK(entry.terms.size() == 4);
}

TEST_CASE("a term that is there takes the status alone") {
  Entry entry = make_entry({{"en", "ferry"}, {"tr", "feribot"}, {"tr", "vapur"}});
  put_term(entry, term("tr", "vapur", Status::forbidden), Beside::replaces);
  CHECK(entry.terms.size() == 3);
  CHECK(entry.terms[2].status == Status::forbidden);
  put_term(entry, term("tr", "vapur"), Beside::replaces);
  CHECK(entry.terms[2].status == Status::forbidden);
}

TEST_CASE("terms are taken out by language or by text, but not the last one") {
  Entry entry = make_entry({{"en", "ferry"}, {"tr", "feribot"}, {"tr", "vapur"}});
  remove_terms(entry, Language("tr"), "vapur");
  CHECK(entry.terms.size() == 2);
  CHECK_THROWS_AS(remove_terms(entry, Language("tr"), "vapur"), UsageError);
  CHECK_THROWS_AS(remove_terms(entry, Language("de"), std::nullopt), UsageError);
  remove_terms(entry, Language("tr"), std::nullopt);
  CHECK_THROWS_AS(remove_terms(entry, Language("en"), std::nullopt), UsageError);
}

TEST_CASE("data of the concept are set, taken out, and notes added") {
  Entry entry = make_entry({{"en", "ferry"}});
  set_datum(entry, "subjectField", "transport");
  set_datum(entry, "subjectField", "shipping");
  CHECK(value_of(entry.data, "subjectField") == "shipping");
  set_datum(entry, "note", "one");
  set_datum(entry, "note", "two");
  CHECK(entry.data.size() == 3);
  set_datum(entry, "subjectField", "");
  set_datum(entry, "note", "");
  CHECK(entry.data.empty());
}

TEST_CASE("an entry that was changed comes back whole when that is undone") {
  GlossaryFixture fixture;
  fixture.add({make_entry({{"en", "ferry"}, {"tr", "feribot"}})});
  Glossary glossary(fixture.session);
  const EntryId id{1};
  const Entry before = *glossary.entry(id);
  Entry changed = before;
  put_term(changed, term("tr", "vapur"), Beside::replaces);
  Batch batch = fixture.session.begin(
      {.kind = "glossary edit", .source = "", .started = "20260101T000000Z", .header = ""});
  GlossaryWriter(fixture.session, batch).replace(id, changed);
  const BatchId edit = batch.id();
  batch.commit();
  CHECK(glossary.entry(id)->same_content(changed));
  CHECK(entries_with(glossary, term("tr", "vapur"), {}) == std::vector<EntryId>{id});
  CHECK(entries_with(glossary, term("tr", "vapur"), id).empty());
  fixture.session.undo(edit, "20260101T000001Z");
  CHECK(glossary.entry(id)->same_content(before));
}
