#include "report/pretranslation_json.h"

#include <nlohmann/json.hpp>

#include "model/segment_markup.h"

namespace calque::report {

std::string pretranslation_json(std::span<const leverage::Pretranslated> segments) {
  std::string out;
  std::size_t number = 0;
  for (const leverage::Pretranslated& segment : segments) {
    nlohmann::ordered_json object{{"segment", ++number}, {"source", segment.segment.source.text}};
    if (!segment.segment.source.tags.empty()) {
      object["source_markup"] = to_markup(segment.segment.source);
    }
    if (const leverage::FoundMatch* const match = segment.best()) {
      object["rate"] = match->rate.percent();
      object["target"] = match->target.text;
      if (!match->target.tags.empty()) object["target_markup"] = to_markup(match->target);
      if (match->repaired) object["repaired"] = true;
      if (match->unit.value > 0) object["unit"] = match->unit.value;
      if (!match->origin.empty()) object["origin"] = match->origin;
    }
    out += object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }
  return out;
}

}  // namespace calque::report
