#pragma once

#include <string>
#include <vector>

#include "calque/session.h"
#include "sample_units.h"
#include "temporary_folder.h"
#include "upkeep/changes.h"

/// A memory of its own for one test.
struct UpkeepFixture {
  TemporaryFolder folder;
  calque::Session session{folder / "m.calque", calque::Session::Access::create};

  void add(const std::vector<calque::TranslationUnit>& units, const char* source = "a.tmx") {
    calque::Batch batch = session.begin(
        {.kind = "import", .source = source, .started = "20260901T120000Z", .header = ""});
    for (const calque::TranslationUnit& unit : units) batch.add(unit);
    batch.commit();
  }

  /// "1:en=Yes|tr=Evet" for each unit.
  std::vector<std::string> contents() { return contents_of(session); }

  static std::vector<std::string> contents_of(calque::Session& session) {
    std::vector<std::string> all;
    session.for_each_unit({}, [&all](const calque::TranslationUnit& unit) {
      std::string line = std::to_string(unit.id.value) + ":";
      for (const calque::Variant& variant : unit.variants) {
        line += variant.language.tag() + "=" + variant.segment.text + "|";
      }
      line.pop_back();
      all.push_back(line);
    });
    return all;
  }

  static calque::UpkeepOptions options(bool dry_run = false) {
    calque::UpkeepOptions options;
    options.dry_run = dry_run;
    options.batch = {.kind = "test", .source = "", .started = "20261001T120000Z", .header = ""};
    options.changed_by = "ayşe";
    return options;
  }
};
