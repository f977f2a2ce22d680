#include "calque/error.h"
#include "catch.h"
#include "glossary/glossary_source.h"
#include "glossary_fixture.h"

using namespace calque;
using namespace calque::glossary;

namespace {

std::vector<Entry> read(const std::string& text, const GlossaryReadOptions& options = {}) {
  const auto source = open_glossary_text(text, "terms.csv", options);
  std::vector<Entry> entries;
  for (Entry entry; source->next(entry);) entries.push_back(entry);
  return entries;
}

/// "7 en tr" of an entry with the id 7.
std::string languages(const Entry& entry) {
  std::string tags = entry.identifier;
  for (const Term& term : entry.terms) tags += " " + term.language.tag();
  return tags;
}

const GlossaryReadOptions kEnglishTurkish{.languages = {Language("en"), Language("tr")}};

}  // namespace

TEST_CASE("a row of language tags makes each further row an entry") {
  const auto entries = read("en,tr,de\nbank,banka,Bank\nriver bank,,Ufer\n");
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].same_content(make_entry({{"en", "bank"}, {"tr", "banka"}, {"de", "Bank"}})));
  CHECK(entries[1].same_content(make_entry({{"en", "river bank"}, {"de", "Ufer"}})));
}

TEST_CASE("OmegaT's tab-separated lines have source, target and comment") {
  const std::string text =
      "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"
      "\n"
      "mayor\tbelediye başkanı\thead of a city\n"
      "#a comment\n"
      "\"quoted\" word\tsöz\n";
  const auto entries = read(text, kEnglishTurkish);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].terms[1].text == "belediye başkanı");
  CHECK(value_of(entries[0].data, "note") == "head of a city");
  CHECK(entries[1].terms[0].text == "\"quoted\" word");
  CHECK_THROWS_WITH(read(text),
                    ContainsSubstring("terms.csv:3") && ContainsSubstring("--languages"));
}

TEST_CASE("OmegaT's magic comment names the encoding, a byte order mark wins") {
  CHECK(
      read("# -*- coding: windows-1254 -*-\nlight\t\xFE\xFD\n", kEnglishTurkish)[0].terms[1].text ==
      "şı");
  CHECK(read("\xEF\xBB\xBF# -*- coding: latin1 -*-\nlight\t\xC4\xB1\n", kEnglishTurkish)[0]
            .terms[1]
            .text == "ı");
  const std::string utf16(
      "\xFF\xFE"
      "a\0\t\0b\0\n\0",
      10);
  CHECK(read(utf16, kEnglishTurkish)[0].terms[1].text == "b");
}

TEST_CASE("MateCat's columns belong to the language before them") {
  const auto entries = read(
      "Forbidden,Domain,Subdomain,Definition,en-GB,Notes,Example of use,it-IT,Notes,Example of "
      "use\n"
      ",Travel,Air,a seat by the aisle,aisle seat,not corridor,An aisle seat please,posto "
      "corridoio,nota,\n"
      "TRUE,Travel,,,window seat,,,posto finestra,,\n");
  REQUIRE(entries.size() == 2);
  const Entry& entry = entries[0];
  CHECK(value_of(entry.data, "subjectField") == "Travel");
  CHECK(value_of(entry.data, "x-subdomain") == "Air");
  CHECK(definition_of(entry, Language("en-GB")) == "a seat by the aisle");
  CHECK(value_of(entry.terms[0].data, "note") == "not corridor");
  CHECK(value_of(entry.terms[0].data, "context") == "An aisle seat please");
  CHECK(value_of(entry.terms[1].data, "note") == "nota");
  CHECK(entries[1].terms[0].status == Status::unspecified);
  CHECK(entries[1].terms[1].status == Status::forbidden);
  CHECK(read("Forbidden,it\nTRUE,cavallo\n")[0].terms[0].status == Status::forbidden);
}

TEST_CASE("Zanata's part of speech and synonyms are those of the first language") {
  const auto entries = read(
      "\"en-US\",\"es\",\"definition\",\"synonyms\",\"partofspeech\"\n"
      "\"Morning\",\"mañana\",\"part of the day\",\"Dawn, AM\",\"noun\"\n");
  REQUIRE(entries.size() == 1);
  const Entry& entry = entries[0];
  REQUIRE(entry.terms.size() == 4);
  CHECK(entry.terms[0].part_of_speech == "noun");
  CHECK(entry.terms[1].part_of_speech.empty());
  CHECK(entry.terms[2].text == "Dawn");
  CHECK(entry.terms[3].text == "AM");
  CHECK(entry.terms[3].language == Language("en-US"));
}

TEST_CASE("columns named after a language tell about its term") {
  const auto entries = read(
      "id;en;en:status;en:pos;en:note;en;en:status;tr;tr:definition\n"
      "7;lift;preferred;noun;BrE;elevator;forbidden;asansör;kat aracı\n");
  REQUIRE(entries.size() == 1);
  const Entry& entry = entries[0];
  CHECK(entry.identifier == "7");
  REQUIRE(entry.terms.size() == 3);
  CHECK(entry.terms[0].status == Status::preferred);
  CHECK(entry.terms[0].part_of_speech == "noun");
  CHECK(value_of(entry.terms[0].data, "note") == "BrE");
  CHECK(entry.terms[1].text == "elevator");
  CHECK(entry.terms[1].status == Status::forbidden);
  CHECK(definition_of(entry, Language("tr")) == "kat aracı");
}

TEST_CASE("UTX names its languages in the first line and its columns in the last of the header") {
  const auto entries = read(
      "#UTX 1.11; en-US/ja-JP; 2026-01-02T10:00:00Z+09:00; copyright: us; license: CC0;\n"
      "#description: a sample;\n"
      "#src\ttgt\tsrc:pos\tterm status\tconcept ID\n"
      "climate change\t気候変動\tnoun\tapproved\t1\n"
      "climate change\t気候変化\tnoun\tforbidden\t1\n"
      "warming\t温暖化\t-\t\t2\n");
  REQUIRE(entries.size() == 2);
  REQUIRE(entries[0].terms.size() == 3);
  CHECK(entries[0].terms[0].part_of_speech == "noun");
  CHECK(entries[0].terms[1].status == Status::preferred);
  CHECK(entries[0].terms[2].text == "気候変化");
  CHECK(entries[0].terms[2].status == Status::forbidden);
  CHECK(entries[0].terms[2].language == Language("ja-JP"));
  CHECK(entries[1].terms[0].part_of_speech.empty());
  CHECK_THROWS_WITH(read("#UTX 1.11; x\n#src\ttgt\na\tb\n"), ContainsSubstring("header of UTX"));
}

TEST_CASE("\"id\" is the entry's in the first column, and Indonesian after it") {
  CHECK(languages(read("en,id\nbook,buku\n")[0]) == " en id");
  CHECK(languages(read("id,en,tr\n7,book,kitap\n")[0]) == "7 en tr");
  CHECK(languages(read("id,id,en\n7,buku,book\n")[0]) == "7 id en");
  const GlossaryReadOptions indonesian{.languages = {Language("id"), Language("en")}};
  CHECK(languages(read("id,en\nbuku,book\n", indonesian)[0]) == " id en");
  CHECK(languages(read("id,id,en\n7,buku,book\n", indonesian)[0]) == "7 id en");
  CHECK(languages(read("source,target,id\nbuku,book,7\n", indonesian)[0]) == "7 id en");
  CHECK(languages(read("source,target,id\nbook,kitap,7\n", kEnglishTurkish)[0]) == "7 en tr");
}

TEST_CASE("columns of other names are kept") {
  const auto entries = read("en,tr,Client,,en:region\nlift,asansör,ACME,5,UK\n");
  REQUIRE(entries.size() == 1);
  CHECK(value_of(entries[0].data, "x-Client") == "ACME");
  CHECK(value_of(entries[0].data, "x-column-4") == "5");
  CHECK(value_of(entries[0].terms[0].data, "x-region") == "UK");
}

TEST_CASE("a first row that does not name the languages is refused or taken as an entry") {
  const std::string text =
      GENERATE("not,valid,foo,bar\n1,2,3,4\n", ",\na,b\n", "term,fr,de\ncart,panier,Wagen\n",
               "absorber,assorbire\n", "Domain,Definition\nx,y\n");
  CHECK_THROWS_WITH(read(text), ContainsSubstring("--languages"));
  CHECK(read("no,is\nja,evet\n", kEnglishTurkish).size() == 2);
  CHECK(read("term,fr,note\ncart,panier,x\n", {.languages = {Language("en"), Language("fr")}})[0]
            .terms[0]
            .language == Language("en"));
}

TEST_CASE("rows that cannot be read are refused with their line, or left out") {
  const auto [text, reason] = GENERATE(table<std::string, std::string>({
      {"en,tr\na,b\nc,d,e\n", "3 fields"},
      {"en,tr\na,b\n\"c,d\n", "quote"},
      {"en,tr,note\na,b\n,,only a note\n", "no term"},
      {"forbidden,en,tr\n,a,b\nTRUE,,\n", "no term"},
      {"en,tr\na,b\nc,\xFF\n", "bytes without a meaning"},
      {"en,tr\na,b\nc,\x1F\n", "control characters"},
  }));
  CHECK_THROWS_WITH(read(text),
                    ContainsSubstring("terms.csv:3: unit 2") && ContainsSubstring(reason));
  const auto lenient = read(text, {.lenient = true});
  REQUIRE(!lenient.empty());
  CHECK(lenient[0].terms[0].text == "a");
}

TEST_CASE("columns are named by codes and by names of languages in any spelling") {
  const auto entries = read("English\tger\tpt_BR\nbank\tBank\tbanco\n");
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].same_content(make_entry({{"en", "bank"}, {"de", "Bank"}, {"pt-BR", "banco"}})));
  CHECK(read("English,Turkish\nbank,banka\n", kEnglishTurkish).size() == 1);
}

TEST_CASE("a term as long as a text is refused with its row, or left out") {
  const std::string absurd(kMaxTermCharacters + 1, 'w');
  const std::string text = "en,tr,synonyms\na,b,\nc," + absurd + ",\nd,e,f\n";
  CHECK_THROWS_WITH(read(text), ContainsSubstring("terms.csv:3: unit 2") &&
                                    ContainsSubstring("has 1001 characters"));
  CHECK(read(text, {.lenient = true}).size() == 2);
  CHECK(read("en,tr\nc," + absurd.substr(1) + "\n").size() == 1);
  CHECK_THROWS_AS(read("en,tr,synonyms\na,b,\"c, " + absurd + "\"\n"), InputError);
}

TEST_CASE("a table of one field to a row is none") {
  CHECK_THROWS_WITH(read("# Glossary\n介绍      紹介\n", kEnglishTurkish),
                    ContainsSubstring("one field"));
  CHECK(read("# Glossary\n\n", kEnglishTurkish).empty());
  CHECK(read("", kEnglishTurkish).empty());
}

TEST_CASE("memoQ's columns belong to their terms, definitions before them or after") {
  for (const std::string header :
       {"Entry_ID,Entry_Subject,Entry_Note,English_Def,English,Term_Info,Term_Example,German_Def,"
        "German,Term_Info,Term_Example\n7,tech,n,d1,valve,CasePermissive,e1,d2,Ventil,Forbidden,\n",
        "Entry_ID,Entry_Subject,Entry_Note,English,English_Def,Term_Info,Term_Example,German,"
        "German_Def,Term_Info,Term_Example\n7,tech,n,valve,d1,CasePermissive,e1,Ventil,d2,"
        "Forbidden,\n"}) {
    const auto entries = read(header);
    REQUIRE(entries.size() == 1);
    const Entry& entry = entries[0];
    CHECK(languages(entry) == "7 en de");
    CHECK(value_of(entry.data, "subjectField") == "tech");
    CHECK(value_of(entry.terms[0].data, "x-Term_Info") == "CasePermissive");
    CHECK(value_of(entry.terms[0].data, "context") == "e1");
    CHECK(entry.terms[0].status != Status::forbidden);
    CHECK(entry.terms[1].status == Status::forbidden);
    REQUIRE(entry.languages.size() == 2);
    CHECK(value_of(entry.languages[0].data, "definition") == "d1");
    CHECK(value_of(entry.languages[1].data, "definition") == "d2");
  }
  CHECK(languages(read("Entry_ID,English_United_States,Chinese_PRC\n7,hero,英雄\n")[0]) ==
        "7 en-US zh-CN");
}

TEST_CASE("rows may name the languages of their terms") {
  const std::string header = "SourceTerm,TargetTerm,SourceLanguage,TargetLanguage\n";
  const auto entries = read(header + "unit,eenheid,eng,nld\nunit,Einheit,en,German\n");
  REQUIRE(entries.size() == 2);
  CHECK(languages(entries[0]) == " en nl");
  CHECK(languages(entries[1]) == " en de");
  CHECK_THROWS_WITH(read(header + "unit,eenheid,eng,\n"),
                    ContainsSubstring("terms.csv:2: unit 1: it names no language for a term"));
}

TEST_CASE("headings in words are those of the languages that were given") {
  CHECK(languages(read("English Term,Part of Speech,Spanish Term,Category\na,v.,b,c\n")[0]) ==
        " en es");
  CHECK(languages(read("Deutsch;Türkçe\na;b\n")[0]) == " de tr");
  const GlossaryReadOptions regional{.languages = {Language("en-US"), Language("tr")}};
  const auto entries = read("English,Turkish\nbank,banka\n", regional);
  REQUIRE(entries.size() == 1);
  CHECK(languages(entries[0]) == " en-US tr");
}

TEST_CASE("a first row that is taken for terms is remarked on where it names other languages") {
  const auto source =
      open_glossary_text("English,German\nbank,Bank\n", "terms.csv", kEnglishTurkish);
  Entry entry;
  REQUIRE(source->next(entry));
  CHECK(entry.terms[0].text == "English");
  REQUIRE(source->summary().issues.size() == 1);
  CHECK_THAT(source->summary().issues[0].message, ContainsSubstring("looks like names of columns"));
}

TEST_CASE("quotes of a glossary are text where the user says so") {
  const std::string table = "en,tr\n\"quoted\" term,\"terim\"\n";
  CHECK_THROWS_WITH(read(table), ContainsSubstring("--no-quotes takes them so"));
  const auto entries = read(table, {.quotes_are_text = true});
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].same_content(make_entry({{"en", "\"quoted\" term"}, {"tr", "\"terim\""}})));
}
