#include "leverage/analysis.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>
#include <utility>

#include "calque/session.h"
#include "leverage/internal_matches.h"
#include "leverage/numbered_lookup.h"
#include "leverage/unlettered.h"
#include "match/tag_cost.h"

namespace calque::leverage {
namespace {

/// What is known of a segment of the job.
struct State {
  const JobSegment* segment = nullptr;
  const JobFile* file = nullptr;
  std::optional<std::size_t> repeats;  ///< The number of the first segment that is identical.
  MatchRate rate;                      ///< The memory's.
  std::optional<MatchRate> internal;
};

/// The segments of all files in order.
class Job {
 public:
  Job(const std::vector<JobFile>& files, const Language& language, TagRule tags)
      : language_(language), analyzer_(language.primary()), tags_(tags) {
    for (const JobFile& file : files) {
      for (const JobSegment& segment : file.segments) add(segment, file);
    }
  }

  std::vector<State>& states() { return states_; }

  /// Two rounds: a segment that repeats another can be in context only where the memory has it.
  void look_up(std::span<const MemorySet::Sessions> sessions, const LookupOptions& options,
               const std::function<void(std::size_t)>& progress) {
    const Lookup lookup{sessions, options, progress};
    look_up(lookup, [](const State& state) { return !state.repeats; });
    look_up(lookup, [this](const State& state) {
      // Context is looked at from 100 % on; a copy of a segment with a lower rate has that rate
      // too.
      return state.repeats && states_[*state.repeats].rate >= MatchRate(100);
    });
  }

  void carry_over(const std::vector<std::optional<MatchRate>>& rates) {
    for (std::size_t i = 0; i < std::min(rates.size(), states_.size()); ++i) {
      if (rates[i]) states_[i].rate = std::max(states_[i].rate, *rates[i]);
    }
  }

  void compare_inside(const std::function<void(std::size_t)>& progress) {
    std::vector<State*> different;
    std::vector<const Segment*> segments;
    for (State& state : states_) {
      if (state.repeats) continue;
      different.push_back(&state);
      segments.push_back(&state.segment->source);
    }
    InternalMatches matches(std::move(segments), language_, tags_);
    for (std::size_t i = 0; i < different.size(); ++i) {
      if (progress) progress(i);
      State& state = *different[i];
      // Segments that differ reach 99 % at most: none can be higher.
      if (state.rate >= MatchRate(99)) continue;
      const MatchRate higher(state.rate.percent() + 1);
      state.internal = matches.best(i, analyzer_, std::max(kLeastRate, higher));
    }
  }

 private:
  void add(const JobSegment& segment, const JobFile& file) {
    const auto [first, added] = seen_.try_emplace(
        group_of(analyzer_.analyze(segment.source), tags_, segment.identity), states_.size());
    State& state = states_.emplace_back();
    state.segment = &segment;
    state.file = &file;
    if (!added) state.repeats = first->second;
  }

  struct Lookup {
    std::span<const MemorySet::Sessions> sessions;
    const LookupOptions& options;
    const std::function<void(std::size_t)>& progress;
  };

  template <typename Wanted>
  void look_up(const Lookup& lookup, Wanted wanted) {
    std::vector<State*> chosen;
    for (State& state : states_) {
      if (wanted(state)) chosen.push_back(&state);
    }
    if (lookup.progress) lookup.progress(0);
    look_up_numbers(
        lookup.sessions, lookup.options, chosen.size(),
        [&](std::size_t i) {
          if (lookup.progress) lookup.progress(i);
          const State& state = *chosen[i];
          const JobSegment& segment = *state.segment;
          return LookupQuery{segment.source, segment.context, segment.identity, true,
                             state.file->name};
        },
        [&](std::size_t i, const LookupAnswer& answer) {
          if (!answer.proposals.empty()) chosen[i]->rate = answer.proposals.front().rate;
        });
  }

  Language language_;
  MatchAnalyzer analyzer_;
  TagRule tags_;
  std::unordered_map<std::string, std::size_t> seen_;
  std::vector<State> states_;
};

/// The order of the table in docs/analysis.md: what needs no translator before all else, context
/// before repetition, repetition before the rest.
Placing placing_of(const State& state) {
  if (is_unlettered(state.segment->source)) return {Band::unlettered, false};
  const Band band = band_of(state.rate);
  if (band == Band::context_two || band == Band::context_one) return {band, false};
  if (state.repeats) return {Band::repetition, false};
  if (state.internal) return {band_of(*state.internal), true};
  return {band, false};
}

}  // namespace

void Figures::add(const Placing& placing, const Volume& volume) {
  (placing.internal ? internal : memory).at(index_of(placing.band)) += volume;
}

Figures& Figures::operator+=(const Figures& other) {
  for (std::size_t i = 0; i < kBands; ++i) {
    memory.at(i) += other.memory.at(i);
    internal.at(i) += other.internal.at(i);
  }
  return *this;
}

Volume Figures::total() const {
  Volume total;
  for (const Volume& volume : memory) total += volume;
  for (const Volume& volume : internal) total += volume;
  return total;
}

Figures Analysis::total() const {
  Figures total;
  for (const AnalysedFile& file : files) total += file.figures;
  return total;
}

Analysis analyze(MemorySet& memories, const std::vector<JobFile>& files,
                 const AnalysisSettings& settings, const AnalysisRun& run,
                 const CarriedOver& carried) {
  Analysis analysis{.settings = settings, .memory = {}, .previous = carried.files, .files = {}};
  const auto sessions = memories.sessions(run.threads);
  // All sessions read one state of the memory, the one that is hashed, however long the analysis
  // takes.
  const OneState state(sessions);
  analysis.memory = hash_contents(*sessions.front().memories().front().session);
  UnitFilter wanted;
  if (!settings.other_clients) wanted.client = settings.topic.client;
  Job job(files, settings.source, settings.tags);
  job.look_up(sessions,
              {.source = settings.source,
               .target = settings.target,
               .at_least = kLeastRate,
               .limit = 1,
               .penalties = penalties_with(settings.penalties),
               .repair = false,
               .tags = settings.tags,
               .topic = settings.topic,
               .filter = wanted},
              run.progress);
  job.carry_over(carried.rates);
  if (settings.internal) job.compare_inside(run.progress);
  const WordRule rule = settings.word_rule();
  std::size_t next = 0;
  for (const JobFile& file : files) {
    AnalysedFile& out = analysis.files.emplace_back(AnalysedFile{file.name, file.hash, Figures()});
    for (const JobSegment& segment : file.segments) {
      out.figures.add(placing_of(job.states()[next++]), volume_of(segment.source, rule));
    }
  }
  return analysis;
}

std::int64_t payable(const Figures& figures, const AnalysisSettings& settings) {
  const WordRule rule = settings.word_rule();
  std::int64_t sum = 0;
  for (const Band band : kAllBands) {
    const std::int64_t words = rule.words(figures.memory.at(index_of(band))) +
                               rule.words(figures.internal.at(index_of(band)));
    // Words times hundredths of a per cent, hence ten-thousandths of a word: no rounding before
    // the end.
    sum += words * settings.weights.of(band);
  }
  return sum;
}

std::vector<FurtherMemory> further_memories(const std::vector<MemoryChoice>& choices) {
  std::vector<FurtherMemory> memories;
  for (const MemoryChoice& choice : choices) {
    Session session(choice.path, Session::Access::read_only);
    memories.push_back({.name = choice.path.string(),
                        .priority = choice.priority,
                        .penalty = choice.penalty,
                        .content = hash_contents(session)});
  }
  return memories;
}

}  // namespace calque::leverage
