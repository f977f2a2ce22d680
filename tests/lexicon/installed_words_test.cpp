#include "lexicon/installed_words.h"

#include <fstream>

#include "catch.h"
#include "make_catalogue.h"
#include "temporary_folder.h"

using namespace calque;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, const std::string& bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

/// A machine with two programs in Turkish and German, and a dictionary.
struct Machine {
  Machine() {
    write(folder / "locale/tr/LC_MESSAGES/one.mo",
          make_catalogue({{"_Open file", "Dosya _aç"}, {"Close", "Kapat"}}));
    write(folder / "locale/de/LC_MESSAGES/one.mo",
          make_catalogue({{"_Open file", "Datei ö_ffnen"}, {"OK", "OK"}}));
    write(folder / "locale/tr/LC_MESSAGES/broken.mo", "no catalogue");
    write(folder / "locale/zh_CN/LC_MESSAGES/one.mo", make_catalogue({{"Close", "关闭"}}));
    write(folder / "dictd/freedict-deu-eng.index", "Haus\tA\tO\n");
    write(folder / "dictd/freedict-deu-eng.dict.dz", "Haus /h/\nhouse\n");
  }
  std::string words(const char* source, const char* target) const {
    std::string out;
    for (const FoundWords& found :
         installed_words({folder / ""}, Language(source), Language(target))) {
      out += found.from + ":";
      for (const auto& [one, other] : found.texts) out += " " + one + "=" + other;
      for (const auto& [one, other] : found.terms) out += " " + one + "=" + other;
      out += "\n";
    }
    return out;
  }
  TemporaryFolder folder;
};

}  // namespace

TEST_CASE("messages of programs make pairs, in either direction and through English") {
  const Machine machine;
  CHECK(machine.words("en", "tr") == "1 catalogues of programs: Close=Kapat Open file=Dosya aç\n");
  CHECK(machine.words("tr", "en-GB") ==
        "1 catalogues of programs: Dosya aç=Open file Kapat=Close\n");
  CHECK(machine.words("tr", "de") == "1 catalogues of programs: Dosya aç=Datei öffnen\n");
  CHECK(machine.words("en", "zh") == "1 catalogues of programs: Close=关闭\n");
  CHECK(machine.words("en", "zh-TW").empty());
  CHECK(machine.words("fi", "et").empty());
}

TEST_CASE("a dictionary is used in both directions") {
  const Machine machine;
  CHECK(machine.words("de", "en") ==
        "1 catalogues of programs: Datei öffnen=Open file\nfreedict-deu-eng: Haus=house\n");
  CHECK(machine.words("en", "de") ==
        "1 catalogues of programs: Open file=Datei öffnen\nfreedict-deu-eng: house=Haus\n");
}
