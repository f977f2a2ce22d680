#include "text/token_key.h"

#include <random>

#include "catch.h"

using namespace calque::text;

TEST_CASE("forms of one word share a key") {
  TokenKeyer english("en");
  CHECK(english.stem("Connections") == english.stem("connected"));
  CHECK(english.stem("connect") != english.stem("collect"));
  TokenKeyer turkish("tr");
  CHECK(turkish.stem("kitapları") == turkish.stem("Kitapların"));
  TokenKeyer german("de");
  CHECK(german.stem("Häuser") == german.stem("HÄUSER"));
}

TEST_CASE("case is folded as the language has it") {
  CHECK(TokenKeyer("tr").fold("IĞDIR") == "ığdır");
  CHECK(TokenKeyer("az").fold("İRAN") == "iran");
  CHECK(TokenKeyer("en").fold("IGDIR") == "igdir");
}

TEST_CASE("vowel marks of Hebrew and Arabic do not count") {
  CHECK(TokenKeyer("he").stem("שָׁלוֹם") == "שלום");
  TokenKeyer arabic("ar");
  CHECK(arabic.stem("كِتَابٌ") == arabic.stem("كتاب"));
  CHECK(arabic.stem("كتـــاب") == arabic.stem("كتاب"));
  CHECK(TokenKeyer("fa").stem("َ") == "َ");
}

TEST_CASE("composed and decomposed spellings share a key") {
  TokenKeyer any("und");
  CHECK(any.key("e\u0301tude").stem == any.key("étude").stem);
}

TEST_CASE("underscores that mark access keys do not count") {
  TokenKeyer english("en");
  CHECK(english.key("_File").folded == english.key("file").folded);
  CHECK(english.key("Bac_kwards").stem == english.key("backwards").stem);
  CHECK(english.key("__").folded != english.key("_").folded);
  CHECK(english.stem("_File") == "_file");
}

TEST_CASE("words whose stems begin alike share their beginning") {
  TokenKeyer english("en");
  CHECK(english.key("Formatting").beginning == english.key("formula").beginning);
  CHECK(english.key("form").beginning == english.key("formula").beginning);
  CHECK(english.key("for").beginning != english.key("form").beginning);
  CHECK(TokenKeyer("cs").key("žluťoučký").beginning == TokenKeyer("cs").key("Žluťák").beginning);
}

TEST_CASE("letters are counted in the folded word, characters that are words by themselves not") {
  CHECK(TokenKeyer("en").key("_Files").letters == 5);
  CHECK(TokenKeyer("de").key("Straße").letters == TokenKeyer("de").key("STRASSE").letters);
  CHECK(TokenKeyer("he").key("שָׁלוֹם").letters == 4);
  CHECK(TokenKeyer("zh").key("茶").letters == 0);
  CHECK(TokenKeyer("th").key("ก").letters == 0);
  CHECK(TokenKeyer("ko").key("한국어").letters == 3);
}

TEST_CASE("remembered keys equal keys computed afresh") {
  TokenKeyer remembering("en");
  std::mt19937 random(3);
  for (int round = 0; round < 20'000; ++round) {
    std::string word;
    for (std::size_t i = 1 + random() % 4; i > 0; --i) word += "abEsing"[random() % 7];
    TokenKeyer& keyer = remembering;
    const TokenKey cached = keyer.key(word);
    if (round % 97 == 0) REQUIRE(cached == TokenKeyer("en").key(word));
  }
}

TEST_CASE("words too long to remember have keys too") {
  TokenKeyer english("en");
  const std::string longest(100'000, 'x');
  CHECK(english.key(longest).stem == english.key(std::string(100'000, 'X')).stem);
}
