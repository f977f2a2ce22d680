// The description of the own API (OpenAPI 3.1) and docs/server.md name exactly the routes that
// there are.

#include "server/description.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "catch.h"
#include "server/apis.h"
#include "server/memory_api.h"
#include "server/served.h"
#include "server/status_api.h"

using namespace calque::server;

namespace {

/// Pattern → methods with their roles, as they are served.
using Table = std::map<std::string, std::map<std::string, std::string>>;

Table served_routes() {
  Served served;
  Router router;
  add_status_routes(router, served.context());
  add_memory_routes(router, served.context());
  Table table;
  const auto add = [&table](const Route& route) {
    table[route.pattern][route.method] = name_of(route.role);
  };
  std::ranges::for_each(router.routes(), add);
  // Events without a memory's name are of jobs too, so that they stand with the desk's routes.
  const Router all = all_routes(served.context());
  for (const Route& route : all.routes()) {
    if (route.pattern == "/api/v1/events") add(route);
  }
  return table;
}

nlohmann::json description() {
  return nlohmann::json::parse(description_files().front().text);
}

void find_references(const nlohmann::json& json, std::set<std::string>& found) {
  for (const auto& [name, value] : json.items()) {
    if (name == "$ref") found.insert(value);
    if (value.is_structured()) find_references(value, found);
  }
}

}  // namespace

TEST_CASE("the description of the API has the routes that there are, with their roles") {
  Table described;
  const auto json = description();
  CHECK(json["openapi"] == "3.1.0");
  for (const auto& [path, item] : json["paths"].items()) {
    for (const auto& [method, operation] : item.items()) {
      if (method == "parameters") continue;
      std::string name = method;
      std::ranges::transform(name, name.begin(),
                             [](char c) { return static_cast<char>(c - 'a' + 'A'); });
      described[path][name] = operation["x-role"];
      INFO(path << " " << method);
      CHECK_FALSE(operation["summary"].get<std::string>().empty());
      CHECK_FALSE(operation["responses"].empty());
    }
  }
  CHECK(described == served_routes());
}

TEST_CASE("each argument of a path is described, and what is referred to is there") {
  const auto json = description();
  for (const auto& [path, item] : json["paths"].items()) {
    for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{', at + 1)) {
      const std::string name = path.substr(at + 1, path.find('}', at) - at - 1);
      INFO(path << " " << name);
      const auto& parameters = item.at("parameters");
      CHECK(std::ranges::any_of(parameters, [&name](const auto& parameter) {
        return parameter["name"] == name && parameter["in"] == "path" &&
               parameter["required"] == true;
      }));
    }
  }
  std::set<std::string> references;
  find_references(json, references);
  CHECK(references.size() > 5);
  for (const std::string& reference : references) {
    INFO(reference);
    CHECK(json.contains(nlohmann::json::json_pointer(reference.substr(1))));
  }
}

TEST_CASE("docs/server.md names every route of the API with its role") {
  std::ifstream in(CALQUE_SOURCE_DIR "/docs/server.md");
  const std::string text(std::istreambuf_iterator<char>(in), {});
  constexpr std::string_view kBase = "/api/v1/memories/{memory}";
  std::size_t named = 0;
  for (const auto& [pattern, methods] : served_routes()) {
    if (!pattern.starts_with(kBase)) continue;
    for (const auto& [method, role] : methods) {
      const std::string row =
          "| `" + method + " …" + pattern.substr(kBase.size()) + "` | " + role + " |";
      INFO(row);
      CHECK(text.find(row) != std::string::npos);
      ++named;
    }
  }
  CHECK(named == 33);
}
