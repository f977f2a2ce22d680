#include "document/html/html.h"
#include "calque/error.h"
#include "catch.h"
#include "document/html/html_cost.h"
#include "document/html/html_entity.h"
#include "document/shorthand.h"

using namespace calque::document;

TEST_CASE("blocks of HTML are paragraphs with their kind") {
  const Document document = read_html(
      "<!DOCTYPE html><html lang='en-GB'><head><title>T</title><style>x{}</style></head><body>"
      "<h2>Head</h2><p>One <b>two</b>\n three<p>Four<br>five"
      "<ul><li>a<ul><li>b</ul><li>c</ul><blockquote>q</blockquote>"
      "<table><caption>cap</caption><tr><td>x<th>y</table><pre>p  q\n r</pre>loose"
      "<script>no()</script><div hidden>no</div></body></html>");
  CHECK(in_short(document) == Lines{"title: T", "heading 2: Head", "text: One {bold}two{/} three",
                                    "text: Four\nfive", "list-item 1: a", "list-item 2: b",
                                    "list-item 1: c", "quotation: q", "caption: cap",
                                    "table-cell: x", "table-cell: y", "text: loose"});
  CHECK(left_out_in_words(document) == "1 block of code");
  CHECK(document.language == calque::Language("en-GB"));
}

TEST_CASE("inline elements keep their start tag as native code") {
  const Document document = read_html("<p>See <a href=\"x.html\">this</a> <img src=y alt=z>.</p>");
  CHECK(in_short(document) == Lines{"text: See {link}this{/} {image/}.", "text: z"});
  const auto& tags = document.paragraphs[0].content.tags;
  CHECK(std::get<std::string>(tags[0].code[0]) == "<a href=\"x.html\">");
  CHECK(std::get<std::string>(tags[1].code[0]) == "</a>");
  CHECK(std::get<std::string>(tags[2].code[0]) == "<img src=y alt=z>");
}

TEST_CASE("attributes that are text are paragraphs of their own") {
  CHECK(in_short(read_html(
            "<html><head><meta name=description content='About &amp; us'><meta name=x content=no>"
            "<meta property='og:title' content=\"OG\"></head><body><p title=\"Tip\">One</p>"
            "<input type=submit value='Send now'><input type=text value=no placeholder=Name>"
            "<a aria-label='Go' href=x>Link</a><img alt=''>")) ==
        Lines{"text: About & us", "text: OG", "text: Tip", "text: One",
              "text: {input/}{input/}{link}Link{/}{image/}", "text: Send now", "text: Name",
              "text: Go"});
}

TEST_CASE("forms and what stands for programs are text") {
  CHECK(in_short(read_html("<select><option>One<option label=L>Two</select>"
                           "<textarea>Default text</textarea><noscript>Enable it.</noscript>"
                           "<button>Send</button>")) == Lines{"text: One", "text: L", "text: Two",
                                                              "text: Default text",
                                                              "text: Enable it.", "text: Send"});
}

TEST_CASE("what is not to be translated is a tag, or left out") {
  CHECK(in_short(read_html("<p translate=no>Acme</p><p>Use <span translate='no'>Foo <b>Bar</b>"
                           "</span> and <code>x = 1</code>.</p><p class='a notranslate'>no</p>"
                           "<div translate=no>no<p translate=yes>Yes <b>it</b> is</p>no</div>"
                           "<p its:translate=no>no</p>")) ==
        Lines{"text: Use {span/} and {code/}.", "text: Yes {bold}it{/} is"});
}

TEST_CASE("elements that stand like a word keep their place in the text") {
  CHECK(in_short(read_html("<p>A<wbr>b <svg><text>no</text></svg> c <ruby>d<rt>no</rt></ruby>"
                           " <math><mi>x</mi></math></p>")) ==
        Lines{"text: A{wbr/}b {image/} c {ruby}d{rt/}{/}{math/}"});
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

namespace {

std::string repeated(const std::string& text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("HTML nested too deep is refused, not crashed on") {
  CHECK_THROWS_AS(read_html(repeated("<div>", 200'000)), calque::InputError);
  CHECK(read_html(repeated("<p>x<br><li>y", 20'000)).paragraphs.size() == 40'000);
  CHECK(read_html(repeated("<div>", 6000) + "x" + repeated("</div>", 6000)).paragraphs.size() == 1);
}

TEST_CASE("HTML that would take the parser long is refused, whatever makes it slow") {
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += " a" + std::to_string(i) + "=1";
  const std::vector<std::string> slow{
      "<p" + many + ">x",
      "<p>x</p" + many + ">",
      "<p" + repeated(" a", 100'000) + ">x",
      "<!-- <p a=\" --><p" + many + ">x",
      repeated("<ul><li>", 30'000),
      repeated("<div></b>", 30'000),
      repeated("<svg>", 5000) + repeated("</x>", 200'000),
      repeated("<div><table></div></table>", 30'000),
      repeated("<div><select></div></select>", 30'000),
      repeated("<div><!--</div>-->", 30'000),
      repeated("<div><! </div>", 30'000),
      repeated("<div><script><!--<script></script></div></script>", 20'000),
      "<svg><p>" + repeated("<path/>", 60'000),
      "<svg>" + repeated("<g><![CDATA[</g>]]>", 40'000),
      "<svg><p><style>" + repeated("<b><!--</b>-->", 40'000),
      repeated("<a b c>", 60'000)};
  for (const std::string& html : slow) {
    INFO(html.substr(0, 60));
    CHECK(is_costly_html(html));
  }
}

TEST_CASE("large pages of all sorts are not costly") {
  const std::vector<std::string> pages{
      repeated("<p class=a id=b>One <b>two</b> <a href='x'>three</a><br><img src=y>", 50'000),
      repeated("<div><span>never closed</div>", 2'000),
      repeated("<svg viewBox='0'><title>t</title><g><path d='a'/><use href='b'/></g></svg>",
               50'000),
      repeated("<script>if (a <b && c <d) { x = '<div>' }</script><style>p</style>", 50'000),
      repeated("<table><tr><td>a<td>b<tr><td>c</table>", 50'000),
      repeated("<!-- a -- b <div> -->x", 100'000),
      repeated("a < b </ c", 100'000),
      repeated("&amp;", 200'000)};
  for (const std::string& html : pages) {
    INFO(html.substr(0, 60));
    CHECK_FALSE(is_costly_html(html));
  }
}

TEST_CASE("character references are decoded") {
  CHECK(decode_html_entity("&eacute;") == "é");
  CHECK(decode_html_entity("&#x2014;") == "—");
  CHECK(decode_html_entity("&nbsp;") == "\u00A0");
  CHECK(decode_html_entity("&none;") == "&none;");
}
