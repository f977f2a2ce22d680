#include "text/tokens.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <array>
#include <memory>
#include <random>
#include <string>

#include "catch.h"
#include "text/counted_tokens.h"
#include "text/utf8.h"
#include "text/word_class.h"

using namespace calque::text;

namespace {

/// Tokens as one line: words plain, numbers #x, punctuation .x, white space _, tags <x>.
std::string show(std::string_view text) {
  std::string out;
  for (const Token& token : tokenize(text)) {
    if (!out.empty()) out += '|';
    if (token.kind == TokenKind::number) out += '#';
    if (token.kind == TokenKind::punctuation) out += '.';
    if (token.kind == TokenKind::tag) out += '~';
    out += token.kind == TokenKind::space ? "_" : std::string(token.of(text));
  }
  return out;
}

bool white_at(std::string_view text, std::size_t offset) {
  return u_isUWhiteSpace(static_cast<UChar32>(decode_at(text, offset).code_point)) != 0;
}

std::size_t character_before(std::string_view text, std::size_t offset) {
  do --offset;
  while (is_continuation(text[offset]));
  return offset;
}

/// The break iterator's boundaries, but for those inside runs of white space.
std::vector<std::size_t> icu_boundaries(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  UText* view =
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  words->setText(view, status);
  REQUIRE(U_SUCCESS(status));
  std::vector<std::size_t> out;
  for (std::int32_t at = words->first(); at != icu::BreakIterator::DONE; at = words->next()) {
    const auto offset = static_cast<std::size_t>(at);
    const bool inside = offset > 0 && offset < text.size();
    if (inside && white_at(text, offset) && white_at(text, character_before(text, offset)))
      continue;
    out.push_back(offset);
  }
  utext_close(view);
  return out;
}

std::vector<std::size_t> own_boundaries(const std::string& text) {
  std::vector<std::size_t> out{0};
  for (const Token& token : tokenize(text)) out.push_back(token.end);
  return out;
}

std::string random_text(std::mt19937& random, const std::vector<std::string>& alphabet) {
  std::string text;
  for (std::size_t i = random() % 12; i > 0; --i) text += alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace

TEST_CASE("text is cut into words, numbers, punctuation and white space") {
  CHECK(show("Hello, world!") == "Hello|.,|_|world|.!");
  CHECK(show("It can't cost 1,234.50 €.") == "It|_|can't|_|cost|_|#1,234.50|_|.€|..");
  CHECK(show("3rd x_1 e.g.") == "3rd|_|x_1|_|e.g|..");
  CHECK(show("a \t\n b") == "a|_|b");
  CHECK(show("").empty());
}

TEST_CASE("scripts without spaces are cut into characters with their marks") {
  CHECK(show("我是人。") == "我|是|人|.。");
  CHECK(show("カタカナとABC") == "カ|タ|カ|ナ|と|ABC");
  CHECK(show("ภาษาไทย") == "ภ|า|ษ|า|ไ|ท|ย");
  CHECK(show("ที่") == "ที่");
  CHECK(show("한국어 문장") == "한국어|_|문장");
}

TEST_CASE("words of other scripts stay whole") {
  CHECK(show("שלום צה\"ל") == "שלום|_|צה\"ל");
  CHECK(show("اَلسَّلَامُ عليكم") == "اَلسَّلَامُ|_|عليكم");
  CHECK(show("İstanbul'da çay") == "İstanbul'da|_|çay");
}

TEST_CASE("markup and placeholders are tags") {
  CHECK(show("Press <b>OK</b>") == "Press|_|~<b>|OK|~</b>");
  CHECK(show("%s: %1$d of {0}, {user_name}") == "~%s|.:|_|~%1$d|_|of|_|~{0}|.,|_|~{user_name}");
  CHECK(show("100%safe a<b {x y}") == "#100|.%|safe|_|a|.<|b|_|.{|x|_|y|.}");
}

TEST_CASE("tokens cover the text without gaps") {
  std::mt19937 random(7);
  const std::vector<std::string> alphabet{"a",  "é", "\u0301", "1",  " ",  "\n", "<b>",
                                          "我", "ส", "%s",     "👍", "🇹🇷", ".",  "\xFF"};
  for (int round = 0; round < 2000; ++round) {
    const std::string text = random_text(random, alphabet);
    std::size_t at = 0;
    for (const Token& token : tokenize(text)) {
      REQUIRE(token.begin == at);
      REQUIRE(token.end > token.begin);
      at = token.end;
    }
    REQUIRE(at == text.size());
  }
}

TEST_CASE("boundaries equal those of ICU's word break iterator") {
  const auto alphabet = GENERATE(
      std::vector<std::string>{"a", "Z", "1", "9", " ", ".", ",", "'", "_", ":", ";", "-", "\""},
      std::vector<std::string>{"ü", "ğ", "ı", "·", "’", "́", "\u00AD", "5", " ", "_", ".", "€"},
      std::vector<std::string>{"א", "ב", "'", "\"", "״", "ְ", "\u200F", "1", " ", "a", "."},
      std::vector<std::string>{"ع", "ل", "َ", "ـ", "٣", "٫", "،", " ", "\u200C", "."},
      std::vector<std::string>{"я", "Ё", "α", "ς", "΄", "한", "국", "՝", "ա", "क", "्", "ि", " "},
      std::vector<std::string>{"👍", "🏽", "\u200D", "👩", "🇹", "🇷", "©", "a", " ", "\uFE0F"},
      std::vector<std::string>{"\r", "\n", "\u2028", "\u0301", "\u200D", "a", "👍", "\u0085", "1"});
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random, alphabet);
    INFO(text);
    REQUIRE(own_boundaries(text) == icu_boundaries(text));
  }
}

TEST_CASE("the table of ASCII characters agrees with Unicode's properties") {
  for (char32_t c = 0; c < 128; ++c) {
    INFO(static_cast<int>(c));
    CHECK(kAsciiWordClasses[c] == word_class(c));
  }
}

TEST_CASE("to count, a syllable of Hangul is a letter as any other") {
  const auto tokens = tokenize_to_count("2016년에 갔다", HangulRule::by_uax29);
  REQUIRE(tokens.size() == 3);
  CHECK(tokens[0].kind == TokenKind::word);
  CHECK(tokenize_to_count("2016년에 갔다", HangulRule::by_icu) == tokenize("2016년에 갔다"));

  std::mt19937 random(7);
  const std::array<std::string, 12> pieces{"한", "글", "a",    "Б", "7",  ".",
                                           "'",  "_",  "한글", " ", "ア", "\u0301"};
  for (int round = 0; round < 2000; ++round) {
    std::string hangul;
    std::string latin;
    for (int i = 0; i < 12; ++i) {
      const std::string& piece =
          pieces.at(std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random));
      hangul += piece;
      for (std::size_t at = 0; at < piece.size();) {
        const Decoded decoded = decode_at(piece, at);
        const bool syllable = decoded.code_point >= 0xAC00 && decoded.code_point <= 0xD7A3;
        latin += syllable ? "ẞ" : piece.substr(at, decoded.length);
        at += decoded.length;
      }
    }
    INFO(hangul);
    CHECK(tokenize_to_count(hangul, HangulRule::by_uax29) == tokenize(latin));
  }
}

TEST_CASE("to count, angle brackets without markup are punctuation around words") {
  const auto tokens = tokenize_to_count("<Enter> <b>", HangulRule::by_uax29);
  REQUIRE(tokens.size() == 5);
  CHECK(tokens[1].kind == TokenKind::word);
  CHECK(tokens[4].kind == TokenKind::tag);
}
