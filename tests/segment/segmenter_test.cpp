#include "calque/segmenter.h"

#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "segment/characters.h"
#include "text/utf8.h"

using namespace calque;
using namespace calque::segment;

namespace {

std::vector<std::string> segments(std::string_view language, const std::string& text) {
  std::vector<std::string> out;
  for (const SegmentSpan& span : Segmenter(Language(language)).segment(text)) {
    out.push_back(text.substr(span.begin, span.end - span.begin));
  }
  return out;
}

using Texts = std::vector<std::string>;

/// Random text of words, marks, quotation marks and white space of many scripts, and stray bytes.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {
      ".",      "!",      "?",    "…",        "...",    " . . .", "。",
      "！",     "؟",      "۔",    "।",        "։",      ":",      ";",
      " ",      " ",      " ",    "\n",       "\n\n",   "\t",     "\u00A0",
      "\u3000", "\"",     "'",    "“",        "”",      "«",      "»",
      "„",      "(",      ")",    "[",        "]",      "[1]",    "（",
      "）",     "「",     "」",   "-",        "—",      "•",      "Dr",
      "etc",    "z. B",   "12",   "3.5",      "IV",     "a",      "Hello",
      "der",    "Мир",    "г",    "שלום",     "ארה\"ב", "كيف",    "你好",
      "これ",   "नमस्ते",   "สวัสดี", "한국",     "😀",     "é",      "e\u0301",
      "\u200F", "\u202A", "\xFF", "\xE2\x80", "1)",     "(a)",    "http://a.b/c.d"};
  std::uniform_int_distribution<std::size_t> pick(0, kPieces.size() - 1);
  std::uniform_int_distribution<int> length(0, 60);
  std::string text;
  for (int i = length(random); i > 0; --i) text += kPieces[pick(random)];
  return text;
}

bool only_white_space(std::string_view gap) {
  for (std::size_t i = 0; i < gap.size(); i += text::decode_at(gap, i).length) {
    if (!is_space(text::decode_at(gap, i).code_point)) return false;
  }
  return true;
}

void check_lossless(std::string_view text, const std::vector<SegmentSpan>& spans) {
  std::size_t end = 0;
  for (const SegmentSpan& span : spans) {
    REQUIRE(span.begin >= end);
    REQUIRE(span.end > span.begin);
    REQUIRE(span.end <= text.size());
    REQUIRE(only_white_space(text.substr(end, span.begin - end)));
    REQUIRE_FALSE(is_space(char_at(text, span.begin)));
    end = span.end;
  }
  REQUIRE(only_white_space(text.substr(end)));
}

}  // namespace

TEST_CASE("segments and the white space between them give the text back") {
  std::mt19937 random(20261124);
  std::vector<Segmenter> segmenters;
  for (const char* language : {"en", "de", "tr", "el", "hy", "he", "ja", "und"}) {
    segmenters.emplace_back(Language(language));
  }
  for (int i = 0; i < 4000; ++i) {
    const std::string text = random_text(random);
    CAPTURE(text);
    check_lossless(text, segmenters[static_cast<std::size_t>(i) % segmenters.size()].segment(text));
  }
}

TEST_CASE("an explanation gives the same breaks as the segmentation") {
  std::mt19937 random(7);
  const Segmenter segmenter{Language("en")};
  for (int i = 0; i < 500; ++i) {
    const std::string text = random_text(random);
    std::size_t breaks = 0;
    std::size_t last = 0;
    for (const BreakExplanation& explanation : segmenter.explain(text)) {
      CHECK(explanation.offset >= last);
      last = explanation.offset;
      breaks += explanation.breaks ? 1U : 0U;
    }
    CHECK(segmenter.segment(text).size() <= breaks + 1);
  }
}

TEST_CASE("white space alone has no segment") {
  CHECK(segments("en", "").empty());
  CHECK(segments("en", " \n\t\u00A0\u3000").empty());
}

TEST_CASE("marks at the ends of a text do no harm") {
  CHECK(segments("en", ".Hello").size() == 1);
  CHECK(segments("en", "O. '''''").size() == 1);
  CHECK(segments("en", "?").size() == 1);
  CHECK(segments("en", "...").size() == 1);
}

TEST_CASE("a quotation of several sentences is several segments") {
  CHECK(segments("en", "He said, “We came. We saw. We won!” Then he left.") ==
        Texts{"He said, “We came.", "We saw.", "We won!”", "Then he left."});
}

TEST_CASE("a colon before a capital ends nothing") {
  CHECK(segments("en", "This is not new: The army came. It left.").size() == 2);
}

TEST_CASE("a remark in brackets stays in its sentence") {
  CHECK(segments("en", "He teaches (He was an engineer. Long ago.) at the school. Really.") ==
        Texts{"He teaches (He was an engineer. Long ago.) at the school.", "Really."});
}

TEST_CASE("an ellipsis is followed by what its case says") {
  CHECK(segments("en", "Well... maybe. Well... Maybe. He . . . left. He . . . Left.").size() == 6);
}

TEST_CASE("initials belong to the name") {
  CHECK(segments("en", "Edward C. Kendall met J. R. R. Tolkien. They spoke.").size() == 2);
  CHECK(segments("ru", "Его ценили А. С. Пушкин и Н. В. Гоголь. Да.").size() == 2);
}

TEST_CASE("Hebrew gershayim are no quotation mark") {
  CHECK(segments("he", "הוא שירת בנאט\"ו. אחר כך חזר.").size() == 2);
}

TEST_CASE("marks of other scripts end sentences") {
  CHECK(segments("el", "Τι πράξαμε; Τίποτα.").size() == 2);
  CHECK(segments("zh", "他说。“好！”我也是。").size() == 3);
  CHECK(segments("hi", "यह है। वह है।").size() == 2);
  CHECK(segments("ur", "کیا؟ ہاں۔ نہیں۔").size() == 3);
  CHECK(segments("am", "አለህ፧መልካም።").size() == 2);
}

TEST_CASE("lines that are wrapped are one sentence, lines of a list are several") {
  CHECK(segments("en", "It was a cold \nnight in the city.").size() == 1);
  CHECK(segments("en", "Title\nAnother title\n\nText here.").size() == 3);
  CHECK(segments("en", "• one\n• two").size() == 2);
  CHECK(segments("en", "(i) Hello.\n(ii) hello.").size() == 2);
}

TEST_CASE("addresses and numbers are not broken") {
  CHECK(segments("en", "See https://www.example.50.com/a/b.html. Next.").size() == 2);
  CHECK(segments("en", "Write to Jane.Doe@example.com or ASP.NET today.").size() == 1);
  CHECK(segments("en", "Entry stores model.Fragment values.").size() == 1);
  CHECK(segments("en", "Call System.out.println or Console.WriteLine to print.").size() == 1);
  CHECK(segments("en", "Open Node.Js and see Section.Title here.").size() == 1);
  CHECK(segments("en", "He had lived there for ten years.Then he left.").size() == 2);
  CHECK(segments("en", "It cost 1.000,50 or $.50 on 12.10.2014.").size() == 1);
}

TEST_CASE("a paragraph without end takes linear time") {
  const std::string marks(200000, '.');
  CHECK(Segmenter(Language("en")).segment(marks).size() == 1);
  std::string brackets;
  for (int i = 0; i < 50000; ++i) brackets += "(a. ";
  CHECK_FALSE(Segmenter(Language("en")).segment(brackets).empty());
  std::string quotes;
  for (int i = 0; i < 50000; ++i) quotes += ". \" ";
  CHECK_FALSE(Segmenter(Language("en")).segment(quotes).empty());
  std::string items;
  for (int i = 0; i < 50000; ++i) items += "1) a ";
  CHECK_FALSE(Segmenter(Language("en")).segment(items).empty());
}
