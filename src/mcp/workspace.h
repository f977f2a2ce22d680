#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lookup/memory_set.h"

namespace calque::mcp {

/// A file of notes on style that assistants may read.
struct StyleFile {
  std::string name;  ///< Without its folders: a part of its address.
  std::filesystem::path path;
};

struct WorkspaceOptions {
  std::vector<MemoryChoice> memories;  ///< At least one.
  /// The languages of whoever asks without saying them.
  std::optional<Language> source = {};
  std::optional<Language> target = {};
  std::vector<StyleFile> style = {};
  /// Opens the first memory to write; null where nothing may be written.
  std::function<Session()> open_to_write = {};
  /// The description of a batch that begins now.
  std::function<BatchInfo()> batch_now = {};
  std::string user = {};  ///< Who adds units.
};

/// What the tools work on.
class Workspace {
 public:
  explicit Workspace(WorkspaceOptions options) : options_(std::move(options)) {}

  const WorkspaceOptions& options() const { return options_; }

  /// Opened when they are first asked for, so that an assistant is told of a file that is missing.
  MemorySet& memories();

  /// The session of the first memory, of `sessions`.
  static Session& first(const MemorySet::Sessions& sessions) {
    return *sessions.memories().front().session;
  }

 private:
  WorkspaceOptions options_;
  std::optional<MemorySet> memories_;
};

}  // namespace calque::mcp
