#include "document/paragraph_builder.h"

#include "catch.h"
#include "document/shorthand.h"

using namespace calque::document;
using WhiteSpace = ParagraphBuilder::WhiteSpace;

namespace {

Lines shorts(ParagraphBuilder& builder) {
  Lines out;
  for (const Paragraph& paragraph : builder.take()) out.push_back(in_short(paragraph));
  return out;
}

}  // namespace

TEST_CASE("white space is collapsed across pieces and trimmed at the ends") {
  ParagraphBuilder builder(WhiteSpace::collapse);
  builder.add_text("  a ", {0, 4});
  builder.add_text("\n b", {4, 7});
  builder.open_tag("bold", "<b>", "</b>", {7, 10});
  builder.add_text(" c ", {10, 13});
  builder.close_tag({13, 17});
  CHECK(shorts(builder) == Lines{"text: a b{bold} c{/}"});
}

TEST_CASE("paragraphs without text are dropped, open tags are closed") {
  ParagraphBuilder builder(WhiteSpace::collapse);
  builder.add_placeholder("image", "<img>", {0, 5});
  builder.next_paragraph(ParagraphKind::heading, 2);
  builder.open_tag("bold", "<b>", "</b>", {5, 8});
  builder.add_text("x", {9, 10});
  builder.next_paragraph(ParagraphKind::text);
  builder.close_tag({});
  CHECK(shorts(builder) == Lines{"heading 2: {bold}x{/}"});
}

TEST_CASE("the offset is that of the first text") {
  ParagraphBuilder builder(WhiteSpace::collapse);
  builder.add_text("   x", {10, 14});
  const auto paragraphs = builder.take();
  REQUIRE(paragraphs.size() == 1);
  CHECK(paragraphs[0].offset == 13);
}

TEST_CASE("every stretch of text knows its bytes") {
  ParagraphBuilder builder(WhiteSpace::collapse);
  builder.add_text(" a\n", {10, 13});
  builder.add_text("&", {13, 18});  // &amp;
  builder.open_tag("bold", "<b>", "</b>", {18, 21});
  builder.add_text("bc ", {21, 24});
  builder.close_tag({24, 28});
  const auto paragraphs = builder.take();
  REQUIRE(paragraphs.size() == 1);
  const SourceMap& source = paragraphs[0].source;
  CHECK(paragraphs[0].content.text == "a &bc");
  REQUIRE(source.pieces.size() == 3);
  CHECK(source.pieces[0].source == SourceRange{11, 13});
  CHECK(source.pieces[1].source == SourceRange{13, 18});
  CHECK(source.pieces[2].source == SourceRange{21, 23});
  CHECK(source.tags == std::vector<SourceRange>{{18, 21}, {24, 28}});
  CHECK(source.complete);
}
