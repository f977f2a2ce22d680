#pragma once

#include <string_view>

#include "segment/candidate.h"
#include "segment/rule_set.h"

namespace calque::segment {

/// Why a candidate breaks or does not. The order is that of the table in rule_name().
enum class Rule {
  sentence_end,
  own_mark,
  strong_mark,
  abbreviation_before_capital,
  lower_case_sentence,
  unit,
  ellipsis_before_sentence,
  acronym_before_starter,
  abbreviation_before_starter,
  initial_before_starter,
  number_before_starter,
  glued_sentence,
  picture_end,
  speaker,
  blank_line,
  line_break,
  list_item,
  no_space,
  lower_case_next,
  punctuation_next,
  quoting_particle,
  abbreviation,
  abbreviation_before_number,
  acronym,
  initial,
  ordinal,
  date,
  list_number,
  no_end_mark,
  ellipsis_inside,
  bracketed_remark,
  citation,
  inside_brackets,
  quotation_inside,
  wrapped_line,
};

/// The name that `--explain` prints: "abbreviation-before-number".
std::string_view rule_name(Rule rule);

struct Verdict {
  bool breaks = false;
  Rule rule = Rule::sentence_end;
};

/// Decides one candidate. `segment_begin` is where the present segment starts.
Verdict judge(std::string_view text, const Candidate& candidate, std::size_t segment_begin,
              const RuleSet& rules);

}  // namespace calque::segment
