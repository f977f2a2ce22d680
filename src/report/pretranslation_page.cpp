#include "report/pretranslation_page.h"

#include <string_view>

#include "match/match_query.h"
#include "report/html_text.h"
#include "report/match_diff.h"
#include "report/page.h"
#include "report/pretranslation_text.h"
#include "report/unit_text.h"
#include "text/unicode.h"

namespace calque::report {
namespace {

using leverage::FoundMatch;
using leverage::Pretranslated;

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
    for (const leverage::FoundTerm& term : segment.terms) out += term_beside(term);
    if (match == nullptr) {
      if (segment.version.before) {
        out += difference(segment.segment.source, *segment.version.before);
      }
      return out + "<td>" + change_remark(segment) + "<td" + target_ + "></tr>\n";
    }
    if (match->rate < MatchRate(100)) {
      out += difference(segment.segment.source, match->stored_source);
    }
    return out + "<td>" + std::to_string(match->rate.percent()) + " %" + remarks(segment) + "<td" +
           target_ + ">" + html_text(segment_text(match->target, Style())) + "</tr>\n";
  }

 private:
  static std::string_view class_of(const FoundMatch* match) {
    if (match == nullptr) return "new";
    if (match->rate > MatchRate(100)) return "context";
    return match->rate == MatchRate(100) ? "exact" : "fuzzy";
  }

  std::string difference(const Segment& segment, const Segment& before) {
    return "<small>" + match_diff_html(analyzer_.analyze(segment), analyzer_.analyze(before)) +
           "</small>";
  }

  std::string term_beside(const leverage::FoundTerm& term) const {
    std::string translations;
    for (const std::string& translation : term.translations) {
      translations += (translations.empty() ? "" : ", ") + html_text(translation);
    }
    return "<small title=\"" + html_text(term.definition) + "\">" + html_text(term.term) +
           " → <bdi" + target_ + ">" + translations + "</bdi></small>";
  }

  static std::string remarks(const Pretranslated& segment) {
    const FoundMatch& match = *segment.best();
    std::string out;
    if (!match.origin.empty()) out += "<small><bdi>" + html_text(match.origin) + "</bdi></small>";
    if (!match.other_client.empty()) {
      out += "<small>other client: <bdi>" + html_text(match.other_client) + "</bdi></small>";
    }
    if (match.other_tags) out += "<small>other inline tags</small>";
    if (match.assembled) out += "<small>put together from its sentences</small>";
    if (match.converted) out += "<small>without letters</small>";
    if (match.repaired) out += "<small>repaired</small>";
    if (match.machine) out += "<small>machine translation</small>";
    if (segment.propagated) out += "<small>repetition</small>";
    return out + change_remark(segment);
  }

  static std::string change_remark(const Pretranslated& segment) {
    if (!segment.version.change) return "";
    return "<small>" + std::string(key_of(*segment.version.change)) + "</small>";
  }

  std::string source_;
  std::string target_;
  MatchAnalyzer analyzer_;
};

std::string gone_list(const PretranslationPageOptions& options) {
  if (options.gone.empty()) return "";
  std::string out = "<h2>Gone since the earlier version</h2>\n<ul>\n";
  for (const std::string& text : options.gone) {
    out += "<li" + attributes_of(options.source) + ">" + html_text(text) + "</li>\n";
  }
  return out + "</ul>\n";
}

}  // namespace

std::string pretranslation_page(std::span<const Pretranslated> segments,
                                const PretranslationPageOptions& options) {
  const PretranslationCounts counts = count_matches(segments);
  Rows rows(options);
  std::string all_rows;
  std::size_t number = 0;
  for (const Pretranslated& segment : segments) all_rows += rows.row(++number, segment);
  return filled_page("pretranslation.html", {{"title", html_text(options.title)},
                                             {"segments", std::to_string(segments.size())},
                                             {"in-context", std::to_string(counts.in_context)},
                                             {"identical", std::to_string(counts.identical)},
                                             {"fuzzy", std::to_string(counts.fuzzy)},
                                             {"without", std::to_string(counts.without)},
                                             {"source", html_text(options.source.tag())},
                                             {"target", html_text(options.target.tag())},
                                             {"rows", all_rows},
                                             {"gone", gone_list(options)}});
}

}  // namespace calque::report
