#include "report/finding_report.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "calque/check.h"
#include "catch.h"

using namespace calque;
using nlohmann::json;

namespace {

check::Finding finding(std::string_view check, const check::UnitPlace& place) {
  const check::CheckInfo& info = check::check_info(check);
  return {.check = info.id,
          .severity = info.severity,
          .message = "\"a\" is missing\n",
          .place = place,
          .source_language = Language("en"),
          .target_language = Language("tr"),
          .source = "a",
          .target = "ışık \x01",
          .ranges = {{0, 2}}};
}

struct Placed {
  check::Finding finding;
  std::string file;
};

json log_of(const std::vector<Placed>& findings) {
  std::ostringstream out;
  report::SarifWriter writer(out, "1.0");
  for (const Placed& placed : findings) writer.write(placed.finding, placed.file);
  writer.finish();
  return json::parse(out.str());
}

/// A kind of object in the schema of SARIF 2.1.0 (section numbers of the specification beside it):
/// its properties, as far as calque writes them, and what each may be. All kinds refuse others.
struct Kind {
  std::set<std::string> required;
  std::map<std::string, std::string> properties;  ///< A kind, or "[kind]" for an array of it.
};

const std::map<std::string, Kind> kKinds{
    {"log", {{"version", "runs"}, {{"$schema", "uri"}, {"version", "=2.1.0"}, {"runs", "[run]"}}}},
    {"run", {{"tool"}, {{"tool", "tool"}, {"results", "[result]"}}}},  // 3.14
    {"tool", {{"driver"}, {{"driver", "component"}}}},                 // 3.18
    {"component",
     {{"name"}, {{"name", "text"}, {"version", "text"}, {"rules", "[rule]"}}}},  // 3.19
    {"rule",
     {{"id"},
      {{"id", "text"}, {"shortDescription", "message"}, {"defaultConfiguration", "setting"}}}},
    {"message", {{"text"}, {{"text", "text"}}}},  // 3.11 and 3.12
    {"setting", {{}, {{"enabled", "flag"}, {"level", "level"}}}},
    {"result",  // 3.27
     {{"message"},
      {{"ruleId", "text"},
       {"ruleIndex", "count"},
       {"level", "level"},
       {"message", "message"},
       {"locations", "[location]"},
       {"partialFingerprints", "texts"},
       {"properties", "texts"}}}},
    {"location", {{}, {{"physicalLocation", "physical"}, {"logicalLocations", "[logical]"}}}},
    {"physical", {{"artifactLocation"}, {{"artifactLocation", "artifact"}, {"region", "region"}}}},
    {"artifact", {{"uri"}, {{"uri", "uri"}}}},             // 3.4
    {"region", {{"startLine"}, {{"startLine", "line"}}}},  // 3.30
    {"logical", {{}, {{"name", "text"}, {"fullyQualifiedName", "text"}, {"kind", "text"}}}}};

bool is_uri(const std::string& text) {
  return text.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
             "-._~:/?#@!$&'()*+,;=%") == std::string::npos;
}

bool is_level(const json& value) {
  return value == "none" || value == "note" || value == "warning" || value == "error";
}

bool is_simple(const json& value, const std::string& kind) {
  if (kind.starts_with('=')) return value == kind.substr(1);
  if (kind == "text") return value.is_string();
  if (kind == "uri") return value.is_string() && is_uri(value.get<std::string>());
  if (kind == "flag") return value.is_boolean();
  if (kind == "level") return is_level(value);
  if (kind == "count") return value.is_number_integer() && value >= 0;
  if (kind == "line") return value.is_number_integer() && value >= 1;
  FAIL("no kind " + kind);
  return false;
}

void check_value(const json& value, const std::string& kind, const std::string& path) {
  INFO(path << " = " << value.dump());
  if (kind.starts_with('[')) {
    REQUIRE(value.is_array());
    for (std::size_t i = 0; i < value.size(); ++i) {
      check_value(value[i], kind.substr(1, kind.size() - 2), path + "/" + std::to_string(i));
    }
  } else if (kind == "texts") {
    REQUIRE(value.is_object());
    for (const auto& [key, text] : value.items()) check_value(text, "text", path + "/" + key);
  } else if (const auto known = kKinds.find(kind); known != kKinds.end()) {
    REQUIRE(value.is_object());
    for (const std::string& name : known->second.required) REQUIRE(value.contains(name));
    for (const auto& [key, member] : value.items()) {
      const auto property = known->second.properties.find(key);
      INFO(path << "/" << key);
      REQUIRE(property != known->second.properties.end());
      check_value(member, property->second, path + "/" + key);
    }
  } else {
    CHECK(is_simple(value, kind));
  }
}

}  // namespace

TEST_CASE("the SARIF log has what the schema of SARIF 2.1.0 requires, and nothing else") {
  const json log =
      log_of({{finding("numbers", {.unit = 3, .tuid = "a \"b\"", .line = 12}), "a.tmx"},
              {finding("term-missing", {.unit = 1}), "dir name/ç\".calque"}});
  check_value(log, "log", "");
  const json& results = log["runs"][0]["results"];
  REQUIRE(results.size() == 2);
  CHECK(results[0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 12);
  CHECK_FALSE(results[1]["locations"][0]["physicalLocation"].contains("region"));
  CHECK(results[1]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "dir%20name/%C3%A7%22.calque");
}

TEST_CASE("a SARIF log without findings is whole") {
  check_value(log_of({}), "log", "");
}

TEST_CASE("SARIF rules have one id each, and results point at their rule") {
  std::vector<Placed> findings;
  for (const check::CheckInfo& info : check::all_checks()) {
    findings.push_back({finding(info.id, {.unit = 1, .line = 1}), "a.po"});
  }
  const json log = log_of(findings);
  const json& rules = log["runs"][0]["tool"]["driver"]["rules"];
  std::set<std::string> ids;
  for (const json& rule : rules) ids.insert(rule["id"]);
  CHECK(ids.size() == check::all_checks().size());
  for (const json& result : log["runs"][0]["results"]) {
    const std::size_t index = result["ruleIndex"];
    CHECK(rules[index]["id"] == result["ruleId"]);
    CHECK(rules[index]["defaultConfiguration"]["level"] == result["level"]);
  }
}

TEST_CASE("a finding for people begins with file and line, as editors look for them") {
  const report::Style plain;
  CHECK(report::finding_text(finding("numbers", {.unit = 3, .line = 12}), "a.tmx", plain)
            .starts_with("a.tmx:12: unit 3: error numbers: "));
  CHECK(report::finding_text(finding("numbers", {.unit = 3, .tuid = "x"}), "m.calque", plain)
            .starts_with("m.calque: unit 3 (x): error numbers: "));
  CHECK(report::to_json(finding("numbers", {.unit = 3, .line = 12}), "a.tmx")["line"] == 12);
  CHECK_FALSE(report::to_json(finding("numbers", {.unit = 3}), "m.calque").contains("line"));
}
