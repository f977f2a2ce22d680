#include "cli/settings/setting_key.h"

#include <algorithm>
#include <array>

#include "calque/check.h"
#include "calque/error.h"
#include "calque/match.h"
#include "cli/options/language_option.h"
#include "cli/options/penalty_option.h"
#include "leverage/volume.h"
#include "leverage/weights.h"
#include "match/cost_model.h"

namespace calque::cli {
namespace {

using Words = std::vector<std::string>;

void require_languages(const Words& words) {
  language_options(words);  // refuses what is none
}

void require_rate(const Words& words) {
  // 102 is the rate of a match with both neighbours.
  const long long value = std::stoll(words.front());
  if (value < 1 || value > 102) throw UsageError("a match rate is from 1 to 102");
}

void require_tags(const Words& words) {
  if (!tag_rule_of(words.front())) throw UsageError("it is points, strict or ignore");
}

void require_count(const Words& words) {
  if (!leverage::word_count_with_key(words.front())) {
    throw UsageError("it is gmx, gmx-factors or office");
  }
}

void require_penalties(const Words& words) {
  parse_penalties(words);
}

void require_weights(const Words& words) {
  leverage::Weights weights;
  for (const std::string& word : words) weights.set(word);
}

void require_checks(const Words& words) {
  check::CheckSelection selection;
  for (const std::string& word : words) selection.turn_on(word);
}

void require_severity(const Words& words) {
  constexpr std::array<std::string_view, 4> kChoices{"error", "warning", "note", "never"};
  if (std::ranges::find(kChoices, words.front()) == kChoices.end()) {
    throw UsageError("it is error, warning, note or never");
  }
}

// NOLINTNEXTLINE(readability-function-size): a table
const std::vector<SettingKey>& all() {
  using enum SettingKind;
  static const std::vector<SettingKey> kKeys{
      {.name = "memory",
       .kind = path,
       .meaning = "The memory's file",
       .example = "\"memory.calque\"",
       .otherwise = "memory.calque in the data folder"},
      {.name = "source",
       .kind = language,
       .meaning = "The language translated from",
       .example = "\"en\"",
       .otherwise = "",
       .options = {"source"},
       .not_in = {"concordance", "export", "segment", "split"},
       .check = require_languages},
      {.name = "target",
       .kind = languages,
       .meaning = "The language translated to; of several, commands that take one still ask",
       .example = "\"tr\"",
       .otherwise = "",
       .options = {"target"},
       .not_in = {"concordance", "export"},
       .check = require_languages},
      {.name = "memories",
       .kind = memories,
       .meaning = "Further memories to look into; nothing is written to one that is read-only",
       .example = "[{file = \"old.calque\", penalty = 5, read-only = true}]",
       .otherwise = "none",
       .options = {"also"}},
      {.name = "min",
       .kind = number,
       .meaning = "Least match rate in per cent",
       .example = "80",
       .otherwise = "70 for match, 75 for pretranslate",
       .options = {"min"},
       .check = require_rate},
      {.name = "penalties",
       .kind = points,
       .meaning = "Points off matches of a kind, instead of calque's own",
       .example = "{alignment = 5, mt = 10}",
       .otherwise = "calque's own",
       .options = {"penalty"},
       .check = require_penalties},
      {.name = "tags",
       .meaning = "What other inline tags cost: points, strict or ignore",
       .example = "\"strict\"",
       .otherwise = "points",
       .options = {"tags"},
       .check = require_tags},
      {.name = "count",
       .meaning = "What a word is in an analysis: gmx, gmx-factors or office",
       .example = "\"office\"",
       .otherwise = "gmx",
       .options = {"count"},
       .unless = {"factors"},
       .check = require_count},
      {.name = "weights",
       .kind = points,
       .meaning = "What a band is paid in per cent of a new word",
       .example = "{85-94 = 50, repetition = 10}",
       .otherwise = "calque's own",
       .options = {"weight"},
       .unless = {"weights"},
       .check = require_weights},
      {.name = "prices",
       .kind = path,
       .meaning = "A file of prices: analyses are quotes",
       .example = "\"prices.txt\"",
       .otherwise = "none",
       .options = {"prices"}},
      {.name = "srx",
       .kind = path,
       .meaning = "A file of rules for segment, instead of the built-in ones",
       .example = "\"rules.srx\"",
       .otherwise = "none",
       .options = {"srx"}},
      {.name = "glossary",
       .kind = path,
       .meaning = "A glossary file to hold terms against, instead of the memory's glossary",
       .example = "\"client.tbx\"",
       .otherwise = "the memory's",
       .options = {"glossary"}},
      {.name = "checks.on",
       .kind = list,
       .meaning = "Checks to do that are off otherwise",
       .example = "[\"inconsistent-source\"]",
       .otherwise = "none",
       .options = {"on"},
       .unless = {"only", "off"},
       .check = require_checks},
      {.name = "checks.off",
       .kind = list,
       .meaning = "Checks to leave out",
       .example = "[\"french-spaces\"]",
       .otherwise = "none",
       .options = {"off"},
       .unless = {"only", "on"},
       .check = require_checks},
      {.name = "checks.fail-on",
       .meaning = "From which severity findings fail: error, warning, note or never",
       .example = "\"warning\"",
       .otherwise = "error",
       .options = {"fail-on"},
       .check = require_severity},
      {.name = "user",
       .meaning = "Who changes the memory",
       .example = "\"ada\"",
       .otherwise = "$USER"},
      {.name = "files",
       .kind = list,
       .meaning = "The files to translate, by pattern: what analyze and pretranslate take when "
                  "none is named",
       .example = "[\"articles/*.md\", \"help/**/*.html\"]",
       .otherwise = "none",
       .project_only = true},
      {.name = "output",
       .kind = path,
       .meaning = "The folder for translations; {target} in it is the language",
       .example = "\"translated/{target}\"",
       .otherwise = "standard output",
       .project_only = true}};
  return kKeys;
}

}  // namespace

std::span<const SettingKey> setting_keys() {
  return all();
}

const SettingKey* find_setting_key(std::string_view name) {
  const auto found = std::ranges::find(all(), name, &SettingKey::name);
  return found == all().end() ? nullptr : &*found;
}

std::string_view description_of(SettingKind kind) {
  switch (kind) {
    case SettingKind::text:
      return "a text";
    case SettingKind::number:
      return "a whole number";
    case SettingKind::path:
      return "the name of a file";
    case SettingKind::language:
      return "a language";
    case SettingKind::languages:
      return "a language or a list of them";
    case SettingKind::list:
      return "a text or a list of them";
    case SettingKind::points:
      return "a table of numbers";
    case SettingKind::memories:
      return "a list of files or tables";
  }
  return "";
}

}  // namespace calque::cli
