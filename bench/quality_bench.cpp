// How good the best proposal is: for held-back texts, the translation that each measure picks out
// of a memory is compared with the real translation by chrF (M. Popović, "chrF: character n-gram
// F-score for automatic MT evaluation", 2015; n-grams of 1 to 6 characters, beta 2, without white
// space).
//
//   quality_bench PAIRS.tsv SOURCE TARGET LANGUAGE [EVERY [OFFSET [QUERIES]]]
//
// SOURCE and TARGET are columns from 1, LANGUAGE is that of the source. Each EVERY-th line (default
// 50, from OFFSET on) is held back; texts equal to a held-back one are left out of the memory.
// Shown are the means over all queries of: our rate, plain token edit distance (words and
// punctuation as they are, cost 1 each), plain character edit distance; ties go to the later line
// in all three.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "match/character_rate.h"
#include "match/match_query.h"
#include "match/ranking.h"

using namespace calque;

namespace {

struct Pair {
  std::string source;
  std::string target;
};

std::string column(const std::string& line, std::size_t number) {
  std::size_t begin = 0;
  for (; number > 1 && begin != std::string::npos; --number) {
    begin = line.find('\t', begin);
    if (begin != std::string::npos) ++begin;
  }
  return begin == std::string::npos ? "" : line.substr(begin, line.find('\t', begin) - begin);
}

std::map<std::u32string, int> ngrams(const std::u32string& text, std::size_t n) {
  std::map<std::u32string, int> counts;
  for (std::size_t i = 0; i + n <= text.size(); ++i) ++counts[text.substr(i, n)];
  return counts;
}

std::u32string without_spaces(const std::string& text) {
  std::u32string characters = to_characters(text);
  std::erase_if(characters, [](char32_t c) { return c == U' ' || c == U'\u00A0' || c == U'\t'; });
  return characters;
}

/// The F-score of n-grams of one length; -1 where neither text is long enough.
double f_score(const std::u32string& proposal, const std::u32string& reference, std::size_t n) {
  const auto proposed = ngrams(proposal, n);
  const auto wanted = ngrams(reference, n);
  if (proposed.empty() && wanted.empty()) return -1;
  double common = 0;
  double proposed_total = 0;
  double wanted_total = 0;
  for (const auto& [gram, count] : proposed) {
    proposed_total += count;
    const auto found = wanted.find(gram);
    if (found != wanted.end()) common += std::min(count, found->second);
  }
  for (const auto& [gram, count] : wanted) wanted_total += count;
  if (common == 0) return 0;
  constexpr double kBetaSquared = 4;
  const double precision = common / proposed_total;
  const double recall = common / wanted_total;
  return (1 + kBetaSquared) * precision * recall / (kBetaSquared * precision + recall);
}

double chrf(const std::string& proposal, const std::string& reference) {
  const std::u32string a = without_spaces(proposal);
  const std::u32string b = without_spaces(reference);
  double sum = 0;
  int lengths = 0;
  for (std::size_t n = 1; n <= 6; ++n) {
    const double score = f_score(a, b, n);
    if (score < 0) continue;
    sum += score;
    ++lengths;
  }
  return lengths == 0 ? 0 : 100 * sum / lengths;
}

/// A memory entry made ready for all three measures.
struct Prepared {
  MatchText ours;
  std::vector<std::uint64_t> tokens;
  std::u32string characters;
};

Prepared prepare(MatchAnalyzer& analyzer, const std::string& text) {
  Prepared out{analyzer.analyze(text), {}, to_characters(text)};
  for (const MatchToken& token : out.ours.tokens) out.tokens.push_back(token.surface);
  return out;
}

std::size_t token_distance(const std::vector<std::uint64_t>& a,
                           const std::vector<std::uint64_t>& b) {
  std::vector<std::size_t> row(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = i;
  for (std::size_t j = 0; j < b.size(); ++j) {
    std::size_t diagonal = row[0]++;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0U : 1U);
      diagonal = row[i + 1];
      row[i + 1] = std::min({replaced, row[i] + 1, diagonal + 1});
    }
  }
  return row.back();
}

/// The best entry by a measure that gives a fraction of distance to length.
struct Best {
  std::size_t distance = 1;
  std::size_t length = 1;
  std::size_t entry = SIZE_MAX;

  /// False when even the difference of lengths keeps it from being as good.
  bool can_win(std::size_t least_distance, std::size_t longer) const {
    return entry == SIZE_MAX || least_distance * length <= distance * longer;
  }
  void offer(std::size_t new_distance, std::size_t longer, std::size_t new_entry) {
    if (longer == 0 || !can_win(new_distance, longer)) return;
    *this = {new_distance, longer, new_entry};
  }
};

template <typename Sequence, typename Distance>
void consider(Best& best, const Sequence& query, const Sequence& entry, std::size_t index,
              const Distance& distance) {
  const std::size_t longer = std::max(query.size(), entry.size());
  const std::size_t shorter = std::min(query.size(), entry.size());
  if (best.can_win(longer - shorter, longer)) best.offer(distance(query, entry), longer, index);
}

struct Means {
  double ours = 0;
  double tokens = 0;
  double characters = 0;
};

class Comparison {
 public:
  Comparison(std::string_view language, std::vector<Pair> memory, const CostModel& costs)
      : costs_(costs), analyzer_(language, costs), memory_(std::move(memory)) {
    for (const Pair& pair : memory_) prepared_.push_back(prepare(analyzer_, pair.source));
  }

  void ask(const Pair& pair, Means& sums) {
    const Prepared query = prepare(analyzer_, pair.source);
    const MatchQuery ours(query.ours, costs_);
    TopMatches top(1, MatchRate(0));
    Best tokens;
    Best characters;
    for (std::size_t i = 0; i < prepared_.size(); ++i) {
      const Prepared& entry = prepared_[i];
      const auto score = ours.score(entry.ours, top.least_rate());
      const VariantId id{static_cast<std::int64_t>(i)};
      if (score) offer(top, ours, entry.ours, {id, MatchRate::of(*score), *score, {}});
      consider(tokens, query.tokens, entry.tokens, i, token_distance);
      consider(characters, query.characters, entry.characters, i, character_distance);
    }
    const auto score_of = [&](std::size_t entry) {
      return entry < memory_.size() ? chrf(memory_[entry].target, pair.target) : 0;
    };
    if (!top.matches().empty()) {
      sums.ours += score_of(static_cast<std::size_t>(top.matches().front().variant.value));
    }
    sums.tokens += score_of(tokens.entry);
    sums.characters += score_of(characters.entry);
  }

 private:
  CostModel costs_;
  MatchAnalyzer analyzer_;
  std::vector<Pair> memory_;
  std::vector<Prepared> prepared_;
};

std::size_t number(const char* text) {
  return std::stoul(text);
}

/// name=value overrides, to try other weights: "other_case=40".
CostModel costs_from(const std::vector<std::string>& settings) {
  CostModel costs;
  const std::map<std::string, std::uint32_t*> fields{
      {"word", &costs.word},
      {"letter", &costs.letter},
      {"most_letters", &costs.most_letters},
      {"number", &costs.number},
      {"punctuation", &costs.punctuation},
      {"tag", &costs.tag},
      {"other_case", &costs.other_case},
      {"other_number", &costs.other_number},
      {"other_space", &costs.other_space},
      {"other_punctuation", &costs.other_punctuation},
      {"other_tag", &costs.other_tag}};
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('=');
    const auto field = fields.find(setting.substr(0, equals));
    if (equals == std::string::npos || field == fields.end()) {
      throw std::runtime_error("unknown setting " + setting);
    }
    *field->second = static_cast<std::uint32_t>(std::stoul(setting.substr(equals + 1)));
  }
  return costs;
}

void run(const std::vector<std::string>& arguments, const std::vector<std::string>& settings) {
  const auto argument = [&arguments](std::size_t i, std::size_t otherwise) {
    return arguments.size() > i ? number(arguments[i].c_str()) : otherwise;
  };
  const std::size_t every = argument(4, 50);
  const std::size_t offset = argument(5, 0);
  const std::size_t most = argument(6, 500);
  std::vector<Pair> held_back;
  std::vector<Pair> memory;
  std::set<std::string> held_sources;
  std::ifstream in(arguments.at(0));
  std::size_t line_number = 0;
  for (std::string line; std::getline(in, line); ++line_number) {
    Pair pair{column(line, argument(1, 1)), column(line, argument(2, 2))};
    if (pair.source.empty() || pair.target.empty()) continue;
    const bool held = line_number % every == offset && held_back.size() < most;
    if (held) held_sources.insert(pair.source);
    (held ? held_back : memory).push_back(std::move(pair));
  }
  std::erase_if(memory, [&](const Pair& pair) { return held_sources.contains(pair.source); });
  const std::size_t entries = memory.size();
  Comparison comparison(arguments.at(3), std::move(memory), costs_from(settings));
  Means sums;
  for (const Pair& pair : held_back) comparison.ask(pair, sums);
  const auto count = static_cast<double>(held_back.size());
  std::printf(
      "%zu queries, %zu in memory; chrF of the best proposal: ours %.2f, tokens %.2f, "
      "characters %.2f\n",
      held_back.size(), entries, sums.ours / count, sums.tokens / count, sums.characters / count);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments;
  std::vector<std::string> settings;
  for (int i = 1; i < argc; ++i) {
    (std::strchr(argv[i], '=') != nullptr ? settings : arguments).emplace_back(argv[i]);
  }
  if (arguments.size() < 4) {
    std::fputs(
        "usage: quality_bench PAIRS.tsv SOURCE TARGET LANGUAGE [EVERY [OFFSET [QUERIES]]] "
        "[WEIGHT=VALUE...]\n",
        stderr);
    return 2;
  }
  try {
    run(arguments, settings);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
