#include "check/terms.h"

#include "catch.h"
#include "check_fixture.h"
#include "glossary/glossary_fixture.h"

using namespace calque;
using namespace calque::check;
using glossary::Entry;
using glossary::Status;

namespace {

/// Terms as "en:folder", and forbidden ones as "!de:Verzeichnis".
Entry entry_of(const std::vector<std::string>& terms) {
  Entry entry;
  for (const std::string& written : terms) {
    const bool forbidden = written.starts_with('!');
    const std::string term = written.substr(forbidden ? 1 : 0);
    const std::size_t colon = term.find(':');
    entry.terms.push_back(make_term(term.substr(0, colon), term.substr(colon + 1)));
    if (forbidden) entry.terms.back().status = Status::forbidden;
  }
  return entry;
}

/// "check: message" for each finding about terms, with the marked words of the target behind it.
std::vector<std::string> told(const std::vector<Entry>& entries, const PairOfTexts& pair) {
  GlossaryFixture stored;
  stored.add(entries);
  glossary::Glossary glossary(stored.session);
  TermCheck terms(glossary);
  CheckerOptions options;
  options.checks.turn_off("all");
  options.checks.turn_on("term-forbidden");
  options.checks.turn_on("term-missing");
  options.terms = &terms;
  std::vector<std::string> lines;
  Checker checker(options, [&lines](const Finding& finding) {
    std::string line = std::string(finding.check) + ": " + finding.message;
    for (const auto& range : finding.ranges) {
      line += " [" + finding.target.substr(range.begin, range.end - range.begin) + "]";
    }
    lines.push_back(line);
  });
  checker.check(unit_of(pair), {.unit = 1});
  return lines;
}

const Entry& folder() {
  static const Entry entry =
      entry_of({"en:folder", "de:Ordner", "!de:Verzeichnis", "tr:klasör", "he:תיקייה", "!he:מחיצה",
                "ar:مجلد", "!ar:حافظة", "ja:フォルダー", "!ja:ディレクトリ"});
  return entry;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a forbidden term is told with what to use, in its inflected forms") {
  struct Case {
    PairOfTexts pair;
    const char* told;
  };
  const auto [pair, expected] = GENERATE(values<Case>({
      {{"en", "Open the folders.", "de", "Öffnen Sie die Verzeichnisse."},
       "term-forbidden: \"Verzeichnis\" is forbidden; use \"Ordner\" [Verzeichnisse]"},
      {{"en-US", "Open the folder.", "de-AT", "Öffnen Sie das VERZEICHNIS."},
       "term-forbidden: \"Verzeichnis\" is forbidden; use \"Ordner\" [VERZEICHNIS]"},
      {{"de", "Die Ordner öffnen", "he", "פתחו את המחיצה"},
       "term-forbidden: \"מחיצה\" is forbidden; use \"תיקייה\" [מחיצה]"},
      {{"en", "Open the folder.", "ar", "افتح الحافظة."},
       "term-forbidden: \"حافظة\" is forbidden; use \"مجلد\" [حافظة]"},
      {{"en", "Open the folder.", "ja", "ディレクトリを開きます。"},
       "term-forbidden: \"ディレクトリ\" is forbidden; use \"フォルダー\" [ディレクトリ]"},
  }));
  INFO(pair.target);
  CHECK(told({folder()}, pair) == Lines{expected});
}

TEST_CASE("the translation of a term is missed when no form of it is there") {
  struct Case {
    PairOfTexts pair;
    const char* told;
  };
  const auto [pair, expected] = GENERATE(values<Case>({
      {{"en", "Open the folders.", "de", "Öffnen Sie die Mappen."},
       "term-missing: \"Ordner\" is missing for \"folder\""},
      {{"tr", "Klasörünüzü açın.", "en", "Open your directory."},
       "term-missing: \"folder\" is missing for \"klasör\""},
      {{"he", "פתחו את התיקייה", "tr", "Dizini açın."},
       "term-missing: \"klasör\" is missing for \"תיקייה\""},
      {{"ar", "افتح المجلد", "ja", "開きます。"},
       "term-missing: \"フォルダー\" is missing for \"مجلد\""},
      {{"ja", "フォルダーを開きます。", "ar", "افتحها"},
       "term-missing: \"مجلد\" is missing for \"フォルダー\""},
  }));
  INFO(pair.target);
  CHECK(told({folder()}, pair) == Lines{expected});
}

TEST_CASE("nothing is told of a translation that uses the term in any form") {
  const PairOfTexts pair = GENERATE(values<PairOfTexts>({
      {"en", "Open the folders.", "de", "In den Ordnern"},
      {"en", "folder icon", "de", "Ordnersymbol"},  // within a compound
      {"en", "your folder", "tr", "klasörünüzde"},
      {"en", "in the folder", "he", "בתיקייה"},
      {"en", "and the folder", "ar", "والمجلد"},
      {"en", "the folder", "ja", "このフォルダーには"},
      {"en", "See https://example.org/folder", "de", "Siehe https://example.org/folder"},
      {"en", "folder", "de", "folder"},              // untranslated: another check's matter
      {"en", "The index", "de", "Das Verzeichnis"},  // a forbidden word that means something else
  }));
  INFO(pair.target);
  CHECK(told({folder()}, pair) == Lines{});
}

TEST_CASE("of terms that look alike one has to be translated") {
  const std::vector<Entry> banks{entry_of({"en:bank", "de:Bank"}),
                                 entry_of({"en:bank", "de:Ufer", "!de:Böschung"})};
  CHECK(told(banks, {"en", "on the bank", "de", "am Ufer"}).empty());
  CHECK(told(banks, {"en", "in the bank", "de", "in der Bank"}).empty());
  CHECK(told(banks, {"en", "in the bank", "de", "dort"}) ==
        Lines{"term-missing: \"Bank\" or \"Ufer\" is missing for \"bank\""});
}

TEST_CASE("a word that is forbidden for one concept and right for another is told by the source") {
  const std::vector<Entry> entries{entry_of({"en:disk", "de:Datenträger", "!de:Platte"}),
                                   entry_of({"en:plate", "de:Platte"})};
  CHECK(told(entries, {"en", "the plate", "de", "die Platte"}).empty());
  CHECK(told(entries, {"en", "the disk and the plate", "de", "Datenträger und Platte"}).empty());
  CHECK(told(entries, {"en", "the disk", "de", "die Platte"}) ==
        Lines{"term-forbidden: \"Platte\" is forbidden; use \"Datenträger\" [Platte]"});
}

TEST_CASE("a forbidden spelling is told apart from the one to use by its letters") {
  const std::vector<Entry> entries{entry_of({"en:e-mail", "de:E-Mail", "!de:e-mail"})};
  CHECK(told(entries, {"en", "by e-mail", "de", "per E-Mail"}).empty());
  CHECK(told(entries, {"en", "by e-mail", "de", "per e-mail"}) ==
        Lines{"term-forbidden: \"e-mail\" is forbidden; use \"E-Mail\" [e-mail]"});
}

TEST_CASE("a concept without a term in the source language forbids everywhere") {
  const std::vector<Entry> entries{entry_of({"!tr:bilgisayar ağı", "tr:ağ"})};
  CHECK(told(entries, {"en", "network", "tr", "Bilgisayar ağını kurun"}) ==
        Lines{"term-forbidden: \"bilgisayar ağı\" is forbidden; use \"ağ\" [Bilgisayar ağını]"});
}

TEST_CASE("a term is translated by its longest form, and within a longer term of the target") {
  const std::vector<Entry> entries{
      entry_of({"en:disk", "de:Datenträger"}), entry_of({"en:hard disk", "de:Festplatte"}),
      entry_of({"en:mouse", "de:Maus"}), entry_of({"de:Maus bewegen", "en:move the mouse"})};
  CHECK(told(entries, {"en", "the hard disk", "de", "die Festplatte"}).empty());
  CHECK(told(entries, {"en", "The mouse goes", "de", "Sie können die Maus bewegen"}).empty());
}

TEST_CASE("the words of a term may stand apart, and in forms that no rule knows") {
  const std::vector<Entry> entries{entry_of({"en:update", "fr:mettre à jour"}),
                                   entry_of({"en:free space", "fr:espace libre"})};
  CHECK(told(entries, {"en", "Update it", "fr", "Il faut mettre le programme à jour"}).empty());
  CHECK(told(entries, {"en", "Update it", "fr", "Il faut mettre le programme ici"}).size() == 1);
  CHECK(told(entries, {"en", "free space", "fr", "des espaces entièrement libres"}).empty());
  CHECK(told(entries, {"en", "free space", "fr", "de l'espace"}).size() == 1);
  const std::vector<Entry> changes{entry_of({"en:change", "de:Änderung"})};
  CHECK(told(changes, {"en", "It was changed", "de", "Es wurde geändert"}).empty());
  const std::vector<Entry> teams{entry_of({"en:rescue team", "he:צוות חילוץ"})};
  CHECK(told(teams, {"en", "Rescue teams came", "he", "צוותי חילוץ הגיעו"}).empty());
}

TEST_CASE("an admitted term will do, and a missing one is told once") {
  Entry entry = entry_of({"en:update", "de:Aktualisierung", "de:Update"});
  entry.terms[1].status = Status::preferred;
  entry.terms[2].status = Status::admitted;
  CHECK(told({entry}, {"en", "the update", "de", "das Update"}).empty());
  CHECK(told({entry}, {"en", "update by update", "de", "nach und nach"}) ==
        Lines{"term-missing: \"Aktualisierung\" or \"Update\" is missing for \"update\""});
}

TEST_CASE("terms of a region do not apply to texts of another") {
  const std::vector<Entry> entries{entry_of({"en-GB:lift", "de:Aufzug"})};
  CHECK(told(entries, {"en-US", "Give me a lift", "de", "Nimm mich mit"}).empty());
  CHECK(told(entries, {"en", "the lift", "de", "der Lift"}).size() == 1);
}
