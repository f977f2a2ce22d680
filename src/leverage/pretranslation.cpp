#include "leverage/pretranslation.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "leverage/assembly.h"
#include "leverage/numbered_lookup.h"
#include "leverage/stored_sentence.h"
#include "leverage/tag_transfer.h"
#include "leverage/unlettered.h"
#include "match/tag_cost.h"
#include "model/told_by_properties.h"

namespace calque::leverage {
namespace {

FoundMatch found_match(const Segment& segment, const Proposal& proposal) {
  // The repaired text also where that costs a point, as for another plural: its numbers are right.
  const bool repaired = proposal.repair.has_value();
  const Segment& stored = proposal.source_variant().segment;
  const Segment& target = repaired ? proposal.repair->target : proposal.target_variant().segment;
  return {.target = with_tags_of(segment, stored, target),
          .rate = repaired ? proposal.repaired_rate : proposal.rate,
          .repaired = repaired,
          .machine = proposal.circumstances.machine_translated,
          .same_key = proposal.circumstances.key == KeyAgreement::right,
          .other_tags = proposal.score.tags == TagLikeness::different,
          .aligned = proposal.circumstances.aligned,
          .unconfirmed = proposal.circumstances.unconfirmed,
          .several_targets = proposal.circumstances.several_targets,
          .pivot = proposal.circumstances.pivot,
          .other_client = proposal.circumstances.other_client
                              ? topic_of(proposal.unit->properties).client
                              : std::string(),
          .stored_source = stored,
          .unit = proposal.unit->id,
          .origin = proposal.unit->origin};
}

/// The segments of a job in groups of identical ones.
class Groups {
 public:
  Groups(const Language& language, TagRule tags) : analyzer_(language.primary()), tags_(tags) {}

  void add(const JobSegment& segment) {
    const std::string key = group_of(analyzer_.analyze(segment.source), tags_, segment.identity);
    const auto [group, added] = numbers_.try_emplace(key, members_.size());
    if (added) members_.emplace_back();
    members_[group->second].push_back(count_++);
  }

  const std::vector<std::vector<std::size_t>>& members() const { return members_; }

 private:
  MatchAnalyzer analyzer_;
  TagRule tags_;
  std::unordered_map<std::string, std::size_t> numbers_;
  std::vector<std::vector<std::size_t>> members_;
  std::size_t count_ = 0;
};

MatchRate rate_of(const Pretranslated& segment) {
  return segment.matches.empty() ? MatchRate(0) : segment.matches.front().rate;
}

void look_up(std::span<const MemorySet::Sessions> sessions, const PretranslateOptions& options,
             std::vector<Pretranslated>& all, const std::vector<std::size_t>& numbers) {
  const std::function<void(std::size_t)>& progress = options.progress;
  if (progress) progress(0);
  look_up_numbers(
      sessions,
      {.source = options.source,
       .target = options.target,
       .at_least = options.at_least,
       .limit = options.limit,
       .penalties = options.penalties,
       .tags = options.tags,
       .topic = options.topic,
       .filter = options.filter},
      numbers.size(),
      [&](std::size_t i) {
        if (progress) progress(i);
        const JobSegment& segment = all[numbers[i]].segment;
        return LookupQuery{segment.source, segment.context, segment.identity, true, options.file};
      },
      [&](std::size_t i, const LookupAnswer& answer) {
        Pretranslated& asked = all[numbers[i]];
        for (const Proposal& proposal : answer.proposals) {
          asked.matches.push_back(found_match(asked.segment.source, proposal));
        }
        // A repair may have changed the rates, and so their order.
        std::ranges::stable_sort(asked.matches, std::greater<>(), &FoundMatch::rate);
      });
}

/// Looks for segments without a match as sentences of stored paragraphs.
void look_inside(std::span<const MemorySet::Sessions> sessions, const PretranslateOptions& options,
                 std::vector<Pretranslated>& all, const std::vector<std::size_t>& numbers) {
  // A sentence that is a tenth of its paragraph.
  constexpr MatchRate kTenth{10};
  // Others have the same words elsewhere in them.
  constexpr std::size_t kMostParagraphs = 8;
  StoredSentences stored(options.source, options.target, options.tags);
  look_up_numbers(
      sessions,
      {.source = options.source,
       .target = options.target,
       .at_least = kTenth,
       .limit = kMostParagraphs,
       .penalties = {},
       .repair = false,
       .tags = options.tags,
       .whole = true,
       .filter = options.filter},
      numbers.size(),
      [&](std::size_t i) { return LookupQuery{all[numbers[i]].segment.source, {}, {}, false}; },
      [&](std::size_t i, const LookupAnswer& answer) {
        Pretranslated& asked = all[numbers[i]];
        for (const Proposal& proposal : answer.proposals) {
          if (!asked.matches.empty()) return;
          auto found = stored.find(asked.segment.source, proposal);
          if (found && found->rate >= options.at_least) asked.matches.push_back(*std::move(found));
        }
      });
}

/// Gives the matches of the best member to all that have none in their own context.
void propagate(std::vector<Pretranslated>& all, const std::vector<std::size_t>& group) {
  const std::size_t best = *std::ranges::max_element(
      group, [&](std::size_t a, std::size_t b) { return rate_of(all[a]) < rate_of(all[b]); });
  if (all[best].matches.empty()) return;
  for (const std::size_t number : group) {
    Pretranslated& segment = all[number];
    // A match in the segment's own context is better than anybody else's.
    if (number == best || rate_of(segment) > MatchRate(100)) continue;
    segment.matches = all[best].matches;
    segment.propagated = true;
    // The context was that of the other segment; tags may be numbered otherwise.
    for (FoundMatch& match : segment.matches) {
      match.rate = std::min(match.rate, MatchRate(100));
      match.same_key = false;
      match.target = with_tags_of(segment.segment.source, all[best].segment.source, match.target);
    }
  }
}

/// What the memory has exactly as it is goes first: there may be a reason for it.
void convert(Pretranslated& segment, const PretranslateOptions& options) {
  const Segment& source = segment.segment.source;
  if (rate_of(segment) >= MatchRate(100) || !is_unlettered(source)) return;
  auto converted = convert_unlettered(source, options.source, options.target);
  if (!converted) return;
  FoundMatch match;
  match.target = std::move(converted->target);
  match.rate = MatchRate(converted->safe ? 100 : 99);
  match.converted = true;
  match.stored_source = source;
  if (match.rate < options.at_least) return;
  segment.matches.insert(segment.matches.begin(), std::move(match));
}

/// Looks segments up as they are.
std::vector<Pretranslated> match_all(MemorySet& memories, const std::vector<JobSegment>& segments,
                                     const PretranslateOptions& options) {
  std::vector<Pretranslated> all(segments.size());
  Groups groups(options.source, options.tags);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    all[i].segment = segments[i];
    groups.add(segments[i]);
  }
  const auto sessions = memories.sessions(options.threads);
  std::vector<std::size_t> firsts;
  for (const auto& group : groups.members()) firsts.push_back(group.front());
  look_up(sessions, options, all, firsts);
  // Others of a group can be in context only where the memory has an identical segment.
  std::vector<std::size_t> others;
  for (const auto& group : groups.members()) {
    if (rate_of(all[group.front()]) < MatchRate(100)) continue;
    others.insert(others.end(), group.begin() + 1, group.end());
  }
  look_up(sessions, options, all, others);
  std::vector<std::size_t> unmatched;
  for (const std::size_t number : firsts) {
    const bool open = all[number].matches.empty() && !is_unlettered(all[number].segment.source);
    if (open) unmatched.push_back(number);
  }
  look_inside(sessions, options, all, unmatched);
  for (const auto& group : groups.members()) propagate(all, group);
  for (Pretranslated& segment : all) convert(segment, options);
  return all;
}

/// All sentences are looked up as one job, so that those that are equal are looked up once.
void assemble(MemorySet& memories, const PretranslateOptions& options,
              std::vector<Pretranslated>& all) {
  const segment::Segmenter segmenter(options.source);
  std::vector<std::pair<std::size_t, SentenceJob>> jobs;
  std::vector<JobSegment> sentences;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (rate_of(all[i]) >= MatchRate(100)) continue;
    auto job = sentences_of(all[i].segment, segmenter);
    if (!job) continue;
    sentences.insert(sentences.end(), job->sentences.begin(), job->sentences.end());
    jobs.emplace_back(i, *std::move(job));
  }
  if (jobs.empty()) return;
  PretranslateOptions quiet = options;
  quiet.progress = nullptr;  // it counts the segments of the job
  const std::vector<Pretranslated> found = match_all(memories, sentences, quiet);
  std::size_t first = 0;
  for (const auto& [number, job] : jobs) {
    const auto parts = std::span(found).subspan(first, job.sentences.size());
    first += parts.size();
    auto match = assembled(all[number].segment, job, parts);
    if (!match || match->rate <= rate_of(all[number])) continue;
    all[number].matches.insert(all[number].matches.begin(), *std::move(match));
  }
}

}  // namespace

std::vector<Pretranslated> pretranslate(MemorySet& memories,
                                        const std::vector<JobSegment>& segments,
                                        const PretranslateOptions& options) {
  std::vector<Pretranslated> all = match_all(memories, segments, options);
  assemble(memories, options, all);
  return all;
}

}  // namespace calque::leverage
