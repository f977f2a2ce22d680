// The sample glossaries: they are read without a loss, and their terms occur in the sample
// memories.

#include <fstream>
#include <sstream>

#include "calque/import.h"
#include "catch.h"
#include "glossary/glossary_import.h"
#include "glossary/term_lookup.h"
#include "glossary_fixture.h"
#include "store/stored_variants.h"

using namespace calque;
using namespace calque::glossary;

namespace {

const std::string kRoot = CALQUE_SOURCE_DIR;

struct Sample {
  const char* glossary;
  const char* memory;
  const char* source;
  const char* target;
  std::size_t least;  ///< Occurrences of terms in the source texts of the memory.
};

std::size_t count_matches(GlossaryFixture& fixture, const Sample& sample) {
  Glossary glossary(fixture.session);
  TermLookup lookup(glossary, Language(sample.source), Language(sample.target));
  std::size_t count = 0;
  for_each_variant(fixture.session, Language(sample.source), [&](const StoredText& stored) {
    count += lookup.find(stored.text).size();
    return true;
  });
  return count;
}

}  // namespace

TEST_CASE("the sample glossaries are read whole and suit the sample memories") {
  const Sample sample = GENERATE(Sample{"software.csv", "software.tmx", "en-US", "de-DE", 20},
                                 Sample{"software.csv", "software.tmx", "de-DE", "fr-FR", 20},
                                 Sample{"software.csv", "software.tmx", "fr-FR", "en-US", 18},
                                 Sample{"news.tbx", "news.tmx", "en", "tr", 20},
                                 Sample{"news.tbx", "news.tmx", "tr", "en", 20},
                                 Sample{"news.tbx", "news.tmx", "he", "ar", 18},
                                 Sample{"news.tbx", "news.tmx", "ar", "el", 18},
                                 Sample{"news.tbx", "news.tmx", "el", "de", 18},
                                 Sample{"news.tbx", "news.tmx", "de", "he", 18},
                                 Sample{"climate.tbx", "travel.tmx", "zh", "ja", 2},
                                 Sample{"travel.utx", "travel.tmx", "en-GB", "ja", 12},
                                 Sample{"travel.utx", "travel.tmx", "ja", "en-GB", 12});
  INFO(sample.glossary << " " << sample.source);
  GlossaryFixture fixture;
  const auto source = open_glossary(kRoot + "/glossaries/" + sample.glossary);
  const auto report = import_glossary(
      fixture.session, *source,
      {.file_name = sample.glossary, .started = "20260101T000000Z", .progress = {}});
  CHECK(report.counts.added > 15);
  CHECK(report.read.issues.empty());
  const auto units = open_units(kRoot + "/tmx/" + sample.memory, unit_format("tmx"));
  import_units(fixture.session, *units, {.started = "20260101T000000Z", .progress = {}});
  CHECK(count_matches(fixture, sample) >= sample.least);
}
