#include "check/spelling.h"

#include <fstream>

#include "catch.h"
#include "temporary_folder.h"

using namespace calque;
using namespace calque::check;

namespace fs = std::filesystem;

namespace {

void write_dictionary(const fs::path& folder, const std::string& name, const std::string& encoding,
                      const std::vector<std::string>& words) {
  fs::create_directories(folder);
  std::ofstream(folder / (name + ".aff")) << "SET " << encoding << "\nTRY aeiou\n";
  std::ofstream list(folder / (name + ".dic"));
  list << words.size() << "\n";
  for (const std::string& word : words) list << word << "\n";
}

/// The messages of the check about one pair.
std::vector<std::string> findings(const fs::path& folder, const std::string& language,
                                  const std::string& source, const std::string& target) {
  CheckerOptions options;
  options.checks.turn_off("all");
  options.checks.turn_on("spelling");
  options.dictionaries = {folder};
  std::vector<std::string> messages;
  Checker checker(options,
                  [&messages](const Finding& finding) { messages.push_back(finding.message); });
  TranslationUnit unit;
  unit.source_language = Language("fr");
  unit.variants.resize(2);
  unit.variants[0].language = Language("fr");
  unit.variants[0].segment.text = source;
  unit.variants[1].language = Language(language);
  unit.variants[1].segment.text = target;
  checker.check(unit, {.unit = 1});
  checker.finish();
  return messages;
}

}  // namespace

TEST_CASE("words that no dictionary has are told, with what was meant") {
  const TemporaryFolder folder;
  write_dictionary(folder / "", "en_GB", "UTF-8", {"we", "receive", "the", "letter", "colour"});
  const auto told = findings(folder / "", "en-GB", "Nous.", "We recieve the letter.");
  CHECK(told == std::vector<std::string>{"\"recieve\" is in no dictionary: \"receive\"?"});
  CHECK(findings(folder / "", "en-GB", "Nous.", "We receive the letter.").empty());
}

TEST_CASE("names, code, numbers and words of the source are no mistakes") {
  const TemporaryFolder folder;
  write_dictionary(folder / "", "en_GB", "UTF-8", {"we", "the", "see"});
  const char* const target = "We see Ankara, PostScript, v2x, %s, www.zzqq.org and Bosporus.";
  CHECK(findings(folder / "", "en-GB", "and", target).empty());
}

TEST_CASE("of a language without a region any of its dictionaries will do") {
  const TemporaryFolder folder;
  write_dictionary(folder / "", "en_GB", "UTF-8", {"colour"});
  write_dictionary(folder / "", "en_US", "UTF-8", {"color"});
  CHECK(findings(folder / "", "en", "x", "colour color").empty());
  CHECK(findings(folder / "", "en-GB", "x", "colour color").size() == 1);
}

TEST_CASE("dictionaries may be in another encoding") {
  const TemporaryFolder folder;
  write_dictionary(folder / "", "de_DE", "ISO8859-1", {"gr\xFC\xDF", "und"});
  CHECK(findings(folder / "", "de", "x", "grüß und").empty());
  CHECK(findings(folder / "", "de", "x", "grüs und").size() == 1);
  // A letter that the encoding lacks: the dictionary can say nothing of it.
  CHECK(findings(folder / "", "de", "x", "ğğ und").empty());
}

TEST_CASE("without a dictionary nothing is checked") {
  const TemporaryFolder folder;
  CHECK(findings(folder / "", "en", "x", "recieve").empty());
  CHECK(findings(folder / "none", "en", "x", "recieve").empty());
}
