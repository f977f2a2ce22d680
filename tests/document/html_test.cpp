#include "catch.h"
#include "document/html_entity.h"
#include "document/html_nesting.h"
#include "document/readers.h"
#include "document/shorthand.h"
#include "error.h"

using namespace calque::document;

TEST_CASE("blocks of HTML are paragraphs with their kind") {
  const Document document = read_html(
      "<!DOCTYPE html><html lang='en-GB'><head><title>T</title><style>x{}</style></head><body>"
      "<h2>Head</h2><p>One <b>two</b>\n three<p>Four<br>five"
      "<ul><li>a<ul><li>b</ul><li>c</ul><blockquote>q</blockquote>"
      "<table><caption>cap</caption><tr><td>x<th>y</table><pre>p  q\n r</pre>loose"
      "<script>no()</script><div hidden>no</div></body></html>");
  CHECK(in_short(document) ==
        Lines{"title: T", "heading 2: Head", "text: One {bold}two{/} three", "text: Four\nfive",
              "list-item 1: a", "list-item 2: b", "list-item 1: c", "quotation: q", "caption: cap",
              "table-cell: x", "table-cell: y", "code: p  q\n r", "text: loose"});
  CHECK(document.language == calque::Language("en-GB"));
}

TEST_CASE("inline elements keep their start tag as native code") {
  const Document document = read_html("<p>See <a href=\"x.html\">this</a> <img src=y alt=z>.</p>");
  CHECK(in_short(document) == Lines{"text: See {link}this{/} {image/}."});
  const auto& tags = document.paragraphs[0].content.tags;
  CHECK(std::get<std::string>(tags[0].code[0]) == "<a href=\"x.html\">");
  CHECK(std::get<std::string>(tags[1].code[0]) == "</a>");
  CHECK(std::get<std::string>(tags[2].code[0]) == "<img src=y alt=z>");
}

TEST_CASE("an inline element around blocks is closed with the paragraph") {
  CHECK(in_short(read_html("<b>one<p>two</p></b>")) == Lines{"text: {bold}one{/}", "text: two"});
}

TEST_CASE("the declared encoding is found") {
  CHECK(html_encoding("<meta charset=\"windows-1254\">") == "windows-1254");
  CHECK(html_encoding("<META http-equiv=x content='text/html; charset=ISO-8859-9'>") ==
        "iso-8859-9");
  CHECK(html_encoding("<meta name=x><p>charset=y").empty());
}

TEST_CASE("HTML nested too deep is refused, not crashed on") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  CHECK_THROWS_AS(read_html(deep), calque::InputError);
  std::string paragraphs;
  for (int i = 0; i < 20'000; ++i) paragraphs += "<p>x<br><li>y";
  CHECK(read_html(paragraphs).paragraphs.size() == 40'000);
}

TEST_CASE("nesting is counted from start and end tags") {
  CHECK(estimate_html_nesting("<div><p><b>x</b><p></div><div>") == 2);
  CHECK(estimate_html_nesting("a < b, </x> <br><img>") == 0);
}

TEST_CASE("character references are decoded") {
  CHECK(decode_html_entity("&eacute;") == "é");
  CHECK(decode_html_entity("&#x2014;") == "—");
  CHECK(decode_html_entity("&nbsp;") == "\u00A0");
  CHECK(decode_html_entity("&none;") == "&none;");
}
