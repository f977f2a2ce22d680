#pragma once

#include <functional>
#include <string>
#include <vector>

#include "calque/import.h"
#include "cli/command.h"

namespace calque::cli {

/// Says what was met while a file was read, a line an issue.
void say_issues(const Globals& globals, const std::string& file, const ReadSummary& read);

/// How an import is reported.
struct ImportWords {
  const char* noun = "unit";
  bool dry_run = false;
  bool json = false;  ///< A line of data, as docs/json.md describes it, instead of messages.
};

/// Says what was met while a file was read, and what was stored of it.
void report_import(const Globals& globals, const std::string& file, const ImportReport& report,
                   const ImportWords& words);

/// Runs `store` for each file in order. An error after the first file says which files are stored.
void store_each(const std::vector<std::string>& files,
                const std::function<void(const std::string& file)>& store);

}  // namespace calque::cli
