#include "document/strings/xml_content.h"

#include <algorithm>
#include <utility>

#include "document/reference_text.h"
#include "text/trim.h"
#include "text/xml_text.h"

namespace calque::document {
namespace {

constexpr std::string_view kCdata = "<![CDATA[";
constexpr std::string_view kCdataEnd = "]]>";
constexpr std::string_view kComment = "<!--";
constexpr std::string_view kCommentEnd = "-->";

/// A stretch that stands in the file as it is, but for its line ends.
void add_lines(std::string_view xml, SourceRange range, ParagraphBuilder& builder) {
  std::size_t at = range.begin;
  while (at < range.end) {
    const std::size_t end = std::min(xml.find('\r', at), range.end);
    if (end > at) builder.add_text(xml.substr(at, end - at), {at, end});
    if (end == range.end) return;
    const std::size_t past = end + 1 < range.end && xml[end + 1] == '\n' ? end + 2 : end + 1;
    builder.add_text("\n", {end, past});
    at = past;
  }
}

std::string as_it_is(std::string_view text, const TextPlace& /*place*/) {
  return std::string(text);
}

}  // namespace

std::optional<XmlToken> XmlTokens::next() {
  using Kind = XmlToken::Kind;
  if (at_ >= end_) return std::nullopt;
  const std::string_view rest = xml_.substr(at_, end_ - at_);
  if (rest.starts_with('&')) {
    // The names of entities may be long; one that does not end is text.
    const std::size_t semicolon = rest.find_first_of(";&<");
    const bool whole = semicolon != std::string_view::npos && rest[semicolon] == ';';
    return take(whole ? Kind::reference : Kind::text, at_ + (whole ? semicolon + 1 : 1));
  }
  if (!rest.starts_with('<')) {
    return take(Kind::text, std::min(xml_.find_first_of("<&", at_), end_));
  }
  if (rest.starts_with(kCdata)) return take(Kind::cdata, after(kCdataEnd));
  if (rest.starts_with(kComment)) return take(Kind::other, after(kCommentEnd));
  if (rest.starts_with("<?")) return take(Kind::other, after("?>"));
  if (rest.starts_with("</")) return take(Kind::end_tag, after(">"));
  char quote = '\0';
  std::size_t end = at_;
  for (; end < end_ && (quote != '\0' || xml_[end] != '>'); ++end) {
    if (quote != '\0') {
      if (xml_[end] == quote) quote = '\0';
    } else if (xml_[end] == '"' || xml_[end] == '\'') {
      quote = xml_[end];
    }
  }
  const bool empty = end < end_ && xml_[end - 1] == '/';
  return take(empty ? Kind::empty_tag : Kind::start_tag, std::min(end + 1, end_));
}

std::size_t XmlTokens::after(std::string_view closing) const {
  const std::size_t found = xml_.find(closing, at_);
  return found == std::string_view::npos ? end_ : std::min(found + closing.size(), end_);
}

XmlToken XmlTokens::take(XmlToken::Kind kind, std::size_t end) {
  return {kind, {std::exchange(at_, end), end}};
}

std::optional<std::string> referred(std::string_view reference) {
  std::string text = decode_xml_reference(reference);
  if (text == reference) return std::nullopt;
  return text;
}

SourceRange inside_cdata(SourceRange section) {
  return {section.begin + kCdata.size(), section.end - kCdataEnd.size()};
}

SourceRange content_of(const XmlPart& part, const pugi::xml_node& element) {
  const SourceRange start = part.start_tag(element);
  const SourceRange end = part.end_tag(element);
  return {start.end, std::max(start.end, end.begin)};
}

void add_content(const XmlPart& part, const pugi::xml_node& element, ParagraphBuilder& builder) {
  XmlTokens tokens(part.xml(), content_of(part, element));
  while (const auto token = tokens.next()) {
    const std::string_view bytes = part.xml().substr(token->range.begin, token->range.size());
    if (token->kind == XmlToken::Kind::text) {
      add_lines(part.xml(), token->range, builder);
    } else if (token->kind == XmlToken::Kind::cdata) {
      add_lines(part.xml(), inside_cdata(token->range), builder);
    } else if (token->kind == XmlToken::Kind::reference) {
      if (const auto text = referred(bytes)) {
        builder.add_text(*text, token->range);
      } else {
        builder.add_placeholder("code", bytes, token->range);
      }
    }
  }
}

std::string comments_before(std::string_view xml, std::size_t at) {
  std::string all;
  for (;;) {
    const std::string_view before = xml.substr(0, at);
    const std::size_t last = before.find_last_not_of(" \t\r\n");
    if (last == std::string_view::npos) break;
    const std::string_view upto = before.substr(0, last + 1);
    if (!upto.ends_with(kCommentEnd)) break;
    const std::size_t open = upto.rfind(kComment);
    if (open == std::string_view::npos) break;
    const std::size_t inside = open + kComment.size();
    if (inside + kCommentEnd.size() > upto.size()) break;
    const std::string_view text =
        text::trimmed(upto.substr(inside, upto.size() - kCommentEnd.size() - inside));
    all = std::string(text) + (all.empty() || text.empty() ? "" : "\n") + all;
    at = open;
  }
  return all;
}

bool is_in_cdata(std::string_view part, const SegmentSource& source) {
  if (!source.usable()) return false;
  const std::string_view before = part.substr(0, source.extent().begin);
  const std::size_t open = before.rfind('<');
  return open != std::string_view::npos && before.substr(open).starts_with(kCdata);
}

/// "]]>" would end the section.
std::string in_cdata(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (std::size_t end = text.find(kCdataEnd); end != std::string_view::npos;
       end = text.find(kCdataEnd, at)) {
    out.append(text.substr(at, end + 2 - at)).append("]]><![CDATA[");
    at = end + 2;
  }
  return out.append(text.substr(at));
}

std::string as_content(std::string_view text) {
  std::string out;
  text::append_xml_content(out, text);
  return out;
}

std::optional<SegmentEditing> with_line_ends(std::string_view part,
                                             std::optional<SegmentEditing> editing) {
  if (!editing) return editing;
  text::TextEdit& edit = editing->edits.front();
  const std::string_view replaced = part.substr(edit.begin, edit.end - edit.begin);
  if (replaced.find("\r\n") == std::string_view::npos) return editing;
  std::string lines;
  for (const char c : edit.replacement) {
    if (c == '\n') lines += '\r';
    lines += c;
  }
  edit.replacement = std::move(lines);
  return editing;
}

std::optional<SegmentEditing> write_xml_text(std::string_view part, const SegmentSource& source,
                                             const SegmentEdit& segment, const Render& render) {
  return write_xml<as_it_is>(part, source, segment, render);
}

}  // namespace calque::document
