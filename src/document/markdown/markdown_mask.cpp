#include "document/markdown/markdown_mask.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "calque/error.h"
#include "document/markdown/code_fence.h"
#include "document/markdown/jsx.h"
#include "text/trim.h"

namespace calque::document {
namespace {

/// Where the first of a row of blank lines begins, at or after `at`: no inline markup reaches
/// beyond it.
std::size_t paragraph_end(std::string_view text, std::size_t at) {
  for (at = text.find('\n', at); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    const std::size_t next = std::min(text.find('\n', at + 1), text.size());
    if (text::is_blank(text.substr(at + 1, next - at - 1))) return at;
  }
  return text.size();
}

/// Goes through the lines, and through the text of those that are no code.
class Mask {
 public:
  Mask(std::string_view text, std::size_t begin, MarkdownDialect dialect)
      : text_(text), begin_(begin), mdx_(dialect == MarkdownDialect::mdx), out_(text) {
    std::ranges::replace(out_, kDroppedByte, kProtectedByte);
  }

  std::string take() {
    for (std::size_t line = begin_; line < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', line), text_.size());
      line = std::max(mask_line(line, end), end) + 1;
    }
    blank_protected_lines();
    return std::move(out_);
  }

 private:
  /// Returns where to go on: at the end of the line, or of what began in it.
  std::size_t mask_line(std::size_t begin, std::size_t end) {
    const std::size_t start = past_quotes(begin, end);
    if (fence_.take(text_.substr(start, end - start))) return end;
    if (text::is_blank(text_.substr(begin, end - begin))) {
      paragraph_end_ = 0;
      return end;
    }
    if (mdx_ && is_module_statement(begin)) {
      fill(begin, jsx_statement_end(text_, begin), ' ');
      return jsx_statement_end(text_, begin);
    }
    const bool marked = mask_block(begin, start, end);
    mask_heading_attributes(start, end);
    if (paragraph_end_ <= begin) paragraph_end_ = paragraph_end(text_, begin);
    return mask_inline(marked ? masked_to_ : begin, end);
  }

  /// Past blanks and `>`.
  std::size_t past_quotes(std::size_t at, std::size_t end) const {
    while (at < end && (text_[at] == ' ' || text_[at] == '>' || text_[at] == '\t')) ++at;
    return at;
  }

  std::size_t run_of(char c, std::size_t at, std::size_t end) const {
    std::size_t length = 0;
    while (at + length < end && text_[at + length] == c) ++length;
    return length;
  }

  void fill(std::size_t begin, std::size_t end, char with) {
    for (std::size_t i = begin; i < end; ++i) {
      const bool stays = out_[i] == '\n' || out_[i] == '\r' || out_[i] == kDroppedByte;
      if (!stays) out_[i] = with;
    }
  }

  /// A mark of another dialect becomes one of CommonMark with the text at the same place.
  bool mask_block(std::size_t begin, std::size_t start, std::size_t end) {
    const std::string_view line = text_.substr(start, end - start);
    const bool quoted = text_.substr(begin, start - begin).find('>') != std::string_view::npos;
    return mask_directive(start, end, line) || (quoted && mask_alert(start, end, line)) ||
           mask_admonition(start, end, line) || mask_note(start, end, line) ||
           mask_definition(begin, start, end) || mask_abbreviation(start, end, line);
  }

  /// `#` and blanks up to the text: a block of its own, which may be empty.
  void make_heading(std::size_t begin, std::size_t text) {
    fill(begin, text, ' ');
    out_[begin] = '#';
    masked_to_ = text;
  }

  /// ":::note[Title]", ":::tip Title" and ":::" of Docusaurus, VitePress and Pandoc.
  bool mask_directive(std::size_t start, std::size_t end, std::string_view line) {
    const std::size_t colons = std::min(line.find_first_not_of(':'), line.size());
    if (colons < 3) return false;
    const std::size_t name = std::min(line.find_first_not_of(" \t", colons), line.size());
    // "{.warning}" of Pandoc has its own braces, and blanks within.
    const char open = name < line.size() ? line[name] : '\0';
    const std::size_t name_end =
        open == '{' ? line.find('}', name) + 1 : line.find_first_of(" \t\r[{", name);
    std::size_t title = std::min(name_end == 0 ? std::string_view::npos : name_end, line.size());
    title = std::min(line.find_first_not_of(" \t\r[", title), line.size());
    make_heading(start, start + title);
    const std::size_t close = line.find_last_of(']');
    if (title < line.size() && close != std::string_view::npos && close > title) {
      fill(start + close, end, ' ');
    }
    return true;
  }

  /// "[!NOTE]" of GitHub, which Obsidian lets a title follow.
  bool mask_alert(std::size_t start, std::size_t end, std::string_view line) {
    if (!line.starts_with("[!")) return false;
    const std::size_t close = line.find(']');
    if (close == std::string_view::npos) return false;
    // A sign says whether it is folded: "[!tip]- Title".
    const bool sign = line.substr(close + 1).find_first_of("+-") == 0;
    make_heading(start, std::min(start + close + (sign ? 2 : 1), end));
    return true;
  }

  /// "!!! note "Title"", "??? tip" and "=== "Tab"" of MkDocs, whose text is indented by four.
  bool mask_admonition(std::size_t start, std::size_t end, std::string_view line) {
    const std::string_view mark = line.substr(0, 3);
    if (mark != "!!!" && mark != "???" && mark != "===") return false;
    const bool open = line.size() > 3 && line[3] == '+';
    const std::size_t name = open ? 4 : 3;
    if (name >= line.size() || line[name] != ' ') return false;
    const std::size_t quote = line.find('"');
    if (mark == "===" && quote == std::string_view::npos) return false;
    const std::size_t close = line.find_last_of('"');
    const bool titled = quote != std::string_view::npos && close > quote;
    // "- #": there is room for no more before the title of a tab; text that is indented by four
    // belongs to the item as well.
    constexpr std::size_t kHeading = 2;
    make_heading(start + kHeading, titled ? start + quote + 1 : end);
    fill(start, start + kHeading, ' ');
    out_[start] = '-';
    if (titled) fill(start + close, end, ' ');
    return true;
  }

  /// "[^1]: Text", which goes on in lines that are indented by four.
  bool mask_note(std::size_t start, std::size_t end, std::string_view line) {
    if (!line.starts_with("[^")) return false;
    const std::size_t close = line.find("]:");
    // At least "[^1]:", so that "-   " has room.
    if (close == std::string_view::npos || close < 3) return false;
    constexpr std::size_t kIndent = 4;
    fill(start, start + kIndent, ' ');
    fill(start + kIndent, start + close + 2, kDroppedByte);
    out_[start] = '-';
    masked_to_ = std::min(start + close + 2, end);
    return true;
  }

  /// ": Text" or "~ Text" below a term.
  bool mask_definition(std::size_t begin, std::size_t start, std::size_t end) {
    const std::string_view line = text_.substr(start, end - start);
    const bool mark = line.starts_with(": ") || line.starts_with(":\t") || line.starts_with("~ ");
    constexpr std::size_t kMostIndent = 3;
    if (!mark || start - begin > kMostIndent || begin == begin_ || !follows_text(begin))
      return false;
    out_[start] = '-';
    masked_to_ = start + 1;
    const std::size_t text = past_quotes(masked_to_, end);
    mask_admonition(text, end, text_.substr(text, end - text));
    return true;
  }

  /// Within two lines above: a blank one may stand between.
  bool follows_text(std::size_t begin) const {
    const std::size_t from =
        begin > begin_ + 1 ? text_.substr(0, begin - 1).rfind('\n') : std::string_view::npos;
    const std::size_t above = from == std::string_view::npos ? begin_ : from + 1;
    if (!text::is_blank(text_.substr(above, begin - 1 - above))) return true;
    return above > begin_ + 1 && text_[above - 1] == '\n' && text_[above - 2] != '\n';
  }

  /// "*[HTML]: Hyper Text Markup Language"
  bool mask_abbreviation(std::size_t start, std::size_t end, std::string_view line) {
    const std::size_t close = line.starts_with("*[") ? line.find("]:") : std::string_view::npos;
    if (close == std::string_view::npos) return false;
    make_heading(start, std::min(start + close + 2, end));
    return true;
  }

  /// "## Title {#id}", and a line of attributes alone: "{: .note}".
  void mask_heading_attributes(std::size_t start, std::size_t end) {
    const std::string_view line = text_.substr(start, end - start);
    if (line.starts_with("{:") && line.find('}') != std::string_view::npos)
      return fill(start, end, ' ');
    if (!line.starts_with('#')) return;
    const std::size_t last = line.find_last_not_of(" \t\r");
    const std::size_t open = line.find_last_of('{');
    if (open == std::string_view::npos || open == 0 || line[last] != '}') return;
    const std::string_view inside = line.substr(open + 1);
    const bool attributes = inside.starts_with('#') || inside.starts_with('.') ||
                            inside.starts_with(':') || inside.starts_with("/*");
    if (attributes) fill(start + open, start + last + 1, kDroppedByte);
  }

  /// From `at` to the end of the line, or of the line in which something ends that begins here.
  std::size_t mask_inline(std::size_t at, std::size_t end) {
    for (std::size_t next = 0; at < end;) {
      next = text_.find_first_of("\\`<{[]^$", at);
      if (next >= end) break;
      at = mask_at(next);
      if (at > end) end = std::min(text_.find('\n', at), text_.size());
    }
    return end;
  }

  std::size_t mask_at(std::size_t at) {
    switch (text_[at]) {
      case '\\':
        return std::min(at + 2, text_.size());
      case '`':
        return past_code(at);
      case '<':
        return mask_tag(at);
      case '{':
        return mask_braces(at);
      case '$':
        return text_.substr(at, 2) == "$$" ? protect(at, "$$", 2) : at + 1;
      case '^':
        return mask_inline_note(at);
      case ']':
        return mask_target(at);
      default:
        return text_.substr(at).starts_with("[^") ? protect_line(at, "]") : at + 1;
    }
  }

  /// Protects from `at` to the end of `close`, which stands at `from` bytes after it or later;
  /// nothing where it does not stand in the paragraph.
  std::size_t protect(std::size_t at, std::string_view close, std::size_t from) {
    const std::size_t found = find_in_paragraph(close, at + from);
    if (found == std::string_view::npos) return at + from;
    fill(at, found + close.size(), kProtectedByte);
    return found + close.size();
  }

  /// Where `close` stands next. It is remembered: a text of openings alone would take time with the
  /// square of its length.
  std::size_t next(std::string_view close, std::size_t at) {
    auto known = std::ranges::find(known_, close, &Known::close);
    if (known == known_.end()) known = known_.insert(known_.end(), {close, 1, 0});
    if (at < known->from || at > known->found) *known = {close, at, text_.find(close, at)};
    return known->found;
  }

  std::size_t find_in_paragraph(std::string_view close, std::size_t at) {
    const std::size_t found = next(close, at);
    return found < paragraph_end_ ? found : std::string_view::npos;
  }

  /// Takes the end that was found, or not, into the cost.
  std::size_t counted(std::size_t at, std::size_t end) {
    // Each attempt reads at most 64 KiB; real files need a few bytes for each of theirs.
    constexpr std::size_t kMost = std::size_t{256} << 20U;
    bracket_cost_ +=
        (end == std::string_view::npos ? std::min(text_.size() - at, std::size_t{64} << 10U)
                                       : end - at);
    if (bracket_cost_ <= kMost) return end;
    throw InputError(
        "this MDX would take too long to read: too many braces or tags are not closed");
  }

  std::size_t protect_line(std::size_t at, std::string_view close) {
    const std::size_t found = next(close, at);
    if (found == std::string_view::npos || found > next("\n", at)) return at + 1;
    fill(at, found + close.size(), kProtectedByte);
    return found + close.size();
  }

  /// The parser finds it as well; nothing inside of it means anything.
  std::size_t past_code(std::size_t at) const {
    const std::size_t length = run_of('`', at, text_.size());
    // No code span is as long: a text of backticks would take time with the square of its length.
    const std::size_t most = std::min(paragraph_end_, at + (std::size_t{64} << 10U));
    for (std::size_t i = at + length; i < most;) {
      i = text_.find('`', i);
      if (i == std::string_view::npos || i >= most) break;
      const std::size_t run = run_of('`', i, text_.size());
      if (run == length) return i + run;
      i += run;
    }
    return at + length;
  }

  std::size_t mask_tag(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with("<!--")) return past_comment(at);
    if (mdx_) {
      const std::size_t end = counted(at, jsx_tag_end(text_, at));
      if (end == std::string_view::npos) return at + 1;
      if (is_code_tag(rest)) return protect(at, "</code>", end - at);
      fill(at, end, kProtectedByte);
      return end;
    }
    return is_code_tag(rest) ? protect(at, "</code>", 1) : at + 1;
  }

  static bool is_code_tag(std::string_view rest) {
    return rest.starts_with("<code>") || rest.starts_with("<code ");
  }

  std::size_t past_comment(std::size_t at) {
    const std::size_t end = find_in_paragraph("-->", at);
    return end == std::string_view::npos ? at + 1 : end;
  }

  /// Shortcodes of Hugo, templates of Jekyll and others, attributes, and in MDX expressions.
  std::size_t mask_braces(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with("{{<") || rest.starts_with("{{%")) {
      return protect(at, rest[2] == '<' ? ">}}" : "%}}", 3);
    }
    if (rest.starts_with("{{")) return protect_line(at, "}}");
    if (rest.starts_with("{%")) return protect_line(at, "%}");
    if (rest.starts_with("{:")) return protect_line(at, "}");
    if (!mdx_) return at + 1;
    const std::size_t end = counted(at, jsx_expression_end(text_, at));
    if (end == std::string_view::npos) return at + 1;
    fill(at, end, kProtectedByte);
    return end;
  }

  /// "^[Text of a note]": the text is text, its marks are protected.
  std::size_t mask_inline_note(std::size_t at) {
    if (!text_.substr(at).starts_with("^[")) return at + 1;
    const std::size_t close = find_in_paragraph("]", at);
    if (close == std::string_view::npos) return at + 1;
    fill(at, at + 2, kProtectedByte);
    fill(close, close + 1, kProtectedByte);
    return at + 2;
  }

  /// In the target of a link the parser takes no control characters.
  std::size_t mask_target(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (!rest.starts_with("]({{") && !rest.starts_with("]({%")) return at + 1;
    const std::string_view close = rest[3] == '{' ? "}}" : "%}";
    const std::size_t end = find_in_paragraph(close, at);
    if (end == std::string_view::npos) return at + 1;
    fill(at + 2, end + 2, 'u');
    return end + 2;
  }

  /// Modules are read and given out in lines that begin so (MDX 2, "ESM").
  bool is_module_statement(std::size_t begin) const {
    const std::string_view line = text_.substr(begin);
    const bool after_blank = begin == begin_ || paragraph_end_ == 0;
    return after_blank && (line.starts_with("import ") || line.starts_with("export ") ||
                           line.starts_with("import{") || line.starts_with("export{"));
  }

  /// Lines of protected bytes alone are blocks, not text.
  void blank_protected_lines() {
    for (std::size_t line = begin_; line < out_.size();) {
      const std::size_t end = std::min(out_.find('\n', line), out_.size());
      const std::string_view content = std::string_view(out_).substr(line, end - line);
      const bool alone = content.find(kProtectedByte) != std::string_view::npos &&
                         content.find_first_not_of(" \t\r\x1F") == std::string_view::npos;
      if (alone) fill(line, end, ' ');
      line = end + 1;
    }
  }

  std::string_view text_;
  std::size_t begin_;
  bool mdx_;
  std::string out_;
  CodeFence fence_;
  std::size_t paragraph_end_ = 0;  ///< Of the present paragraph; 0 between two.
  std::size_t masked_to_ = 0;      ///< Where the text of a line begins whose mark was masked.
  /// The next place of a mark for all places from `from` on.
  struct Known {
    std::string_view close;
    std::size_t from = 0;
    std::size_t found = 0;
  };
  std::vector<Known> known_;
  std::size_t bracket_cost_ = 0;  ///< Bytes gone through for tags and expressions.
};

}  // namespace

std::string mask_markdown(std::string_view text, std::size_t begin, MarkdownDialect dialect) {
  return Mask(text, begin, dialect).take();
}

}  // namespace calque::document
