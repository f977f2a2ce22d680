#include "align/tokens.h"

#include <charconv>
#include <optional>
#include <set>

#include "align/shared_words.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::align {
namespace {

using text::CharacterKind;

/// The beginning of a word stands for its inflected forms. What the cut takes from names comes back
/// by shared_words.h: with it F1 of ParIce rose from .888 to .904.
constexpr std::size_t kWordLetters = 5;
/// Letters kept of Hebrew and Arabic words, which write few vowels.
constexpr std::size_t kSemiticLetters = 4;
/// Share of the segments that must start with the next number for the numbers to be a running
/// count.
constexpr double kRunningShare = 0.8;

/// The mark that a punctuation character stands for, or nothing when it says little.
/// Marks that translators keep. Commas and stops they move freely.
std::string_view mark_of(char32_t c, bool greek) {
  switch (c) {
    case U'?':
    case U'\u061F':
    case U'\u055E':
    case U'\u037E':
      return "?";
    case U';':
      // The Greek question mark is typed as a semicolon.
      return greek ? "?" : "";
    case U'!':
    case U'\u00A1':
      return "!";
    case U'"':
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u00AB':
    case U'\u00BB':
    case U'\u300C':
    case U'\u300D':
    case U'\u300E':
    case U'\u300F':
    case U'\u2039':
    case U'\u203A':
      return "\"";
    case U':':
      return ":";
    case U'(':
    case U'[':
      return "(";
    case U')':
    case U']':
      return ")";
    default:
      return "";
  }
}

bool is_greek(char32_t c) {
  // Blocks Greek and Coptic, and Greek Extended.
  return (c >= 0x0370 && c <= 0x03FF) || (c >= 0x1F00 && c <= 0x1FFF);
}

int han_digit(char32_t c) {
  static constexpr std::u32string_view kDigits =
      U"\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D";
  // A second zero, 零, beside 〇.
  if (c == U'\u96F6') return 0;
  const std::size_t found = kDigits.find(c);
  return found == std::u32string_view::npos ? -1 : static_cast<int>(found);
}

/// 十, 百 and 千.
int han_unit(char32_t c) {
  if (c == U'\u5341') return 10;
  if (c == U'\u767E') return 100;
  return c == U'\u5343' ? 1000 : 0;
}

bool is_han_numeral(char32_t c) {
  return han_digit(c) >= 0 || han_unit(c) != 0;
}

/// The value of Han numerals below 10,000, in words (三十) or digit by digit (一九四八). The caller
/// takes no more than eight, which cannot exceed 64 bits whatever they are.
std::int64_t han_number(std::u32string_view numerals) {
  std::int64_t total = 0;
  std::int64_t pending = 0;
  for (const char32_t c : numerals) {
    if (const int unit = han_unit(c); unit != 0) {
      // 十 alone is ten.
      total += (pending == 0 ? 1 : pending) * unit;
      pending = 0;
    } else {
      pending = pending * 10 + han_digit(c);
    }
  }
  return total + pending;
}

bool is_hebrew(char32_t c) {
  // Alef to tav.
  return c >= 0x05D0 && c <= 0x05EA;
}

bool is_arabic(char32_t c) {
  // The letters of the block, without its digits and marks.
  return c >= 0x0620 && c <= 0x06D3;
}

bool is_semitic(char32_t c) {
  return is_hebrew(c) || is_arabic(c);
}

/// Spellings of one letter that Arabic script varies freely, made one.
char32_t unified(char32_t c) {
  switch (c) {
    case U'\u0671':
      return U'\u0627';
    case U'\u0649':
    case U'\u06CC':
      return U'\u064A';
    case U'\u0629':
      return U'\u0647';
    case U'\u06A9':
      return U'\u0643';
    default:
      return c;
  }
}

std::string unified(std::u32string_view word) {
  std::string out;
  for (const char32_t c : word) text::append_utf8(out, unified(c));
  return out;
}

bool starts_with(std::u32string_view word, std::size_t at, std::u32string_view letters) {
  return at < word.size() && letters.find(word[at]) != std::u32string_view::npos;
}

/// Letters of the conjunctions, prepositions and articles that Hebrew and Arabic write as one word
/// with the next: taken off as long as three letters remain.
/// Hebrew: and, then one of the, in, as, to, from, that. Arabic: and or so, then in the or as the,
/// the, or to the.
std::size_t length_of_proclitics(std::u32string_view word) {
  constexpr std::size_t kLeastStem = 3;  // roots of Hebrew and Arabic have three letters
  std::size_t skip = 0;
  const auto room = [&](std::size_t letters) { return word.size() >= skip + letters + kLeastStem; };
  if (is_hebrew(word.front())) {
    if (room(1) && word[0] == U'\u05D5') skip = 1;
    if (room(1) && starts_with(word, skip, U"\u05D4\u05D1\u05DB\u05DC\u05DE\u05E9")) ++skip;
  } else if (is_arabic(word.front())) {
    if (room(1) && starts_with(word, 0, U"\u0648\u0641")) skip = 1;
    // Three letters are the preposition and the article, two the article.
    if (room(3) && starts_with(word, skip, U"\u0628\u0643") && word[skip + 1] == U'\u0627' &&
        word[skip + 2] == U'\u0644') {
      skip += 3;
    } else if (room(2) && starts_with(word, skip, U"\u0627\u0644") && word[skip + 1] == U'\u0644') {
      skip += 2;
    }
  }
  return skip;
}

/// Cheap and the same for all languages: what is compared across languages must be cut by one rule.
class Tokeniser {
 public:
  explicit Tokeniser(std::string_view text) : folded_(text::fold_spelling(text)) {}

  SegmentTokens run() {
    while (at_ < folded_.size()) step();
    return std::move(out_);
  }

 private:
  text::Decoded next() const { return text::decode_at(folded_, at_); }

  void step() {
    const text::Decoded here = next();
    switch (text::kind_of(here.code_point)) {
      case CharacterKind::letter:
        return take_word();
      case CharacterKind::digit:
        return take_number();
      case CharacterKind::ideograph:
        return take_ideograph();
      case CharacterKind::space:
        break;
      case CharacterKind::other:
        if (const std::string_view mark = mark_of(here.code_point, greek_); !mark.empty()) {
          out_.tokens.emplace_back(mark);
        }
    }
    at_ += here.length;
  }

  void take_word() {
    std::u32string letters;
    while (at_ < folded_.size()) {
      const text::Decoded here = next();
      if (text::kind_of(here.code_point) != CharacterKind::letter) break;
      letters.push_back(here.code_point);
      at_ += here.length;
    }
    const std::u32string_view word = letters;
    greek_ = greek_ || is_greek(word.front());
    const std::size_t skip = length_of_proclitics(word);
    const std::size_t kept = is_semitic(word.front()) ? kSemiticLetters : kWordLetters;
    out_.tokens.push_back(unified(word.substr(skip, kept)));
    if (word.size() > kWordLetters) out_.long_words.push_back(unified(word));
  }

  void take_number() {
    std::string number;
    while (at_ < folded_.size()) {
      const text::Decoded here = next();
      const int digit = text::digit_value(here.code_point);
      if (digit < 0) break;
      // Leading zeros are not kept.
      if (!(number == "0"))
        number.push_back(static_cast<char>('0' + digit));
      else
        number.assign(1, static_cast<char>('0' + digit));
      at_ += here.length;
    }
    out_.tokens.push_back(std::move(number));
  }

  void take_ideograph() {
    std::u32string numerals;
    const std::size_t begin = at_;
    std::size_t end = at_;
    // A number below 10,000 has seven numerals at most (九千九百九十九).
    while (end < folded_.size() && numerals.size() < 8) {
      const text::Decoded here = text::decode_at(folded_, end);
      if (!is_han_numeral(here.code_point)) break;
      numerals.push_back(here.code_point);
      end += here.length;
    }
    // A single numeral is mostly part of a word; after 第 ("number") it counts a chapter or a
    // verse.
    const bool ordinal = previous_ == U'\u7B2C';
    if (numerals.size() >= 2 || (ordinal && !numerals.empty())) {
      previous_ = 0;
      at_ = end;
      out_.tokens.push_back(std::to_string(han_number(numerals)));
      return;
    }
    const text::Decoded here = next();
    previous_ = here.code_point;
    out_.tokens.push_back(folded_.substr(begin, here.length));
    at_ += here.length;
  }

  std::string folded_;
  std::size_t at_ = 0;
  bool greek_ = false;
  char32_t previous_ = 0;
  SegmentTokens out_;
};

std::vector<SegmentTokens> tokens_of(std::span<const std::string_view> segments) {
  std::vector<SegmentTokens> out;
  out.reserve(segments.size());
  for (const std::string_view segment : segments) out.push_back(Tokeniser(segment).run());
  return out;
}

std::set<std::string> long_words_of(const std::vector<SegmentTokens>& segments) {
  std::set<std::string> words;
  for (const SegmentTokens& segment : segments) {
    words.insert(segment.long_words.begin(), segment.long_words.end());
  }
  return words;
}

void add_shared_words(std::vector<SegmentTokens>& segments, const SharedWords& shared) {
  for (SegmentTokens& segment : segments) {
    for (const std::string& word : segment.long_words) {
      const auto found = shared.find(word);
      if (found != shared.end()) segment.tokens.push_back(found->second);
    }
  }
}

std::optional<unsigned> leading_number(const SegmentTokens& segment) {
  if (segment.tokens.empty()) return std::nullopt;
  const std::string& token = segment.tokens.front();
  unsigned value = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (error != std::errc{} || end != token.data() + token.size()) return std::nullopt;
  return value;
}

bool has_running_numbers(std::span<const SegmentTokens> segments) {
  // Fewer may start with such numbers by chance. A count may start again at 1, with each chapter.
  if (segments.size() < 5) return false;
  std::size_t steps = 0;
  for (std::size_t i = 1; i < segments.size(); ++i) {
    const auto before = leading_number(segments[i - 1]);
    const auto here = leading_number(segments[i]);
    if (before && here && (*here == *before + 1 || *here == 1)) ++steps;
  }
  return static_cast<double>(steps) >= kRunningShare * static_cast<double>(segments.size() - 1);
}

}  // namespace

std::vector<std::string> alignment_tokens(std::string_view text) {
  return Tokeniser(text).run().tokens;
}

/// Letters and digits: spaces and marks differ between scripts more than texts do.
std::uint32_t alignment_length(std::string_view text) {
  std::uint32_t length = 0;
  for (std::size_t i = 0; i < text.size();) {
    const text::Decoded here = text::decode_at(text, i);
    const CharacterKind kind = text::kind_of(here.code_point);
    if (kind != CharacterKind::space && kind != CharacterKind::other) ++length;
    i += here.length;
  }
  return length;
}

TokenId Vocabulary::add(std::string_view token) {
  const auto [place, added] =
      ids_.emplace(std::string(token), static_cast<TokenId>(spellings_.size()));
  if (added) spellings_.emplace_back(token);
  return place->second;
}

TokenId Vocabulary::find(std::string_view token) const {
  const auto found = ids_.find(std::string(token));
  return found == ids_.end() ? static_cast<TokenId>(size()) : found->second;
}

TokenisedText::TokenisedText(std::span<const std::string_view> segments)
    : TokenisedText(segments, tokens_of(segments)) {}

TokenisedText::TokenisedText(std::span<const std::string_view> segments,
                             const std::vector<SegmentTokens>& tokens) {
  const bool numbered = has_running_numbers(tokens);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const bool skip = numbered && leading_number(tokens[i]).has_value();
    for (std::size_t k = skip ? 1 : 0; k < tokens[i].tokens.size(); ++k) {
      tokens_.push_back(vocabulary_.add(tokens[i].tokens[k]));
    }
    begins_.push_back(static_cast<std::uint32_t>(tokens_.size()));
    lengths_.push_back(alignment_length(segments[i]));
  }
  frequencies_.resize(vocabulary_.size());
  for (const TokenId id : tokens_) ++frequencies_[id];
}

/// Both sides are needed to know what they share.
TokenisedPair tokenise_pair(std::span<const std::string_view> source,
                            std::span<const std::string_view> target) {
  std::vector<SegmentTokens> source_tokens = tokens_of(source);
  std::vector<SegmentTokens> target_tokens = tokens_of(target);
  const SharedWords shared =
      find_shared_words(long_words_of(source_tokens), long_words_of(target_tokens));
  add_shared_words(source_tokens, shared);
  add_shared_words(target_tokens, shared);
  return {{source, source_tokens}, {target, target_tokens}};
}

}  // namespace calque::align
