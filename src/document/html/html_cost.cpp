#include "document/html/html_cost.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/trim.h"

namespace calque::document {
namespace {

template <std::size_t N>
bool one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::ranges::find(names, name) != names.end();
}

/// Elements that HTML closes by itself, and empty ones.
bool stands_alone(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"area",  "base",  "br",   "col",   "dd",     "dt",    "embed", "hr",     "img",
       "input", "li",    "link", "meta",  "option", "p",     "param", "source", "tbody",
       "td",    "tfoot", "th",   "thead", "tr",     "track", "wbr"});
  return one_of(name, kNames);
}

/// Elements in which there are no tags, but for their own end tag.
/// HTML Standard, 13.1.2: raw text and escapable raw text elements, and old ones that parsers treat
/// alike.
bool holds_raw_text(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"});
  return one_of(name, kNames);
}

/// Elements that leave a drawing a drawing; others may end it.
bool is_drawing(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"svg", "g", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse", "use",
       "defs", "stop", "lineargradient", "radialgradient", "clippath", "mask", "symbol", "style"});
  return one_of(name, kNames);
}

struct Tag {
  std::string name;            ///< In lower case.
  bool closes_itself = false;  ///< Written `<name/>`.
  std::uint64_t attributes = 0;
  std::size_t end = 0;
};

/// Reads the tag whose name begins at `at`, as the tokenizer of HTML does.
/// A `>` inside a quoted value does not end the tag, one in an unquoted value does.
Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  const std::size_t name_end = std::min(html.find_first_of(" \t\r\n\f/>", at), html.size());
  tag.name = text::lower_ascii(html.substr(at, name_end - at));
  at = name_end;
  for (;;) {
    const std::size_t next = html.find_first_not_of(" \t\r\n\f/", at);
    tag.end = std::min(next, html.size());
    if (next == std::string_view::npos) return tag;
    if (html[next] == '>') {
      tag.closes_itself = html[next - 1] == '/';
      ++tag.end;
      return tag;
    }
    ++tag.attributes;
    at = std::min(html.find_first_of(" \t\r\n\f/>=", next + 1), html.size());
    const std::size_t equals = html.find_first_not_of(text::kPageBlanks, at);
    if (equals == std::string_view::npos || html[equals] != '=') continue;
    at = std::min(html.find_first_not_of(text::kPageBlanks, equals + 1), html.size());
    if (at == html.size()) continue;
    const char quote = html[at];
    const bool quoted = quote == '"' || quote == '\'';
    const std::size_t close =
        quoted ? html.find(quote, at + 1) : html.find_first_of(" \t\r\n\f>", at);
    at = close == std::string_view::npos ? html.size() : close + (quoted ? 1 : 0);
  }
}

/// Goes through the tags and keeps a list of open elements that is never shorter than the parser's:
/// an end tag counts only where it is certain that it closes the last one. In pages with mistakes
/// elements stay in the list, which costs such pages more than they do the parser.
class CostEstimate {
 public:
  explicit CostEstimate(std::string_view html) : html_(html) {}

  bool is_above(std::uint64_t most) {
    std::size_t at = html_.find('<');
    while (at != std::string_view::npos && cost_ <= most) at = html_.find('<', after(at));
    return cost_ > most;
  }

 private:
  /// Takes what begins with the `<` at `at`; returns where to go on.
  std::size_t after(std::size_t at) {
    const std::string_view rest = html_.substr(at);
    const bool is_end = rest.starts_with("</");
    const std::size_t name = at + (is_end ? 2 : 1);
    const bool is_tag = name < html_.size() && text::is_ascii_letter(html_[name]);
    if (!is_tag) return uncertain_ ? at + 1 : past_declaration(at);
    const Tag tag = read_tag(html_, name);
    // gumbo looks through its list of open elements at each tag, and compares each attribute with
    // those before it.
    cost_ += open_.size() + tag.attributes * tag.attributes / 2;
    if (uncertain_) cost_ += tag.end - name;  // it will be gone through again
    const bool drawing = std::exchange(in_drawing_, in_drawing_ && is_drawing(tag.name));
    if (is_end) {
      close(tag);
      return uncertain_ ? at + 1 : tag.end;
    }
    const std::size_t end = open(tag, drawing);
    return uncertain_ ? at + 1 : end;
  }

  /// What is neither a start tag nor an end tag: mostly a comment.
  std::size_t past_declaration(std::size_t at) {
    // The length of "<!--". "<!-->" and "<!--->" are whole comments.
    constexpr std::size_t kOpening = 4;
    const std::string_view rest = html_.substr(at);
    // Only inside SVG and MathML is it a section; whether gumbo is inside one is known here to a
    // bound only.
    if (rest.starts_with("<![CDATA[") && foreign_ > 0) uncertain_ = true;
    if (uncertain_) return at + 1;
    if (rest.starts_with("<!--")) {
      const std::string_view text = rest.substr(kOpening);
      if (text.starts_with(">") || text.starts_with("->")) return at + kOpening;
      return past_comment(at + kOpening);
    }
    const bool comment = rest.starts_with("<!") || rest.starts_with("<?") || rest.starts_with("</");
    return comment ? std::min(html_.find('>', at), html_.size()) : at + 1;
  }

  std::size_t past_comment(std::size_t at) const {
    for (at = html_.find("--", at); at != std::string_view::npos; at = html_.find("--", at + 1)) {
      const std::string_view end = html_.substr(at + 2, 2);
      if (end.starts_with('>') || end == "!>") return at + 2;
    }
    return html_.size();
  }

  /// An element that may have an end tag is kept in the list. Where gumbo might keep one that is
  /// not kept here the estimate would be too low, so that doubt is decided for keeping.
  std::size_t open(const Tag& tag, bool drawing) {
    if (drawing && (tag.name == "title" || tag.name == "desc") && holds_text_alone(tag)) {
      in_drawing_ = true;
      return past_end_tag(tag);
    }
    const bool empty = tag.closes_itself && drawing && is_drawing(tag.name);
    if (stands_alone(tag.name) || empty) return tag.end;
    if (holds_raw_text(tag.name) && !drawing) return past_raw_text(tag);
    open_.push_back(tag.name);
    if (is_foreign(tag.name)) ++foreign_;
    if (tag.name == "svg") in_drawing_ = true;
    return tag.end;
  }

  /// An end tag that does not fit the last element may close several, or none: it closes nothing
  /// here.
  void close(const Tag& tag) {
    if (uncertain_ || open_.empty() || open_.back() != tag.name) {
      in_drawing_ = false;
      return;
    }
    open_.pop_back();
    if (is_foreign(tag.name)) --foreign_;
    if (tag.name == "svg") in_drawing_ = false;
  }

  /// Elements in which other elements may not be what they are elsewhere.
  static bool is_foreign(std::string_view name) {
    return name == "svg" || name == "math" || name == "select";
  }

  bool holds_text_alone(const Tag& tag) const {
    const std::size_t next = html_.find('<', tag.end);
    return next != std::string_view::npos && ends_element(next, tag.name);
  }

  std::size_t past_raw_text(const Tag& tag) {
    if (uncertain_) return tag.end;
    const std::size_t end = find_end_tag(tag);
    const std::string_view content = html_.substr(tag.end, end - tag.end);
    // A script inside a comment inside a script has an end tag that does not end the outer one.
    const bool script_in_comment = tag.name == "script" && content.find("<!--") < content.size() &&
                                   text::lower_ascii(content).find("<script") < content.size();
    if (foreign_ > 0 || script_in_comment) {
      uncertain_ = true;
      open_.push_back(tag.name);
      return tag.end;
    }
    return past_end_tag(tag);
  }

  /// Whether the end tag of such an element begins at `at`.
  bool ends_element(std::size_t at, std::string_view name) const {
    const std::string_view tag = html_.substr(at, 2 + name.size() + 1);
    return tag.starts_with("</") && tag.size() == 2 + name.size() + 1 &&
           text::equals_ignoring_case(tag.substr(2, name.size()), name) &&
           std::string_view(" \t\r\n\f/>").find(tag.back()) != std::string_view::npos;
  }

  /// Where the end tag of an element without tags begins.
  std::size_t find_end_tag(const Tag& tag) const {
    std::size_t at = html_.find("</", tag.end);
    while (at < html_.size() && !ends_element(at, tag.name)) at = html_.find("</", at + 2);
    return std::min(at, html_.size());
  }

  std::size_t past_end_tag(const Tag& tag) const {
    const std::size_t end = find_end_tag(tag);
    return end == html_.size() ? end : read_tag(html_, end + 2).end;
  }

  std::string_view html_;
  std::vector<std::string> open_;
  std::uint64_t cost_ = 0;
  std::size_t foreign_ = 0;  ///< How many of the open elements are foreign.
  bool in_drawing_ = false;  ///< For certain inside `svg`, where `<path/>` is empty.
  /// Where raw text ends is not certain any more; from then on nothing closes.
  bool uncertain_ = false;
};

}  // namespace

bool is_costly_html(std::string_view html) {
  // Some 10 ns each; a long page has more of them.
  // So about half a second for any file, and less than a tenth of a second more for each megabyte:
  // the longest real pages stay below, while a page of a hundred thousand nested elements takes
  // five thousand million steps.
  constexpr std::uint64_t kMostSteps = 50'000'000;
  constexpr std::uint64_t kStepsPerByte = 8;
  return CostEstimate(html).is_above(kMostSteps + kStepsPerByte * html.size());
}

}  // namespace calque::document
