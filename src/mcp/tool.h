#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mcp/answer.h"

namespace calque::mcp {

class Arguments;
class Workspace;

/// Something that a tool is told.
struct Parameter {
  enum class Kind {
    text,      ///< A string that is not blank.
    language,  ///< Where it is not said, that of the workspace.
    number,
    texts  ///< An object of texts by language.
  };
  std::string_view name;
  Kind kind = Kind::text;
  std::string_view description;
  bool required = false;
  int least = 0;
  int most = 0;
  int otherwise = 0;  ///< The number that stands where none is given.
};

/// Something that an assistant may do (Model Context Protocol, "Tools").
struct Tool {
  std::string_view name;
  std::string_view title;
  std::string_view description;
  std::string_view result;  ///< The list that it gives.
  bool writes = false;
  std::vector<Parameter> parameters;
  Answer (*run)(Workspace& workspace, const Arguments& arguments) = nullptr;
};

/// All tools, in the order in which they are documented; those that write last.
std::span<const Tool> all_tools();

/// JSON Schema of the arguments, which are held to it (Arguments).
nlohmann::ordered_json input_schema(const Tool& tool);

/// JSON Schema of what the tool gives.
nlohmann::ordered_json output_schema(const Tool& tool);

// What the tools do, by what they work on.
Answer run_match(Workspace& workspace, const Arguments& arguments);
Answer run_concordance(Workspace& workspace, const Arguments& arguments);
Answer run_terms(Workspace& workspace, const Arguments& arguments);
Answer run_add(Workspace& workspace, const Arguments& arguments);
Answer run_check(Workspace& workspace, const Arguments& arguments);
Answer run_segment(Workspace& workspace, const Arguments& arguments);
Answer run_align(Workspace& workspace, const Arguments& arguments);

}  // namespace calque::mcp
