// Speed and exactness of fuzzy search.
//
//   fuzzy_bench build MEMORY.tsv INDEX.db [SEGMENTS]  index the first column, one segment a line
//   fuzzy_bench compact INDEX.db                     merge all runs into one
//   fuzzy_bench query INDEX.db QUERIES.tsv RATE LIMIT [CHECKED]
//
// With more SEGMENTS than the file has lines, `build` goes on with segments made of them: those of
// the file from the first on, every third word replaced by one of another segment.
//
// `query` prints latencies of all queries in processor time, single-threaded, after a warming pass;
// and for CHECKED of them (default 100) compares the whole answer, and the best match, with brute
// force.
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "index/index_schema.h"
#include "index/index_searcher.h"
#include "index/index_writer.h"
#include "match/match_query.h"
#include "sqlite/database.h"
#include "sqlite/transaction.h"

using namespace calque;

namespace {

/// Processor time of this thread: what a query costs, whatever else the machine does.
struct Clock {
  using duration = std::chrono::nanoseconds;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<Clock>;
  static time_point now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time_point(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
  }
};
using Milliseconds = std::chrono::duration<double, std::milli>;

double since(Clock::time_point start) {
  return Milliseconds(Clock::now() - start).count();
}

long peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

std::string first_column(const std::string& line) {
  return line.substr(0, line.find('\t'));
}

class Variants : public CandidateSource {
 public:
  explicit Variants(sqlite::Database& database)
      : select_(database, "SELECT text FROM variant WHERE id = ?") {}
  bool fetch(VariantId variant, StoredCandidate& out) override {
    for (const sqlite::Row& row : select_.rows(variant.value)) {
      out.text.assign(row.column_text(0));
      return true;
    }
    return false;
  }

 private:
  sqlite::Statement select_;
};

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// The segments of a file, and as many more as are wanted.
class Segments {
 public:
  explicit Segments(const std::string& tsv) {
    std::ifstream in(tsv);
    for (std::string line; std::getline(in, line);) texts_.push_back(first_column(line));
    if (texts_.empty()) throw std::runtime_error("no segments in " + tsv);
  }

  std::size_t in_file() const { return texts_.size(); }

  std::string at(std::size_t number) const {
    if (number < texts_.size()) return texts_[number];
    const std::vector<std::string> words = words_of(texts_[number % texts_.size()]);
    const std::size_t any = number * 0x9E3779B97F4A7C15U >> 20U;
    const std::vector<std::string> others = words_of(texts_[any % texts_.size()]);
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool replaced = (i + any) % 3 == 0 && !others.empty();
      text += (text.empty() ? "" : " ") + (replaced ? others[i % others.size()] : words[i]);
    }
    return text;
  }

 private:
  std::vector<std::string> texts_;
};

void build(const std::string& tsv, const std::string& path, std::size_t wanted) {
  const Segments segments(tsv);
  const std::size_t count = wanted == 0 ? segments.in_file() : wanted;
  const auto start = Clock::now();
  const auto began = std::chrono::steady_clock::now();
  sqlite::Database database(path, sqlite::OpenMode::create);
  database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  double indexing = 0;
  {
    sqlite::Transaction transaction(database);
    create_index_tables(database);
    database.execute("CREATE TABLE variant(id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
    sqlite::Statement insert(database, "INSERT INTO variant(id, text) VALUES(?, ?)");
    IndexWriter writer(database);
    const Language language("en");
    for (std::size_t number = 0; number < count; ++number) {
      const std::string text = segments.at(number);
      const auto id = static_cast<std::int64_t>(number) + 1;
      insert.bind(1, id).bind(2, text).run();
      const auto before = Clock::now();
      writer.add(VariantId{id}, language, text);
      indexing += since(before);
    }
    const auto before = Clock::now();
    writer.flush();
    indexing += since(before);
    transaction.commit();
  }
  database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - began;
  std::printf(
      "%zu segments in %.2f s, %.2f s of the main thread, of which the index took %.2f s; peak "
      "memory %ld MB\n",
      count, wall.count(), since(start) / 1000, indexing / 1000, peak_megabytes());
  std::printf(
      "index rows %.1f MB, runs %lld\n",
      static_cast<double>(database.query_int("SELECT sum(length(data)) FROM fuzzy_chunk")) / 1e6,
      static_cast<long long>(database.query_int("SELECT count(*) FROM fuzzy_run")));
}

void compact(const std::string& path) {
  const auto start = Clock::now();
  sqlite::Database database(path, sqlite::OpenMode::read_write);
  sqlite::Transaction transaction(database);
  IndexWriter(database).compact();
  transaction.commit();
  database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  std::printf("merged in %.2f s, peak memory %ld MB\n", since(start) / 1000, peak_megabytes());
}

void percentiles(std::vector<double> times) {
  std::ranges::sort(times);
  double sum = 0;
  for (const double time : times) sum += time;
  const auto at = [&times](double part) {
    return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
  };
  std::printf("p50 %.3f ms, p90 %.3f, p99 %.3f, max %.3f; %.0f queries/s\n", at(0.5), at(0.9),
              at(0.99), times.back(), 1000.0 * static_cast<double>(times.size()) / sum);
}

/// Every answer of the index beside that of scoring all segments.
void check(sqlite::Database& database, const std::vector<std::string>& texts,
           const SearchOptions& options, std::size_t checked) {
  MatchAnalyzer analyzer("en");
  std::vector<MatchQuery> queries;
  std::vector<TopMatches> tops;
  const std::size_t step =
      std::max<std::size_t>(1, texts.size() / std::max<std::size_t>(1, checked));
  for (std::size_t i = 0; i < texts.size() && queries.size() < checked; i += step) {
    queries.emplace_back(analyzer.analyze(texts[i]));
    tops.emplace_back(options.limit, options.at_least);
  }
  sqlite::Statement all(database, "SELECT id, text FROM variant");
  MatchText text;
  for (const sqlite::Row& row : all.rows()) {
    analyzer.analyze(row.column_text(1), {}, text);
    for (std::size_t i = 0; i < queries.size(); ++i) {
      const auto score = queries[i].score(text, tops[i].least_rate());
      if (!score) continue;
      offer(tops[i], queries[i], text,
            {VariantId{row.column_int(0)}, MatchRate::of(*score), *score, {}});
    }
  }
  IndexSearcher searcher(database);
  Variants variants(database);
  std::size_t with_match = 0;
  std::size_t best = 0;
  std::size_t whole = 0;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const auto found = searcher.search(queries[i], analyzer, options, variants);
    const auto& expected = tops[i].matches();
    whole += found == expected ? 1U : 0U;
    if (expected.empty()) continue;
    ++with_match;
    best += !found.empty() && found.front() == expected.front() ? 1U : 0U;
  }
  std::printf(
      "against brute force: best match equal in %zu of %zu queries with a match, "
      "whole answer equal in %zu of %zu\n",
      best, with_match, whole, queries.size());
}

void query(const std::string& path, const std::string& tsv, const SearchOptions& options,
           std::size_t checked) {
  sqlite::Database database(path, sqlite::OpenMode::read_only);
  database.execute("PRAGMA cache_size = -65536");
  std::vector<std::string> texts;
  std::ifstream in(tsv);
  for (std::string line; std::getline(in, line);) texts.push_back(first_column(line));
  if (texts.empty()) throw std::runtime_error("no queries in " + tsv);
  IndexSearcher searcher(database);
  Variants variants(database);
  MatchAnalyzer analyzer("en");
  std::vector<double> times;
  double bounded = 0;
  double compared = 0;
  std::size_t matched = 0;
  for (int pass = 0; pass < 2; ++pass) {
    times.clear();
    bounded = compared = 0;
    matched = 0;
    for (const std::string& text : texts) {
      const auto start = Clock::now();
      const MatchQuery prepared(analyzer.analyze(text));
      const auto found = searcher.search(prepared, analyzer, options, variants);
      times.push_back(since(start));
      matched += found.empty() ? 0U : 1U;
      bounded += static_cast<double>(searcher.statistics().bounded);
      compared += static_cast<double>(searcher.statistics().compared);
    }
  }
  const auto count = static_cast<double>(texts.size());
  std::printf("%s at %d %%, limit %zu: ", tsv.c_str(), options.at_least.percent(), options.limit);
  percentiles(times);
  std::printf(
      "%zu of %zu queries have a match; a query bounds %.1f documents and compares %.1f; "
      "peak memory %ld MB\n",
      matched, texts.size(), bounded / count, compared / count, peak_megabytes());
  if (checked > 0) check(database, texts, options, checked);
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() >= 3 && arguments[0] == "build") {
    build(arguments[1], arguments[2], arguments.size() > 3 ? std::stoul(arguments[3]) : 0);
    return 0;
  }
  if (arguments.size() == 2 && arguments[0] == "compact") {
    compact(arguments[1]);
    return 0;
  }
  if (arguments.size() >= 5 && arguments[0] == "query") {
    const SearchOptions options{
        Language("en"), MatchRate(std::stoi(arguments[3])), std::stoul(arguments[4]), {}};
    query(arguments[1], arguments[2], options,
          arguments.size() > 5 ? std::stoul(arguments[5]) : 100);
    return 0;
  }
  std::fputs(
      "usage: fuzzy_bench build MEMORY.tsv INDEX.db [SEGMENTS]\n"
      "       fuzzy_bench query INDEX.db QUERIES.tsv RATE LIMIT [CHECKED]\n",
      stderr);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
