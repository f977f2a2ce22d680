// Segments the paragraphs of a JSON-lines file ({"lang", "text"} and an "id", without which a row
// has its number) and prints JSON lines ({"id", "segs"}); on the standard error stream: bytes,
// processor time, MB/s, and where rows have "sents", in how many the segments are these.
//
//     segmentation_bench FILE.jsonl [repetitions [RULES.srx]]
#include <ctime>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "calque/segmenter.h"
#include "segment/srx.h"
#include "segment/srx_segmenter.h"

namespace {

using calque::Language;
using calque::segment::Segmenter;
using calque::segment::SegmentSpan;
using calque::segment::SrxDocument;
using calque::segment::SrxSegmenter;

using Splitter = std::function<std::vector<SegmentSpan>(std::string_view)>;

struct Paragraph {
  std::string id;
  const Splitter* split = nullptr;
  std::string text;
  std::vector<std::string> expected;  ///< Empty where the file does not say.
};

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Splitter splitter_for(const Language& language, const std::optional<SrxDocument>& srx) {
  if (srx) {
    auto segmenter = std::make_shared<SrxSegmenter>(*srx, language);
    return [segmenter](std::string_view text) { return segmenter->segment(text); };
  }
  return
      [segmenter = Segmenter(language)](std::string_view text) { return segmenter.segment(text); };
}

std::vector<std::string> split(const Paragraph& paragraph) {
  std::vector<std::string> segments;
  for (const auto& span : (*paragraph.split)(paragraph.text)) {
    segments.push_back(paragraph.text.substr(span.begin, span.end - span.begin));
  }
  return segments;
}

void print_segments(const std::vector<Paragraph>& paragraphs) {
  std::size_t expected = 0;
  std::size_t right = 0;
  for (const Paragraph& paragraph : paragraphs) {
    const std::vector<std::string> segments = split(paragraph);
    std::cout << nlohmann::json{{"id", paragraph.id}, {"segs", segments}}.dump() << '\n';
    expected += paragraph.expected.empty() ? 0U : 1U;
    right += !paragraph.expected.empty() && segments == paragraph.expected ? 1U : 0U;
  }
  if (expected > 0) std::cerr << right << " of " << expected << " paragraphs as they should be\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: segmentation_bench FILE.jsonl [repetitions [RULES.srx]]\n";
    return 2;
  }
  const int repetitions = argc > 2 ? std::stoi(argv[2]) : 1;
  std::optional<SrxDocument> srx;
  if (argc > 3) srx = calque::segment::read_srx(read_file(argv[3]), argv[3]);
  std::map<std::string, Splitter> splitters;
  std::vector<Paragraph> paragraphs;
  std::ifstream in(argv[1]);
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    const auto language = row.at("lang").get<std::string>();
    if (!splitters.contains(language)) {
      splitters.emplace(language, splitter_for(Language(language), srx));
    }
    const std::string number = std::to_string(paragraphs.size() + 1);
    paragraphs.push_back({row.value("id", number), &splitters.at(language), row.at("text"),
                          row.value("sents", std::vector<std::string>{})});
  }
  std::size_t bytes = 0;
  std::size_t segments = 0;
  const std::clock_t start = std::clock();
  for (int i = 0; i < repetitions; ++i) {
    for (const Paragraph& paragraph : paragraphs) {
      bytes += paragraph.text.size();
      segments += (*paragraph.split)(paragraph.text).size();
    }
  }
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  print_segments(paragraphs);
  std::cerr << bytes << " bytes, " << segments << " segments, " << seconds
            << " s of processor time, " << static_cast<double>(bytes) / 1e6 / seconds << " MB/s\n";
}
