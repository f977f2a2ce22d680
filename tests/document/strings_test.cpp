#include "calque/error.h"
#include "catch.h"
#include "document/format.h"
#include "document/rebuild.h"
#include "document/shorthand.h"
#include "document/strings/json.h"
#include "document/strings/properties.h"

using namespace calque::document;

namespace {

Lines json(const std::string& text) {
  return in_short(read_json(text));
}

Lines properties(const std::string& text) {
  return in_short(read_java_properties(text));
}

/// The file with all of its first text replaced.
std::string written(const std::string& file, const std::string& format, const std::string& text) {
  ReadOptions options;
  options.format = find_format(format);
  const Document document = parse_document(file, "a", options);
  REQUIRE_FALSE(document.paragraphs.empty());
  const SegmentEdit edit{.paragraph = 0,
                         .begin = 0,
                         .end = document.paragraphs.front().content.text.size(),
                         .first_tag = 0,
                         .tag_count = 0,
                         .text = text,
                         .tags = {}};
  const SourceEdits made = edits_of(document, {file}, {edit});
  CHECK(made.left_out.empty());
  const std::string out = calque::text::edited(file, made.parts.front());
  CHECK(parse_document(out, "a", options).paragraphs.front().content.text == text);
  return out;
}

}  // namespace

TEST_CASE("of JSON the values that are strings are text, keys and constants are not") {
  CHECK(json(R"({"a": "One", "b": [1, true, null, "Two", {"c": ""}], "d": {"e": "Three"}} )") ==
        Lines{"text: One", "text: Two", "text: Three"});
  CHECK(json(R"("alone")") == Lines{"text: alone"});
  CHECK(json(R"(["a\n\"b\"\\ \u00e9\uD83D\uDE00\/"])") == Lines{"text: a\n\"b\"\\ é😀/"});
  CHECK(json("").empty());
}

TEST_CASE("what is no JSON is refused with its line") {
  for (const char* wrong : {"{\"a\": \"b\n\"}", "{\"a\": b}", "}", "[}", "{", "\"a", ",",
                            "[\"\\x\"]", "[\"\\u12\"]", "// remark\n{}"}) {
    INFO(wrong);
    CHECK_THROWS_AS(read_json(wrong), calque::InputError);
  }
  CHECK_THROWS_WITH(read_json("[\n\n}"), ContainsSubstring("line 3"));
  const std::string deep(1'000'000, '[');
  CHECK_THROWS_AS(read_json(deep), calque::InputError);
}

TEST_CASE("keys with @ of a resource bundle are remarks, and one names its language") {
  const Document document = read_arb(
      R"({"@@locale": "pt_BR", "a": "One", "@a": {"description": "no", "x": ["no"]}, "b": "Two"})");
  CHECK(in_short(document) == Lines{"text: One", "text: Two"});
  CHECK(document.language->tag() == "pt-BR");
}

TEST_CASE("a translation in JSON is escaped, and nothing else changes") {
  CHECK(written("{ \"a\" : \"x\\u00e9\" ,\n\"b\":1}", "json", "q\"\\\n\tü\x01") ==
        "{ \"a\" : \"q\\\"\\\\\\n\\tü\\u0001\" ,\n\"b\":1}");
}

TEST_CASE("of properties the values are text, with lines that go on and escapes") {
  CHECK(properties("# no\n! no\na=One\nb : Two\nc Three\n\\:d\\ e = \\ Four\r\nf=\ng\n") ==
        Lines{"text: One", "text: Two", "text: Three", "text: Four"});
  CHECK(properties("a=One \\\n   two\\\r\n\tthree\\\nb=x\n") == Lines{"text: One twothreeb=x"});
  CHECK(properties("a=\\u00E9\\uD83D\\uDE00\\t\\q\\\\ \\uxyz") == Lines{"text: é😀\tq\\ uxyz"});
  CHECK(properties("a=b\\") == Lines{"text: b"});
}

TEST_CASE("a translation in properties is escaped as its file is") {
  CHECK(written("a=One \\\n  two\nb=c\n", "properties", "Eins zwei") == "a=Eins zwei\nb=c\n");
  CHECK(written("a=b\n", "properties", "\u00e9\U0001F600\\ x") ==
        "a=\\u00E9\\uD83D\\uDE00\\\\ x\n");
  CHECK(written("a=\u00fc\n", "properties", "\u00e9\u015f") == "a=\u00e9\\u015F\n");
  CHECK(written("a=\u0131\n", "properties", "\u015f") == "a=\u015f\n");
}

TEST_CASE("properties that are no UTF-8 are Latin-1") {
  CHECK(properties_encoding("a=\xE9") == "ISO-8859-1");
  CHECK(properties_encoding("a=\xC3\xA9").empty());
}
