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
  builder.add_text("  a ", 0);
  builder.add_text("\n b", 4);
  builder.open_tag("bold", "<b>", "</b>", 7);
  builder.add_text(" c ", 10);
  builder.close_tag();
  CHECK(shorts(builder) == Lines{"text: a b{bold} c{/}"});
}

TEST_CASE("paragraphs without text are dropped, open tags are closed") {
  ParagraphBuilder builder(WhiteSpace::collapse);
  builder.add_placeholder("image", "<img>", 0);
  builder.next_paragraph(ParagraphKind::heading, 2);
  builder.open_tag("bold", "<b>", "</b>", 5);
  builder.add_text("x", 9);
  builder.next_paragraph(ParagraphKind::text);
  builder.close_tag();
  CHECK(shorts(builder) == Lines{"heading 2: {bold}x{/}"});
}

TEST_CASE("the offset is that of the first text") {
  ParagraphBuilder builder(WhiteSpace::collapse);
  builder.add_text("   x", 10);
  const auto paragraphs = builder.take();
  REQUIRE(paragraphs.size() == 1);
  CHECK(paragraphs[0].offset == 13);
}
