#include "formats/po/po_entry.h"

#include "calque/error.h"
#include "catch.h"

using namespace calque;

namespace {

std::string problem_of(const std::string& text) {
  try {
    parse_po(text, "test.po");
  } catch (const InputError& error) {
    return error.what();
  }
  return "(none)";
}

std::string cut(const std::string& text, PoSpan span) {
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace

TEST_CASE("an entry has its comments, flags, context and translations") {
  const std::string text =
      "#  translator\n#. extracted\n#: a.c:7\n#, fuzzy, c-format\n#| msgid \"old\"\n"
      "msgctxt \"menu\"\nmsgid \"One \"\n\"file\"\nmsgid_plural \"%d files\"\n"
      "msgstr[0] \"\"\nmsgstr[1] \"%d \"\n  \"dosya\"  \n\nmsgid \"b\"\nmsgstr \"c\"";
  const PoFile file = parse_po(text, "test.po");
  REQUIRE(file.entries.size() == 2);
  const PoEntry& entry = file.entries[0];
  CHECK(entry.line == 6);
  CHECK(text.substr(entry.begin).starts_with("msgctxt"));
  CHECK(entry.translator_comments == std::vector<std::string>{"translator"});
  CHECK(entry.extracted_comments == std::vector<std::string>{"extracted"});
  CHECK(entry.flags == std::vector<std::string>{"fuzzy", "c-format"});
  REQUIRE(entry.flag_lines.size() == 1);
  CHECK(cut(text, entry.flag_lines[0]) == "#, fuzzy, c-format\n");
  REQUIRE(entry.previous_lines.size() == 1);
  CHECK(cut(text, entry.previous_lines[0]) == "#| msgid \"old\"\n");
  CHECK(entry.context->value == "menu");
  CHECK(entry.source.value == "One file");
  CHECK(cut(text, entry.source.span) == "\"One \"\n\"file\"");
  CHECK(entry.plural->value == "%d files");
  REQUIRE(entry.translations.size() == 2);
  CHECK(entry.translations[0].value.empty());
  CHECK(entry.translations[1].value == "%d dosya");
  CHECK(cut(text, entry.translations[1].span) == "\"%d \"\n  \"dosya\"");
  CHECK(file.entries[1].line == 14);
  CHECK(file.entries[1].flags.empty());
}

TEST_CASE("escapes are resolved, but for those of control characters") {
  const PoFile file = parse_po(R"(msgid "a\n\t\"\\\r\033[1m\x1b\a"
msgstr "")",
                               "test.po");
  CHECK(file.entries.at(0).source.value == "a\n\t\"\\\r\\033[1m\\x1b\\a");
  CHECK(file.entries[0].source.kept_escapes == std::vector<std::string>{"\\033", "\\x1b", "\\a"});
}

TEST_CASE("obsolete entries are counted with what belongs to them, and not read") {
  const PoFile file = parse_po(
      "msgid \"a\"\nmsgstr \"b\"\n\n# gone\n#, fuzzy\n#~ msgid \"c\"\n#~ msgstr \"d\"\n\n"
      "#~| msgid \"x\"\n#~ msgid \"e\"\n#~ msgid_plural \"f\"\n#~ msgstr[0] \"g\"\n\n"
      "msgid \"h\"\nmsgstr \"i\"\n",
      "test.po");
  REQUIRE(file.entries.size() == 2);
  CHECK(file.obsolete == 2);
  CHECK(file.entries[1].source.value == "h");
  CHECK_FALSE(file.entries[1].has_flag("fuzzy"));
  CHECK(file.entries[1].translator_comments.empty());
}

TEST_CASE("lines may end with CR and LF, and entries may follow without blank lines") {
  const PoFile file = parse_po(
      "msgid \"a\"\r\nmsgstr \"b\"\r\nmsgctxt \"x\"\r\nmsgid \"c\"\r\nmsgstr \"d\"\r\n", "test.po");
  REQUIRE(file.entries.size() == 2);
  CHECK(file.entries[0].translations.at(0).value == "b");
  CHECK(file.entries[1].context->value == "x");
}

TEST_CASE("a damaged PO file is refused with its line") {
  CHECK(problem_of("msgid \"a\nmsgstr \"b\"") ==
        "test.po:1: unit 1: a string has no closing quote");
  CHECK(problem_of("msgid \"a\"\nmsgstr \"b\" c") ==
        "test.po:2: unit 1: there is text after a string");
  CHECK(problem_of("msgid \"a\"\nmsgstr b") == "test.po:2: unit 1: a string in quotes is missing");
  CHECK(problem_of("\"a\"") == "test.po:1: there is a string without a keyword before it");
  CHECK(problem_of("msgid \"a\"\nmsgtext \"b\"") ==
        "test.po:2: unit 1: \"msgtext\" is no keyword of PO");
  CHECK(problem_of("msgctxt \"a\"\n\nmsgstr \"b\"") ==
        "test.po:3: unit 1: \"msgstr \"b\"\" stands where an entry begins");
  CHECK(problem_of("msgid \"a\"\nmsgstr[1] \"b\"") ==
        "test.po:2: unit 1: the translation number 1 is not the next one");
  CHECK(problem_of("msgid \"a\"\nmsgstr[x] \"b\"") ==
        "test.po:2: unit 1: the number of a plural form is missing");
  CHECK(problem_of("msgid \"a\"\nmsgstr[0") ==
        "test.po:2: unit 1: the number of a plural form is missing");
  CHECK(problem_of("msgid \"a\"\nmsgid_plural \"b\"\nmsgid_plural \"c\"") ==
        "test.po:3: unit 1: the entry has a second msgid_plural");
  CHECK(problem_of("msgid \"a\"\nmsgstr \"b\"\nmsgid_plural \"c\"") ==
        "test.po:3: unit 1: msgid_plural stands after msgstr");
  CHECK(problem_of("\033[2J\001") ==
        "test.po:1: unit 1: \"\xE2\x90\x9B[2J\xE2\x90\x81\" stands where an entry begins");
  CHECK(problem_of("msgctxt \"a\"") == "test.po:1: unit 1: an entry has no msgid");
  CHECK(problem_of("<xliff/>") != "(none)");
  CHECK(problem_of("") == "(none)");
}

TEST_CASE("what gettext refuses and can be read is remarked on, with its line") {
  const auto [text, remark] = GENERATE(table<const char*, const char*>({
      {"msgid \"a\"\nmsgstr \"b\"\n", ""},
      {"msgid \"a\"\nmsgstr \"b\"\n\nmsgctxt \"c\"\nmsgid \"a\"\nmsgstr \"b\"\n", ""},
      {"domain \"x\"\nmsgid \"a\"\nmsgstr \"\"\ndomain \"y\"\nmsgid \"a\"\nmsgstr \"\"\n", ""},
      {"msgid \"a\"\nmsgstr \"\\a\\101\\x41\\?\"\n",
       "test.po:2: unit 1: an escape is none of PO's; it is kept as it is"},
      {"msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n",
       "test.po:4: unit 2: a message stands in the file twice: first in line 1"},
      {"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr \"b\"\n",
       "test.po:3: unit 1: there is a msgid_plural, but msgstr has no number"},
      {"msgid \"a\"\nmsgstr[0] \"b\"\n",
       "test.po:2: unit 1: a msgstr has a number, but there is no msgid_plural"},
      {"domain x\nmsgid \"a\"\nmsgstr \"b\"\n",
       "test.po:1: unit 1: the name of a domain is not in quotes"},
  }));
  INFO(text);
  const PoFile file = parse_po(text, "test.po");
  std::string told;
  for (const ReadIssue& issue : file.log.issues()) {
    told += describe("test.po", issue.place, issue.message);
  }
  CHECK(told == remark);
}

TEST_CASE("text is quoted as gettext writes it") {
  CHECK(quote_po("", {}, "\n") == "\"\"");
  CHECK(quote_po("a \"b\" \\ \t", {}, "\n") == R"("a \"b\" \\ \t")");
  CHECK(quote_po("a\n", {}, "\n") == R"("a\n")");
  CHECK(quote_po("a\nb", {}, "\r\n") == "\"\"\r\n\"a\\n\"\r\n\"b\"");
  CHECK(quote_po("\n\n", {}, "\n") == "\"\"\n\"\\n\"\n\"\\n\"");
  CHECK(quote_po("\\033[1m\\n", {"\\033"}, "\n") == R"("\033[1m\\n")");
}

TEST_CASE("what is quoted is read as it was") {
  for (const std::string value : {"", "a", "\n", "a\nb\n", "\t\"\\\r\n\n", "\\033\\", "é\n\n\nü"}) {
    const std::string text = "msgid " + quote_po(value, {"\\033"}, "\n") + "\nmsgstr \"\"\n";
    CHECK(parse_po(text, "test.po").entries.at(0).source.value == value);
  }
}
