#include "report/pretranslation_page.h"

#include <string_view>
#include <utility>

#include "match/match_query.h"
#include "report/html_text.h"
#include "report/match_diff.h"
#include "report/page.h"
#include "report/pretranslation_text.h"
#include "report/unit_text.h"
#include "text/grouped.h"
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

/// The text with its tags, each of which stands as one sign from left to right whatever is beside
/// it.
std::string text_with_tags(const Segment& segment) {
  std::string out;
  std::size_t done = 0;
  const std::string_view text = segment.text;
  for (const InlineTag& tag : segment.tags) {
    out += html_text(text.substr(done, tag.offset - done)) + "<bdi class=\"tag\" dir=\"ltr\">" +
           html_text(tag_label(tag)) + "</bdi>";
    done = tag.offset;
  }
  return out + html_text(text.substr(done));
}

std::string count(std::size_t number) {
  return text::grouped(std::to_string(number));
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
    std::string out = "<tr class=\"" + std::string(class_of(match)) + "\"><td>" + count(number) +
                      "<td" + source_ + ">" + text_with_tags(segment.segment.source);
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
           target_ + ">" + text_with_tags(match->target) + "</tr>\n";
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
    const std::pair<bool, std::string_view> reasons[]{
        {match.aligned, "unconfirmed alignment"},
        {match.machine, "machine translation"},
        {match.unconfirmed, "not confirmed"},
        {match.several_targets, "several translations"},
        {match.pivot, "through a third language"},
        {match.other_tags, "other inline tags"},
        {match.assembled, "put together from its sentences"},
        {match.converted, "without letters"},
        {match.repaired, "repaired"},
        {segment.propagated, "repetition"}};
    for (const auto& [holds, reason] : reasons) {
      if (holds) out += "<small>" + std::string(reason) + "</small>";
    }
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
                                             {"segments", count(segments.size())},
                                             {"found", count(segments.size() - counts.without)},
                                             {"in-context", count(counts.in_context)},
                                             {"identical", count(counts.identical)},
                                             {"fuzzy", count(counts.fuzzy)},
                                             {"without", count(counts.without)},
                                             {"source", html_text(options.source.tag())},
                                             {"target", html_text(options.target.tag())},
                                             {"rows", all_rows},
                                             {"gone", gone_list(options)}});
}

}  // namespace calque::report
