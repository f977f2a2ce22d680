// How good the best proposal is: for held-back texts, the translation that each of three measures
// picks out of a memory is compared with the real translation by chrF (M. Popović, "chrF: character
// n-gram F-score for automatic MT evaluation", 2015; n-grams of 1 to 6 characters, beta 2, without
// white space).
//
//   quality_bench PAIRS.tsv LANGUAGES [TEXTS [OFFSET]] [WEIGHT=VALUE...]
//
// LANGUAGES are those of the file's first columns, as in "en,de,fr"; each direction between the
// first and another is measured. About TEXTS lines (default 1000), evenly spread from line OFFSET
// (default 0) on, are held back; texts equal to a held-back one are left out of the memory. Shown
// are the means over all held-back texts, and over those for which our best rate is 50 % or more
// and 70 % or more, of: our rate; plain token edit distance (words and punctuation as they are,
// cost 1 each); plain character edit distance; and how much ours is above the last, with the
// standard error of that. Ties go to the later line in all three; with our rate what is translated
// at all goes before that, as in a lookup (match/ranking.h).
#include <algorithm>
#include <array>
#include <cmath>
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

/// How much there is of each of 64 groups of symbols. What two sequences have in common of a group
/// is at most the lesser of both, which tells most pairs apart without their distance.
class Histogram {
 public:
  void add(std::uint64_t symbol, std::uint32_t amount = 1) {
    counts_[(symbol * 0x9E3779B97F4A7C15U) >> 58U] += amount;
  }
  std::uint32_t common(const Histogram& other) const {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      sum += std::min(counts_[i], other.counts_[i]);
    }
    return sum;
  }

 private:
  std::array<std::uint32_t, 64> counts_{};
};

template <typename Symbols>
struct Sequence {
  Sequence() = default;
  explicit Sequence(Symbols all) : symbols(std::move(all)) {
    for (const auto symbol : symbols) histogram.add(symbol);
  }
  Symbols symbols;
  Histogram histogram;
};

/// A text made ready for all three measures.
struct Prepared {
  MatchText ours;
  Histogram weights;  ///< Of the tokens, by key.
  Sequence<std::vector<std::uint64_t>> tokens;
  Sequence<std::u32string> characters;
  bool translated = true;
};

Prepared prepare(MatchAnalyzer& analyzer, const std::string& text) {
  Prepared out{analyzer.analyze(text), {}, {}, Sequence(to_characters(text)), true};
  std::vector<std::uint64_t> tokens;
  for (const MatchToken& token : out.ours.tokens) {
    tokens.push_back(token.surface);
    out.weights.add(token.key, token.weight);
  }
  out.tokens = Sequence(std::move(tokens));
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

constexpr std::size_t kNone = SIZE_MAX;

/// The best entry by a measure that gives a fraction of distance to length.
struct Best {
  std::size_t distance = 1;
  std::size_t length = 1;
  std::size_t entry = kNone;

  bool can_win(std::size_t least_distance, std::size_t longer) const {
    return entry == kNone || least_distance * length <= distance * longer;
  }
  void offer(std::size_t new_distance, std::size_t longer, std::size_t new_entry) {
    if (longer == 0 || !can_win(new_distance, longer)) return;
    *this = {new_distance, longer, new_entry};
  }
};

template <typename Symbols, typename Distance>
void consider(Best& best, const Sequence<Symbols>& query, const Sequence<Symbols>& entry,
              std::size_t index, const Distance& distance) {
  const std::size_t longer = std::max(query.symbols.size(), entry.symbols.size());
  if (!best.can_win(longer - query.histogram.common(entry.histogram), longer)) return;
  best.offer(distance(query.symbols, entry.symbols), longer, index);
}

void consider(TopMatches& top, const MatchQuery& query, const Histogram& weights,
              const Prepared& entry, std::size_t index) {
  const std::uint32_t weight = std::max(query.text().weight, entry.ours.weight);
  const std::uint32_t common = std::min(weights.common(entry.weights), weight);
  const bool single = query.text().words == 1 && entry.ours.words == 1;
  if (!single && weight > 0 && MatchRate::of_fraction(weight - common, weight) < top.least_rate()) {
    return;
  }
  const auto score = query.score(entry.ours, top.least_rate());
  const VariantId id{static_cast<std::int64_t>(index)};
  if (!score) return;
  offer(top, query, entry.ours,
        {id, MatchRate::of(*score), *score, {}, {.translated = entry.translated}});
}

/// Sums of chrF over the texts with a rate of ours from some rate up.
struct Means {
  int from = 0;
  std::size_t texts = 0;
  double ours = 0;
  double tokens = 0;
  double characters = 0;
  double squares = 0;  ///< Of the differences between ours and that of characters.

  void add(double of_ours, double of_tokens, double of_characters) {
    ++texts;
    ours += of_ours;
    tokens += of_tokens;
    characters += of_characters;
    squares += (of_ours - of_characters) * (of_ours - of_characters);
  }

  void print() const {
    const auto count = static_cast<double>(std::max<std::size_t>(texts, 1));
    const double difference = (ours - characters) / count;
    const double error =
        std::sqrt(std::max(0.0, squares / count - difference * difference) / count);
    std::printf(
        "; from %d %%: %zu texts, ours %.2f, tokens %.2f, characters %.2f (%+.2f, error %.2f)",
        from, texts, ours / count, tokens / count, characters / count, difference, error);
  }
};

class Comparison {
 public:
  Comparison(std::string_view language, std::vector<Pair> memory, const CostModel& costs)
      : costs_(costs), analyzer_(language, costs), memory_(std::move(memory)) {
    for (const Pair& pair : memory_) {
      prepared_.push_back(prepare(analyzer_, pair.source));
      prepared_.back().translated = pair.source != pair.target;
    }
  }

  void ask(const Pair& pair, std::vector<Means>& means) {
    const Prepared query = prepare(analyzer_, pair.source);
    const MatchQuery ours(query.ours, costs_);
    TopMatches top(1, MatchRate(0));
    Best tokens;
    Best characters;
    for (std::size_t i = 0; i < prepared_.size(); ++i) {
      consider(top, ours, query.weights, prepared_[i], i);
      consider(tokens, query.tokens, prepared_[i].tokens, i, token_distance);
      consider(characters, query.characters, prepared_[i].characters, i, character_distance);
    }
    const bool any = !top.matches().empty();
    const auto entry = any ? static_cast<std::size_t>(top.matches().front().variant.value) : kNone;
    const int rate = any ? top.matches().front().rate.percent() : 0;
    const double of_ours = score_of(entry, pair);
    const double of_tokens = score_of(tokens.entry, pair);
    const double of_characters = score_of(characters.entry, pair);
    for (Means& mean : means) {
      if (rate >= mean.from) mean.add(of_ours, of_tokens, of_characters);
    }
  }

 private:
  double score_of(std::size_t entry, const Pair& pair) const {
    return entry == kNone ? 0 : chrf(memory_[entry].target, pair.target);
  }

  CostModel costs_;
  MatchAnalyzer analyzer_;
  std::vector<Pair> memory_;
  std::vector<Prepared> prepared_;
};

/// name=value overrides, to try other weights: "most_of_case=40".
CostModel costs_from(const std::vector<std::string>& settings) {
  CostModel costs;
  const std::map<std::string, std::uint32_t*> fields{
      {"word", &costs.word},
      {"letter", &costs.letter},
      {"most_letters", &costs.most_letters},
      {"number", &costs.number},
      {"punctuation", &costs.punctuation},
      {"tag", &costs.tag},
      {"most_of_case", &costs.most_of_case},
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

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    parts.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

struct Sample {
  std::size_t texts = 1000;
  std::size_t offset = 0;
};

/// A direction between two columns, counted from 1.
struct Direction {
  std::size_t source = 1;
  std::size_t target = 2;
};

struct Corpus {
  std::vector<Pair> held_back;
  std::vector<Pair> memory;
};

Corpus divide(const std::vector<std::string>& lines, const Direction& direction,
              const Sample& sample) {
  Corpus corpus;
  std::set<std::string> held_sources;
  const std::size_t every = std::max<std::size_t>(1, lines.size() / sample.texts);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Pair pair{column(lines[i], direction.source), column(lines[i], direction.target)};
    if (pair.source.empty() || pair.target.empty()) continue;
    const bool held = i % every == sample.offset % every && corpus.held_back.size() < sample.texts;
    if (held) held_sources.insert(pair.source);
    (held ? corpus.held_back : corpus.memory).push_back(std::move(pair));
  }
  std::erase_if(corpus.memory,
                [&](const Pair& pair) { return held_sources.contains(pair.source); });
  return corpus;
}

void measure(const std::vector<std::string>& lines, const Direction& direction,
             const Sample& sample, const std::string& language, const CostModel& costs) {
  Corpus corpus = divide(lines, direction, sample);
  std::printf("%zu in memory", corpus.memory.size());
  Comparison comparison(language, std::move(corpus.memory), costs);
  std::vector<Means> means{{.from = 0}, {.from = 50}, {.from = 70}};
  for (const Pair& pair : corpus.held_back) comparison.ask(pair, means);
  for (const Means& mean : means) mean.print();
  std::printf("\n");
  std::fflush(stdout);
}

void run(const std::vector<std::string>& arguments, const std::vector<std::string>& settings) {
  std::vector<std::string> lines;
  std::ifstream in(arguments.at(0));
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  if (lines.empty()) throw std::runtime_error("no lines in " + arguments[0]);
  const std::vector<std::string> languages = split(arguments.at(1));
  Sample sample;
  if (arguments.size() > 2) sample.texts = std::max<std::size_t>(1, std::stoul(arguments[2]));
  if (arguments.size() > 3) sample.offset = std::stoul(arguments[3]);
  const CostModel costs = costs_from(settings);
  for (std::size_t other = 2; other <= languages.size(); ++other) {
    for (const Direction direction : {Direction{1, other}, Direction{other, 1}}) {
      const std::string& language = languages[direction.source - 1];
      std::printf("%s > %s: ", language.c_str(), languages[direction.target - 1].c_str());
      measure(lines, direction, sample, language, costs);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments;
  std::vector<std::string> settings;
  for (int i = 1; i < argc; ++i) {
    (std::strchr(argv[i], '=') != nullptr ? settings : arguments).emplace_back(argv[i]);
  }
  if (arguments.size() < 2) {
    std::fputs("usage: quality_bench PAIRS.tsv LANGUAGES [TEXTS [OFFSET]] [WEIGHT=VALUE...]\n",
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
