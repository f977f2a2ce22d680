#include "document/markdown/markdown.h"
#include "calque/error.h"
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
        Lines{"text: A {italic}b{/} {bold}c{/} {code/} {link}e{/} {image}h{/} {strike}j{/}",
              "text: g"});
  const auto& tags = document.paragraphs[0].content.tags;
  CHECK(std::get<std::string>(tags[4].code[0]) == "`d`");
  CHECK(std::get<std::string>(tags[5].code[0]) == "[");
  CHECK(std::get<std::string>(tags[6].code[0]) == "](http://f \"g\")");
}

TEST_CASE("tables and line breaks") {
  CHECK(in_short(read_markdown("| a | b |\n|---|---|\n| c | d |\n")) ==
        Lines{"table-cell: a", "table-cell: b", "table-cell: c", "table-cell: d"});
  CHECK(in_short(read_markdown("one  \ntwo\\\nthree")) == Lines{"text: one\ntwo\nthree"});
}

TEST_CASE("code is no text, in blocks and in lines") {
  const Document document = read_markdown(
      "Run:\n\n```sh\nnpm install foo\n```\n\n    indented code\n\n- item\n\n  ~~~\n  more\n  "
      "~~~\n\n"
      "Use `model.Fragment` and ``a ` b``, <code>x y</code> too.\n\n`alone`\n\n| `a` | b "
      "|\n|---|---|\n");
  CHECK(in_short(document) == Lines{"text: Run:", "list-item 1: item",
                                    "text: Use {code/} and {code/}, {html/} too.",
                                    "table-cell: b"});
  CHECK(left_out_in_words(document) == "3 blocks of code");
  const auto& tags = document.paragraphs[2].content.tags;
  CHECK(std::get<std::string>(tags[1].code[0]) == "``a ` b``");
}

TEST_CASE("title and description of front matter are text") {
  CHECK(in_short(read_markdown("---\ntitle: A title # note\ndescription: \"Of \\\"it\\\"\"\n"
                               "date: 2026-01-01\ntags: [a, b]\n---\n\nText.\n")) ==
        Lines{"title: A title", "text: Of \"it\"", "text: Text."});
  CHECK(in_short(read_markdown("---\r\ntitle: 'It''s'\r\ndescription: >-\r\n  One\r\n  two.\r\n"
                               "draft: true\r\n---\r\nText.")) ==
        Lines{"title: It's", "text: One two.", "text: Text."});
  CHECK(in_short(read_markdown("+++\ntitle = \"A\"\ndescription = 'B'\n[extra]\ntitle = \"no\"\n"
                               "+++\n# C\n")) == Lines{"title: A", "text: B", "heading 1: C"});
  // Not understood, and so not touched.
  CHECK(in_short(read_markdown("---\ntitle: a: b\ndescription: *ref\n---\nx")) == Lines{"text: x"});
  // A rule, no front matter.
  CHECK(in_short(read_markdown("---\n\ntitle: x\n")) == Lines{"text: title: x"});
}

TEST_CASE("raw HTML in Markdown is read as HTML, entities are read") {
  CHECK(in_short(read_markdown("A &amp; b &eacute; &#8212; &nonsense;\n\n"
                               "<div>\nraw <b>HTML</b>\n</div>\n\n<!-- no -->\n")) ==
        Lines{"text: A & b é — &nonsense;", "text: raw {bold}HTML{/}"});
  CHECK(in_short(read_markdown("a<br/>b")) == Lines{"text: a{html/}b"});
  CHECK(in_short(read_markdown("<details>\n<summary>More</summary>\n\nText *here*\n\n"
                               "</details>\n")) ==
        Lines{"text: More", "text: Text {italic}here{/}"});
}

TEST_CASE("notes, definitions and admonitions are blocks of their own") {
  CHECK(in_short(read_markdown("See[^1] here.\n\n[^1]: A note.\n\n    Its second part.\n\n"
                               "[^b]: Word\n")) ==
        Lines{"text: See{fnote/} here.", "list-item 1: A note.", "list-item 1: Its second part.",
              "list-item 1: Word"});
  CHECK(in_short(read_markdown("Term\n:   Definition\n\nOther\n\n  ~ Meaning\n")) ==
        Lines{"text: Term", "list-item 1: Definition", "text: Other", "list-item 1: Meaning"});
  CHECK(in_short(read_markdown(":::note[Mind]\nText\n:::\n\n::: tip\nMore\n:::\n")) ==
        Lines{"heading 1: Mind", "text: Text", "text: More"});
  CHECK(in_short(read_markdown("!!! note \"Mind\"\n    Text\n\n    More\n\n??? tip\n    Last\n")) ==
        Lines{"heading 1: Mind", "list-item 1: Text", "list-item 1: More", "list-item 1: Last"});
  CHECK(in_short(
            read_markdown("Type\n\n:   !!! note\n\n        Text\n\n=== \"Tab\"\n\n    More\n")) ==
        Lines{"text: Type", "list-item 2: Text", "heading 1: Tab", "list-item 1: More"});
  CHECK(in_short(read_markdown("> [!NOTE]\n> Text\n\n> [!tip]- Title\n> Text\n")) ==
        Lines{"quotation: Text", "heading 1: Title", "quotation: Text"});
}

TEST_CASE("shortcodes, templates, attributes and formulas are protected") {
  CHECK(in_short(read_markdown("{{< note >}}\nUse {{< ref \"a.md\" >}} *now*.\n{{< /note >}}\n")) ==
        Lines{"text: Use {code/} {italic}now{/}."});
  CHECK(in_short(read_markdown("{% include x.html %}\n\nHi {{ name }}, [a]({{ url }} \"T\").\n")) ==
        Lines{"text: Hi {code/}, {link}a{/}.", "text: T"});
  CHECK(in_short(read_markdown("## Head {#id}\n\n$$\na_b = c\n$$\n\n{: .note }\nText\n")) ==
        Lines{"heading 2: Head", "text: Text"});
}

TEST_CASE("MDX is Markdown with code") {
  const Document document = read_mdx(
      "---\ntitle: T\n---\nimport { A } from 'a';\n\nexport const x = {\n\n  y: 'no',\n};\n\n"
      "# Head {/* id */}\n\n<Tabs items={['a', \"b > c\"]}>\n  <Tab title=\"no\">\n"
      "    Text in *it*, {x.y} and <Badge text=\"no\" />.\n  </Tab>\n</Tabs>\n\n"
      "A < B\n\n```js\nconst no = <p>1</p>;\n```\n");
  CHECK(in_short(document) == Lines{"title: T", "heading 1: Head",
                                    "text: Text in {italic}it{/}, {code/} and {html/}.",
                                    "text: A < B"});
}

TEST_CASE("text that seems to open many things takes no long time") {
  for (const char* piece : {"{{<", "{", "`", "<a ", "^[", "[^", "$$", "<code>", "{%", "<!--", "![",
                            "](", "!!! a\n", ":::\n", "[^1]: a\n", "``` `\n"}) {
    std::string text;
    while (text.size() < 300'000) text += piece;
    INFO(piece);
    CHECK_NOTHROW(read_markdown(text));
    try {
      read_mdx(text);
    } catch (const calque::InputError&) {
    }
  }
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
