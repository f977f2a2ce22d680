#pragma once

#include <string>
#include <vector>

#include "calque/check.h"
#include "model/segment_markup.h"
#include "sample_units.h"

/// A pair of texts as they are written in TMX.
struct PairOfTexts {
  const char* source_language;
  const char* source;
  const char* target_language;
  const char* target;
};

inline calque::TranslationUnit unit_of(const PairOfTexts& pair) {
  calque::TranslationUnit unit =
      make_unit({{pair.source_language, ""}, {pair.target_language, ""}});
  unit.variants[0].segment = calque::from_markup(pair.source);
  unit.variants[1].segment = calque::from_markup(pair.target);
  return unit;
}

inline std::vector<calque::check::Finding> findings_of(
    const std::vector<calque::TranslationUnit>& units, const char* only = "all") {
  std::vector<calque::check::Finding> findings;
  calque::check::CheckerOptions options;
  options.checks.turn_off("all");
  options.checks.turn_on(only);
  calque::check::Checker checker(
      std::move(options),
      [&findings](const calque::check::Finding& finding) { findings.push_back(finding); });
  std::int64_t number = 0;
  for (const calque::TranslationUnit& unit : units) checker.check(unit, {++number, unit.tuid});
  checker.finish();
  return findings;
}

/// The message of the one finding of a check in a pair; "" for none.
inline std::string message_of(const PairOfTexts& pair, const char* check) {
  const auto findings = findings_of({unit_of(pair)}, check);
  return findings.empty() ? "" : findings.front().message;
}
