#include "segment/article.h"

#include "catch.h"

using namespace calque;
using namespace calque::segment;

namespace {

document::Document html(const std::string& text) {
  return document::parse_document(text, "a.html");
}

}  // namespace

TEST_CASE("an article is segments in order, with their paragraphs and tags") {
  const auto segments =
      segment_article(html("<h1>T</h1><p>One <b>two</b>. Three."), Segmenter(Language("en")));
  REQUIRE(segments.size() == 3);
  CHECK(segments[0].paragraph == 0);
  CHECK(segments[1].paragraph == 1);
  CHECK(segments[1].content.text == "One two.");
  CHECK(segments[1].content.tags.size() == 2);
  CHECK(segments[2].span == SegmentSpan{9, 15});
}

TEST_CASE("code is not split") {
  const Segmenter segmenter(Language("en"));
  CHECK(segment_article(html("<pre>A. B. C.\n\nD</pre>"), segmenter).empty());
  CHECK(segment_article(html("<p>Call <code>A. B. C.</code> now.</p>"), segmenter).size() == 1);
}

TEST_CASE("the language of an article is declared, or guessed, or not known") {
  using Source = ArticleLanguage::Source;
  const ArticleLanguage declared = language_of(html("<html lang=tr><p>x"));
  CHECK(declared.source == Source::declared);
  CHECK(declared.language == Language("tr"));
  const ArticleLanguage guessed = language_of(html(
      "<p>Die Sitzung fand in der vergangenen Woche in der Hauptstadt statt, und viele kamen."));
  CHECK(guessed.source == Source::guessed);
  CHECK(guessed.language == Language("de"));
  CHECK(language_of(html("<p>1 2 3")).source == Source::unknown);
}
