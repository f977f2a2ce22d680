#include "text/office_words.h"

#include "catch.h"

using namespace calque::text;

// All but the dashes and the Korean row as soffice 7.4 counts them: it ends words at dashes too,
// and took each syllable of Hangul for a word up to version 7.4.
TEST_CASE("office programs count what stands between blanks") {
  struct Row {
    const char* text;
    std::int64_t words;
  };
  const Row row = GENERATE(values<Row>({
      {"", 0},
      {" \t\n", 0},
      {"Hello, well-known world", 3},
      {"Hello — world", 3},
      {"3.5 % of e.g. 10", 5},
      {"Use <Enter> and <All files> now %s {0}", 8},
      {"a b c … ! ?", 6},
      {"foo/bar", 1},
      {"10\u00A0km 5\u202Fm", 4},
      {"a\u3000b", 2},
      {"我喜欢喝茶。Windows 11系统", 10},
      {"私はカタカナ、ひらがな。", 12},
      {"「日本」・株", 6},
      {"“中” …", 4},
      {"ＡＢＣ ｱｲ", 5},
      {"안녕하세요 세계 2016년에 갔다", 4},
      {"ภาษาไทย ง่ายมาก", 13},
      {"😀😀 x", 2},
      {"שלום, עולם!", 2},
      {"か\u3099き", 2},
  }));
  INFO(row.text);
  CHECK(count_office_words(row.text) == row.words);
}
