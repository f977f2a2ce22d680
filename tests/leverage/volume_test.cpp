#include "leverage/volume.h"

#include <string>

#include "catch.h"

using namespace calque;
using namespace calque::leverage;

namespace {

Volume measure(const std::string& text, const WordRule& rule = {}) {
  return volume_of({.text = text, .tags = {}}, rule);
}

}  // namespace

TEST_CASE("words and characters are counted") {
  struct Row {
    const char* text;
    std::int64_t words;
    std::int64_t characters;
    std::int64_t punctuation;
    std::int64_t white_space;
  };
  const Row row = GENERATE(values<Row>({
      {"", 0, 0, 0, 0},
      {"It's a well-known fact.", 5, 17, 3, 3},
      {"Pay $1,250.50 now!", 3, 13, 3, 2},
      {"3.5 % of 10", 3, 6, 2, 3},
      {"x = y + 2", 3, 5, 0, 4},
      {"e.g. this", 2, 6, 2, 1},
      {"L’été — déjà vu…", 3, 10, 3, 3},
      {"L\u2019e\u0301te\u0301", 1, 4, 1, 0},
      {"10\u00A0km", 2, 5, 0, 0},
      {"שלום, עולם!", 2, 8, 2, 1},
      {"السلام عليكم", 2, 11, 0, 1},
      {"我喜欢喝茶。", 5, 5, 1, 0},
      {"Use %s or {0} <b>here</b>", 3, 9, 0, 4},
      {"a\tb\nc", 3, 3, 0, 2},
      {"…", 0, 0, 1, 0},
      {"Use <Enter> and <All files> now", 6, 26, 0, 5},
      {"2016년에 갔다", 2, 8, 0, 1},
      {"서울(Seoul)은 KBS가", 4, 12, 2, 1},
  }));
  INFO(row.text);
  const Volume volume = measure(row.text);
  CHECK(volume.segments == 1);
  CHECK(volume.words == row.words);
  CHECK(volume.characters == row.characters);
  CHECK(volume.punctuation == row.punctuation);
  CHECK(volume.white_space == row.white_space);
}

TEST_CASE("inline tags are transparent, text in sub-flows counts") {
  const Segment segment{
      .text = "unbreakable text",
      .tags = {{TagKind::begin_pair, 2, {{"i", "1"}}, {std::string("<b title='not text'>")}},
               {TagKind::end_pair, 5, {{"i", "1"}}, {std::string("</b>")}},
               {TagKind::placeholder,
                16,
                {{"x", "2"}},
                {std::string("<img alt='"), SubFlow{{}, {.text = "two words", .tags = {}}},
                 std::string("'/>")}}}};
  const Volume volume = volume_of(segment, {});
  CHECK(volume.words == 4);
  CHECK(volume.characters == 23);
}

TEST_CASE("factors turn characters into words in the languages that have them") {
  const std::string chinese = "我喜欢喝茶。Windows 11";
  CHECK(WordRule().words(measure(chinese)) == 7);
  const WordRule zh = WordRule::by_factor(Language("zh-Hans"));
  CHECK(zh.words(measure(chinese, zh)) == 4);  // 5 / 2.8 = 1.79, and two
  const WordRule ja = WordRule::by_factor(Language("ja"));
  CHECK(ja.words(measure("私は日本語を話します。", ja)) == 3);  // 10 / 3.0
  const WordRule th = WordRule::by_factor(Language("th"));
  CHECK(th.words(measure("สวัสดีครับ", th)) == 2);  // 10 / 6.0
  const WordRule ko = WordRule::by_factor(Language("ko"));
  CHECK(ko.words(measure("안녕하세요 세계", ko)) == 2);  // 7 / 3.3
  CHECK(WordRule().words(measure("안녕하세요 세계")) == 2);
  const WordRule en = WordRule::by_factor(Language("en"));
  CHECK(en.words(measure("我喜欢 tea", en)) == 4);
}

TEST_CASE("Hangul makes one word with digits and letters, but for its factor") {
  CHECK(measure("2016년에").words == 1);
  CHECK(measure("KBS가 안녕하세요").words == 2);
  const WordRule ko = WordRule::by_factor(Language("ko"));
  CHECK(ko.words(measure("2016년에", ko)) == 2);  // 2 / 3.3 = 0.61, and one
}

TEST_CASE("office programs count all that they see, and no inline tags") {
  const WordRule office = WordRule::of(WordCount::office, Language("en"));
  const Volume volume = measure("Use %s – or {0} <b>here</b>", office);
  CHECK(office.words(volume) == 6);
  CHECK(volume.factored == 0);
  CHECK(volume.characters + volume.punctuation == 22);
  const Segment bold{.text = "unbreakable text",
                     .tags = {{TagKind::begin_pair, 2, {{"i", "1"}}, {std::string("<b>")}},
                              {TagKind::end_pair, 5, {{"i", "1"}}, {std::string("</b>")}}}};
  CHECK(volume_of(bold, office).words == 2);
}

TEST_CASE("each count of words has a key") {
  for (const WordCount count : {WordCount::gmx, WordCount::gmx_factors, WordCount::office}) {
    CHECK(word_count_with_key(key_of(count)) == count);
    CHECK_FALSE(title_of(count).empty());
  }
  CHECK_FALSE(word_count_with_key("word"));
}
