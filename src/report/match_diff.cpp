#include "report/match_diff.h"

#include <string_view>
#include <vector>

#include "report/html_text.h"

namespace calque::report {
namespace {

void append(std::vector<DiffPiece>& pieces, Role role, std::string_view text) {
  if (text.empty()) return;
  if (pieces.empty() || pieces.back().role != role) pieces.push_back({role, {}});
  pieces.back().text += text;
}

/// The text of a token with the white space before it.
std::string_view with_space(const MatchText& text, std::size_t token) {
  const std::size_t begin = token == 0 ? text.inside_begin : text.tokens[token - 1].end;
  return std::string_view(text.text).substr(begin, text.tokens[token].end - begin);
}

std::string_view space_of(std::string_view token, const MatchText& text, std::size_t index) {
  return token.substr(0, token.size() - (text.tokens[index].end - text.tokens[index].begin));
}

/// Without colours, the marks of wdiff.
std::string dressed(const DiffPiece& piece, const Style& style) {
  const std::string text = style.printable(piece.text);
  if (style.color()) return style.words(text, piece.role);
  if (piece.role == Role::deleted) return "[-" + text + "-]";
  if (piece.role == Role::inserted) return "{+" + text + "+}";
  return text;
}

}  // namespace

std::vector<DiffPiece> difference(const MatchText& query, const MatchText& stored) {
  const EditScript script = MatchQuery(query).edit_script(stored);
  std::vector<DiffPiece> pieces;
  std::vector<DiffPiece> inserted;  // after the deletions of the same place
  const auto flush = [&pieces, &inserted] {
    for (const DiffPiece& piece : inserted) append(pieces, piece.role, piece.text);
    inserted.clear();
  };
  for (const EditStep& step : script.steps) {
    std::string_view old_text = step.candidate ? with_space(stored, *step.candidate) : "";
    std::string_view new_text = step.query ? with_space(query, *step.query) : "";
    if (old_text == new_text || step.kind == EditKind::same) {
      flush();
      append(pieces, Role::plain, old_text);
      continue;
    }
    // Where a word was replaced by another one after the same space, the space is neither old nor
    // new.
    if (step.candidate && step.query && inserted.empty()) {
      const std::string_view space = space_of(old_text, stored, *step.candidate);
      if (new_text.starts_with(space)) {
        append(pieces, Role::plain, space);
        old_text.remove_prefix(space.size());
        new_text.remove_prefix(space.size());
      }
    }
    append(pieces, Role::deleted, old_text);
    append(inserted, Role::inserted, new_text);
  }
  flush();
  return pieces;
}

std::string match_diff(const MatchText& query, const MatchText& stored, const Style& style) {
  std::string out;
  for (const DiffPiece& piece : difference(query, stored)) out += dressed(piece, style);
  return style.isolated(stored.text, out);
}

std::string match_diff_html(const MatchText& query, const MatchText& stored) {
  std::string out;
  for (const DiffPiece& piece : difference(query, stored)) {
    const std::string text = html_text(piece.text);
    if (piece.role == Role::deleted) {
      out += "<del>" + text + "</del>";
    } else {
      out += piece.role == Role::inserted ? "<ins>" + text + "</ins>" : text;
    }
  }
  return out;
}

}  // namespace calque::report
