#include "cli/options/checks_option.h"

#include <CLI/CLI.hpp>

namespace calque::cli {
namespace {

void declare_ids(CLI::App& app, const std::string& name, std::vector<std::string>& into,
                 const std::string& description) {
  app.add_option(name, into, description)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("CHECK,...");
}

}  // namespace

void ChecksOption::declare_only(CLI::App& app) {
  declare_ids(app, "--only", only_, "Do only these checks");
}

void ChecksOption::declare(CLI::App& app) {
  declare_ids(app, "--on", on_, "Do these checks too; all for every one");
  declare_ids(app, "--off", off_, "Leave these checks out");
}

check::CheckSelection ChecksOption::selection() const {
  check::CheckSelection selection;
  // From left to right: --only empties the selection, --on adds, --off takes away.
  if (!only_.empty()) selection.turn_off("all");
  for (const std::string& id : only_) selection.turn_on(id);
  for (const std::string& id : on_) selection.turn_on(id);
  for (const std::string& id : off_) selection.turn_off(id);
  return selection;
}

}  // namespace calque::cli
