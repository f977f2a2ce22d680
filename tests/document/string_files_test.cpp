#include "calque/error.h"
#include "catch.h"
#include "document/format.h"
#include "document/rebuild.h"
#include "document/shorthand.h"
#include "document/strings/string_forms.h"
#include "text/plural_category.h"

using namespace calque::document;

namespace {

Document parse(const std::string& file, const std::string& format) {
  ReadOptions options;
  options.format = find_format(format);
  return parse_document(file, "a", options);
}

/// "key: text" of each string.
Lines strings(const std::string& file, const std::string& format) {
  Lines lines;
  for (const Paragraph& paragraph : parse(file, format).paragraphs) {
    REQUIRE(paragraph.entry != nullptr);
    lines.push_back(paragraph.entry->key + in_short(paragraph).substr(4));
  }
  return lines;
}

Lines notes(const std::string& file, const std::string& format) {
  Lines lines;
  for (const Paragraph& paragraph : parse(file, format).paragraphs) {
    lines.push_back(paragraph.entry->note);
  }
  return lines;
}

/// The file with the text of one string replaced, which comes back as it was given.
std::string written(const std::string& file, const std::string& format, const std::string& text,
                    std::size_t number = 0) {
  const Document document = parse(file, format);
  REQUIRE(number < document.paragraphs.size());
  const auto& content = document.paragraphs[number].content;
  SegmentEdit edit{.paragraph = number,
                   .begin = 0,
                   .end = content.text.size(),
                   .first_tag = 0,
                   .tag_count = content.tags.size(),
                   .text = text,
                   .tags = {}};
  for (std::size_t i = 0; i < content.tags.size(); ++i) {
    edit.tags.push_back({i, std::min(content.tags[i].offset, text.size())});
  }
  const SourceEdits made = edits_of(document, {file}, {edit});
  REQUIRE(made.left_out.empty());
  const std::string out = calque::text::edited(file, made.parts.front());
  INFO(out);
  CHECK(parse(out, format).paragraphs.at(number).content.text == text);
  return out;
}

/// The file with the plural forms of a language.
std::string with_forms(const std::string& file, const std::string& format,
                       const std::string& language) {
  const Document document = parse(file, format);
  const auto edits = plural_edits(document, file, calque::text::plural_categories(language), {});
  return calque::text::edited(file, edits);
}

std::string resx(const std::string& data) {
  return "<?xml version=\"1.0\"?>\n<root><resheader name=\"version\"/>\n" + data + "</root>\n";
}

std::string android(const std::string& inside) {
  return "<resources xmlns:xliff=\"x\">\n" + inside + "\n</resources>\n";
}

}  // namespace

TEST_CASE("of .NET resources the strings are read, with keys and remarks") {
  const std::string file = resx(
      "<data name=\"Ok\" xml:space=\"preserve\"><value>Fine &amp; good</value>"
      "<comment> of a button </comment></data>\n"
      "<data name=\"Size\" type=\"System.Drawing.Size\"><value>1, 2</value></data>\n"
      "<data name=\"Icon\" mimetype=\"x\"><value>AAAA</value></data>\n"
      "<data name=\"&gt;&gt;a.Name\"><value>a</value></data>\n"
      "<data name=\"Two\"><value>One\r\ntwo</value></data>\n");
  CHECK(strings(file, "resx") == Lines{"Ok: Fine & good", "Two: One\ntwo"});
  CHECK(notes(file, "resx") == Lines{"of a button", ""});
  CHECK(written(file, "resx", "a < b").find("<value>a &lt; b</value>") != std::string::npos);
  CHECK(written(file, "resx", "x\ny", 1).find("<value>x\r\ny</value>") != std::string::npos);
  CHECK_THROWS_AS(parse("<a/>", "resx"), calque::InputError);
  CHECK_THROWS_AS(parse("<root><data>", "resx"), calque::InputError);
}

TEST_CASE("of Android's resources strings, arrays and plurals are read") {
  const std::string file = android(
      "<!-- A button -->\n<string name=\"ok\">It\\'s \\\"fine\\\"\\n\\u00e9</string>\n"
      "<string name=\"no\" translatable=\"false\">x</string>\n"
      "<string name=\"ref\">@string/ok</string>\n"
      "<string name=\"wide\">  a\n   b  \"  c  \" </string>\n"
      "<string-array name=\"days\"><item>Mon</item><item>Tue</item></string-array>\n"
      "<plurals name=\"n\"><item quantity=\"one\">%d day</item>"
      "<item quantity=\"other\">%d days</item></plurals>\n"
      "<color name=\"red\">#f00</color>");
  CHECK(strings(file, "android") == Lines{"ok: It's \"fine\"\né", "wide: a b   c", "days.0: Mon",
                                          "days.1: Tue", "n.one: %d day", "n.other: %d days"});
  CHECK(notes(file, "android").front() == "A button");
  CHECK(left_out_in_words(parse(file, "android")) ==
        "1 string that is not to be translated, 1 reference to another string");
}

TEST_CASE("markup of Android's strings is tags, and what xliff:g holds is one") {
  CHECK(strings(android("<string name=\"a\"><b>Hi</b> <xliff:g id=\"n\">%s</xliff:g>!</string>"),
                "android") == Lines{"a: {bold}Hi{/} {code/}!"});
  CHECK(strings(android("<string name=\"a\"><![CDATA[<b>Hi</b> it\\'s]]></string>"), "android") ==
        Lines{"a: <b>Hi</b> it's"});
}

TEST_CASE("a translation in Android's strings is escaped twice") {
  const std::string file = android("<string name=\"a\">x</string>");
  CHECK(written(file, "android", "it's\n<\"@").find(">it\\'s\\n&lt;\\\"@<") != std::string::npos);
  CHECK(written(file, "android", "@a").find(">\\@a<") != std::string::npos);
  CHECK(written(file, "android", "a  b").find(">a \\u0020b<") != std::string::npos);
  const std::string quoted = android("<string name=\"a\">\"x  y\"</string>");
  CHECK(written(quoted, "android", "z's").find(">\"z\\'s\"<") != std::string::npos);
  const std::string section = android("<string name=\"a\"><![CDATA[<i>x</i>]]></string>");
  CHECK(written(section, "android", "<b>it's</b>").find("<![CDATA[<b>it\\'s</b>]]>") !=
        std::string::npos);
}

TEST_CASE("entities that a file declares stay, as tags") {
  const std::string file = "<!DOCTYPE resources [<!ENTITY app \"X\">]>\n" +
                           android("<string name=\"a\">Open &app; now</string>");
  CHECK(strings(file, "android") == Lines{"a: Open {code/} now"});
  CHECK(written(file, "android", "Jetzt auf").find("&app;") != std::string::npos);
}

TEST_CASE("of YAML the values that are strings are text") {
  CHECK(strings("en:\n  a: One # no\n  b: 'it''s'\n  c: \"tab\\t\\u00e9\"\n  n: 12\n  t: true\n"
                "  d: 2001-12-14\n  s: :name\n  l:\n    - Mon\n    - ~\n    - Tue\n  e: !x no\n",
                "yaml") == Lines{"a: One", "b: it's", "c: tab\té", "l.0: Mon", "l.2: Tue"});
  CHECK(strings("a: |\n  one\n  two\n\n  three\nb: >\n  one\n  two\n\n  three\nc: one\n  two\n",
                "yaml") == Lines{"a: one\ntwo\n\nthree", "b: one two\nthree", "c: one two"});
  CHECK(strings("{a: {b: x, c: [y, z]}}", "yaml") == Lines{"a.b: x", "a.c.0: y", "a.c.1: z"});
  CHECK_THROWS_AS(parse("a: [", "yaml"), calque::InputError);
  CHECK_THROWS_AS(parse(std::string(3000, '[') + "\n", "yaml"), calque::InputError);
}

TEST_CASE("the language over all in YAML is no part of keys, and is written anew") {
  const Document document = parse("pt-BR:\n  a: x\n", "yaml");
  REQUIRE(document.language);
  CHECK(document.language->tag() == "pt-BR");
  CHECK(document.paragraphs.front().entry->key == "a");
  CHECK_FALSE(parse("nav:\n  a: x\n", "yaml").language);
  CHECK_FALSE(parse("en:\n  a: x\nde:\n  a: y\n", "yaml").language);
  const auto edits = find_format("yaml")->set_language("en:\n  a: x\n", calque::Language("tr"));
  CHECK(calque::text::edited("en:\n  a: x\n", edits) == "tr:\n  a: x\n");
}

TEST_CASE("remarks above a key of YAML are its note") {
  CHECK(notes("# far\n\n# one\n# two\na: x\nb: y\n", "yaml") == Lines{"one\ntwo", ""});
}

TEST_CASE("a translation in YAML is written in the way of its scalar") {
  CHECK(written("a: x\n", "yaml", "plain text") == "a: plain text\n");
  CHECK(written("a: x\n", "yaml", "key: \"v\"") == "a: \"key: \\\"v\\\"\"\n");
  CHECK(written("a: x\n", "yaml", "no") == "a: \"no\"\n");
  CHECK(written("a: x\n", "yaml", "1\n2") == "a: \"1\\n2\"\n");
  CHECK(written("{a: x}\n", "yaml", "p, q") == "{a: \"p, q\"}\n");
  CHECK(written("a: 'x'\n", "yaml", "it's") == "a: 'it''s'\n");
  CHECK(written("a: \"x\"\n", "yaml", "\\ \"\n.") == "a: \"\\\\ \\\"\\n.\"\n");
  CHECK(written("a: |\n  x\n  y\nb: z\n", "yaml", "p\nq") == "a: |\n  p\n  q\nb: z\n");
  CHECK(written("a: >-\n  x\n  y\nb: z\n", "yaml", "p\nq") == "a: >-\n  p\n\n  q\nb: z\n");
  CHECK(written("a: &k x\nb: *k\n", "yaml", "y") == "a: &k y\nb: *k\n");
}

TEST_CASE("Apple's strings have keys, comments and escapes") {
  const std::string file =
      "/* No comment provided by engineer. */\n\"a\" = \"One \\\"1\\\"\\n\\U00e9\";\n"
      "// Two\nb = \"Two\";\n/* far */\n\n\"c\" /* in */ = \"Three\";\n\"d\";\n";
  CHECK(strings(file, "strings") == Lines{"a: One \"1\"\né", "b: Two", "c: Three"});
  CHECK(notes(file, "strings") == Lines{"", "Two", ""});
  CHECK(written(file, "strings", "\"x\"\\").find("= \"\\\"x\\\"\\\\\";") != std::string::npos);
  for (const char* wrong : {"\"a\" = \"b\"", "\"a\" = \"b", "/* a", "= x", "\"a\" \"b\";"}) {
    INFO(wrong);
    CHECK_THROWS_AS(parse(wrong, "strings"), calque::InputError);
  }
}

TEST_CASE("Apple's strings may be a property list") {
  const std::string file =
      "<?xml version=\"1.0\"?>\n<plist version=\"1.0\"><dict><key>a</key><string>One</string>"
      "<key>b</key><dict><key>c</key><array><string>x</string><integer>1</integer>"
      "<string>y</string></array></dict></dict></plist>\n";
  CHECK(strings(file, "strings") == Lines{"a: One", "b.c.0: x", "b.c.2: y"});
  CHECK(written(file, "strings", "a&b").find("<string>a&amp;b</string>") != std::string::npos);
}

TEST_CASE("of Apple's plural rules the forms are text, and formats that say something") {
  const std::string rule =
      "<dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string>"
      "<key>one</key><string>a file</string><key>other</key><string>%d files</string></dict>";
  const std::string file =
      "<plist version=\"1.0\"><dict><key>k</key><dict>"
      "<key>NSStringLocalizedFormatKey</key><string>%#@n@</string><key>n</key>" +
      rule +
      "</dict><key>l</key><dict><key>NSStringLocalizedFormatKey</key>"
      "<string>In %#@n@</string></dict></dict></plist>";
  CHECK(strings(file, "stringsdict") ==
        Lines{"k.n.one: a file", "k.n.other: %d files", "l.NSStringLocalizedFormatKey: In %#@n@"});
}

TEST_CASE("JSON, bundles and properties have keys and remarks") {
  CHECK(strings(R"({"a": {"b": "One", "c": ["Two", 1, "Three"]}, "d\n": "Four"})", "json") ==
        Lines{"a.b: One", "a.c.0: Two", "a.c.2: Three", "d\n: Four"});
  const std::string bundle =
      R"({"@@locale": "en", "a": "One", "@a": {"description": "About \"a\""}, "b": "Two"})";
  CHECK(strings(bundle, "arb") == Lines{"a: One", "b: Two"});
  CHECK(notes(bundle, "arb") == Lines{"About \"a\"", ""});
  const auto edits = find_format("arb")->set_language(bundle, calque::Language("pt-BR"));
  CHECK(calque::text::edited(bundle, edits).starts_with(R"({"@@locale": "pt_BR",)"));
  const std::string properties = "# far\n\n# one\n! two\na\\ b = x\nc:y\n";
  CHECK(strings(properties, "properties") == Lines{"a b: x", "c: y"});
  CHECK(notes(properties, "properties") == Lines{"one\ntwo", ""});
}

TEST_CASE("plurals get the forms of a language") {
  const std::string file = android(
      "  <plurals name=\"n\">\n    <item quantity=\"one\">a</item>\n"
      "    <item quantity=\"other\">b</item>\n  </plurals>");
  CHECK(with_forms(file, "android", "pl") ==
        android("  <plurals name=\"n\">\n    <item quantity=\"one\">a</item>\n"
                "    <item quantity=\"few\">b</item>\n    <item quantity=\"many\">b</item>\n"
                "    <item quantity=\"other\">b</item>\n  </plurals>"));
  CHECK(with_forms(file, "android", "ja") ==
        android("  <plurals name=\"n\">\n    <item quantity=\"other\">b</item>\n  </plurals>"));
  CHECK(with_forms(file, "android", "tr") == file);
  CHECK(with_forms("{\"a_one\": \"x\",\n \"a_other\": \"y\", \"b_other\": \"z\"}", "json", "ru") ==
        "{\"a_one\": \"x\",\n \"a_few\": \"y\",\n \"a_many\": \"y\",\n \"a_other\": \"y\", "
        "\"b_other\": \"z\"}");
  CHECK(with_forms("en:\n  n:\n    zero: no\n    one: x\n    other: y\n  m:\n    one: z\n", "yaml",
                   "ja") == "en:\n  n:\n    zero: no\n    other: y\n  m:\n    one: z\n");
  CHECK(with_forms("n: {one: x, other: y}\n", "yaml", "cs") ==
        "n: {one: x, few: y, many: y, other: y}\n");
  CHECK(with_forms("n:\n  one: |\n    x\n  other: |\n    y\nm: z\n", "yaml", "sl") ==
        "n:\n  one: |\n    x\n  two: |\n    y\n  few: |\n    y\n  other: |\n    y\nm: z\n");
}

TEST_CASE("keys of a deep file take no memory without bound") {
  std::string file;
  for (int i = 0; i < 20'000; ++i) file += "{\"" + std::string(40, 'k') + "\":";
  CHECK_THROWS_AS(parse(file, "json"), calque::InputError);
  CHECK(joined_key(std::string(5000, 'a'), "b") == std::string(5000, 'a'));
}
