#pragma once

#include <string>
#include <vector>

#include "calque/session.h"
#include "leverage/analysis.h"
#include "sample_units.h"
#include "temporary_folder.h"

/// The example that docs/analysis.md works out by hand.
struct AnalysisExample {
  AnalysisExample() {
    calque::Session session(path, calque::Session::Access::create);
    calque::Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    calque::TranslationUnit ferry =
        make_unit({{"en", "The ferry was cancelled."}, {"tr", "Sefer iptal edildi."}});
    ferry.variants[0].context.next = "No one was injured.";
    calque::TranslationUnit injured =
        make_unit({{"en", "No one was injured."}, {"tr", "Yaralanan olmadı."}});
    injured.variants[0].context = {"The ferry was cancelled.", "Schools remain closed."};
    batch.add(ferry);
    batch.add(injured);
    batch.add(make_unit({{"en", "Schools remain closed."}, {"tr", "Okullar kapalı."}}));
    batch.add(make_unit({{"en", "The bank left its key rate unchanged at 3.25 percent."},
                         {"tr", "Banka politika faizini yüzde 3,25'te bıraktı."}}));
    batch.add(make_unit({{"en", "Open the blue door now."}, {"tr", "Mavi kapıyı şimdi aç."}}));
    batch.commit();
  }

  static calque::leverage::JobFile file(const std::string& name,
                                        const std::vector<std::string>& texts) {
    calque::leverage::JobFile file{.name = name, .hash = texts.size(), .segments = {}};
    for (std::size_t i = 0; i < texts.size(); ++i) {
      file.segments.push_back({.source = {.text = texts[i], .tags = {}},
                               .context = {.previous = i > 0 ? texts[i - 1] : "",
                                           .next = i + 1 < texts.size() ? texts[i + 1] : ""}});
    }
    return file;
  }

  TemporaryFolder folder;
  std::filesystem::path path = folder / "m.calque";
  std::vector<calque::leverage::JobFile> files{
      file("a.txt", {"The ferry was cancelled.", "No one was injured.", "Schools remain closed.",
                     "The bank left its key rate unchanged at 3.5 percent.", "Open the blue door.",
                     "Tickets for the final are sold out."}),
      file("b.txt", {"Tickets for the final are sold out.", "Tickets for the match are sold out.",
                     "No one was injured."})};
  calque::leverage::AnalysisSettings settings{.source = calque::Language("en"),
                                              .target = calque::Language("tr"),
                                              .internal = true,
                                              .count = calque::leverage::WordCount::gmx,
                                              .weights = {}};
};
