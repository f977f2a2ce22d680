#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "document/inline_edits.h"
#include "document/subtitles/cues.h"
#include "document/subtitles/subtitles.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace calque::document {
namespace {

/// Of Latin scripts, by the guides of broadcasters (Netflix, BBC: 37 to 42).
constexpr std::size_t kLongestLine = 42;

std::string escape_subrip(std::string_view text, const TextPlace& /*place*/) {
  return std::string(text);
}

std::string escape_webvtt(std::string_view text, const TextPlace& /*place*/) {
  std::string out;
  text::append_xml_content(out, text);
  return out;
}

/// The space nearest to `wanted` where a text can be cut, tags left whole; its own size for none.
std::size_t nearest_space(std::string_view text, std::size_t wanted) {
  std::size_t best = text.size();
  bool in_tag = false;
  const auto distance = [&](std::size_t at) { return at > wanted ? at - wanted : wanted - at; };
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '<') in_tag = true;
    if (text[i] == '>') in_tag = false;
    if (text[i] != ' ' || in_tag) continue;
    if (best == text.size() || distance(i) < distance(best)) best = i;
  }
  return best;
}

/// Characters that are seen: tags take no room.
std::size_t visible_length(std::string_view text) {
  std::string seen;
  bool in_tag = false;
  for (const char c : text) {
    if (c == '<') in_tag = true;
    if (!in_tag) seen += c;
    if (c == '>') in_tag = false;
  }
  return text::count_code_points(seen);
}

/// In two lines where one would be too long.
std::string in_lines(std::string text, std::string_view line_end) {
  if (visible_length(text) <= kLongestLine) return text;
  const std::size_t middle = nearest_space(text, text.size() / 2);
  if (middle < text.size()) text.replace(middle, 1, line_end);
  return text;
}

/// What a segment has in one cue, and what stands between it and the next one.
struct Share {
  std::size_t length = 0;
  SourceRange gap;
};

std::vector<Share> shares_of(std::string_view file, const SegmentSource& source) {
  std::vector<Share> shares(1);
  for (const SourcePiece& piece : source.pieces()) {
    if (has_times(file.substr(piece.source.begin, piece.source.size()))) {
      shares.back().gap = piece.source;
      shares.emplace_back();
    } else {
      shares.back().length += piece.text_end - piece.text_begin;
    }
  }
  return shares;
}

/// Where to cut `text`, of which `begin` bytes are given out: at the space nearest to `wanted`, or
/// in scripts without spaces between two characters.
std::pair<std::size_t, std::size_t> cut_near(std::string_view text, std::size_t begin,
                                             std::size_t wanted) {
  const std::string_view rest = text.substr(begin);
  const std::size_t space = nearest_space(rest, wanted - begin);
  if (space < rest.size()) return {begin + space, begin + space + 1};
  std::size_t at = std::clamp(wanted, begin + 1, text.size());
  while (at < text.size() && text::is_continuation(text[at])) ++at;
  return {at, at};
}

/// The text divided among cues; nothing when there is too little of it.
std::optional<std::string> divided(std::string_view file, std::string_view text,
                                   const std::vector<Share>& shares, std::string_view line_end) {
  std::size_t all = 0;
  for (const Share& share : shares) all += share.length;
  std::string out;
  std::size_t begin = 0;
  std::size_t before = 0;
  for (std::size_t i = 0; i + 1 < shares.size(); ++i) {
    before += shares[i].length;
    const std::size_t wanted =
        std::max(text.size() * before / std::max<std::size_t>(all, 1), begin);
    const auto [end, next] = cut_near(text, begin, wanted);
    if (next >= text.size()) return std::nullopt;
    out += in_lines(std::string(text.substr(begin, end - begin)), line_end);
    out += file.substr(shares[i].gap.begin, shares[i].gap.size());
    begin = next;
  }
  return out + in_lines(std::string(text.substr(begin)), line_end);
}

std::optional<SegmentEditing> write(std::string_view file, const SegmentSource& source,
                                    const SegmentEdit& segment, const Render& render,
                                    const InlineSyntax& syntax) {
  auto edit = InlineEdits(syntax, file, render).edit(source, segment);
  if (!edit) return std::nullopt;
  const std::string_view line_end = file.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
  std::ranges::replace(edit->replacement, '\n', ' ');
  const std::vector<Share> shares = shares_of(file, source);
  auto text = divided(file, edit->replacement, shares, line_end);
  if (!text) return std::nullopt;
  edit->replacement = std::move(*text);
  SegmentEditing editing{.edits = {}, .keeps_format = true, .encloses = true};
  editing.edits.push_back(std::move(*edit));
  return editing;
}

}  // namespace

std::optional<SegmentEditing> write_subrip(std::string_view file, const SegmentSource& source,
                                           const SegmentEdit& segment, const Render& render) {
  return write(file, source, segment, render, {.escape = escape_subrip});
}

std::optional<SegmentEditing> write_webvtt(std::string_view file, const SegmentSource& source,
                                           const SegmentEdit& segment, const Render& render) {
  return write(file, source, segment, render, {.escape = escape_webvtt});
}

}  // namespace calque::document
