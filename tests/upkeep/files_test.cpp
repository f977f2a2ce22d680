// Merging, splitting and compacting: what makes or takes whole files.

#include <fstream>
#include <set>

#include "calque/error.h"
#include "catch.h"
#include "glossary/glossary_writer.h"
#include "store/index_check.h"
#include "upkeep/compact.h"
#include "upkeep/merge.h"
#include "upkeep/split.h"
#include "upkeep_fixture.h"

using namespace calque;

namespace {

MergeOptions merge_options() {
  MergeOptions options;
  options.batch = {
      .kind = "merge", .source = "o.calque", .started = "20261001T120000Z", .header = ""};
  return options;
}

std::set<std::string> without_ids(Session& session) {
  std::set<std::string> all;
  for (const std::string& line : UpkeepFixture::contents_of(session)) {
    all.insert(line.substr(line.find(':')));
  }
  return all;
}

TranslationUnit in_domain(TranslationUnit unit, const char* domain) {
  unit.properties = {{"x-domain", domain, "", ""}};
  return unit;
}

}  // namespace

TEST_CASE("merged and split units keep their uids and whether they are confirmed") {
  UpkeepFixture into;
  UpkeepFixture from;
  TranslationUnit aligned = make_unit({{"en", "No"}, {"tr", "Hayır"}});
  aligned.properties.push_back({"origin", "alignment", "", ""});
  aligned.variants[1].base = 7;
  from.add({make_unit({{"en", "Yes"}, {"tr", "Evet"}}), aligned});
  const auto uid = [](Session& session, std::int64_t id) { return session.unit(UnitId{id})->uid; };
  into.add({make_unit({{"en", "Other"}, {"tr", "Başka"}})});
  merge_memory(into.session, from.session, merge_options());
  for (const std::int64_t id : {1, 2}) {
    const auto merged = into.session.unit(UnitId{id + 1});
    CHECK(merged->uid == uid(from.session, id));
    CHECK(merged->confirmation == from.session.unit(UnitId{id})->confirmation);
    CHECK(merged->variants[1].base == 0);
  }
  CHECK(from.session.unit(UnitId{2})->variants[1].base == 7);
  SplitOptions options;
  options.folder = from.folder / "parts";
  const auto report = split_memory(from.session, options);
  REQUIRE(report.parts.size() == 1);
  Session part(report.parts[0].file, Session::Access::read_only);
  CHECK(uid(part, 2) == uid(from.session, 2));
  CHECK(part.unit(UnitId{2})->confirmation == Confirmation::missing);
  CHECK(part.batches()[0].info.uid != from.session.batches()[0].info.uid);
}

TEST_CASE("merging adds what is new, and nothing the second time") {
  UpkeepFixture into;
  UpkeepFixture from;
  const TranslationUnit yes = make_unit({{"en", "Yes"}, {"tr", "Evet"}});
  const TranslationUnit no = make_unit({{"en", "No"}, {"tr", "Hayır"}});
  into.add({yes});
  from.add({yes, yes, no, make_full_unit()});
  MergeOptions dry = merge_options();
  dry.dry_run = true;
  const auto preview = merge_memory(into.session, from.session, dry);
  CHECK(preview.counts.added == 3);  // the second "Yes" too: the file holds it twice
  CHECK(preview.counts.duplicates == 1);
  CHECK_FALSE(preview.batch);
  CHECK(into.contents() == std::vector<std::string>{"1:en=Yes|tr=Evet"});
  Session none = Session::temporary();
  CHECK(merge_memory(none, from.session, dry).counts.added == 4);
  const auto report = merge_memory(into.session, from.session, merge_options());
  CHECK(report.counts.added == 3);
  CHECK(report.counts.duplicates == 1);
  CHECK(into.session.unit(UnitId{4})->same_content(make_full_unit()));
  CHECK(merge_memory(into.session, from.session, merge_options()).counts.added == 0);
  CHECK(into.session.batches().size() == 2);
  into.session.undo(*report.batch, "20261002T120000Z");
  CHECK(into.contents() == std::vector<std::string>{"1:en=Yes|tr=Evet"});
  CHECK_THROWS_AS(merge_memory(into.session, into.session, merge_options()), UsageError);
}

TEST_CASE("the parts of a split hold all units, and merge to the same memory") {
  UpkeepFixture fixture;
  fixture.add({in_domain(make_unit({{"en", "Yes"}, {"tr", "Evet"}}), "law/tax"),
               in_domain(make_unit({{"en", "No"}, {"tr", "Hayır"}}), "law tax"),
               make_unit({{"en", "Maybe"}, {"tr", "Belki"}})});
  fixture.add({in_domain(make_unit({{"en", "Never"}, {"tr", "Asla"}}), "law/tax")}, "b.tmx");
  SplitOptions options;
  options.key = SplitKey::property;
  options.property = "x-domain";
  options.folder = fixture.folder / "parts";
  options.dry_run = true;
  CHECK(split_memory(fixture.session, options).parts.size() == 3);
  CHECK_FALSE(std::filesystem::exists(options.folder));

  options.dry_run = false;
  const auto report = split_memory(fixture.session, options);
  for (const auto& entry : std::filesystem::directory_iterator(options.folder)) {
    CHECK(entry.path().extension() == ".calque");  // nothing unfinished, no logs
  }
  std::vector<std::string> names;
  Session all(fixture.folder / "all.calque", Session::Access::create);
  for (const SplitPart& part : report.parts) {
    names.push_back(part.file.filename().string() + " " + std::to_string(part.units));
    Session one(part.file, Session::Access::read_only);
    merge_memory(all, one, merge_options());
  }
  CHECK(names ==
        std::vector<std::string>{"law_tax.calque 1", "law_tax-2.calque 2", "none.calque 1"});
  CHECK(without_ids(all) == without_ids(fixture.session));
  Session two(report.parts[1].file, Session::Access::read_only);
  CHECK(two.unit(UnitId{2})->origin == "b.tmx");
  CHECK(check_index(two).empty());
  CHECK_THROWS_WITH(split_memory(fixture.session, options), ContainsSubstring("exists already"));
}

TEST_CASE("a part keeps equal units of different files") {
  UpkeepFixture fixture;
  const TranslationUnit yes = make_unit({{"en", "Yes"}, {"tr", "Evet"}});
  fixture.add({yes, yes});
  {
    Batch batch = fixture.session.begin(
        {.kind = "import", .source = "b.tmx", .started = "20260901T120000Z", .header = ""});
    batch.insert(yes);
    batch.commit();
  }
  SplitOptions options;
  options.key = SplitKey::year;
  options.folder = fixture.folder / "parts";
  const auto report = split_memory(fixture.session, options);
  REQUIRE(report.parts.size() == 1);
  CHECK(report.parts[0].units == 3);
  Session part(report.parts[0].file, Session::Access::read_only);
  CHECK(part.unit(UnitId{3})->origin == "b.tmx");
}

TEST_CASE("split by date, file and language") {
  UpkeepFixture fixture;
  TranslationUnit dated = make_unit({{"en", "Yes"}, {"tr", "Evet"}, {"de", "Ja"}});
  dated.metadata.creation_date = "20250301T000000Z";
  fixture.add({dated});
  fixture.add({make_unit({{"fr", "Non"}, {"de", "Nein"}})}, "b.tmx");
  const auto names = [&fixture](SplitKey key) {
    SplitOptions options;
    options.key = key;
    options.source = Language("en");
    options.folder = fixture.folder / "p";
    const auto report = split_memory(fixture.session, options);
    std::filesystem::remove_all(options.folder);
    std::string all;
    for (const SplitPart& part : report.parts) all += part.file.stem().string() + " ";
    return all + std::to_string(report.left_out);
  };
  CHECK(names(SplitKey::year) == "2025 none 0");
  CHECK(names(SplitKey::month) == "2025-03 none 0");
  CHECK(names(SplitKey::file) == "a.tmx b.tmx 0");
  CHECK(names(SplitKey::language) == "en-de en-tr 1");
}

TEST_CASE("nothing of what was replaced is left in the files when undo is forgotten") {
  TemporaryFolder folder;
  const std::filesystem::path path = folder / "m.calque";
  Session session(path, Session::Access::create);
  Session reader(path, Session::Access::read_only);
  TranslationUnit unit = make_unit({{"en", "Yes"}, {"tr", "SECRET evet"}});
  unit.metadata.creation_id = "SECRET person";
  glossary::Entry entry;
  entry.identifier = "c1";
  entry.terms.emplace_back();
  entry.terms.front().language = Language("en");
  entry.terms.front().text = "SECRET term";
  entry.data.push_back({"descrip", "definition", "SECRET definition", "", "", {}});
  BatchInfo info{.kind = "import",
                 .source = "a.tmx",
                 .started = "20260901T120000Z",
                 .header = R"({"notes":[{"text":"SECRET note"}]})"};
  {
    Batch batch = session.begin(info);
    batch.insert(unit);
    glossary::GlossaryWriter(session, batch).add(entry);
    batch.commit();
  }
  info.header.clear();
  {
    Batch batch = session.begin(info);
    batch.remove(UnitId{1});
    batch.insert(make_unit({{"en", "No"}, {"tr", "Hayır"}}));
    entry.terms.front().text = "term";
    entry.data.clear();
    glossary::GlossaryWriter(session, batch).add(entry, glossary::GlossaryWriter::Known::replace);
    batch.commit();
  }
  const auto report = compact_memory(session, {.forget_undo = true, .batch = info});
  CHECK(report.archived_units == 1);
  CHECK(report.archived_entries == 1);
  for (const auto& file : std::filesystem::directory_iterator(path.parent_path())) {
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    INFO(file.path());
    CHECK(bytes.find("SECRET") == std::string::npos);
  }
  CHECK(glossary::Glossary(session).entry(glossary::EntryId{1})->terms.front().text == "term");
}

TEST_CASE("names of files are safe") {
  CHECK(file_stem("../../etc/passwd") == "_._.._etc_passwd");
  CHECK(file_stem(".hidden") == "_hidden");
  CHECK(file_stem("") == "none");
  CHECK(file_stem("Über 我 hafta") == "Über_我_hafta");
  CHECK(file_stem(std::string(300, 'x')).size() == 100);
}

TEST_CASE("compacting changes the file, not what it holds; undo data goes only when asked") {
  UpkeepFixture fixture;
  std::vector<TranslationUnit> units;
  for (int i = 0; i < 2000; ++i) {
    const std::string number = std::to_string(i);
    units.push_back(make_unit({{"en", ("Text " + number).c_str()}, {"tr", number.c_str()}}));
  }
  fixture.add(units);
  {
    Batch batch = fixture.session.begin(UpkeepFixture::options().batch);
    for (std::int64_t i = 1; i <= 1500; ++i) batch.remove(UnitId{i});
    batch.commit();
  }
  const auto before = fixture.contents();
  const auto dry = compact_memory(fixture.session, {.dry_run = true});
  CHECK(dry.archived_units == 1500);
  CHECK(dry.bytes_after == dry.bytes_before);

  const auto first = compact_memory(fixture.session, {});
  CHECK(first.bytes_after <= first.bytes_before);
  CHECK(first.runs_after <= 2);
  CHECK(check_index(fixture.session).empty());
  CHECK(fixture.contents() == before);
  fixture.session.undo(BatchId{2}, "20261002T120000Z");
  CHECK(fixture.contents().size() == 2000);

  {
    Batch batch = fixture.session.begin(UpkeepFixture::options().batch);
    for (std::int64_t i = 1; i <= 1500; ++i) batch.remove(UnitId{i});
    batch.commit();
  }
  const auto second = compact_memory(
      fixture.session,
      {.forget_undo = true,
       .batch = {.kind = "compact", .source = "", .started = "20261003T120000Z", .header = ""}});
  CHECK(second.bytes_after < first.bytes_after);
  CHECK(fixture.contents() == before);
  CHECK_THROWS_WITH(fixture.session.undo(BatchId{3}, "20261004T120000Z"),
                    ContainsSubstring("not kept what undo needs"));
  fixture.add({make_unit({{"en", "New"}, {"tr", "Yeni"}})});
  fixture.session.undo(BatchId{5}, "20261004T120000Z");
  CHECK(fixture.contents() == before);
}
