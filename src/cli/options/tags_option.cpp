#include "cli/options/tags_option.h"

#include <CLI/CLI.hpp>

namespace calque::cli {

void TagsOption::declare(CLI::App& app) {
  app.add_option("--tags", name_,
                 "What other inline tags cost: points (4 at most), strict (as words do) or ignore")
      ->check(CLI::IsMember({"points", "strict", "ignore"}))
      ->type_name("RULE")
      ->capture_default_str();
}

TagRule TagsOption::rule() const {
  return *tag_rule_of(name_);
}

}  // namespace calque::cli
