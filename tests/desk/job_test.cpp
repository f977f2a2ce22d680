#include "desk/job.h"

#include <algorithm>

#include "calque/error.h"
#include "catch.h"
#include "desk_fixture.h"

using namespace calque;
using namespace calque::desk;

namespace {

const char* const kArticle =
    "# Ferries\n\nFerries run *every* 30 minutes. The pier is old.\n\nThe pier is old.\n";

std::string text_of(const DeskSegment& segment) {
  return segment.target ? segment.target->text : "";
}

}  // namespace

TEST_CASE("a job has the segments of its article, in order") {
  DeskFixture desk(kArticle);
  const auto segments = desk.job().segments();
  REQUIRE(segments.size() == 4);
  CHECK(segments[0].kind == "heading");
  CHECK(segments[1].source.text == "Ferries run every 30 minutes.");
  CHECK(segments[1].source.tags.size() == 2);
  CHECK(segments[1].words == 5);
  CHECK(segments[1].state == State::untranslated);
  CHECK(segments[3].origin.repetition_of == segments[2].id);
  CHECK(segments[2].group == segments[3].group);
  CHECK(segments[3].payable * 5 == segments[2].payable);  // repetitions: 20 %
  const Progress progress = desk.job().progress();
  CHECK(progress[0].segments == 4);
  CHECK(progress[0].words == 14);
}

TEST_CASE("what the memory has is filled in, and untouched") {
  DeskFixture desk(kArticle);
  {
    Batch batch = desk.memory().begin(
        {.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    TranslationUnit unit;
    unit.variants.resize(2);
    unit.variants[0].language = Language("en");
    unit.variants[0].segment.text = "The pier is old.";
    unit.variants[1].language = Language("tr");
    unit.variants[1].segment.text = "İskele eski.";
    batch.insert(unit);
    batch.commit();
  }
  const auto segment = desk.at(3);
  CHECK(segment.state == State::match);
  CHECK_FALSE(segment.touched);
  CHECK(segment.origin.rate == 100);
  CHECK(segment.origin.unit.size() == 32);
  CHECK(text_of(segment) == "İskele eski.");
}

TEST_CASE("an edit is saved, and its findings counted") {
  DeskFixture desk(kArticle);
  const auto edited = desk.edit(2, "Vapurlar 40 dakikada bir kalkar.");
  CHECK(edited.state == State::draft);
  CHECK(edited.version == 2);
  CHECK(edited.findings.errors + edited.findings.warnings > 0);  // 30 became 40, tags are missing
  CHECK(edited.by == "ayşe");
  const Job again(desk.file());
  CHECK(again.name() == "article.md");
  CHECK(Job(desk.file()).segment(edited.id) == edited);
}

TEST_CASE("who edits an old version is refused, and the text stays in the history") {
  DeskFixture desk(kArticle);
  const auto before = desk.at(3);
  desk.edit(3, "Mine");
  CHECK_THROWS_AS(desk.job().edit(before.id, before.version, {.text = "Theirs", .tags = {}},
                                  DeskFixture::who("can")),
                  VersionConflict);
  CHECK(text_of(desk.at(3)) == "Mine");
  const auto history = desk.job().history(before.id);
  REQUIRE(history.size() == 1);
  CHECK(history[0].why == "lost");
  CHECK(history[0].by == "can");
  CHECK(history[0].target->text == "Theirs");
  // The same text is no conflict.
  CHECK_NOTHROW(
      desk.job().edit(before.id, before.version, {.text = "Mine", .tags = {}}, DeskFixture::who()));
}

TEST_CASE("a confirmation stores a unit as a batch of the sitting, with its neighbours") {
  DeskFixture desk(kArticle);
  desk.edit(3, "İskele eski.");
  const Outcome outcome = desk.confirm(3);
  CHECK(outcome.segments[0].state == State::confirmed);
  REQUIRE(outcome.batch);
  const auto batch = desk.memory().batch(*outcome.batch);
  CHECK(batch->info.kind == "confirm");
  CHECK(batch->info.sitting == "sitting 1");
  CHECK(batch->info.author == "ayşe");
  CHECK(batch->info.source == "article.md");
  CHECK(batch->counts.added == 1);
  const auto unit = desk.memory().find_unit(UnitUid{*Uid::parse(outcome.segments[0].unit)});
  REQUIRE(unit);
  const auto stored = *desk.memory().unit(*unit);
  CHECK(stored.confirmation == Confirmation::given);
  CHECK(stored.origin == "article.md");
  CHECK(stored.variants[0].context.previous == "Ferries run every 30 minutes.");
  CHECK(stored.variants[0].context.next == "The pier is old.");
}

TEST_CASE("confirming again replaces the unit, un-confirming takes all of it back") {
  DeskFixture desk(kArticle);
  desk.edit(3, "İskele eski.");
  desk.confirm(3);
  const std::string unit = desk.at(3).unit;
  desk.edit(3, "Rıhtım eski.");
  CHECK(desk.at(3).state == State::draft);
  CHECK(desk.units() == 1);
  desk.confirm(3);
  CHECK(desk.at(3).unit == unit);
  CHECK(desk.units() == 1);
  const auto segment = desk.at(3);
  const Outcome outcome =
      desk.job().unconfirm(segment.id, segment.version, DeskFixture::who(), desk.sitting());
  CHECK(outcome.segments[0].state == State::draft);
  CHECK(text_of(outcome.segments[0]) == "Rıhtım eski.");
  CHECK(desk.units() == 0);
  // And back again.
  desk.job().undo(outcome.action, DeskFixture::who(), desk.sitting());
  CHECK(desk.at(3).state == State::confirmed);
  CHECK(desk.units() == 1);
}

TEST_CASE("all of a sitting can be undone in the memory behind the job's back") {
  DeskFixture desk(kArticle);
  desk.edit(3, "İskele eski.");
  const auto batch = *desk.confirm(3).batch;
  desk.memory().undo(batch, "20261201T130000Z");
  const auto segment = desk.at(3);
  CHECK(segment.state == State::confirmed);
  desk.job().unconfirm(segment.id, segment.version, DeskFixture::who(), desk.sitting());
  CHECK(desk.at(3).state == State::draft);
  desk.confirm(3);
  CHECK(desk.units() == 1);
}

TEST_CASE("equal segments that nobody touched are filled as drafts, others never") {
  DeskFixture desk("Yes.\n\nYes.\n\nYes.\n\nYes.\n");
  desk.edit(3, "Evet!");
  desk.edit(1, "Evet.");
  const Outcome outcome = desk.confirm(1);
  CHECK(outcome.segments.size() == 3);
  CHECK(desk.at(2).state == State::draft);
  CHECK(text_of(desk.at(2)) == "Evet.");
  CHECK(desk.at(2).origin.repetition_of == desk.at(1).id);
  CHECK(text_of(desk.at(3)) == "Evet!");
  CHECK(text_of(desk.at(4)) == "Evet.");
  CHECK(desk.units() == 1);
  // One that was filled is confirmed in its own context.
  desk.confirm(4);
  CHECK(desk.units() == 2);
  // All of it is one action.
  desk.job().undo(outcome.action, DeskFixture::who(), desk.sitting());
  CHECK(desk.at(1).state == State::draft);
  CHECK(desk.at(2).state == State::untranslated);
  CHECK(text_of(desk.at(3)) == "Evet!");
  CHECK(desk.at(4).state == State::confirmed);  // changed since
  CHECK(desk.units() == 1);
}

TEST_CASE("only here: equal segments stay as they are") {
  DeskFixture desk("Yes.\n\nYes.\n");
  desk.edit(1, "Evet.");
  desk.confirm(1, {.propagate = false});
  CHECK(desk.at(2).state == State::untranslated);
}

TEST_CASE("missing tags and empty translations stop a confirmation once") {
  DeskFixture desk(kArticle);
  CHECK_THROWS_AS(desk.confirm(2), Incomplete);
  desk.edit(2, "Vapurlar 30 dakikada bir kalkar.");
  CHECK_THROWS_AS(desk.confirm(2), Incomplete);
  CHECK(desk.at(2).version == 2);
  CHECK(desk.units() == 0);
  CHECK(desk.confirm(2, {.force = true}).segments[0].state == State::confirmed);
}

TEST_CASE("a request that comes again is carried out once") {
  DeskFixture desk(kArticle);
  const auto segment = desk.at(3);
  const auto who = DeskFixture::who("ayşe", "request 1");
  const Confirming how{.target = Segment{"İskele eski.", {}}};
  const Outcome first = desk.job().confirm(segment.id, segment.version, how, who, desk.sitting());
  const Outcome again = desk.job().confirm(segment.id, segment.version, how, who, desk.sitting());
  CHECK(again.segments[0] == first.segments[0]);
  CHECK(again.segments.size() == first.segments.size());
  CHECK(again.action == first.action);
  CHECK(desk.memory().batches().size() == 1);
}

TEST_CASE("split, merge and undo leave the source as it was") {
  DeskFixture desk(kArticle);
  const auto before = desk.job().segments();
  const auto segment = desk.at(2);
  const Outcome split =
      desk.job().split(segment.id, segment.version, 18, std::nullopt, DeskFixture::who());
  REQUIRE(split.segments.size() == 2);
  CHECK(split.segments[0].source.text == "Ferries run every");
  CHECK(split.segments[1].source.text == "30 minutes.");
  CHECK(desk.job().segments().size() == 5);
  CHECK(desk.at(4).source.text == "The pier is old.");
  desk.edit(2, "Vapurlar her");
  desk.edit(3, "30 dakikada bir.");
  const auto half = desk.at(2);
  const Outcome merged = desk.job().merge(half.id, half.version, DeskFixture::who());
  CHECK(merged.segments[0].source == before[1].source);
  CHECK(text_of(merged.segments[0]) == "Vapurlar her 30 dakikada bir.");
  CHECK(merged.gone == std::vector{split.segments[1].id});
  desk.job().undo(merged.action, DeskFixture::who(), desk.sitting());
  CHECK(text_of(desk.at(2)) == "Vapurlar her");
  CHECK(text_of(desk.at(3)) == "30 dakikada bir.");
  CHECK(desk.at(4).number == 4);
  // The split cannot be undone now: both halves have changed since.
  CHECK_THROWS_AS(desk.job().undo(split.action, DeskFixture::who(), desk.sitting()),
                  VersionConflict);
}

TEST_CASE("segments of two paragraphs are not merged, and none is split at its end") {
  DeskFixture desk(kArticle);
  const auto heading = desk.at(1);
  CHECK_THROWS_AS(desk.job().merge(heading.id, heading.version, DeskFixture::who()), UsageError);
  const auto last = desk.at(4);
  CHECK_THROWS_AS(desk.job().merge(last.id, last.version, DeskFixture::who()), UsageError);
  for (const std::size_t at : {std::size_t{0}, last.source.text.size(), std::size_t{1000}}) {
    CHECK_THROWS_AS(desk.job().split(last.id, last.version, at, std::nullopt, DeskFixture::who()),
                    UsageError);
  }
}

TEST_CASE("find and replace is one action") {
  DeskFixture desk(kArticle);
  desk.edit(1, "Feribotlar");
  desk.edit(3, "Feribot eski.");
  desk.confirm(3, {.propagate = false});
  const Replacing replacing{.find = "feribot", .with = "Vapur"};
  CHECK(desk.job().look_for(replacing).size() == 2);
  CHECK(text_of(desk.at(1)) == "Feribotlar");
  const Outcome outcome = desk.job().replace(replacing, DeskFixture::who());
  CHECK(text_of(desk.at(1)) == "Vapurlar");
  CHECK(desk.at(3).state == State::draft);
  desk.job().undo(outcome.action, DeskFixture::who(), desk.sitting());
  CHECK(text_of(desk.at(1)) == "Feribotlar");
  CHECK(desk.at(3).state == State::confirmed);
  CHECK_THROWS_AS(desk.job().undo(outcome.action, DeskFixture::who(), desk.sitting()), UsageError);
  const Replacing one{.find = "Feri", .with = "F", .only = std::set{desk.at(3).id}};
  CHECK(desk.job().replace(one, DeskFixture::who()).segments.size() == 1);
  CHECK_THROWS_AS(desk.job().look_for({.find = "(", .with = "", .regex = true}), InputError);
}

TEST_CASE("notes are threads, counted until they are resolved") {
  DeskFixture desk(kArticle);
  const auto id = desk.at(2).id;
  const auto version = desk.at(2).version;
  const auto note = desk.job().add_note(id, "Which pier?", 0, DeskFixture::who());
  const auto answer = desk.job().add_note(id, "Karaköy", note.id, DeskFixture::who("can"));
  CHECK(desk.at(2).notes == 1);
  CHECK(desk.at(2).version == version);
  CHECK(desk.job().notes(id).size() == 2);
  CHECK(answer.parent == note.id);
  desk.job().resolve_note(note.id, true, DeskFixture::who());
  CHECK(desk.at(2).notes == 0);
  CHECK_THROWS_AS(desk.job().add_note(id, " ", 0, DeskFixture::who()), UsageError);
  CHECK_THROWS_AS(desk.job().add_note(SegmentId{99}, "x", 0, DeskFixture::who()), NotThere);
}

TEST_CASE("who was away learns what has changed") {
  DeskFixture desk(kArticle);
  const auto start = desk.job().revision();
  desk.edit(3, "İskele");
  const Changes changes = desk.job().changes_since(start);
  REQUIRE(changes.segments.size() == 1);
  CHECK(changes.segments[0] == desk.at(3));
  CHECK_FALSE(changes.all);
  const auto segment = desk.at(3);
  desk.job().split(segment.id, segment.version, 3, std::nullopt, DeskFixture::who());
  CHECK(desk.job().changes_since(changes.revision).all);
  CHECK(desk.job().changes_since(changes.revision).segments.size() == 5);
  CHECK(desk.job().changes_since(desk.job().revision()).segments.empty());
}

TEST_CASE("of a bilingual file the states go on, and what is locked stays") {
  DeskFixture desk(
      "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>"
      "<file original='a' datatype='plaintext' source-language='en' target-language='tr'><body>"
      "<trans-unit id='1'><source>One</source></trans-unit>"
      "<trans-unit id='2'><source>Two</source><target state='translated'>İki</target></trans-unit>"
      "<trans-unit id='3'><source>Three</source><target state='needs-translation'>Üç</target>"
      "</trans-unit><trans-unit id='4' translate='no'><source>Four</source></trans-unit>"
      "</body></file></xliff>",
      "article.xlf");
  CHECK(desk.at(1).state == State::untranslated);
  CHECK(desk.at(2).state == State::confirmed);
  CHECK(desk.at(3).state == State::draft);
  CHECK(desk.at(4).state == State::locked);
  const auto locked = desk.at(4);
  CHECK_THROWS_AS(desk.job().edit(locked.id, locked.version, {"Dört", {}}, DeskFixture::who()),
                  Locked);
  CHECK_THROWS_AS(
      desk.job().confirm(locked.id, locked.version, {}, DeskFixture::who(), desk.sitting()),
      Locked);
  CHECK(desk.at(2).tuid == "2");
}
