#include "text/folded_search.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/utf8.h"

namespace calque::text {
namespace {

std::string fold(std::string_view text, CaseRules rules) {
  // In Turkish the capital of "i" is no ASCII letter: folding may change even ASCII text.
  if (rules != CaseRules::standard || !is_ascii(text)) return fold_case(text, rules);
  return lower_ascii(text);
}

/// The characters of `text` whose folded forms cover the bytes [begin, end) of the folded text.
/// Folding may change the length of a character ("İ", "ß"), so offsets of the folded text are
/// walked back, character by character.
ByteRange unfolded(std::string_view text, ByteRange folded, CaseRules rules) {
  ByteRange range{text.size(), text.size()};
  std::size_t at = 0;
  std::size_t folded_at = 0;
  while (at < text.size() && folded_at < folded.end) {
    const std::size_t length = decode_at(text, at).length;
    const std::size_t folded_length = fold_case(text.substr(at, length), rules).size();
    if (folded_at <= folded.begin) range.begin = at;
    folded_at += folded_length;
    at += length;
  }
  range.end = at;
  return range;
}

}  // namespace

FoldedSearch::FoldedSearch(std::string_view phrase, CaseRules rules)
    : folded_phrase_(fold(phrase, rules)), rules_(rules) {}

/// The text is folded at each call: a search through a memory looks at each text once.
std::optional<ByteRange> FoldedSearch::find(std::string_view text, std::size_t from) const {
  if (folded_phrase_.empty() || from >= text.size()) return std::nullopt;
  const std::string_view rest = text.substr(from);
  const std::string folded = fold(rest, rules_);
  const std::size_t at = folded.find(folded_phrase_);
  if (at == std::string::npos) return std::nullopt;
  const ByteRange found = unfolded(rest, {at, at + folded_phrase_.size()}, rules_);
  return ByteRange{from + found.begin, from + found.end};
}

}  // namespace calque::text
