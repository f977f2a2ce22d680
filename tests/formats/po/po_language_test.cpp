#include "formats/po/po_language.h"

#include "catch.h"
#include "formats/bilingual_fixture.h"

using namespace calque;
using namespace bilingual_fixture;

namespace {

std::string target_of_path(const std::string& path) {
  return po_languages_of_path(path).target.tag();
}

}  // namespace

TEST_CASE("the name of a PO file, else its folders, tell the language") {
  struct Row {
    std::string path;
    std::string language;
  };
  const auto row =
      GENERATE(values<Row>({{"de.po", "de"},
                            {"po/pt_BR.po", "pt-BR"},
                            {"pt_br.po", "pt-BR"},
                            {"sr@latin.po", "sr-Latn"},
                            {"zh_Hant_TW.po", "zh-Hant-TW"},
                            {"es_419.po", "es-419"},
                            {"ger.po", "de"},
                            {"german.po", "de"},
                            {"fil.po", "fil"},
                            {"locale/is/LC_MESSAGES/django.po", "is"},
                            {"locale/ckb/LC_MESSAGES/django.po", "ckb"},
                            {"languages/de_CH_informal.po", "de-CH"},
                            {"locale/de/LC_MESSAGES/django.po", "de"},
                            {"/srv/site/locale/pt_BR/LC_MESSAGES/messages.po", "pt-BR"},
                            {"translations/zh-Hans/app.po", "zh-Hans"},
                            {"plugin-de_DE.po", "de-DE"},
                            {"app.de.po", "de"},
                            {"app.no.po", "no"},
                            {"messages-french.po", "fr"},
                            {"Test_nautilus.af.po", "af"},
                            {"TestMonoLingual_FR.po", "fr"},
                            {"Test_en_fr_new.po", "fr"},
                            {"django.zh_CN.po", "zh-CN"},
                            {"fr/plugin-de.po", "de"},
                            {"de.po.gz", "de"}}));
  CAPTURE(row.path);
  CHECK(target_of_path(row.path) == row.language);
}

TEST_CASE("a name with two languages tells the source as well") {
  CHECK(po_languages_of_path("Test_en_fr_new.po").source == Language("en"));
  CHECK(po_languages_of_path("guide.de-it.po").source == Language("de"));
  CHECK(po_languages_of_path("de.po").source.undetermined());
}

TEST_CASE("words are no languages") {
  const auto* path =
      GENERATE("messages.po", "how_to.po", "opt-in.po", "sign_in_page.po", "django.po", "new.po",
               "src/app/messages.po", "cat_videos.po", "Be.po", "is/messages.po", "de.pot",
               "src/mac/messages.po", "cs/messages.po", "-", "");
  CAPTURE(path);
  CHECK(po_languages_of_path(path).target.undetermined());
}

TEST_CASE("fields of other tools tell the language") {
  CHECK(po_language_of_tools("X-Poedit-Language: German\n") == Language("de"));
  CHECK(po_language_of_tools("X-Poedit-Language: Portuguese\nX-Poedit-Country: BRAZIL\n") ==
        Language("pt-BR"));
  CHECK(po_language_of_tools("X-Language: de_DE\n") == Language("de-DE"));
  CHECK(po_language_of_tools("X-Poedit-Language: Gibberish\n").undetermined());
  CHECK(po_language_of_tools("Project-Id-Version: x\n").undetermined());
}

TEST_CASE("the team tells the language by its name or its address") {
  CHECK(po_language_of_team("Language-Team: German <kde-i18n-de@kde.org>\n") == Language("de"));
  CHECK(po_language_of_team("Language-Team: Portuguese (Brazil) (http://www.transifex.com/x)\n") ==
        Language("pt-BR"));
  CHECK(po_language_of_team("Language-Team: <fr@li.org>\n") == Language("fr"));
  CHECK(po_language_of_team("Language-Team: LANGUAGE <LL@li.org>\n").undetermined());
  CHECK(po_language_of_team("Language-Team: none\n").undetermined());
}

TEST_CASE("the header goes before the name of the file, and this is remarked on") {
  const auto open = [](const std::string& header, const std::string& name) {
    return unit_format("po").open(
        "msgid \"\"\nmsgstr \"" + header + "\"\n\nmsgid \"a\"\nmsgstr \"b\"\n", name, {});
  };
  const auto language = [&](const std::string& header, const std::string& name) {
    return open(header, name)->segments().at(0).target_language.tag();
  };
  CHECK(language("Language: tr\\n", "de.po") == "tr");
  CHECK(language("Language: \\n", "locale/de/LC_MESSAGES/django.po") == "de");
  CHECK(language("Language: LANGUAGE\\n", "de.po") == "de");
  CHECK(language("X-Poedit-Language: Turkish\\n", "de.po") == "tr");
  CHECK(language("Language-Team: Turkish <x@y.org>\\n", "de.po") == "de");
  CHECK(language("Language-Team: Turkish <x@y.org>\\n", "messages.po") == "tr");
  const Document document = open("Language: \\n", "plugin-de_DE.po");
  REQUIRE_FALSE(document->log().issues().empty());
  CHECK_THAT(document->log().issues().back().message,
             ContainsSubstring("source language is not named"));
}
