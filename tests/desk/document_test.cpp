#include <fstream>

#include "calque/error.h"
#include "catch.h"
#include "desk/job_document.h"
#include "desk/new_version.h"
#include "desk_fixture.h"
#include "model/segment_markup.h"

using namespace calque;
using namespace calque::desk;

namespace {

const char* const kArticle = "# Ferries\n\nFerries *run*. The pier is old.\n\nYes.\n";

DeskSegment put(DeskFixture& desk, std::int64_t number, const std::string& markup) {
  const auto segment = desk.at(number);
  return desk.job()
      .edit(segment.id, segment.version, from_markup(markup), DeskFixture::who())
      .segments[0];
}

std::string written(DeskFixture& desk, Unconfirmed unconfirmed = Unconfirmed::draft) {
  return write_document(desk.job(), unconfirmed).bytes;
}

}  // namespace

TEST_CASE("the article is written at any time, with what stands there") {
  DeskFixture desk(kArticle);
  CHECK(written(desk) == kArticle);
  put(desk, 2, "Vapurlar <bpt i=\"1\" type=\"italic\">*</bpt>kalkar<ept i=\"1\">*</ept>.");
  desk.edit(3, "İskele eski.");
  desk.confirm(3);
  const std::string tags = to_markup(desk.at(2).source);
  CAPTURE(tags);
  CHECK(written(desk, Unconfirmed::source) == "# Ferries\n\nFerries *run*. İskele eski.\n\nYes.\n");
  CHECK(written(desk).find("İskele eski.") != std::string::npos);
  CHECK(write_document(desk.job(), Unconfirmed::draft).name == "article.tr.md");
}

TEST_CASE("what is split or merged at the desk is written in its place") {
  DeskFixture desk(kArticle);
  const auto segment = desk.at(3);
  desk.job().split(segment.id, segment.version, 9, std::nullopt, DeskFixture::who());
  desk.edit(3, "İskele");
  desk.edit(4, "eski.");
  CHECK_THAT(written(desk), ContainsSubstring("İskele eski."));
  const auto first = desk.at(2);
  desk.job().merge(first.id, first.version, DeskFixture::who());
  desk.edit(2, "Hepsi bir.");
  CHECK_THAT(written(desk), ContainsSubstring("Hepsi bir. eski."));
  CHECK_THAT(write_xliff(desk.job(), Unconfirmed::draft).bytes, ContainsSubstring("Hepsi bir."));
}

TEST_CASE("formatting that gets lost is told") {
  DeskFixture desk(kArticle);
  desk.edit(2, "Vapurlar kalkar.");
  const auto losses = write_document(desk.job(), Unconfirmed::draft).losses;
  REQUIRE(losses.size() == 1);
  CHECK(losses[0].number == 2);
}

TEST_CASE("a bilingual file is filled, drafts as drafts, and locked segments stay") {
  const std::string before =
      "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>"
      "<file original='a' datatype='plaintext' source-language='en' target-language='tr'><body>"
      "<trans-unit id='1'><source>One. Two.</source></trans-unit>"
      "<trans-unit id='2'><source>Two</source></trans-unit>"
      "<trans-unit id='3' translate='no'><source>Three</source></trans-unit>"
      "</body></file></xliff>";
  DeskFixture desk(before, "article.xlf");
  CHECK(written(desk) == before);
  const auto whole = desk.at(1);
  desk.job().split(whole.id, whole.version, 5, std::nullopt, DeskFixture::who());
  desk.edit(1, "Bir.");
  desk.edit(2, "İki.");
  desk.edit(3, "İki");
  desk.confirm(3);
  const std::string after = written(desk);
  CHECK_THAT(after, ContainsSubstring("Bir. İki.</target>"));
  CHECK_THAT(after, ContainsSubstring(">İki</target>"));
  CHECK_THAT(after, ContainsSubstring("<source>Three</source></trans-unit>"));
  CHECK(written(desk, Unconfirmed::source).find("Bir.") == std::string::npos);
}

TEST_CASE("a bilingual file in which nothing was done stays byte for byte, drafts and all") {
  const std::string before =
      "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>"
      "<file original='a' datatype='plaintext' source-language='en' target-language='tr'><body>"
      "<trans-unit id='1'><source>One</source><target state='needs-adaptation'>Bir</target>"
      "</trans-unit><trans-unit id='2'><source>Two</source><target state='new'>Two</target>"
      "</trans-unit></body></file></xliff>";
  DeskFixture desk(before, "article.xlf");
  CHECK(written(desk) == before);
}

TEST_CASE("characters that markup cannot carry do not keep an article from being written") {
  DeskFixture desk("{\"a\": \"One\\u0008 two.\", \"b\": \"Three\"}\n", "article.json");
  desk.edit(2, "Üç");
  CHECK_THAT(written(desk), ContainsSubstring("Üç"));
}

TEST_CASE("TMX has what was confirmed, and drafts as such only where they are asked for") {
  DeskFixture desk(kArticle);
  desk.edit(1, "Vapurlar");
  desk.edit(3, "İskele eski.");
  desk.confirm(3);
  const std::string confirmed = write_tmx(desk.job(), Unconfirmed::source).bytes;
  CHECK_THAT(confirmed, ContainsSubstring("İskele eski."));
  CHECK(confirmed.find("Vapurlar") == std::string::npos);
  const std::string all = write_tmx(desk.job(), Unconfirmed::draft).bytes;
  CHECK_THAT(all, ContainsSubstring("<prop type=\"x-state\">draft</prop>"));
}

TEST_CASE("states go on: a reviewer's changes stand beside the translator's text") {
  DeskFixture desk(kArticle);
  desk.edit(4, "Evet.");
  desk.confirm(4);
  const auto segment = desk.at(4);
  desk.job().confirm(segment.id, segment.version,
                     {.state = State::reviewed, .target = Segment{"Tabii.", {}}},
                     DeskFixture::who("can"), desk.sitting());
  const auto changes = review_changes(desk.job());
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].before->text == "Evet.");
  CHECK(changes[0].translator == "ayşe");
  CHECK(desk.units() == 1);
  CHECK_THAT(write_xliff(desk.job(), Unconfirmed::draft).bytes,
             ContainsSubstring("<target state=\"final\">Tabii."));
}

TEST_CASE("a new version of the article keeps the work, and shows what has changed") {
  DeskFixture desk(kArticle);
  desk.edit(1, "Vapurlar");
  desk.edit(3, "İskele eski.");
  desk.confirm(3);
  const auto split = desk.at(2);
  desk.job().split(split.id, split.version, 7, std::nullopt, DeskFixture::who());
  const auto kept = desk.at(4);
  const std::string now = "# Ferries!\n\nNew here.\n\nFerries *run*. The pier is old.\n\nNo.\n";
  const document::FileBytes file{.name = "article.md", .bytes = now};
  CHECK(is_other_version(desk.job(), file));
  const VersionReport report = take_version(desk.job(), file, DeskFixture::who());
  CHECK_FALSE(is_other_version(desk.job(), file));
  CHECK(report.same == 3);
  const auto segments = desk.job().segments();
  REQUIRE(segments.size() == 6);
  REQUIRE(segments[0].before);
  CHECK(segments[0].before->text == "Ferries");
  CHECK(segments[0].state == State::draft);
  CHECK(segments[1].state == State::untranslated);
  CHECK(segments[2].source.text == "Ferries");  // split as it was
  CHECK(segments[4].id == kept.id);
  CHECK(segments[4].state == State::confirmed);
  CHECK(segments[4].unit == kept.unit);
  CHECK(desk.job().changes_since(0).all);
  CHECK_THAT(written(desk), ContainsSubstring("İskele eski."));
  // Its unit is still the segment's own.
  const auto segment = desk.at(5);
  desk.job().unconfirm(segment.id, segment.version, DeskFixture::who(), desk.sitting());
  CHECK(desk.units() == 0);
}
