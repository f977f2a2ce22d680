#include "report/alignment_page.h"

#include <nlohmann/json.hpp>

#include "align/confidence.h"
#include "report/page.h"

namespace calque::report {
namespace {

nlohmann::ordered_json range_of(align::Range range) {
  return {range.begin, range.end};
}

/// JSON that can stand in a script element: no "<" is left in it.
std::string embedded(const nlohmann::ordered_json& json) {
  // The texts may be anything; bytes that are no UTF-8 become U+FFFD rather than an exception.
  const std::string plain = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  std::string out;
  for (const char c : plain) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

/// The page makes itself from this JSON, in the browser: it needs neither a server nor a network.
std::string alignment_page(const AlignedTexts& texts, const AlignmentPageOptions& options) {
  nlohmann::ordered_json beads = nlohmann::ordered_json::array();
  for (const align::Bead& bead : texts.beads) {
    beads.push_back({range_of(bead.source), range_of(bead.target), bead.confidence});
  }
  nlohmann::ordered_json source = nlohmann::ordered_json::array();
  for (const std::string_view text : texts.source) source.push_back(std::string(text));
  nlohmann::ordered_json target = nlohmann::ordered_json::array();
  for (const std::string_view text : texts.target) target.push_back(std::string(text));
  const nlohmann::ordered_json data = {
      {"title", options.title},
      {"languages", {options.source_language, options.target_language}},
      {"weak", options.weak},
      {"accepted", align::kAcceptedConfidence},
      {"source", std::move(source)},
      {"target", std::move(target)},
      {"beads", std::move(beads)}};
  return filled_page("alignment.html", {{"data", embedded(data)}});
}

}  // namespace calque::report
