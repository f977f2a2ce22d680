#include "cli/translate/previous_option.h"

#include <CLI/CLI.hpp>
#include <ostream>

#include "cli/console.h"
#include "cli/options/built_words.h"
#include "cli/options/memory_option.h"
#include "cli/output_file.h"
#include "report/version_report.h"
#include "text/hash.h"

namespace calque::cli {

void PreviousOption::declare(CLI::App& app) {
  auto* previous = app.add_option("--previous", files_,
                                  "An earlier version of the article, and its translation (an "
                                  "article, XLIFF or PO file): carry that over")
                       ->expected(2)
                       ->type_name("OLD OLD-TRANSLATION");
  app.add_option("--changes", changes_, "Write what became of each segment to this file, as JSON")
      ->needs(previous)
      ->type_name("FILE");
}

void PreviousOption::read(const Globals& globals, const Language& source, const Language& target) {
  if (files_.empty()) return;
  refuse_own_input(changes_, files_);
  require_ending(changes_, ".json", "what was changed is written as JSON lines");
  source_ = source;
  auto session = open_if_any(globals);
  const align::Lexicon words =
      words_at_hand(session ? &*session : nullptr, source, target, files_.back());
  version_ = leverage::read_earlier_version(files_.front(), files_.back(), source, target, words);
  memory_ = std::make_unique<leverage::EarlierMemory>(*version_);
  if (version_->without_pair > 0) {
    say(globals, counted(static_cast<std::int64_t>(version_->without_pair), "segment") + " of " +
                     files_.front() + " could not be paired safely with " + files_.back());
  }
}

std::vector<MemoryChoice> PreviousOption::memories(const Globals& globals) const {
  std::vector<MemoryChoice> choices;
  if (memory_ == nullptr || open_if_any(globals)) choices.push_back({.path = memory_path(globals)});
  if (memory_ != nullptr) choices.push_back(memory_->choice());
  return choices;
}

void PreviousOption::apply(const Globals& globals, std::vector<leverage::Pretranslated>& segments,
                           const std::vector<std::size_t>& numbers, const std::vector<Segment>& now,
                           MatchRate at_least) {
  if (!version_) return;
  leverage::carry_over(segments, numbers, *version_, diff_from(globals, now), at_least);
}

leverage::CarriedOver PreviousOption::compare(const Globals& globals,
                                              const leverage::JobFile& job) {
  leverage::CarriedOver carried;
  if (!version_) return carried;
  for (const std::string& file : files_) {
    carried.files.push_back({file, text::hash_bytes(document::read_file_bytes(file).bytes)});
  }
  const leverage::VersionDiff diff = diff_from(globals, job.sources);
  for (const leverage::JobSegment& segment : job.segments) {
    carried.rates.push_back(carried_rate(diff.segments[segment.number], *version_));
  }
  return carried;
}

/// Tells what it finds, and writes --changes.
leverage::VersionDiff PreviousOption::diff_from(const Globals& globals,
                                                const std::vector<Segment>& now) {
  leverage::VersionDiff diff = leverage::compare_versions(version_->sources(), now, source_);
  for (const std::size_t number : diff.gone) {
    gone_.push_back(version_->segments[number].source.text);
  }
  const report::ComparedVersions versions{*version_, now, diff, source_};
  for (const std::string& line : version_lines(versions)) say(globals, line);
  if (changes_.empty()) return diff;
  OutputFile out(changes_);
  out.stream() << version_json(versions);
  out.commit();
  say_written(globals, changes_);
  return diff;
}

}  // namespace calque::cli
