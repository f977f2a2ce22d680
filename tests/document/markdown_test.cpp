#include "document/markdown/markdown.h"
#include "catch.h"
#include "document/shorthand.h"

using namespace calque::document;

TEST_CASE("blocks of Markdown are paragraphs with their kind") {
  CHECK(in_short(read_markdown(
            "# Title #\n\nText that\ngoes on.\n\n- one\n  - two\n- three\n\n> Said.\n\n"
            "Head\n----\n\n1. first\n\n2. second\n")) ==
        Lines{"heading 1: Title", "text: Text that goes on.", "list-item 1: one",
              "list-item 2: two", "list-item 1: three", "quotation: Said.", "heading 2: Head",
              "list-item 1: first", "list-item 1: second"});
}

TEST_CASE("inline markup is inline tags with its native code") {
  const Document document = read_markdown("A *b* **c** `d` [e](http://f \"g\") ![h](i.png) ~~j~~");
  CHECK(in_short(document) ==
        Lines{"text: A {italic}b{/} {bold}c{/} {code}d{/} {link}e{/} {image}h{/} {strike}j{/}"});
  const auto& tags = document.paragraphs[0].content.tags;
  CHECK(std::get<std::string>(tags[6].code[0]) == "[");
  CHECK(std::get<std::string>(tags[7].code[0]) == "](http://f \"g\")");
}

TEST_CASE("tables, code and line breaks") {
  CHECK(in_short(read_markdown("| a | b |\n|---|---|\n| c | d |\n")) ==
        Lines{"table-cell: a", "table-cell: b", "table-cell: c", "table-cell: d"});
  CHECK(in_short(read_markdown("```\nint x;\n  y();\n```\n")) == Lines{"code: int x;\n  y();"});
  CHECK(in_short(read_markdown("one  \ntwo\\\nthree")) == Lines{"text: one\ntwo\nthree"});
}

TEST_CASE("front matter and HTML blocks are left out, entities are read") {
  CHECK(in_short(read_markdown("---\ntitle: x\n---\n\nA &amp; b &eacute; &#8212; &nonsense;\n\n"
                               "<div>\nraw\n</div>\n")) == Lines{"text: A & b é — &nonsense;"});
  CHECK(in_short(read_markdown("a<br/>b")) == Lines{"text: a{html/}b"});
}

TEST_CASE("the offset of a Markdown paragraph is that of its first text") {
  const std::string text = "# Häuser\n\n- *eins*\n";
  const Document document = read_markdown(text);
  CHECK(text.substr(document.paragraphs[0].offset, 7) == "Häuser");
  CHECK(document.paragraphs.size() == 2);
}

TEST_CASE("many links to one long address are refused") {
  std::string text = "[a]: " + std::string(100'000, 'u') + "\n\n";
  for (int i = 0; i < 100; ++i) text += "[a] ";
  CHECK_FALSE(read_markdown(text).paragraphs.empty());
  for (int i = 0; i < 100'000; ++i) text += "[a] ";
  CHECK_THROWS_WITH(read_markdown(text), ContainsSubstring("many times as long as the file"));
}
