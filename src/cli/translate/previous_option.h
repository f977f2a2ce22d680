#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "leverage/analysis.h"
#include "leverage/earlier_version.h"

namespace calque::cli {

/// `--previous OLD OLD-TRANSLATION`: an earlier version of the article whose translation is carried
/// over, and `--changes FILE` for what is between the two.
class PreviousOption {
 public:
  void declare(CLI::App& app);

  bool given() const { return !files_.empty(); }

  /// As if these two had been given.
  void take(std::vector<std::string> files) { files_ = std::move(files); }

  /// The files that it reads, beside those of the command.
  void add_inputs(std::vector<std::string>& inputs) const {
    inputs.insert(inputs.end(), files_.begin(), files_.end());
  }

  /// Reads the earlier version, where one is given. Throws as leverage::read_earlier_version.
  void read(const Globals& globals, const Language& source, const Language& target);

  /// The memories to look into: the one of --memory, and the earlier version. Without the former
  /// the latter is enough.
  std::vector<MemoryChoice> memories(const Globals& globals) const;

  /// Carries over, says what became of the earlier version, and writes --changes. `now` are the
  /// sources of the new version, of which `numbers` tells those that `segments` are of.
  void apply(const Globals& globals, std::vector<leverage::Pretranslated>& segments,
             const std::vector<std::size_t>& numbers, const std::vector<Segment>& now,
             MatchRate at_least);

  /// What is carried over to the segments of a job, of which this tells and writes what `apply`
  /// does.
  leverage::CarriedOver compare(const Globals& globals, const leverage::JobFile& job);

  /// The texts that the new version has no more; filled by `apply` and `compare`.
  const std::vector<std::string>& gone() const { return gone_; }

 private:
  leverage::VersionDiff diff_from(const Globals& globals, const std::vector<Segment>& now);

  std::vector<std::string> files_;
  std::string changes_;
  Language source_;
  std::optional<leverage::EarlierVersion> version_;
  std::unique_ptr<leverage::EarlierMemory> memory_;
  std::vector<std::string> gone_;
};

}  // namespace calque::cli
