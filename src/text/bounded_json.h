#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "calque/error.h"

namespace calque::text {

/// Parses JSON of others: a few megabytes of brackets would become a gigabyte of lists in lists.
/// @param name stands before the message.
/// @throws nlohmann::json::exception when it is no JSON, InputError when it is nested deeper than
/// any file of calque.
template <typename Json>
Json parse_bounded_json(std::string_view text, const std::string& name) {
  constexpr int kDeepest = 32;
  const auto check_depth = [&name](int depth, nlohmann::json::parse_event_t, Json&) {
    if (depth > kDeepest) throw InputError(name + ": it is nested more than 32 deep");
    return true;
  };
  return Json::parse(text, check_depth);
}

}  // namespace calque::text
