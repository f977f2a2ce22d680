// A memory at work: one unit added and found, and many texts looked up.
//
//   memory_bench add MEMORY.calque SOURCE TARGET [TIMES]
//   memory_bench batch MEMORY.calque SOURCE TARGET QUERIES.tsv THREADS [RATE [MOST]]
//
// `add` adds a unit to the memory, looks it up through a connection that was open before, and takes
// it back, TIMES times (default 50): milliseconds of wall time each. `batch` looks the first column
// of each line up, at RATE (default 70): seconds of wall time from opening the memory on.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "calque/session.h"
#include "lookup/parallel_lookup.h"

using namespace calque;

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void print_times(const char* what, std::vector<double> times) {
  std::ranges::sort(times);
  std::printf("%s: median %.2f ms, 90 %% %.2f, most %.2f\n", what, times[times.size() / 2],
              times[times.size() * 9 / 10], times.back());
}

TranslationUnit unit(const Language& source, const Language& target, int number) {
  TranslationUnit unit;
  for (const Language& language : {source, target}) {
    Variant variant;
    variant.language = language;
    variant.segment.text = "Quite unlikely sentence number " + std::to_string(number) +
                           " about zeppelins and marmalade";
    unit.variants.push_back(std::move(variant));
  }
  unit.source_language = source;
  return unit;
}

int add(const std::string& path, const Language& source, const Language& target, int times) {
  Session session(path, Session::Access::read_write);
  Session reader(path, Session::Access::read_only);
  const LookupOptions options{.source = source, .target = target, .penalties = {}};
  std::vector<double> adding;
  std::vector<double> finding;
  int found = 0;
  for (int i = 0; i < times; ++i) {
    const TranslationUnit added = unit(source, target, i);
    const auto start = Clock::now();
    Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    const BatchId id = batch.id();
    batch.add(added);
    batch.commit();
    adding.push_back(milliseconds_since(start));
    const auto before = Clock::now();
    const auto proposals =
        find(reader, {.segment = added.variants.front().segment, .context = {}}, options);
    finding.push_back(milliseconds_since(before));
    found += !proposals.empty() && proposals.front().rate == MatchRate(100) ? 1 : 0;
    session.undo(id, "20260101T000001Z");
  }
  print_times("one unit added", adding);
  print_times("looked up", finding);
  std::printf("found at once %d of %d times\n", found, times);
  return found == times ? 0 : 1;
}

struct BatchOptions {
  std::string path;
  std::string queries;
  std::size_t threads = 1;
  std::size_t most = 10'000;
};

int batch(const BatchOptions& options, const LookupOptions& lookup_options) {
  std::vector<std::string> texts;
  std::ifstream in(options.queries);
  for (std::string line; texts.size() < options.most && std::getline(in, line);) {
    texts.push_back(line.substr(0, line.find('\t')));
  }
  const auto start = Clock::now();
  MemorySet memories(std::vector<MemoryChoice>{{.path = options.path}});
  std::size_t next = 0;
  std::size_t matched = 0;
  look_up_all(
      memories.sessions(options.threads), lookup_options,
      [&]() -> std::optional<LookupQuery> {
        if (next == texts.size()) return std::nullopt;
        return LookupQuery{.segment = {.text = texts[next++], .tags = {}}, .context = {}};
      },
      [&matched](const LookupQuery&, const LookupAnswer& answer) {
        matched += answer.proposals.empty() ? 0U : 1U;
      });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  std::printf(
      "%zu texts, %zu with a match, %zu threads: %.2f s, %.2f s of processor time, %ld MB\n",
      texts.size(), matched, options.threads, milliseconds_since(start) / 1000,
      seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss / 1024);
  return 0;
}

int run(const std::vector<std::string>& arguments) {
  const auto number = [&arguments](std::size_t i, int otherwise) {
    return arguments.size() > i ? std::stoi(arguments[i]) : otherwise;
  };
  if (arguments.size() >= 4 && arguments[0] == "add") {
    return add(arguments[1], Language(arguments[2]), Language(arguments[3]), number(4, 50));
  }
  if (arguments.size() >= 6 && arguments[0] == "batch") {
    return batch({.path = arguments[1],
                  .queries = arguments[4],
                  .threads = static_cast<std::size_t>(number(5, 1)),
                  .most = static_cast<std::size_t>(number(7, 10'000))},
                 {.source = Language(arguments[2]),
                  .target = Language(arguments[3]),
                  .at_least = MatchRate(number(6, 70)),
                  .penalties = {}});
  }
  std::fputs(
      "usage: memory_bench add MEMORY.calque SOURCE TARGET [TIMES]\n"
      "       memory_bench batch MEMORY.calque SOURCE TARGET QUERIES.tsv THREADS [RATE [MOST]]\n",
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
