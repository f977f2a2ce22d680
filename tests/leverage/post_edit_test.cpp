#include "leverage/post_edit.h"

#include "calque/format.h"
#include "catch.h"

using namespace calque;
using namespace calque::leverage;

namespace {

std::unique_ptr<BilingualDocument> po(const std::vector<std::pair<std::string, std::string>>& all) {
  std::string bytes;
  for (const auto& [id, text] : all) bytes += "msgid \"" + id + "\"\nmsgstr \"" + text + "\"\n\n";
  return unit_format("po").open(bytes, "a.po",
                                {.source_language = Language("en"),
                                 .target_language = Language("de"),
                                 .encoding = {},
                                 .lenient = false});
}

std::int64_t words(const PostEdit& edit, Band band) {
  return edit.analysis.total().memory.at(index_of(band)).words;
}

}  // namespace

TEST_CASE("what was delivered counts by its distance from what was proposed") {
  const auto proposed = po({{"Open the file", "Datei öffnen"},
                            {"Close the old file now", "Die alte Datei jetzt schließen."},
                            {"Quit", ""},
                            {"Print it", "Es drucken"},
                            {"Gone", "Weg"}});
  const auto delivered = po({{"Open the file", "Datei öffnen"},
                             {"Close the old file now", "Die alte Datei gleich schließen."},
                             {"Quit", "Beenden"},
                             {"Print it", ""},
                             {"Brand new words", "Neue Wörter"}});
  const AnalysisSettings settings{.source = Language("en"),
                                  .target = Language("de"),
                                  .internal = false,
                                  .count = WordCount::gmx,
                                  .weights = {}};
  const PostEdit edit = compare_delivered(*proposed, *delivered, "de.po", settings);
  CHECK(words(edit, Band::exact) == 3);
  CHECK(words(edit, Band::from_75) + words(edit, Band::from_85) == 5);
  CHECK(words(edit, Band::none) == 4);  // without a proposal
  CHECK(edit.untranslated == 1);
  CHECK(edit.analysis.total().total().segments == 4);
  CHECK(edit.analysis.files.front().name == "de.po");
}
