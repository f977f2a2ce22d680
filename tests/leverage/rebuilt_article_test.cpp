#include "leverage/rebuilt_article.h"

#include <algorithm>
#include <functional>

#include "calque/error.h"
#include "catch.h"
#include "document/make_zip.h"
#include "document/package/zip_archive.h"
#include "leverage/tag_transfer.h"

using namespace calque;
using namespace calque::leverage;

namespace {

using Targets = std::vector<std::optional<Segment>>;
using Change = std::function<std::optional<Segment>(const Segment&)>;

Article parse(const std::string& bytes, const std::string& name) {
  return parse_article({.name = name, .bytes = bytes}, Language("en"));
}

Targets changed(const Article& article, const Change& change) {
  Targets targets;
  for (const auto& segment : article.segments) targets.push_back(change(segment.content));
  return targets;
}

std::string rebuilt(const std::string& bytes, const std::string& name, const Change& change) {
  const Article article = parse(bytes, name);
  const RebuiltArticle result = rebuild_article(article, changed(article, change), Language("tr"));
  CHECK(result.left_out.empty());
  return result.bytes;
}

/// The same words in capitals, tags where they were.
std::optional<Segment> shout(const Segment& segment) {
  Segment out = segment;
  for (char& c : out.text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

/// Other text without any tags.
std::optional<Segment> plain(const Segment&) {
  return Segment{.text = "Çok < güzel & \"iyi\" > * _ış_ [x] `y` #1.", .tags = {}};
}

std::optional<Segment> nothing(const Segment&) {
  return std::nullopt;
}

const std::string kText = "\xEF\xBB\xBF One is here.  Two\r\ngoes on.\r\n\r\n\r\n  Three. \r\n";

const std::string kMarkdown =
    "---\ntitle: kept\n---\n\n# A *fine* head #\n\nSome **bold** text,\nwrapped. Another `code x` "
    "[link](http://a.b \"t\") end.\n\n> Said _one_\n> thing. Two \\* three &amp; four.\n\n"
    "- item [ref][r] one\n- __strong__ two  \n  broken\n\n1. first\n\n| a | b |\n|---|---|\n| c d "
    "| *e* "
    "|\n\n```\ncode;\n```\n\n<div>raw</div>\n\n![alt text](i.png) shows. ***both*** "
    "<http://x.y/z> done.\n\n[r]: http://r.s\n";

const std::string kHtml =
    "<!DOCTYPE html>\r\n<html lang=en><head><title>A &amp; B</title><style>p{}</style></head>\r\n"
    "<body class='x'>\r\n<h1>Head <i>it</i></h1>\r\n<p>One <b class=\"k\">bold</b> &eacute; "
    "word.\r\n Two<br>lines, <a href='q?a&amp;b'>link</a>. <!-- note --> Three <img src=i> "
    "here.</p>\r\n<ul><li>item<li>other <em>em</em></ul><pre>a  b\n c</pre>\r\n<p><b>Four. "
    "</b>Five.</p><script>no()</script></body></html>\r\n";

std::string odt(const std::string& body) {
  return make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                   {"styles.xml", "<styles/>"},
                   {"content.xml",
                    "<?xml version=\"1.0\"?>\n<office:document-content><office:body>"
                    "<office:text>" +
                        body + "</office:text></office:body></office:document-content>"}});
}

std::string docx(const std::string& body, const std::string& notes = "<w:footnotes/>") {
  return make_zip({{"[Content_Types].xml", "<Types/>"},
                   {"word/document.xml", "<?xml version=\"1.0\"?><w:document><w:body>" + body +
                                             "</w:body></w:document>"},
                   {"word/footnotes.xml", notes},
                   {"word/styles.xml", "<w:styles/>"}});
}

std::string part(const std::string& zip, const std::string& path) {
  return document::ZipArchive(zip, "a.zip").read(path).value_or("missing");
}

const std::string kOdtBody =
    "<text:h text:outline-level=\"1\">Head</text:h><text:p text:style-name=\"P1\">One "
    "<text:span text:style-name=\"T1\">bold</text:span><text:s text:c=\"2\"/>word &amp; more."
    "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note. "
    "Two.</text:p></text:note-body></text:note> Next<text:tab/>one<text:line-break/>here. "
    "<text:a xlink:href=\"u\">Link</text:a><text:bookmark text:name=\"b\"/> end.</text:p>";

const std::string kDocxBody =
    "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Head</w:t></w:r></w:p>"
    "<w:p><w:r w:rsidR=\"1\"><w:t xml:space=\"preserve\">One </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
    "<w:t>bo</w:t></w:r><w:proofErr "
    "w:type=\"x\"/><w:r><w:rPr><w:b/></w:rPr><w:t>ld</w:t></w:r><w:r>"
    "<w:t xml:space=\"preserve\"> word &amp; more.</w:t></w:r><w:r><w:footnoteReference "
    "w:id=\"2\"/></w:r><w:r><w:t xml:space=\"preserve\"> Next</w:t><w:tab/><w:t>one</w:t><w:br/>"
    "<w:t>here. See </w:t></w:r><w:hyperlink r:id=\"r1\"><w:r><w:t>this</w:t></w:r></w:hyperlink>"
    "<w:r><w:t>.</w:t></w:r></w:p>";

struct Sample {
  std::string bytes;
  std::string name;
};

std::vector<Sample> samples() {
  return {{kText, "a.txt"},
          {kMarkdown, "a.md"},
          {kHtml, "a.html"},
          {odt(kOdtBody), "a.odt"},
          {docx(kDocxBody,
                "<w:footnotes><w:footnote><w:p><w:r><w:t>The note.</w:t></w:r></w:p>"
                "</w:footnote></w:footnotes>"),
           "a.docx"}};
}

}  // namespace

TEST_CASE("an article without new text comes back byte for byte") {
  for (const Sample& sample : samples()) {
    INFO(sample.name);
    CHECK(rebuilt(sample.bytes, sample.name, nothing) == sample.bytes);
    CHECK(rebuilt(sample.bytes, sample.name, [](const Segment& s) { return s; }) == sample.bytes);
  }
  const std::string table = "| 1-1 | - |\n|---|---|\n| # x | [3] |\n";
  CHECK(rebuilt(table, "a.md", [](const Segment& s) { return s; }) == table);
}

TEST_CASE("an article that is written with other letters and then as it was reads as before") {
  for (const Sample& sample : samples()) {
    INFO(sample.name);
    const Article before = parse(sample.bytes, sample.name);
    const auto with_other_letters = [](const Segment& segment) {
      Segment out = segment;
      std::ranges::replace(out.text, 'e', 'o');  // of one case, so that the same sentences stay
      return out;
    };
    const Article other =
        parse(rebuilt(sample.bytes, sample.name, with_other_letters), sample.name);
    Targets as_it_was;
    for (const auto& segment : before.segments) as_it_was.emplace_back(segment.content);
    const Article after =
        parse(rebuild_article(other, as_it_was, Language("en")).bytes, sample.name);
    REQUIRE(other.segments.size() == before.segments.size());
    REQUIRE(after.segments.size() == before.segments.size());
    for (std::size_t i = 0; i < after.segments.size(); ++i) {
      CHECK(after.segments[i].content == before.segments[i].content);
    }
  }
}

TEST_CASE("plain text keeps its mark, white space and line ends") {
  CHECK(rebuilt(kText, "a.txt", shout) ==
        "\xEF\xBB\xBF ONE IS HERE.  TWO\r\nGOES ON.\r\n\r\n\r\n  THREE. \r\n");
}

TEST_CASE("Markdown keeps all but the words") {
  const Article article = parse(kMarkdown, "a.md");
  const RebuiltArticle result = rebuild_article(article, changed(article, shout), Language("tr"));
  INFO(result.bytes);
  CHECK(
      result.bytes.starts_with("---\ntitle: KEPT\n---\n\n# A *FINE* HEAD #\n\nSOME **BOLD** TEXT, "
                               "WRAPPED. ANOTHER `code x` [LINK](http://a.b \"T\") END.\n\n> SAID "
                               "_ONE_ THING. TWO \\* THREE & FOUR.\n\n- ITEM [REF][r] ONE\n"
                               "- __STRONG__ TWO\\\nBROKEN\n\n1. FIRST\n\n| A | B |\n|---|---|\n"
                               "| C D | *E* |\n\n```\ncode;\n```\n\n<div>RAW</div>\n\n"));
  CHECK(result.lost_format.empty());
  CHECK(result.left_out.empty());
}

TEST_CASE("HTML keeps all but the words") {
  const std::string out = rebuilt(kHtml, "a.html", shout);
  INFO(out);
  CHECK(out.starts_with(
      "<!DOCTYPE html>\r\n<html lang=\"tr\"><head><title>A &amp; B</title><style>p{}"
      "</style></head>\r\n<body class='x'>\r\n<h1>HEAD <i>IT</i></h1>\r\n<p>ONE "
      "<b class=\"k\">BOLD</b> é WORD.\r\n TWO<br>LINES, <a "
      "href='q?a&amp;b'>LINK</a>. <!-- note --> THREE <img src=i> HERE.</p>"));
  CHECK(
      out.ends_with("<ul><li>ITEM<li>OTHER <em>EM</em></ul><pre>a  b\n c</pre>\r\n<p><b>FOUR."
                    " </b>FIVE.</p><script>no()</script></body></html>\r\n"));
}

TEST_CASE("OpenDocument keeps all parts, elements and the notes inside paragraphs") {
  const std::string out = rebuilt(odt(kOdtBody), "a.odt", shout);
  CHECK(part(out, "content.xml") ==
        "<?xml version=\"1.0\"?>\n<office:document-content><office:body><office:text>"
        "<text:h text:outline-level=\"1\">HEAD</text:h><text:p text:style-name=\"P1\">ONE "
        "<text:span text:style-name=\"T1\">BOLD</text:span> <text:s/>WORD &amp; MORE."
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>THE NOTE. "
        "TWO.</text:p></text:note-body></text:note> NEXT<text:tab/>ONE<text:line-break/>HERE. "
        "<text:a xlink:href=\"u\">LINK</text:a> END.<text:bookmark text:name=\"b\"/></text:p>"
        "</office:text></office:body></office:document-content>");
  CHECK(part(out, "mimetype") == "application/vnd.oasis.opendocument.text");
  CHECK(part(out, "styles.xml") == "<styles/>");
  CHECK(out.substr(0, 60) == odt(kOdtBody).substr(0, 60));
}

TEST_CASE("Word keeps runs and their properties, and all other parts") {
  const std::string out = rebuilt(docx(kDocxBody), "a.docx", shout);
  std::string expected = kDocxBody;
  const auto replace = [&expected](const std::string& from, const std::string& to) {
    REQUIRE(expected.find(from) != std::string::npos);
    expected.replace(expected.find(from), from.size(), to);
  };
  replace(">Head<", ">HEAD<");
  replace("One", "ONE");
  replace(">bo<", ">BOLD<");
  replace("<w:t>ld</w:t>", "<w:t></w:t>");
  replace("word", "WORD");
  replace("more", "MORE");
  replace(" Next</w:t><w:tab/><w:t>one</w:t><w:br/><w:t>here. See </w:t>",
          " NEXT</w:t><w:tab/><w:t xml:space=\"preserve\">ONE</w:t><w:br/><w:t "
          "xml:space=\"preserve\">HERE.</w:t><w:t></w:t><w:t xml:space=\"preserve\"> SEE </w:t>");
  replace("this", "THIS");
  CHECK(part(out, "word/document.xml") ==
        "<?xml version=\"1.0\"?><w:document><w:body>" + expected + "</w:body></w:document>");
  CHECK(part(out, "word/footnotes.xml") == "<w:footnotes/>");
  CHECK(part(out, "word/styles.xml") == "<w:styles/>");
}

TEST_CASE("any text can stand in any format, without the tags as well") {
  for (const Sample& sample : samples()) {
    INFO(sample.name);
    const Article article = parse(sample.bytes, sample.name);
    const RebuiltArticle result = rebuild_article(article, changed(article, plain), Language("tr"));
    const Article again = parse(result.bytes, sample.name);
    // The title of a link goes with the link.
    const std::size_t titles = sample.name == "a.md" ? 1 : 0;
    REQUIRE(again.document.paragraphs.size() + titles == article.document.paragraphs.size());
    CHECK(result.left_out.empty());
    std::string all;
    for (const auto& paragraph : again.document.paragraphs) all += paragraph.content.text + "\n";
    CHECK(all.find("Çok < güzel & \"iyi\" > * _ış_ [x] `y` #1.") != std::string::npos);
  }
}

TEST_CASE("tags may change their order where the format has them in the text") {
  const auto swap = [](const Segment& segment) {
    Segment out{.text = "iki bir", .tags = segment.tags};
    if (segment.tags.size() != 4) return std::optional(segment);
    std::rotate(out.tags.begin(), out.tags.begin() + 2, out.tags.end());
    const std::size_t offsets[] = {0, 3, 4, 7};
    for (std::size_t i = 0; i < 4; ++i) out.tags[i].offset = offsets[i];
    return std::optional(out);
  };
  CHECK(rebuilt("<p><b>one</b> <i>two</i></p>", "a.html", swap) == "<p><i>iki</i> <b>bir</b></p>");
  CHECK(rebuilt("**one** *two*\n", "a.md", swap) == "*iki* **bir**\n");
  const std::string word = docx(
      "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>one</w:t></w:r><w:r><w:t xml:space='preserve'> "
      "</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>two</w:t></w:r></w:p>");
  const Article article = parse(word, "a.docx");
  const RebuiltArticle result = rebuild_article(article, changed(article, swap), Language("tr"));
  CHECK(parse(result.bytes, "a.docx").document.paragraphs[0].content.text == "iki bir");
  CHECK(result.lost_format == std::vector<std::size_t>{0});
}

TEST_CASE("segments that lose formatting are told, and no others") {
  const auto lost = [](const std::string& bytes, const std::string& name, const Change& change) {
    const Article article = parse(bytes, name);
    return rebuild_article(article, changed(article, change), Language("tr")).lost_format.size();
  };
  for (const Sample& sample : samples()) {
    INFO(sample.name);
    CHECK(lost(sample.bytes, sample.name, shout) == 0);
    CHECK(lost(sample.bytes, sample.name, nothing) == 0);
  }
  CHECK(lost("<p>One <b>two</b>. Three.</p>", "a.html", plain) == 1);
  CHECK(lost("<p>One <img src=x> three.</p>", "a.html", plain) == 0);
  const std::string bold_first =
      docx("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>one</w:t></w:r><w:r><w:t> two</w:t></w:r></w:p>");
  CHECK(lost(bold_first, "a.docx", shout) == 0);
  CHECK(lost(bold_first, "a.docx", [](const Segment& segment) {
          Segment out{.text = "iki bir", .tags = segment.tags};  // nothing stands before the tag
          for (InlineTag& tag : out.tags) tag.offset = tag.kind == TagKind::begin_pair ? 4 : 7;
          return std::optional(out);
        }) == 1);
}

TEST_CASE("a page in another language says so") {
  const auto head = [](const std::string& html, const std::string& language) {
    const Article article = parse(html + "<p>One.</p>", "a.html");
    const std::string bytes =
        rebuild_article(article, changed(article, shout), Language(language)).bytes;
    return bytes.substr(0, bytes.find("<p>"));
  };
  CHECK(head("<html lang=\"en\">", "tr") == "<html lang=\"tr\">");
  CHECK(head("<!DOCTYPE html><!-- <html> --><HTML Lang=en-US class=a>", "he") ==
        "<!DOCTYPE html><!-- <html> --><HTML dir=\"rtl\" Lang=\"he\" class=a>");
  CHECK(head("<html>", "ar") == "<html lang=\"ar\" dir=\"rtl\">");
  CHECK(head("<?xml version='1.0'?><html xml:lang='he' lang = 'he' dir='rtl'>", "en") ==
        "<?xml version='1.0'?><html xml:lang=\"en\" lang = \"en\" dir=\"ltr\">");
  CHECK(head("<html lang>", "tr") == "<html lang=\"tr\">");
  CHECK(head("<htmlx lang='en'>", "tr") == "<htmlx lang='en'>");
  CHECK(head("<body lang='en'>", "tr") == "<body lang='en'>");
  CHECK(head("", "he").empty());
}

TEST_CASE("an image or a note is kept where the new text has no tag for it") {
  const std::string out = rebuilt("<p>See <img src=x> here.</p>", "a.html", plain);
  CHECK(out.find("<img src=x></p>") != std::string::npos);
}

TEST_CASE("the encoding of the article is kept") {
  const std::string html = "<html><head><meta charset=iso-8859-9></head><p>S\xFDra</p></html>";
  CHECK(rebuilt(html, "a.html",
                [](const Segment&) { return Segment{.text = "ışık → 中", .tags = {}}; }) ==
        "<html lang=\"tr\"><head><meta charset=iso-8859-9></head><p>\xFD\xFE\xFDk &#x2192; "
        "&#x4E2D;</p></html>");
  const Article latin = parse_article({.name = "a.txt", .bytes = "caf\xE9"}, Language("en"),
                                      {.format = {}, .encoding = "iso-8859-1"});
  CHECK(rebuild_article(latin, {Segment{.text = "thé", .tags = {}}}, Language("tr")).bytes ==
        "th\xE9");
  CHECK_THROWS_AS(rebuild_article(latin, {Segment{.text = "ışık", .tags = {}}}, Language("tr")),
                  InputError);
  const Article broken = parse("caf\xE9 is.", "a.txt");
  CHECK_THROWS_AS(rebuild_article(broken, {Segment{.text = "x", .tags = {}}}, Language("tr")),
                  InputError);
}

TEST_CASE("what would not be read as it was written is not written") {
  // A line of a text file that is blank begins another paragraph.
  const Article article = parse("One.\n\nTwo.\n", "a.txt");
  const RebuiltArticle result = rebuild_article(
      article, {Segment{.text = "a\n\nb", .tags = {}}, Segment{.text = "İki.", .tags = {}}},
      Language("tr"));
  CHECK(result.left_out == std::vector<std::size_t>{0});
  CHECK(result.bytes == "One.\n\nİki.\n");
}

TEST_CASE("of many translations that cannot be written the others are written") {
  std::string text;
  Targets targets;
  std::vector<std::size_t> wrong;
  for (std::size_t i = 0; i < 300; ++i) {
    text += (i == 0 ? "" : "\n\n") + std::string("Sentence.");
    const bool splits = i % 3 == 1 || (i > 200 && i < 230);
    if (splits) wrong.push_back(i);
    targets.push_back(Segment{.text = splits ? "a\n\nb" : "Cümle.", .tags = {}});
  }
  const Article article = parse(text, "a.txt");
  CHECK(rebuild_article(article, targets, Language("tr")).left_out == wrong);
}

TEST_CASE("spaces between segments are kept where tags stand around them") {
  CHECK(rebuilt("<p>One.<b> Two.</b> Three.</p>", "a.html", shout) ==
        "<p>ONE.<b> TWO.</b> THREE.</p>");
  CHECK(rebuilt("<p><b>One. </b>Two.</p>", "a.html", shout) == "<p><b>ONE. </b>TWO.</p>");
}

TEST_CASE("spaces beside tags at the ends of a segment are kept") {
  CHECK(rebuilt("<p><img src=a> One <b> two</b> <img src=b></p>", "a.html", shout) ==
        "<p><img src=a> ONE <b> TWO</b> <img src=b></p>");
  CHECK(rebuilt("`f` is one. Then `g`\n", "a.md", shout) == "`f` IS ONE. THEN `g`\n");
  CHECK(rebuilt("One. `g` is next. Call `f`.", "a.md", shout) == "ONE. `g` IS NEXT. CALL `f`.");
}

TEST_CASE("values that stand in tags, front matter and link titles are written in their notation") {
  const auto say = [](const Segment& segment) {
    Segment out = segment;
    out.text = "Say: \"it's\" & <go>";
    for (InlineTag& tag : out.tags) tag.offset = std::min(tag.offset, out.text.size());
    return std::optional(out);
  };
  CHECK(rebuilt("<img alt='a'><input type=submit value=Go><meta name=description content=\"x y\">",
                "a.html", say) ==
        "<img alt='Say: &quot;it&#39;s&quot; &amp; &lt;go>'><input type=submit "
        "value=\"Say: &quot;it&#39;s&quot; &amp; &lt;go>\"><meta name=description "
        "content=\"Say: &quot;it&#39;s&quot; &amp; &lt;go>\">");
  CHECK(rebuilt("---\ntitle: A\ndescription: 'B'\n---\n", "a.md", say) ==
        "---\ntitle: \"Say: \\\"it's\\\" & <go>\"\ndescription: 'Say: \"it''s\" & <go>'\n---\n");
  CHECK(rebuilt("[a](u \"t\")\n", "a.md", say)
            .starts_with("[S](u \"Say: \\\"it's\\\" & <go>\")ay: "));
}

TEST_CASE("a title goes with a link for which the translation has no place") {
  CHECK(rebuilt("<p>See <a href=x title=\"Tip\">this</a> now.</p>", "a.html", [](const Segment&) {
          return std::optional(Segment{.text = "Bak.", .tags = {}});
        }) == "<p>Bak.</p>");
}

TEST_CASE("code in Markdown and MDX is written as it was") {
  const std::string mdx =
      "import A from 'a'\n\n# Head {/* id */}\n\n<Tabs x={1}>\n  Text in {x.y} and "
      "<B c=\"no\"/> `d`.\n</Tabs>\n\n:::note[Title]\nMore\n:::\n\n```\nno\n```\n";
  CHECK(rebuilt(mdx, "a.mdx", shout) ==
        "import A from 'a'\n\n# HEAD {/* id */}\n\n<Tabs x={1}>\n  TEXT IN {x.y} AND "
        "<B c=\"no\"/> `d`.\n</Tabs>\n\n:::note[TITLE]\nMORE\n:::\n\n```\nno\n```\n");
  CHECK(rebuilt("See[^1].\n\n[^1]: A note.\n\n    More {{< ref \"a\" >}}.\n\n!!! tip \"T\"\n"
                "    Body\n\nTerm\n: Def\n",
                "a.md", shout) ==
        "SEE[^1].\n\n[^1]: A NOTE.\n\n    MORE {{< ref \"a\" >}}.\n\n!!! tip \"T\"\n"
        "    BODY\n\nTERM\n: DEF\n");
}

namespace {

/// The article with a translation without tags that a memory has for every segment.
std::string translated(const std::string& bytes, const std::string& name) {
  return rebuilt(bytes, name, [](const Segment& segment) {
    const Segment source{.text = segment.text, .tags = {}};
    const bool first = segment.text.starts_with("First");
    const Segment target{.text = first ? "Bir cümle." : "İkinci cümle.", .tags = {}};
    return std::optional(with_tags_of(segment, source, target));
  });
}

}  // namespace

TEST_CASE("a pair around several sentences stays around them, with tags of the memory or without") {
  const std::string html =
      "<p><b>First one. Second one.</b></p><p><a href=x>First one. <i>Second "
      "one.</i></a> Second end.</p>";
  const std::string html_out =
      "<p><b>Bir cümle. İkinci cümle.</b></p><p><a href=x>Bir cümle. "
      "<i>İkinci cümle.</i></a> İkinci cümle.</p>";
  CHECK(translated(html, "a.html") == html_out);
  CHECK(translated("**First one. Second one.**\n\n[First one. Second one.](u) *First. Second.* "
                   "Second end.\n",
                   "a.md") ==
        "**Bir cümle. İkinci cümle.**\n\n[Bir cümle. İkinci cümle.](u) *Bir cümle. İkinci "
        "cümle.* İkinci cümle.\n");
  const std::string span = "<text:span text:style-name=\"T1\">";
  const std::string text = "<text:p>" + span + "First one. Second one.</text:span></text:p>";
  const std::string text_out = "<text:p>" + span + "Bir cümle. İkinci cümle.</text:span></text:p>";
  CHECK(part(translated(odt(text), "a.odt"), "content.xml").find(text_out) != std::string::npos);
  const std::string run = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>";
  const std::string word = run + "First one. Second one.</w:t></w:r></w:p>";
  CHECK_THAT(part(translated(docx(word), "a.docx"), "word/document.xml"),
             ContainsSubstring("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t") &&
                 ContainsSubstring(">Bir cümle. İkinci cümle.</w:t></w:r></w:p>"));

  const auto plain_words = [](const Segment& segment) {
    const bool first = segment.text.starts_with("First");
    return std::optional(Segment{.text = first ? "Bir cümle." : "İkinci cümle.", .tags = {}});
  };
  CHECK(rebuilt("<p><b>First one. Second one.</b></p>", "a.html", plain_words) ==
        "<p><b>Bir cümle. İkinci cümle.</b></p>");
  CHECK(rebuilt("**First one. Second one.**\n", "a.md", plain_words) ==
        "**Bir cümle. İkinci cümle.**\n");
}

TEST_CASE("tags around a whole segment stay around its translation") {
  CHECK(translated("<h1><span>First</span></h1><p><a href=x><b>Second</b></a></p>", "a.html") ==
        "<h1><span>Bir cümle.</span></h1><p><a href=x><b>İkinci cümle.</b></a></p>");
  CHECK(translated("- [First](u)\n- **Second one.**\n", "a.md") ==
        "- [Bir cümle.](u)\n- **İkinci cümle.**\n");
}
