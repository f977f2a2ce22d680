// Word and OpenDocument files written again with other text: those that LibreOffice makes here, and
// samples of Word. LibreOffice must then find in them what was written.

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>

#include "catch.h"
#include "document/package/zip_archive.h"
#include "leverage/rebuilt_article.h"
#include "temporary_folder.h"
#include "text/ascii.h"

using namespace calque;
using namespace calque::leverage;
namespace fs = std::filesystem;

namespace {

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string in_quotes(const fs::path& path) {
  return "'" + path.string() + "'";
}

bool has_soffice() {
  return std::system("command -v soffice > /dev/null 2>&1") == 0;
}

/// Converts files by one call of LibreOffice, with a profile of its own.
void convert(const std::vector<fs::path>& files, const std::string& format, const fs::path& into) {
  const fs::path profile = into.parent_path() / "profile";
  std::string command = "soffice '-env:UserInstallation=file://" + profile.string() +
                        "' --headless --norestore --convert-to '" + format + "' --outdir " +
                        in_quotes(into);
  for (const fs::path& file : files) command += " " + in_quotes(file);
  command += " > " + in_quotes(into.parent_path() / "log.txt") + " 2>&1";
  REQUIRE(std::system(command.c_str()) == 0);
}

std::vector<fs::path> files_in(const fs::path& folder, const std::string& ending) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ending) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Article read(const std::string& bytes, const fs::path& path) {
  return parse_article({.name = path.filename().string(), .bytes = bytes}, Language("en"));
}

/// The file with all its segments in capitals. What calque reads in it must be that.
std::string in_capitals(const fs::path& path) {
  INFO(path.filename().string());
  const Article article = read(read_file(path), path);
  std::vector<std::optional<Segment>> targets;
  for (const auto& segment : article.segments) {
    Segment target = segment.content;
    target.text = text::upper_ascii(target.text);
    targets.push_back(target);
  }
  CHECK_FALSE(targets.empty());
  const RebuiltArticle rebuilt = rebuild_article(article, targets, Language("de"));
  CHECK(rebuilt.left_out.empty());
  const Article again = read(rebuilt.bytes, path);
  REQUIRE(again.document.paragraphs.size() == article.document.paragraphs.size());
  for (std::size_t i = 0; i < again.document.paragraphs.size(); ++i) {
    CHECK(again.document.paragraphs[i].content.text ==
          text::upper_ascii(article.document.paragraphs[i].content.text));
  }
  return rebuilt.bytes;
}

std::string upper_text(const fs::path& path) {
  return text::upper_ascii(read_file(path));
}

/// LibreOffice's text has deletions that are not accepted, which stay where they were while the
/// sentence around them moves; and readings over characters in other places than calque.
bool shows_more(const fs::path& file) {
  return file.stem() == "open-xml-sdk-changes" || file.stem() == "okapi-ruby-drawing";
}

/// Writes the files again, and compares the texts that LibreOffice finds before and after.
void check_with_soffice(const std::vector<fs::path>& files, const TemporaryFolder& folder) {
  fs::create_directories(folder / "written");
  fs::create_directories(folder / "before");
  fs::create_directories(folder / "after");
  std::vector<fs::path> written;
  for (const fs::path& file : files) {
    written.push_back(folder / "written" / file.filename());
    write_file(written.back(), in_capitals(file));
  }
  convert(files, "txt:Text (encoded):UTF8", folder / "before");
  convert(written, "txt:Text (encoded):UTF8", folder / "after");
  for (const fs::path& file : files) {
    if (shows_more(file)) continue;
    INFO(file.filename().string());
    const fs::path name = file.stem().string() + ".txt";
    const std::string after = upper_text(folder / "after" / name);
    CHECK_FALSE(after.empty());
    CHECK(after == upper_text(folder / "before" / name));
  }
}

/// All texts that calque reads in a file, in capitals.
std::string texts_of(const fs::path& path) {
  std::string texts;
  for (const auto& paragraph : read(read_file(path), path).document.paragraphs) {
    texts += text::upper_ascii(paragraph.content.text) + '\n';
  }
  return texts;
}

}  // namespace

TEST_CASE("Word files of others can be written again") {
  const fs::path samples = fs::path(CALQUE_SOURCE_DIR) / "tests/document/samples";
  const std::vector<fs::path> files = files_in(samples, ".docx");
  CHECK(files.size() >= 8);
  const TemporaryFolder folder;
  if (has_soffice()) return check_with_soffice(files, folder);
  for (const fs::path& file : files) in_capitals(file);
}

TEST_CASE("files that LibreOffice makes can be written again, and LibreOffice reads the result") {
  if (!has_soffice()) {
    std::cout << "SKIPPED: soffice is not installed (apt-get install libreoffice-writer-nogui)\n";
    return;
  }
  const TemporaryFolder folder;
  const fs::path sources = fs::path(CALQUE_SOURCE_DIR) / "tests/leverage/office";
  const std::vector<fs::path> flat = files_in(sources, ".fodt");
  REQUIRE(flat.size() == 3);
  for (const char* ending : {".odt", ".docx"}) {
    const TemporaryFolder round;
    fs::create_directories(round / "made");
    convert(flat, ending + 1, round / "made");
    const std::vector<fs::path> made = files_in(round / "made", ending);
    REQUIRE(made.size() == flat.size());
    check_with_soffice(made, round);
  }
}

TEST_CASE("LibreOffice opens workbooks and presentations that were written again") {
  if (!has_soffice()) {
    std::cout << "SKIPPED: soffice is not installed\n";
    return;
  }
  const fs::path sources = fs::path(CALQUE_SOURCE_DIR) / "tests/leverage/office";
  for (const auto& [flat, kind, other] : {std::array{"sheet.fods", "xlsx", "ods"},
                                          {"sheet.fods", "ods", "xlsx"},
                                          {"slides.fodp", "pptx", "odp"},
                                          {"slides.fodp", "odp", "pptx"}}) {
    INFO(kind);
    const TemporaryFolder folder;
    for (const char* name : {"made", "written", "opened"}) fs::create_directories(folder / name);
    convert({sources / flat}, kind, folder / "made");
    const fs::path name = fs::path(flat).stem();
    const fs::path made = folder / "made" / (name.string() + "." + kind);
    if (!fs::exists(made)) {  // only the program for texts is installed
      std::cout << "SKIPPED: apt-get install libreoffice-calc-nogui libreoffice-impress-nogui\n";
      return;
    }
    const fs::path written = folder / "written" / made.filename();
    write_file(written, in_capitals(made));
    convert({written}, other, folder / "opened");
    const fs::path opened = folder / "opened" / (name.string() + "." + other);
    CHECK_THAT(texts_of(made), ContainsSubstring("A STORM HIT THE COAST."));
    // LibreOffice adds headers and footers of its own.
    std::istringstream lines(texts_of(made));
    for (std::string line; std::getline(lines, line);) {
      if (line == "PAGE") continue;  // of a footer, which not every program's file keeps
      CHECK_THAT(texts_of(opened), ContainsSubstring(line));
    }
    // Not only as this reads it: the capitals are there.
    CHECK(read(read_file(opened), opened).document.paragraphs.front().content.text ==
          "A STORM HIT THE COAST.");
  }
}
