#include "report/pretranslation_page.h"

#include <string_view>

#include "match/match_query.h"
#include "report/html_text.h"
#include "report/match_diff.h"
#include "report/pretranslation_text.h"
#include "report/unit_text.h"
#include "text/unicode.h"

namespace calque::report {
namespace {

using leverage::FoundMatch;
using leverage::Pretranslated;

constexpr std::string_view kHead = R"HTML(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 80rem; padding: 1rem }
h1 { font-size: 1.3rem; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
td, th { padding: .4rem .6rem; border-bottom: 1px solid #8884; vertical-align: top; text-align: start; overflow-wrap: anywhere; white-space: pre-wrap }
th:nth-child(1) { width: 3rem } th:nth-child(3) { width: 5rem }
td:nth-child(3) { text-align: center; border-inline-start: 4px solid #b03a2e }
tr.context td:nth-child(3) { border-color: #00429d } tr.exact td:nth-child(3) { border-color: #2e7d32 } tr.fuzzy td:nth-child(3) { border-color: #d97706 }
small { display: block; color: GrayText; font-size: .8rem }
del { color: #a40000; background: #a4000022 } ins { color: #1b5e20; background: #1b5e2022; text-decoration: none; border-bottom: 2px solid }
</style>
)HTML";

std::string attributes_of(const Language& language) {
  const bool right_to_left = text::is_right_to_left(language.tag());
  return " lang=\"" + html_text(language.tag()) + "\" dir=\"" + (right_to_left ? "rtl" : "ltr") +
         "\"";
}

/// Makes the rows; holds what comparing needs.
class Rows {
 public:
  explicit Rows(const PretranslationPageOptions& options)
      : source_(attributes_of(options.source)),
        target_(attributes_of(options.target)),
        analyzer_(options.source.primary()) {}

  std::string row(std::size_t number, const Pretranslated& segment) {
    const FoundMatch* match = segment.best();
    std::string out = "<tr class=\"" + std::string(class_of(match)) + "\"><td>" +
                      std::to_string(number) + "<td" + source_ + ">" +
                      html_text(segment_text(segment.segment.source, Style()));
    if (match == nullptr) return out + "<td><td" + target_ + "></tr>\n";
    if (match->rate < MatchRate(100)) out += difference(segment.segment.source, *match);
    return out + "<td>" + std::to_string(match->rate.percent()) + " %" + remarks(segment) + "<td" +
           target_ + ">" + html_text(segment_text(match->target, Style())) + "</tr>\n";
  }

 private:
  static std::string_view class_of(const FoundMatch* match) {
    if (match == nullptr) return "new";
    if (match->rate > MatchRate(100)) return "context";
    return match->rate == MatchRate(100) ? "exact" : "fuzzy";
  }

  std::string difference(const Segment& segment, const FoundMatch& match) {
    const MatchQuery query(analyzer_.analyze(segment));
    const MatchText stored = analyzer_.analyze(match.stored_source);
    return "<small>" + match_diff_html(query.text(), stored, query.edit_script(stored)) +
           "</small>";
  }

  static std::string remarks(const Pretranslated& segment) {
    const FoundMatch& match = *segment.best();
    std::string out;
    if (!match.origin.empty()) out += "<small><bdi>" + html_text(match.origin) + "</bdi></small>";
    if (match.repaired) out += "<small>repaired</small>";
    if (match.machine) out += "<small>machine translation</small>";
    if (segment.propagated) out += "<small>repetition</small>";
    return out;
  }

  std::string source_;
  std::string target_;
  MatchAnalyzer analyzer_;
};

}  // namespace

std::string pretranslation_page(std::span<const Pretranslated> segments,
                                const PretranslationPageOptions& options) {
  const PretranslationCounts counts = count_matches(segments);
  const std::string title = html_text(options.title);
  std::string out(kHead);
  out += "<title>" + title + "</title></head><body>\n<h1><bdi>" + title + "</bdi></h1>\n<p>" +
         std::to_string(segments.size()) + " segments: " + std::to_string(counts.in_context) +
         " in context, " + std::to_string(counts.identical) + " identical, " +
         std::to_string(counts.fuzzy) + " fuzzy, " + std::to_string(counts.without) +
         " without a match</p>\n<table><thead><tr><th>#<th>" + html_text(options.source.tag()) +
         "<th>Match<th>" + html_text(options.target.tag()) + "</tr></thead><tbody>\n";
  Rows rows(options);
  std::size_t number = 0;
  for (const Pretranslated& segment : segments) out += rows.row(++number, segment);
  return out + "</tbody></table>\n</body></html>\n";
}

}  // namespace calque::report
