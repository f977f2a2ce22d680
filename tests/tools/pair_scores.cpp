// pair_scores FILE: a tab-separated file of pairs, the first two columns. Prints for each line the
// score that import --pairs --score judges it by (align/pair_scores.h), as if the file were all
// that is read together.

#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "align/pair_scores.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: pair_scores FILE\n";
    return 2;
  }
  std::ifstream in(argv[1]);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::vector<std::string_view> source;
  std::vector<std::string_view> target;
  for (const std::string_view line : lines) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      std::cerr << "a line has no tab\n";
      return 2;
    }
    source.push_back(line.substr(0, tab));
    target.push_back(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
  }
  for (const float score : calque::align::score_pairs(source, target)) std::cout << score << '\n';
}
