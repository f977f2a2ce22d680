#include "cli/options/include_option.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace calque::cli {

CLI::Option* IncludeOption::declare(CLI::App& app) {
  return app
      .add_option(
          "--include", kinds_,
          "Read these texts of office files too: comments, properties (title and keywords), "
          "hidden (sheets, rows, columns, slides) or masters (of slides)")
      ->check(CLI::IsMember({"comments", "properties", "hidden", "masters"}))
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("KIND");
}

document::Include IncludeOption::include() const {
  const auto given = [this](const char* kind) {
    return std::ranges::find(kinds_, kind) != kinds_.end();
  };
  return {.comments = given("comments"),
          .properties = given("properties"),
          .hidden = given("hidden"),
          .masters = given("masters")};
}

}  // namespace calque::cli
