#include <fstream>

#include "calque/export.h"
#include "calque/format.h"
#include "calque/import.h"
#include "calque/session.h"
#include "catch.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

/// "en=Yes|tr=Evet" for each unit.
std::vector<std::string> contents_of(Session& session) {
  std::vector<std::string> all;
  session.for_each_unit({}, [&all](const TranslationUnit& unit) {
    std::string& line = all.emplace_back();
    for (const Variant& variant : unit.variants) {
      line += (line.empty() ? "" : "|") + variant.language.tag() + "=" + variant.segment.text;
    }
  });
  return all;
}

}  // namespace

TEST_CASE("every format that is written is read again") {
  const TemporaryFolder folder;
  Session session(folder / "a.calque", Session::Access::create);
  Batch batch =
      session.begin({.kind = "import", .source = "a", .started = "20260901T120000Z", .header = ""});
  batch.add(make_unit({{"en", "Yes, \"sure\""}, {"tr", "Evet\tve\nhayır"}}));
  batch.add(make_unit({{"en", "No & <b>"}, {"tr", "Hayır; é"}}));
  batch.commit();
  for (const UnitFormat& format : unit_formats()) {
    if (!format.is_written() || !format.is_read()) continue;
    INFO(format.id);
    const std::string path = (folder / "units").string();
    std::ofstream out(path, std::ios::binary);
    const UnitSinkReport written =
        export_units(session, {}, format, {.languages = {Language("en"), Language("tr")}}, out);
    out.close();
    CHECK(written.written == 2);
    CHECK(written.losses.empty());
    Session again(folder / (std::string(format.id) + ".calque").c_str(), Session::Access::create);
    const auto source = open_units(path, format);
    CHECK(import_units(again, *source,
                       {.dry_run = false, .started = "20260901T120000Z", .progress = {}})
              .counts.added == 2);
    CHECK(contents_of(again) == contents_of(session));
  }
}
