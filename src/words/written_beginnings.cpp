#include "words/written_beginnings.h"

#include <algorithm>
#include <utility>

#include "text/alphabet.h"
#include "text/hash.h"
#include "text/utf8.h"

namespace calque::words {
namespace {

/// "aeae" has 1,296 spellings with the letters that English borrows; words of more are found by
/// those that come first.
constexpr std::size_t kMostBeginnings = 8192;

/// Where the character after the first `count` begins.
std::size_t end_of_first(std::string_view text, int count) {
  std::size_t end = 0;
  for (int i = 0; i < count && end < text.size(); ++i) end += text::decode_at(text, end).length;
  return end;
}

}  // namespace

WrittenBeginnings::WrittenBeginnings(const WordForms& forms, const std::string& primary_language,
                                     bool marks)
    : keyer_(primary_language), alphabet_(text::letters_of_language(primary_language)) {
  for (const std::string& letter : alphabet_) {
    const std::string folded = forms.fold(letter);
    if (folded != letter) spellings_[folded].insert(letter);
    if (!marks) continue;
    const std::string plain = text::plain_spelling(folded);
    if (plain == folded) continue;
    // As it is written, and as it is folded: Serbian has two scripts.
    spellings_[plain].insert({letter, folded});
  }
  const bool pairs = std::ranges::any_of(spellings_, [](const auto& spelling) {
    return end_of_first(spelling.first, 1) < spelling.first.size();
  });
  if (pairs) letters_that_count_ = 2 * text::kBeginning;
}

void WrittenBeginnings::add(std::string_view word) {
  // The hundreds of forms of a word begin alike: each beginning is spelled once.
  std::string stem = keyer_.stem(word);
  stem.resize(end_of_first(stem, letters_that_count_));
  const auto [begun, is_new] = begun_.insert(std::move(stem));
  if (is_new) spell(*begun, {}, false);
}

void WrittenBeginnings::add_all_from(std::string_view beginning) {
  spell(beginning, {}, true);
}

void WrittenBeginnings::spell(std::string_view rest, const Spelled& so_far, bool open) {
  if (keys_.size() >= kMostBeginnings) return;
  if (so_far.letters == text::kBeginning || (rest.empty() && !open)) {
    if (!so_far.text.empty()) keys_.insert(text::hash_bytes(so_far.text));
    return;
  }
  if (rest.empty()) {
    keys_.insert(text::hash_bytes(so_far.text));
    for (const std::string& letter : alphabet_) {
      spell(rest, {so_far.text + letter, so_far.letters + 1}, open);
    }
    return;
  }
  const std::size_t one = end_of_first(rest, 1);
  spell(rest.substr(one), {so_far.text + std::string(rest.substr(0, one)), so_far.letters + 1},
        open);
  // Two letters may stand for one: "nj" for "њ".
  for (const int count : {1, 2}) {
    const std::size_t end = end_of_first(rest, count);
    const auto others = spellings_.find(rest.substr(0, end));
    if (others == spellings_.end()) continue;
    for (const std::string& other : others->second) {
      spell(rest.substr(end), {so_far.text + other, so_far.letters + 1}, open);
    }
    if (end == rest.size()) break;
  }
}

}  // namespace calque::words
