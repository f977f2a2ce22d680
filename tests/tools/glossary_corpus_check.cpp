// Reads every glossary of a folder and compares with its manifest:
//   glossary_corpus_check FOLDER
//
// FOLDER/MANIFEST.tsv has the columns file, class and counts ("termEntry=5 ... term=11"). A file of
// a class that ends in "not-well-formed" has to be refused. Of TBX, entries and terms have to be as
// many as the manifest counts, and what is written in each style has to be read again as it was. A
// table that does not name its languages is read with two made-up ones. A line a file; exit code 1
// when something is not as it should be.

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "calque/error.h"
#include "glossary/glossary_source.h"
#include "glossary/tbx_writer.h"

using namespace calque;
using namespace calque::glossary;

namespace {

struct Row {
  std::string file;
  std::string kind;
  std::map<std::string, std::uint64_t> counts;
};

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

std::vector<Row> read_manifest(const std::string& folder) {
  std::ifstream in(folder + "/MANIFEST.tsv");
  if (!in) throw InputError(folder + "/MANIFEST.tsv cannot be opened");
  std::vector<Row> rows;
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> names = split(line, '\t');
  while (std::getline(in, line)) {
    const std::vector<std::string> fields = split(line, '\t');
    Row row;
    for (std::size_t i = 0; i < std::min(names.size(), fields.size()); ++i) {
      if (names[i] == "file") row.file = fields[i];
      if (names[i] == "class") row.kind = fields[i];
      if (names[i] != "counts") continue;
      for (const std::string& count : split(fields[i], ' ')) {
        const std::size_t equals = count.find('=');
        if (equals != std::string::npos) {
          row.counts[count.substr(0, equals)] = std::stoull(count.substr(equals + 1));
        }
      }
    }
    rows.push_back(row);
  }
  return rows;
}

struct Read {
  std::vector<Entry> entries;
  ReadSummary summary;
  std::uint64_t terms = 0;
};

Read read_all(GlossarySource& source) {
  Read read;
  for (Entry entry; source.next(entry);) {
    read.terms += entry.terms.size();
    read.entries.push_back(entry);
  }
  read.summary = source.summary();
  return read;
}

Read read_file(const std::string& path) {
  try {
    return read_all(*open_glossary(path));
  } catch (const InputError& error) {
    if (std::string(error.what()).find("--languages") == std::string::npos) throw;
  }
  return read_all(*open_glossary(path, {.languages = {Language("en"), Language("und-x-target")}}));
}

/// How often something was remarked on.
std::uint64_t remarks(const Read& read, const std::string& message) {
  std::uint64_t count = 0;
  for (const ReadIssue& issue : read.summary.issues) {
    if (issue.message.starts_with(message)) count += issue.count;
  }
  return count;
}

/// In the order of TBX: terms by language, termNotes before other data.
Entry in_order(Entry entry) {
  std::vector<Language> languages;
  const auto place = [&languages](const Term& term) {
    const auto known = std::ranges::find(languages, term.language);
    if (known == languages.end()) languages.push_back(term.language);
    return std::ranges::find(languages, term.language) - languages.begin();
  };
  for (const Term& term : entry.terms) place(term);
  std::ranges::stable_sort(entry.terms, {}, place);
  for (Term& term : entry.terms) {
    std::ranges::stable_partition(term.data,
                                  [](const Datum& datum) { return datum.element == "termNote"; });
  }
  return entry;
}

bool comes_back(const std::vector<Entry>& entries, TbxStyle style) {
  std::ostringstream out;
  TbxWriter writer(out, style, "glossary_corpus_check");
  for (const Entry& entry : entries) writer.write(entry);
  writer.finish();
  const Read again = read_all(*open_glossary_text(out.str(), "written"));
  return std::ranges::equal(entries, again.entries, [](const Entry& a, const Entry& b) {
    return in_order(a).same_content(in_order(b));
  });
}

/// What is not as the manifest has it; empty when all is well.
std::string compare(const Row& row, const Read& read) {
  if (row.kind.ends_with("not-well-formed")) return "it should have been refused";
  std::string wrong;
  for (const char* name : {"termEntry", "conceptEntry"}) {
    const auto counted = row.counts.find(name);
    if (counted == row.counts.end()) continue;
    if (counted->second != read.entries.size() + read.summary.skipped) wrong += "entries differ; ";
  }
  if (const auto terms = row.counts.find("term"); terms != row.counts.end()) {
    const std::uint64_t empty = remarks(read, "a term without text");
    if (terms->second != read.terms + empty) wrong += "terms differ; ";
  }
  for (const TbxStyle style : {TbxStyle::basic_2, TbxStyle::dca_3, TbxStyle::dct_3}) {
    if (!comes_back(read.entries, style)) wrong += "what is written is not what was read; ";
  }
  return wrong;
}

bool check(const std::string& folder, const Row& row) {
  std::cout << row.file << ": ";
  try {
    const Read read = read_file(folder + "/" + row.file);
    const std::string wrong = compare(row, read);
    std::cout << read.entries.size() << " entries, " << read.terms << " terms, "
              << read.summary.issues.size() << " remarks" << (wrong.empty() ? "" : "  WRONG: ")
              << wrong << '\n';
    for (const ReadIssue& issue : read.summary.issues) {
      std::cout << "    " << issue.message << " (" << issue.count << ")\n";
    }
    return wrong.empty();
  } catch (const Error& error) {
    const bool valid = row.kind.starts_with("tbx") && !row.kind.ends_with("not-well-formed");
    std::cout << "refused: " << error.what() << (valid ? "  WRONG" : "") << '\n';
    return !valid;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: glossary_corpus_check FOLDER\n";
    return 2;
  }
  try {
    bool well = true;
    for (const Row& row : read_manifest(argv[1])) well = check(argv[1], row) && well;
    return well ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
