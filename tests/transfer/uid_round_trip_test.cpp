// Units that leave a memory as TMX and come back, known by their uids.

#include <fstream>
#include <sstream>

#include "calque/export.h"
#include "calque/format.h"
#include "calque/import.h"
#include "calque/session.h"
#include "catch.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;
namespace fs = std::filesystem;

namespace {

std::string exported(Session& session, const char* profile = "plain") {
  UnitSinkOptions options;
  options.uids = true;
  options.settings["profile"] = profile;
  options.source = Language("en");
  std::ostringstream out;
  export_units(session, {}, unit_format("tmx"), options, out);
  return out.str();
}

ImportReport import(Session& session, const fs::path& file, const std::string& tmx) {
  std::ofstream(file) << tmx;
  const auto source = open_units(file.string(), unit_format("tmx"));
  return import_units(session, *source,
                      {.dry_run = false, .started = "20260901T120000Z", .progress = {}});
}

struct Fixture {
  TemporaryFolder folder;
  fs::path file = folder / "m.tmx";
  Session session{folder / "m.calque", Session::Access::create};

  Fixture() {
    Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260901T120000Z", .header = ""});
    batch.add(make_full_unit());
    batch.add(make_unit({{"en", "Yes"}, {"tr", "Evet"}}));
    batch.add(make_unit({{"en", "Yes"}, {"tr", "Evet"}}));
    batch.commit();
  }
};

}  // namespace

TEST_CASE("an import with uids knows the units again, and another memory takes the uids over") {
  Fixture fixture;
  const std::string tmx = exported(fixture.session);
  const ImportReport again = import(fixture.session, fixture.file, tmx);
  CHECK(again.counts.added == 0);
  CHECK(again.counts.duplicates == 3);

  Session other(fixture.folder / "other.calque", Session::Access::create);
  CHECK(import(other, fixture.file, tmx).counts.added == 3);
  for (const std::int64_t id : {1, 2, 3}) {
    const auto mine = fixture.session.unit(UnitId{id});
    const auto theirs = other.unit(UnitId{id});
    CHECK(mine->uid == theirs->uid);
    CHECK(mine->same_content(*theirs));
    CHECK(other.find_unit(*mine->uid) == UnitId{id});
  }
  CHECK(exported(other) == tmx);
}

TEST_CASE("a unit with a known uid and other content is a further unit") {
  Fixture fixture;
  std::string tmx = exported(fixture.session);
  tmx.replace(tmx.rfind("Evet"), 4, "Tamam");
  const ImportReport report = import(fixture.session, fixture.file, tmx);
  CHECK(report.counts.added == 1);
  CHECK(report.counts.duplicates == 2);
  CHECK(fixture.session.unit(UnitId{4})->uid != fixture.session.unit(UnitId{3})->uid);
}

TEST_CASE("a part of a unit does not bear its uid, and what is no uid stays a property") {
  Fixture fixture;
  const std::string pairs = exported(fixture.session, "omegat");
  CHECK(pairs.find(fixture.session.unit(UnitId{1})->uid->value.text()) == std::string::npos);
  CHECK(pairs.find(fixture.session.unit(UnitId{2})->uid->value.text()) != std::string::npos);

  Session other(fixture.folder / "other.calque", Session::Access::create);
  import(other, fixture.file,
         "<tmx version=\"1.4\"><header srclang=\"en\" segtype=\"sentence\"/><body><tu><prop "
         "type=\"x-calque-uid\">17</prop><tuv xml:lang=\"en\"><seg>a</seg></tuv><tuv "
         "xml:lang=\"tr\"><seg>b</seg></tuv></tu></body></tmx>");
  CHECK(other.unit(UnitId{1})->properties == std::vector<Property>{{"x-calque-uid", "17", "", ""}});
}
