// Aligns documents of one sentence a line:
//   align_documents [--memory PAIRS.tsv] FOLDER OUTPUT_FOLDER
// FOLDER holds one folder a document with src.txt and tgt.txt, and where paragraphs are known
// src.par and tgt.par with the number of the paragraph of each line; for each,
// OUTPUT_FOLDER/NAME.txt gets one line a bead: [source positions]:[target positions]:confidence.
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "align/lexicon.h"
#include "calque/align.h"

namespace {

namespace fs = std::filesystem;
using calque::align::Range;

std::vector<std::string> read_lines(const fs::path& path) {
  std::ifstream in(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::pair<std::string, std::string>> read_pairs(const fs::path& path) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const std::string& line : read_lines(path)) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) pairs.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return pairs;
}

void print_range(std::ostream& out, Range range) {
  out << '[';
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    out << (i == range.begin ? "" : ",") << i;
  }
  out << ']';
}

/// The lines as segments; `paragraphs` has a line with the number of the paragraph for each of
/// them, or is not there.
std::vector<calque::align::AlignSegment> segments_of(const std::vector<std::string>& lines,
                                                     const fs::path& paragraphs) {
  std::vector<calque::align::AlignSegment> out;
  for (const std::string& line : lines) out.push_back({.text = line});
  const std::vector<std::string> numbers = read_lines(paragraphs);
  for (std::size_t i = 0; i < std::min(numbers.size(), out.size()); ++i) {
    out[i].paragraph = std::stoul(numbers[i]);
  }
  return out;
}

void align_document(const fs::path& folder, const fs::path& output,
                    const calque::align::AlignOptions& options) {
  const std::vector<std::string> source = read_lines(folder / "src.txt");
  const std::vector<std::string> target = read_lines(folder / "tgt.txt");
  const auto start = std::chrono::steady_clock::now();
  const auto result = calque::align::align(segments_of(source, folder / "src.par"),
                                           segments_of(target, folder / "tgt.par"), options);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::ofstream out(output / (folder.filename().string() + ".txt"));
  for (const auto& bead : result.beads) {
    print_range(out, bead.source);
    out << ':';
    print_range(out, bead.target);
    out << ':' << bead.confidence << '\n';
  }
  std::cerr << folder.string() << ' ' << source.size() << " x " << target.size() << ' '
            << took.count() << " s\n";
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool with_memory = arguments.size() == 4 && arguments[0] == "--memory";
  if (arguments.size() != (with_memory ? 4U : 2U)) {
    std::cerr << "usage: align_documents [--memory PAIRS.tsv] FOLDER OUTPUT_FOLDER\n";
    return 2;
  }
  calque::align::Lexicon lexicon;
  if (with_memory) lexicon = calque::align::Lexicon::train(read_pairs(arguments[1]));
  const fs::path folder = arguments[arguments.size() - 2];
  const fs::path output = arguments.back();
  fs::create_directories(output);
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (fs::exists(entry.path() / "src.txt")) {
      align_document(entry.path(), output, {.lexicon = &lexicon});
    }
  }
  return 0;
}
