#include "report/finding_report.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <ostream>

#include "calque/check.h"
#include "report/table.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace calque::report {
namespace {

using Json = nlohmann::ordered_json;

std::string place_of(const check::Finding& finding, const std::string& file) {
  std::string place = file;
  if (finding.place.line > 0) place += ":" + std::to_string(finding.place.line);
  if (!file.empty()) place += ": ";
  place += "unit " + std::to_string(finding.place.unit);
  if (!finding.place.tuid.empty()) place += " (" + finding.place.tuid + ")";
  return place;
}

Role role_of(check::Severity severity) {
  return severity == check::Severity::note ? Role::faint : Role::warning;
}

/// A text with the places of the finding marked.
std::string marked(std::string_view text, const std::vector<text::ByteRange>& ranges,
                   const Style& style) {
  std::string out;
  std::size_t at = 0;
  for (const text::ByteRange& range : ranges) {
    // Ranges may overlap: the first is marked.
    if (range.begin < at || range.end > text.size()) continue;
    out += style.printable(text.substr(at, range.begin - at));
    out +=
        style.words(style.printable(text.substr(range.begin, range.end - range.begin)), Role::hit);
    at = range.end;
  }
  out += style.printable(text.substr(at));
  return style.isolated(text, out);
}

Json ranges_json(const std::vector<text::ByteRange>& ranges) {
  Json array = Json::array();
  for (const text::ByteRange& range : ranges) array.push_back({range.begin, range.end});
  return array;
}

std::string hexadecimal(std::uint64_t number) {
  // 64 bits, all digits: a fingerprint is compared as text.
  constexpr std::size_t kDigits = 16;
  std::array<char, kDigits> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + kDigits, number, 16).ptr;
  const std::string hash(digits.data(), end);
  return std::string(kDigits - hash.size(), '0') + hash;
}

/// A path as a URI reference (RFC 3986).
std::string uri_of(const std::string& path) {
  // Unreserved characters, and the slash between names.
  constexpr std::string_view kPlain = "-._~/";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri;
  for (const char c : path) {
    const bool letter = text::is_ascii_alphanumeric(c);
    if (letter || kPlain.find(c) != std::string_view::npos) {
      uri += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return uri;
}

Json rules() {
  Json array = Json::array();
  for (const check::CheckInfo& info : check::all_checks()) {
    array.push_back({{"id", info.id},
                     {"shortDescription", {{"text", info.description}}},
                     {"defaultConfiguration",
                      {{"enabled", info.on}, {"level", check::name_of(info.severity)}}}});
  }
  return array;
}

std::ptrdiff_t index_of(std::string_view check) {
  const auto all = check::all_checks();
  return std::ranges::find(all, check, &check::CheckInfo::id) - all.begin();
}

/// Units have numbers, lines only where the format has them: both are given.
Json location(const check::Finding& finding, const std::string& file) {
  const std::string unit = "unit " + std::to_string(finding.place.unit);
  Json logical{{"name", unit}, {"kind", "resource"}};
  if (!finding.place.tuid.empty()) logical["fullyQualifiedName"] = finding.place.tuid;
  Json physical{{"artifactLocation", {{"uri", uri_of(file)}}}};
  if (finding.place.line > 0) physical["region"] = {{"startLine", finding.place.line}};
  return {{"physicalLocation", std::move(physical)},
          {"logicalLocations", Json::array({std::move(logical)})}};
}

}  // namespace

std::string finding_text(const check::Finding& finding, const std::string& file,
                         const Style& style) {
  Table table({Align::left, Align::left, Align::left});
  table.add_row({"", style.text(finding.source_language.tag(), Role::faint),
                 marked(finding.source, finding.source_ranges, style)});
  table.add_row({"", style.text(finding.target_language.tag(), Role::faint),
                 marked(finding.target, finding.ranges, style)});
  return style.text(place_of(finding, file), Role::heading) + ": " +
         style.words(check::name_of(finding.severity), role_of(finding.severity)) + " " +
         std::string(finding.check) + ": " + style.text(finding.message) + "\n" + table.to_string();
}

Json to_json(const check::Finding& finding, const std::string& file) {
  Json object{{"file", text::replace_invalid_utf8(file)}, {"unit", finding.place.unit}};
  if (finding.place.line > 0) object["line"] = finding.place.line;
  if (!finding.place.tuid.empty()) object["tuid"] = finding.place.tuid;
  object["check"] = finding.check;
  object["severity"] = check::name_of(finding.severity);
  object["message"] = finding.message;
  object["source_lang"] = finding.source_language.tag();
  object["source"] = finding.source;
  object["target_lang"] = finding.target_language.tag();
  object["target"] = finding.target;
  if (!finding.ranges.empty()) object["ranges"] = ranges_json(finding.ranges);
  if (!finding.source_ranges.empty()) object["source_ranges"] = ranges_json(finding.source_ranges);
  object["fingerprint"] = hexadecimal(check::fingerprint_of(finding));
  return object;
}

SarifWriter::SarifWriter(std::ostream& out, const std::string& tool_version) : out_(out) {
  const Json driver{{"name", "calque"}, {"version", tool_version}, {"rules", rules()}};
  // SARIF 2.1.0 (OASIS, 2020). Written piece by piece: a run may have any number of results.
  out_ << R"({"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0",)"
       << R"("runs":[{"tool":{"driver":)" << driver.dump() << R"(},"results":[)";
}

void SarifWriter::write(const check::Finding& finding, const std::string& file) {
  const Json result{
      {"ruleId", finding.check},
      {"ruleIndex", index_of(finding.check)},
      {"level", check::name_of(finding.severity)},
      {"message", {{"text", finding.message}}},
      {"locations", Json::array({location(finding, file)})},
      {"partialFingerprints", {{"calque/v1", hexadecimal(check::fingerprint_of(finding))}}},
      {"properties",
       {{"sourceLanguage", finding.source_language.tag()},
        {"source", finding.source},
        {"targetLanguage", finding.target_language.tag()},
        {"target", finding.target}}}};
  out_ << (first_ ? "\n" : ",\n") << result.dump();
  first_ = false;
}

void SarifWriter::finish() {
  out_ << "\n]}]}\n";
}

}  // namespace calque::report
