#include "words/word_pattern.h"

#include <algorithm>

#include "text/utf8.h"

namespace calque::words {

void WordPattern::add_letter(char byte) {
  if (pieces_.empty() || pieces_.back().name != '\0') pieces_.emplace_back();
  pieces_.back().letters.push_back(byte);
}

void WordPattern::number_classes() {
  std::map<char, std::size_t> count;
  for (Piece& piece : pieces_) {
    if (piece.name != '\0') piece.nth = count[piece.name]++;
  }
}

/// Where the letters of the class at the end of `word` begin.
std::size_t WordPattern::class_begin(const Piece& piece, std::string_view word) {
  std::size_t begin = word.size();
  while (begin > 0) {
    std::size_t letter = begin - 1;
    while (letter > 0 && text::is_continuation(word[letter])) --letter;
    const char32_t character = text::decode_at(word, letter).code_point;
    if (piece.members.find(character) == std::u32string::npos) break;
    begin = letter;
    if (!piece.repeated) break;
  }
  return begin;
}

std::optional<WordPattern::Match> WordPattern::match_end(std::string_view word) const {
  Match match;
  for (auto piece = pieces_.rbegin(); piece != pieces_.rend(); ++piece) {
    std::size_t begin = word.size();
    if (piece->name == '\0') {
      if (!word.ends_with(piece->letters)) return std::nullopt;
      begin -= piece->letters.size();
    } else {
      begin = class_begin(*piece, word);
      if (begin == word.size()) return std::nullopt;
      if (match.count == kMostClasses) return std::nullopt;
      match.classes[match.count++] = {piece->name, word.substr(begin)};
    }
    word = word.substr(0, begin);
  }
  match.before = word;
  return match;
}

std::optional<std::string> WordPattern::last_bytes() const {
  if (pieces_.empty()) return std::nullopt;
  const Piece& last = pieces_.back();
  if (last.name == '\0') return std::string(1, last.letters.back());
  std::string bytes;
  for (const char32_t member : last.members) {
    std::string letter;
    text::append_utf8(letter, member);
    if (bytes.find(letter.back()) == std::string::npos) bytes.push_back(letter.back());
  }
  return bytes;
}

std::string WordPattern::fill(const Match& match) const {
  std::string filled(match.before);
  for (const Piece& piece : pieces_) {
    if (piece.name == '\0') {
      filled += piece.letters;
      continue;
    }
    // "VC" and "VCC": a letter is doubled by naming its class once more.
    std::string_view letters;
    std::size_t nth = 0;
    for (std::size_t i = match.count; i > 0 && nth <= piece.nth; --i) {
      if (match.classes[i - 1].name != piece.name) continue;
      letters = match.classes[i - 1].letters;
      ++nth;
    }
    filled += letters;
  }
  return filled;
}

}  // namespace calque::words
