#include "cli/transcript.h"

#include <cstdlib>
#include <fstream>
#include <vector>

#include "catch.h"
#include "temporary_folder.h"

namespace fs = std::filesystem;

namespace {

/// The user's documents, whose examples must be true, and the tests of the command line itself.
std::vector<fs::path> documents() {
  const fs::path source(CALQUE_SOURCE_DIR);
  std::vector<fs::path> all{source / "README.md"};
  for (const fs::path& folder : {source / "docs", source / "tests" / "cli"}) {
    for (const auto& file : fs::directory_iterator(folder)) {
      if (file.path().extension() == ".md") all.push_back(file.path());
    }
  }
  return all;
}

}  // namespace

TEST_CASE("the commands in the documents give the output that stands there") {
  for (const fs::path& document : documents()) {
    const TemporaryFolder folder;
    for (const char* samples : {"tmx", "glossaries", "docs/articles"}) {
      const fs::path from = fs::path(CALQUE_SOURCE_DIR) / samples;
      fs::copy(from, folder / from.filename().c_str(), fs::copy_options::recursive);
    }
    const std::string now = transcript::replay(document, folder / "");
    // With CALQUE_UPDATE_TRANSCRIPTS set the documents are written anew, to be read in the diff.
    if (std::getenv("CALQUE_UPDATE_TRANSCRIPTS") != nullptr) std::ofstream(document) << now;
    INFO(document.string());
    CHECK(now == transcript::read_file(document));
  }
}
