#include "formats/po/po_document.h"

#include "calque/error.h"
#include "catch.h"
#include "formats/bilingual_fixture.h"

using namespace calque;
using namespace bilingual_fixture;

namespace {

const std::string kHeader =
    "msgid \"\"\nmsgstr \"\"\n\"Language: tr\\n\"\n"
    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
    "\"Plural-Forms: nplurals=2; plural=(n > 1);\\n\"\n\n";

/// What becomes of the entry when its segments get these translations.
std::string filled(const std::string& entry, const std::vector<Filling>& fillings) {
  const Document document = parse_po(kHeader + entry);
  for (std::size_t i = 0; i < fillings.size(); ++i) document->fill(i, fillings[i]);
  return document->write().substr(kHeader.size());
}

}  // namespace

TEST_CASE("the entries of a PO file are segments, its header is none") {
  const Document document = parse_po(
      kHeader +
      "# Say it kindly.\n#. The greeting\n#, c-format\nmsgctxt \"page\"\nmsgid \"Hello, %s!\\n\"\n"
      "msgstr \"Merhaba, %s!\\n\"\n\n#, fuzzy\nmsgid \"Bye\"\nmsgstr \"Hoşça kal\"\n\n"
      "msgid \"Yes\"\nmsgstr \"\"\n");
  REQUIRE(document->segments().size() == 3);
  const BilingualSegment& first = document->segments()[0];
  CHECK(first.source.text == "Hello, %s!\n");
  CHECK(first.target->text == "Merhaba, %s!\n");
  CHECK(first.source_language == Language("en"));
  CHECK(first.target_language == Language("tr"));
  CHECK(first.state == TranslationState::translated);
  CHECK(first.line == 10);
  CHECK(property_of(first, "x-msgctxt") == "page");
  CHECK(property_of(first, "x-flags") == "c-format");
  CHECK(first.notes == std::vector<Note>{{"Say it kindly.", "", ""}, {"The greeting", "", ""}});
  CHECK(document->segments()[1].state == TranslationState::draft);
  CHECK(property_of(document->segments()[1], "x-state") == "fuzzy");
  CHECK(document->segments()[2].state == TranslationState::untranslated);
  CHECK(target_of(document, 2) == "(none)");
}

TEST_CASE("each form of a plural is a segment") {
  const std::string entry =
      "msgid \"file\"\nmsgid_plural \"files\"\nmsgstr[0] \"dosya\"\nmsgstr[1] \"dosyalar\"\n";
  const Document document = parse_po(kHeader + entry);
  REQUIRE(document->segments().size() == 2);
  CHECK(source_of(document, 0) == "file");
  CHECK(source_of(document, 1) == "files");
  CHECK(target_of(document, 1) == "dosyalar");
  CHECK(property_of(document->segments()[1], "x-plural-form") == "1");
  CHECK(document->segments()[0].unit == document->segments()[1].unit);
  const Document one_form = parse_po(
      "msgid \"\"\nmsgstr \"Language: ja\\nPlural-Forms: nplurals=1; plural=0;\\n\"\n\n"
      "msgid \"file\"\nmsgid_plural \"files\"\nmsgstr[0] \"ファイル\"\n");
  CHECK(source_of(one_form) == "files");
  const Document too_many = parse_po(
      "msgid \"\"\nmsgstr \"Language: ja\\nX-Source-Language: en\\nPlural-Forms: "
      "nplurals=1;\\n\"\n\n" +
      entry);
  REQUIRE(too_many->log().issues().size() == 1);
  const ReadIssue& issue = too_many->log().issues()[0];
  CHECK(describe("a.po", issue.place, issue.message) ==
        "a.po:4: unit 2: an entry has another number of plural forms than the header tells: 2, not "
        "1");
}

TEST_CASE("languages come from the header, the caller or the name of the file") {
  const std::string entry = "msgid \"a\"\nmsgstr \"b\"\n";
  BilingualOptions options;
  const auto target = [&](const std::string& name, const std::string& header) {
    return unit_format("po")
        .open(header + entry, name, options)
        ->segments()
        .at(0)
        .target_language.tag();
  };
  CHECK(target("x/pt_BR.po", "") == "pt-BR");
  CHECK(target("de.po", kHeader) == "tr");
  CHECK(target("one.po", "") == "und");
  CHECK(target("de.pot", "") == "und");
  options.target_language = Language("fr");
  CHECK(target("de.po", "") == "fr");
  CHECK(target("de.po", kHeader) == "tr");
  CHECK(parse_po("msgid \"\"\nmsgstr \"X-Source-Language: de\\n\"\n\n" + entry)
            ->segments()
            .at(0)
            .source_language == Language("de"));
}

TEST_CASE("a locale in the header is read, and what is no language is refused with its line") {
  const auto target = [](const std::string& language) {
    return parse_po("\nmsgid \"\"\nmsgstr \"Language: " + language +
                    "\\n\"\n\nmsgid \"a\"\nmsgstr \"b\"\n")
        ->segments()
        .at(0)
        .target_language.tag();
  };
  CHECK(target("sr_RS.UTF-8@latin") == "sr-Latn-RS");
  CHECK(target("Turkish") == "tr");
  CHECK_THROWS_WITH(target("k!"),
                    ContainsSubstring(":2: Language of the header: \"k!\" is no language tag"));
}

TEST_CASE("a translation goes between the quotes of its msgstr") {
  CHECK(filled("#: a.c:1\nmsgid \"a\"\nmsgstr \"\"\n", {filling("b \"c\"")}) ==
        "#: a.c:1\nmsgid \"a\"\nmsgstr \"b \\\"c\\\"\"\n");
  CHECK(filled("msgid \"\"\n\"a\\n\"\n\"b\\n\"\nmsgstr \"\"\n\"old\\n\"\n\"old\"\n# end\n",
               {filling("c\nd\n")}) ==
        "msgid \"\"\n\"a\\n\"\n\"b\\n\"\nmsgstr \"\"\n\"c\\n\"\n\"d\\n\"\n# end\n");
}

TEST_CASE("a translation has line feeds at its ends where its source has them") {
  CHECK(filled("msgid \"a\\n\"\nmsgstr \"\"\n", {filling("b")}) ==
        "msgid \"a\\n\"\nmsgstr \"b\\n\"\n");
  CHECK(filled("msgid \"a\"\nmsgstr \"\"\n", {filling("\nb\n\n")}) ==
        "msgid \"a\"\nmsgstr \"b\"\n");
}

TEST_CASE("a draft is fuzzy, and what is no longer a draft is not") {
  CHECK(filled("#: a.c:1\nmsgid \"a\"\nmsgstr \"\"\n", {filling("b", 80)}) ==
        "#: a.c:1\n#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n");
  CHECK(filled("#, c-format\nmsgid \"a\"\nmsgstr \"\"\n", {filling("b", 80)}) ==
        "#, fuzzy, c-format\nmsgid \"a\"\nmsgstr \"b\"\n");
  CHECK(filled("#, fuzzy\n#| msgid \"old\"\nmsgid \"a\"\nmsgstr \"c\"\n", {filling("b")}) ==
        "msgid \"a\"\nmsgstr \"b\"\n");
  CHECK(filled("#, fuzzy, c-format\nmsgid \"a\"\nmsgstr \"c\"\n", {filling("b")}) ==
        "#, c-format\nmsgid \"a\"\nmsgstr \"b\"\n");
  CHECK(filled("#, fuzzy\nmsgid \"a\"\nmsgstr \"c\"\n", {filling("b", 99)}) ==
        "#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"\n");
}

TEST_CASE("a plural is fuzzy when one of its forms is") {
  const std::string entry = "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n";
  CHECK(filled(entry, {filling("x"), filling("y", 70)}) ==
        "#, fuzzy\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"x\"\nmsgstr[1] \"y\"\n");
}

TEST_CASE("lines that a filling adds end as those of the file") {
  CHECK(filled("msgid \"a\"\r\nmsgstr \"\"\r\n", {filling("b\nc", 80)}) ==
        "#, fuzzy\r\nmsgid \"a\"\r\nmsgstr \"\"\r\n\"b\\n\"\r\n\"c\"\r\n");
}

TEST_CASE("tags have no place in PO and are counted") {
  const Document document = parse_po("msgid \"a\"\nmsgstr \"\"\n");
  CHECK(document->fill(0, {.target = {"b", {{TagKind::placeholder, 0, {}, {"<br/>"}}}}}) == 1);
  CHECK(document->write() == "msgid \"a\"\nmsgstr \"b\"\n");
}

TEST_CASE("a PO file is read in the charset of its header") {
  const std::string file =
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-9\\n\"\n\n"
      "msgid \"Bye\"\nmsgstr \"Ho\xFE\xE7"
      "a kal\"\n\nmsgid \"b\"\nmsgstr \"\"\n";
  const Document document = parse_po(file);
  CHECK(target_of(document, 0) == "Hoşça kal");
  document->fill(1, filling("ğ"));
  CHECK(document->write() == file.substr(0, file.size() - 2) + "\xF0\"\n");
  document->fill(1, filling("日"));
  CHECK_THROWS_WITH(document->write(), ContainsSubstring("has no \"日\""));
}

TEST_CASE("a wrong charset is told, an unknown one refused") {
  const Document mistaken = parse_po(
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=CP1251\\n\"\n\n"
      "msgid \"a\"\nmsgstr \"я\"\n");
  CHECK(target_of(mistaken) == "я");
  REQUIRE_FALSE(mistaken->log().issues().empty());
  CHECK_THAT(mistaken->log().issues()[0].message, ContainsSubstring("its bytes are UTF-8"));
  CHECK_THROWS_WITH(parse_po("msgid \"\"\nmsgstr \"charset=ILLEGAL\\n\"\n"),
                    ContainsSubstring("the charset \"ILLEGAL\""));
  CHECK_NOTHROW(parse_po("msgid \"a\"\nmsgstr \"charset=ILLEGAL\\n\"\n"));
  CHECK_NOTHROW(parse_po("msgid \"\"\nmsgstr \"\"\nmsgid \"charset=ILLEGAL\"\nmsgstr \"\"\n"));
  CHECK_NOTHROW(parse_po("msgid \"\"\nmsgstr \"charset=CHARSET\\n\"\n"));
}

TEST_CASE("control characters are refused, or replaced by lenient reading") {
  const std::string file = "msgid \"a\x03\"\nmsgstr \"b\"\n";
  CHECK_THROWS_WITH(parse_po(file), ContainsSubstring("test.po:1: unit 1: it has control char"));
  BilingualOptions options;
  options.lenient = true;
  CHECK(source_of(parse_po(file, options)) == "a\uFFFD");
}

TEST_CASE("a fuzzy entry tells what its translation was made for") {
  const Document document =
      parse_po(kHeader +
               "#, fuzzy\n#| msgctxt \"menu\"\n#| msgid \"\"\n#| \"Open a \\\"file\\\"\"\nmsgid "
               "\"Open file\"\n"
               "msgstr \"Aç\"\n\n#, fuzzy\nmsgid \"Bye\"\nmsgstr \"Hoşça kal\"\n\n"
               "#, fuzzy\n#| msgid \"a file\"\n#| msgid_plural \"some files\"\nmsgid \"file\"\n"
               "msgid_plural \"files\"\nmsgstr[0] \"dosya\"\nmsgstr[1] \"dosyalar\"\n");
  CHECK(document->segments()[0].draft_source->text == "Open a \"file\"");
  CHECK(document->segments()[0].by_program);
  CHECK_FALSE(document->segments()[1].draft_source);
  CHECK(document->segments()[2].draft_source->text == "a file");
  CHECK(document->segments()[3].draft_source->text == "some files");
}

TEST_CASE("a draft that takes the place of another tells what it is a translation of") {
  const std::string entry =
      "#, fuzzy\n#| msgctxt \"menu\"\n#| msgid \"Open a file\"\nmsgid \"Open file\"\n"
      "msgstr \"Aç\"\n";
  Filling better = filling("Dosya aç", 90);
  better.stored_source = "Open files";
  CHECK(filled(entry, {better}) ==
        "#, fuzzy\n#| msgid \"Open files\"\nmsgid \"Open file\"\nmsgstr \"Dosya aç\"\n");
  better.stored_source = "Open\nfiles";
  CHECK(filled(entry, {better}) ==
        "#, fuzzy\n#| msgid \"\"\n#| \"Open\\n\"\n#| \"files\"\nmsgid \"Open file\"\n"
        "msgstr \"Dosya aç\"\n");
  CHECK(filled(entry, {filling("Dosya aç")}) == "msgid \"Open file\"\nmsgstr \"Dosya aç\"\n");
  Filling parts = filling("Dosya aç");
  parts.assembled = true;
  CHECK(filled("msgid \"a\"\nmsgstr \"\"\n", {parts}) ==
        "#, fuzzy\nmsgid \"a\"\nmsgstr \"Dosya aç\"\n");
}

TEST_CASE("a msgstr that is the translation already keeps its bytes") {
  const std::string wrapped = "msgid \"a b\"\nmsgstr \"\"\n\"c \"\n\"d\\n\"\n";
  const Document document = parse_po(kHeader + wrapped);
  document->fill(0, filling("c d\n"));
  CHECK(document->write() == kHeader + wrapped);
  const Document fuzzy = parse_po(kHeader + "#, fuzzy\n#| msgid \"x\"\n" + wrapped);
  fuzzy->fill(0, filling("c d\n"));
  CHECK(fuzzy->write() == kHeader + wrapped);
  document->fill(0, filling("e"));
  CHECK(document->write() == kHeader + "msgid \"a b\"\nmsgstr \"e\"\n");
}
