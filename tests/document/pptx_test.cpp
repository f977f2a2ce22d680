#include "document/pptx/pptx.h"

#include "calque/error.h"
#include "catch.h"
#include "document/make_zip.h"
#include "document/shorthand.h"

using namespace calque::document;

namespace {

std::string relationships(const std::vector<std::pair<std::string, std::string>>& all) {
  std::string out = "<Relationships>";
  for (const auto& [type, target] : all) {
    out +=
        "<Relationship Id='" + target + "' Type='http://x/" + type + "' Target='" + target + "'/>";
  }
  return out + "</Relationships>";
}

std::string shape(const std::string& paragraph, const std::string& place = "body") {
  return "<p:sp><p:nvSpPr><p:cNvPr name='Shape 1'/><p:nvPr><p:ph type='" + place +
         "'/></p:nvPr></p:nvSpPr><p:txBody><a:bodyPr/><a:p>" + paragraph +
         "<a:endParaRPr/></a:p></p:txBody></p:sp>";
}

std::string run(const std::string& text, const std::string& properties = "") {
  return "<a:r><a:rPr lang='en' " + properties + "/><a:t>" + text + "</a:t></a:r>";
}

std::string slide(const std::string& shapes, const std::string& attributes = "") {
  return "<p:sld " + attributes + "><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>";
}

/// Two slides, of which the second stands first in the presentation.
std::string presentation(const std::string& first, const std::string& second) {
  return make_zip(
      {{"ppt/presentation.xml",
        "<p:presentation><p:sldIdLst><p:sldId r:id='slides/s2.xml'/><p:sldId "
        "r:id='slides/s1.xml'/></p:sldIdLst></p:presentation>"},
       {"ppt/_rels/presentation.xml.rels",
        relationships(
            {{"slide", "slides/s1.xml"}, {"slide", "slides/s2.xml"}, {"slideMaster", "m.xml"}})},
       {"ppt/slides/s1.xml", first},
       {"ppt/slides/s2.xml", second},
       {"ppt/slides/_rels/s1.xml.rels",
        relationships({{"notesSlide", "../notes/n1.xml"}, {"comments", "../c1.xml"}})},
       {"ppt/notes/n1.xml",
        "<p:notes>" + shape(run("Say it"), "body") + shape(run("7"), "sldNum") + "</p:notes>"},
       {"ppt/c1.xml", "<p:cmLst><p:cm><p:text>Why?</p:text></p:cm></p:cmLst>"},
       {"ppt/m.xml", "<p:sldMaster>" + shape(run("Click here"), "title") + "</p:sldMaster>"}});
}

Lines read(const std::string& shapes) {
  Lines lines = in_short(read_pptx(presentation(slide(""), slide(shapes)), "a.pptx"));
  REQUIRE(lines.back() == "note: Say it");
  lines.pop_back();
  return lines;
}

}  // namespace

TEST_CASE("slides come in the order of the presentation, each with its notes") {
  const std::string file =
      presentation(slide(shape(run("One"), "title")), slide(shape(run("Two"), "ctrTitle")));
  Document document = read_pptx(file, "a.pptx");
  CHECK(in_short(document) == Lines{"title: Two", "title: One", "note: Say it"});
  CHECK(left_out_in_words(document) == "1 comment");
  ReadOptions options;
  options.include.comments = true;
  options.include.masters = true;
  document = read_pptx(file, "a.pptx", options);
  CHECK(in_short(document) ==
        Lines{"title: Two", "title: One", "note: Say it", "comment: Why?", "title: Click here"});
}

TEST_CASE("hidden slides are counted, and read where they are asked for") {
  const std::string file =
      presentation(slide(shape(run("One")), "show='0'"), slide(shape(run("Two"))));
  const Document document = read_pptx(file, "a.pptx");
  CHECK(in_short(document) == Lines{"text: Two"});
  CHECK(left_out_in_words(document) == "1 hidden slide");
  ReadOptions options;
  options.include.hidden = true;
  CHECK(in_short(read_pptx(file, "a.pptx", options)) ==
        Lines{"text: Two", "text: One", "note: Say it"});
}

TEST_CASE("formats and links of runs are pairs of tags, fields tags") {
  CHECK(read(shape(run("a ") + run("b", "b='1'") + run("c", "b='1' strike='noStrike'") +
                   run(" d", "baseline='30000'") + "<a:fld type='slidenum'><a:t>3</a:t></a:fld>" +
                   "<a:br/>" + run("e"))) ==
        Lines{"text: a {bold}bc{/}{superscript} d{field/}\n{/}e"});
  CHECK(read(shape("<a:r><a:rPr><a:hlinkClick r:id='r1'/></a:rPr><a:t>link</a:t></a:r>")) ==
        Lines{"text: {link}link{/}"});
}

TEST_CASE("cells of tables and alternative texts are read, charts and diagrams counted") {
  const std::string table =
      "<p:graphicFrame><p:nvPr><p:cNvPr descr='A table'/></p:nvPr><a:tbl><a:tr><a:tc><a:txBody>"
      "<a:p><a:r><a:t>Cell</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>";
  const std::string others = "<c:chart/><dgm:relIds/><mc:AlternateContent><mc:Choice>" +
                             shape(run("new")) + "</mc:Choice><mc:Fallback>" + shape(run("old")) +
                             "</mc:Fallback></mc:AlternateContent>";
  const Document document = read_pptx(presentation(slide(""), slide(table + others)), "a.pptx");
  CHECK(in_short(document) ==
        Lines{"text: A table", "table-cell: Cell", "text: new", "note: Say it"});
  CHECK(left_out_in_words(document) == "1 chart, 1 diagram, 1 comment");
}

TEST_CASE("what is no presentation is refused") {
  CHECK_THROWS_AS(read_pptx("nonsense", "a.pptx"), calque::InputError);
  CHECK_THROWS_AS(read_pptx(make_zip({{"a", "b"}}), "a.pptx"), calque::InputError);
  CHECK_THROWS_AS(read_pptx(make_zip({{"ppt/presentation.xml", "<workbook/>"}}), "a.pptx"),
                  calque::InputError);
}
