// Segments the paragraphs of a JSON-lines file ({"id", "lang", "text"}) and prints JSON lines
// ({"id", "segs"}); on the standard error stream: bytes, seconds, MB/s.
//
//     bench_segmentation FILE.jsonl [repetitions]
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/language.h"
#include "segment/segmenter.h"

namespace {

using calque::segment::Segmenter;

struct Paragraph {
  std::string id;
  const Segmenter* segmenter = nullptr;
  std::string text;
};

void print_segments(const Paragraph& paragraph) {
  nlohmann::json line{{"id", paragraph.id}, {"segs", nlohmann::json::array()}};
  for (const auto& span : paragraph.segmenter->segment(paragraph.text)) {
    line["segs"].push_back(paragraph.text.substr(span.begin, span.end - span.begin));
  }
  std::cout << line.dump() << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: bench_segmentation FILE.jsonl [repetitions]\n";
    return 2;
  }
  const int repetitions = argc > 2 ? std::stoi(argv[2]) : 1;
  std::map<std::string, Segmenter> segmenters;
  std::vector<Paragraph> paragraphs;
  std::ifstream in(argv[1]);
  for (std::string line; std::getline(in, line);) {
    const auto row = nlohmann::json::parse(line);
    const auto language = row.at("lang").get<std::string>();
    const auto found = segmenters.try_emplace(language, calque::Language(language)).first;
    paragraphs.push_back({row.at("id"), &found->second, row.at("text")});
  }
  std::size_t bytes = 0;
  std::size_t segments = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < repetitions; ++i) {
    for (const Paragraph& paragraph : paragraphs) {
      bytes += paragraph.text.size();
      segments += paragraph.segmenter->segment(paragraph.text).size();
    }
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  for (const Paragraph& paragraph : paragraphs) print_segments(paragraph);
  std::cerr << bytes << " bytes, " << segments << " segments, " << seconds.count() << " s, "
            << static_cast<double>(bytes) / 1e6 / seconds.count() << " MB/s\n";
}
