#include "server/tagged_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "document/html/html_entity.h"
#include "text/ascii.h"

namespace calque::server {
namespace {

/// Longer ones are text: each `<` may be looked at as far as this.
constexpr std::size_t kLongestTag = 1000;
/// "&CounterClockwiseContourIntegral;" is the longest reference of HTML.
constexpr std::size_t kLongestReference = 40;

/// HTML, "Void elements": there is no end tag.
constexpr std::array<std::string_view, 13> kVoid{"area",   "base",  "br",    "col",  "embed",
                                                 "hr",     "img",   "input", "link", "meta",
                                                 "source", "track", "wbr"};

bool is_name_character(char c) {
  return text::is_ascii_alphanumeric(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

/// The length of the tag that begins `text` with its `<`; 0 where that is text.
std::size_t tag_length(std::string_view text) {
  text = text.substr(0, kLongestTag);
  const std::size_t name = text.starts_with("</") ? 2 : 1;
  if (text.size() <= name) return 0;
  const bool declaration = name == 1 && (text[1] == '!' || text[1] == '?');
  if (!declaration && !text::is_ascii_letter(text[name])) return 0;
  for (std::size_t i = name; i < text.size(); ++i) {
    if (text[i] == '>') return i + 1;
    if (text[i] == '<') return 0;
    if (text[i] == '"' || text[i] == '\'') {
      i = text.find(text[i], i + 1);
      if (i == std::string_view::npos) return 0;
    }
  }
  return 0;
}

/// The length of the reference that begins `text` with its `&`; 0 where that is text.
std::size_t reference_length(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestReference).find(';');
  return end == std::string_view::npos ? 0 : end + 1;
}

std::string_view name_of_tag(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  const auto end = std::ranges::find_if_not(tag, is_name_character);
  return tag.substr(0, static_cast<std::size_t>(end - tag.begin()));
}

TagKind kind_of(std::string_view tag) {
  if (tag.starts_with("</")) return TagKind::end_pair;
  const bool alone = tag[1] == '!' || tag[1] == '?' || tag.ends_with("/>");
  const std::string name = text::lower_ascii(name_of_tag(tag));
  const bool is_void = std::ranges::find(kVoid, name) != kVoid.end();
  return alone || is_void ? TagKind::placeholder : TagKind::begin_pair;
}

void append_escaped(std::string& out, char c) {
  if (c == '&') {
    out += "&amp;";
  } else if (c == '<') {
    out += "&lt;";
  } else if (c == '>') {
    out += "&gt;";
  } else {
    out += c;
  }
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) append_escaped(out, c);
}

}  // namespace

struct TaggedText::Tag {
  TagKind kind = TagKind::placeholder;
  std::size_t offset = 0;  ///< In the text of the segment.
  std::string name;
  std::string written;
  std::string literal;
  std::size_t pair = 0;  ///< The number of the pair that it belongs to; 0 for none.
};

TaggedText::TaggedText(std::string_view markup) {
  std::vector<Tag> tags = read(markup);
  // The places of start tags that are open, by their names.
  std::unordered_map<std::string, std::vector<std::size_t>> open;
  std::size_t pairs = 0;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i].kind == TagKind::begin_pair) open[tags[i].name].push_back(i);
    if (tags[i].kind != TagKind::end_pair) continue;
    const auto found = open.find(tags[i].name);
    if (found == open.end() || found->second.empty()) continue;
    tags[i].pair = tags[found->second.back()].pair = ++pairs;
    found->second.pop_back();
  }
  for (Tag& tag : tags) {
    const bool half = tag.kind == TagKind::begin_pair || tag.kind == TagKind::end_pair;
    if (half && tag.pair == 0) tag.kind = TagKind::isolated;
  }
  keep(tags);
}

/// The text goes to `segment_`; a pair with nothing between becomes one tag.
std::vector<TaggedText::Tag> TaggedText::read(std::string_view markup) {
  std::vector<Tag> tags;
  std::string& text = segment_.text;
  while (!markup.empty()) {
    const char c = markup.front();
    if (const std::size_t length = c == '<' ? tag_length(markup) : 0; length > 0) {
      const std::string_view written = markup.substr(0, length);
      Tag tag{.kind = kind_of(written),
              .offset = text.size(),
              .name = text::lower_ascii(name_of_tag(written)),
              .written = std::string(written),
              .literal = std::string(written)};
      const bool closes = tag.kind == TagKind::end_pair && !tags.empty() &&
                          tags.back().kind == TagKind::begin_pair && tags.back().name == tag.name &&
                          tags.back().offset == tag.offset;
      if (closes) {
        Tag& whole = tags.back();
        whole.kind = TagKind::placeholder;
        whole.literal.insert(whole.literal.size() - 1, "/");
        whole.written += tag.written;
      } else {
        tags.push_back(std::move(tag));
      }
      markup.remove_prefix(length);
    } else if (const std::size_t reference = c == '&' ? reference_length(markup) : 0;
               reference > 0) {
      text += document::decode_html_entity(markup.substr(0, reference));
      markup.remove_prefix(reference);
    } else {
      text += c;
      markup.remove_prefix(1);
    }
  }
  return tags;
}

void TaggedText::keep(const std::vector<Tag>& tags) {
  std::size_t copied = 0;
  for (const Tag& tag : tags) {
    literal_.append(segment_.text, copied, tag.offset - copied).append(tag.literal);
    copied = tag.offset;
    written_.emplace(tag.literal, tag.written);
    InlineTag kept{.kind = tag.kind, .offset = tag.offset, .attributes = {}, .code = {tag.written}};
    if (tag.pair > 0) kept.attributes.push_back({"i", std::to_string(tag.pair)});
    if (tag.kind == TagKind::isolated) {
      kept.attributes.push_back({"pos", tag.written.starts_with("</") ? "end" : "begin"});
    }
    segment_.tags.push_back(std::move(kept));
  }
  literal_.append(segment_.text, copied);
}

std::string TaggedText::markup_of(const Segment& translation) {
  std::string out;
  std::size_t copied = 0;
  const std::string_view text = translation.text;
  for (const InlineTag& tag : translation.tags) {
    append_escaped(out, text.substr(copied, tag.offset - copied));
    copied = tag.offset;
    for (const CodePart& part : tag.code) {
      if (const auto* const code = std::get_if<std::string>(&part)) out += *code;
    }
  }
  append_escaped(out, text.substr(copied));
  return out;
}

std::string TaggedText::markup_of_literal(std::string_view translation) const {
  std::string out;
  while (!translation.empty()) {
    const std::size_t length = translation.front() == '<' ? tag_length(translation) : 0;
    const auto tag =
        length > 0 ? written_.find(std::string(translation.substr(0, length))) : written_.end();
    if (tag != written_.end()) {
      out += tag->second;
      translation.remove_prefix(length);
    } else {
      append_escaped(out, translation.front());
      translation.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace calque::server
