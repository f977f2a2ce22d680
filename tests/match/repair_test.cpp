#include "match/repair.h"

#include "catch.h"

using namespace calque;

namespace {

struct Example {
  const char* source_language;
  const char* target_language;
  const char* query;
  const char* source;
  const char* target;
  const char* repaired;  ///< "" where nothing may be done.
};

std::optional<Repair> repair(const Example& example, const std::vector<InlineTag>& query_tags = {},
                             const std::vector<InlineTag>& source_tags = {},
                             const std::vector<InlineTag>& target_tags = {}) {
  const Language source_language(example.source_language);
  const Language target_language(example.target_language);
  MatchAnalyzer analyzer(source_language.primary());
  Repairer repairer(analyzer, source_language);
  const Segment query{example.query, query_tags};
  const Segment source{example.source, source_tags};
  const Segment target{example.target, target_tags};
  return repairer.repair(MatchQuery(analyzer.analyze(query)), query,
                         {source, source_language, target, target_language});
}

void check(const Example& example) {
  INFO(example.query << " / " << example.source << " / " << example.target);
  const auto found = repair(example);
  CHECK((found ? found->target.text : "") == example.repaired);
}

InlineTag tag(TagKind kind, std::size_t offset, const char* type, const char* code) {
  return {kind, offset, {{"type", type}}, {std::string(code)}};
}

}  // namespace

TEST_CASE("numbers are replaced and written as the translation writes them") {
  check(GENERATE(
      Example{"en", "de", "Page 4 of 12", "Page 3 of 10", "Seite 3 von 10", "Seite 4 von 12"},
      Example{"en", "de", "It costs 2,345.75 euros.", "It costs 1,234.50 euros.",
              "Es kostet 1.234,50 Euro.", "Es kostet 2.345,75 Euro."},
      Example{"de", "en", "Es kostet 2.345,75 Euro.", "Es kostet 1.234,50 Euro.",
              "It costs 1,234.50 euros.", "It costs 2,345.75 euros."},
      Example{"en", "tr", "Rates rose to 4.5 percent.", "Rates rose to 3.25 percent.",
              "Faizler yüzde 3,25 oldu.", "Faizler yüzde 4,5 oldu."},
      Example{"en", "fr", "There are 12,345 files.", "There are 1,234 files.",
              "Il y a 1 234 fichiers.", "Il y a 12 345 fichiers."},
      Example{"en", "fr", "There are 12,345 files.", "There are 1,234 files.",
              "Il y a 1\u00A0234 fichiers.", "Il y a 12\u00A0345 fichiers."},
      Example{"fr", "en", "Il y a 12 345 fichiers.", "Il y a 1 234 fichiers.",
              "There are 1,234 files.", "There are 12,345 files."},
      Example{"en", "ar", "The year 2031 was hot.", "The year 2023 was hot.", "كان عام ٢٠٢٣ حارا.",
              "كان عام ٢٠٣١ حارا."},
      Example{"en", "es", "There are 5,678 files.", "There are 1,234 files.", "Hay 1234 archivos.",
              "Hay 5678 archivos."},
      Example{"ja", "en", "5個のファイル", "3個のファイル", "3 files", "5 files"},
      Example{"en", "de", "Use -40 here.", "Use -20 here.", "Hier -20 nehmen.",
              "Hier -40 nehmen."}));
}

TEST_CASE("what a pair writes alike stays as the query has it") {
  check(GENERATE(Example{"en", "tr", "Requires version 4.2.1 here", "Requires version 3.5.0 here",
                         "3.5.0 sürümü gerekir", "4.2.1 sürümü gerekir"},
                 Example{"en", "tr", "Requires version 4.2 here", "Requires version 3.5 here",
                         "3.5 sürümü gerekir", "4.2 sürümü gerekir"},
                 Example{"en", "de", "Meet at 11:45 today", "Meet at 10:30 today",
                         "Heute um 10:30 treffen", "Heute um 11:45 treffen"},
                 Example{"en", "de", "About 12,500 files", "About 900 files", "Etwa 900 Dateien",
                         "Etwa 12.500 Dateien"}));
}

TEST_CASE("dates keep the order that the pair shows") {
  check(
      GENERATE(Example{"en", "de", "Signed on 01/17/2025 in Rome", "Signed on 12/31/2024 in Rome",
                       "Unterzeichnet am 31.12.2024 in Rom", "Unterzeichnet am 17.01.2025 in Rom"},
               Example{"en", "de", "Signed on 3/14/2025 in Rome", "Signed on 5/31/2024 in Rome",
                       "Unterzeichnet am 31.05.2024 in Rom", "Unterzeichnet am 14.03.2025 in Rom"},
               Example{"en", "tr", "Version of 2025-03-02", "Version of 2024-05-12",
                       "12.05.2024 sürümü", "02.03.2025 sürümü"},
               Example{"en", "de", "Open 11:15 today", "Open 10:30 today", "Heute 10.30 offen",
                       "Heute 11.15 offen"}));
}

TEST_CASE("addresses and placeholders are replaced") {
  check(GENERATE(Example{"en", "de", "See https://b.example/x?y=2.", "See https://a.example/.",
                         "Siehe https://a.example/.", "Siehe https://b.example/x?y=2."},
                 Example{"en", "tr", "Write to eva@b.example.", "Write to ada.k@a.example.",
                         "ada.k@a.example adresine yazın.", "eva@b.example adresine yazın."},
                 Example{"en", "de", "Cannot open {file}", "Cannot open %s", "Kann %s nicht öffnen",
                         "Kann {file} nicht öffnen"},
                 Example{"en", "de", "Press <i>Enter</i> now", "Press <b>Enter</b> now",
                         "Drücken Sie jetzt <b>Enter</b>", "Drücken Sie jetzt <i>Enter</i>"}));
}

TEST_CASE("a number that stands several times is replaced when all become the same") {
  check(GENERATE(Example{"en", "de", "From 5 to 5", "From 3 to 3", "Von 3 bis 3", "Von 5 bis 5"},
                 Example{"en", "de", "From 4 to 5", "From 3 to 3", "Von 3 bis 3", ""},
                 Example{"en", "de", "From 3 to 5", "From 3 to 3", "Von 3 bis 3", ""}));
}

TEST_CASE("nothing is replaced where it is not clear how") {
  check(GENERATE(
      // The translation has the number in words, or twice, or not at all.
      Example{"en", "de", "The 4 doors", "The 3 doors", "Die drei Türen", ""},
      Example{"en", "de", "The 4 doors", "The 3 doors", "Die 3 Türen, alle 3", ""},
      Example{"en", "de", "The 4 doors", "The 3 doors", "Die Türen", ""},
      // An ending hangs on the number.
      Example{"en", "tr", "Until 2026", "Until 2024", "2024'e kadar", ""},
      Example{"en", "hu", "Up to 12 seats", "Up to 10 seats", "10-ig terjedő helyek", ""},
      // Digits in a word.
      Example{"en", "de", "The A6 engine", "The A4 engine", "Der A4-Motor", ""},
      Example{"en", "de", "The 6km road", "The 4km road", "Die 4 km lange Straße", ""},
      // Not written as the language writes numbers.
      Example{"en", "de", "It costs 1.234,5 euros.", "It costs 1,234.50 euros.",
              "Es kostet 1.234,50 Euro.", ""},
      // A decimal or a version?
      Example{"en", "de", "Version 12.5 now", "Version 12 now", "Jetzt Version 12", ""},
      // Day and month cannot be told apart, or the query has another order.
      Example{"en", "de", "Signed on 01/17/2025", "Signed on 05/05/2024",
              "Unterzeichnet am 05.05.2024", ""},
      Example{"en", "de", "Signed on 17/01/2025", "Signed on 05/06/2024",
              "Unterzeichnet am 06.05.2024", ""},
      Example{"en", "de", "Signed on 17/01/2025", "Signed on 12/31/2024",
              "Unterzeichnet am 31.12.2024", ""},
      Example{"en", "de", "See https://b.example/.", "See https://a.example/en/.",
              "Siehe https://a.example/de/.", ""}));
}

TEST_CASE("a repair is scored as a match of the text that it translates") {
  const auto found = repair(
      {"en", "de", "Page 4 of 12 pages", "Page 3 of 10 leaves", "Seite 3 von 10 Blättern", ""});
  REQUIRE(found);
  CHECK(found->target.text == "Seite 4 von 12 Blättern");
  CHECK(found->score == Score{112, 344, false});
  CHECK(found->replacements == std::vector<Repair::Replacement>{{"3", "4"}, {"10", "12"}});
}

TEST_CASE("what cannot be repaired stays, and counts") {
  const auto found = repair({"en", "de", "Page 4 of 12", "Page 3 of 10", "Seite drei von 10", ""});
  REQUIRE(found);
  CHECK(found->target.text == "Seite drei von 12");
  CHECK(found->score.cost == 10);
}

TEST_CASE("a number that asks for another plural is told") {
  const auto plural = [](const Example& example) {
    const auto found = repair(example);
    REQUIRE(found);
    return found->other_plural;
  };
  CHECK(plural({"tr", "de", "5 dosya silindi", "1 dosya silindi", "1 Datei gelöscht", ""}));
  CHECK_FALSE(plural({"tr", "de", "5 dosya silindi", "3 dosya silindi", "3 Dateien gelöscht", ""}));
  CHECK(plural({"en", "ar", "12 files", "3 files", "3 ملفات", ""}));
  CHECK_FALSE(plural({"en", "ar", "7 files", "3 files", "3 ملفات", ""}));
}

TEST_CASE("inline tags of the query take the places of those stored") {
  const std::vector<InlineTag> italic{tag(TagKind::begin_pair, 6, "italic", "<i>"),
                                      tag(TagKind::end_pair, 11, "", "</i>")};
  const std::vector<InlineTag> bold{tag(TagKind::begin_pair, 6, "bold", "<b>"),
                                    tag(TagKind::end_pair, 11, "", "</b>")};
  const std::vector<InlineTag> bold_target{tag(TagKind::begin_pair, 0, "bold", "<b>"),
                                           tag(TagKind::end_pair, 5, "", "</b>")};
  const Example example{"en", "de", "Press Enter.", "Press Enter.", "Enter drücken.", ""};
  const auto found = repair(example, italic, bold, bold_target);
  REQUIRE(found);
  CHECK(found->score.perfect());
  CHECK(found->target.tags == std::vector<InlineTag>{tag(TagKind::begin_pair, 0, "italic", "<i>"),
                                                     tag(TagKind::end_pair, 5, "", "</i>")});
  const auto plain = repair(example, {}, bold, bold_target);
  REQUIRE(plain);
  CHECK(plain->target.tags.empty());
  CHECK_FALSE(repair(example, italic, {}, {}));
}

TEST_CASE("tags that are content are neither dropped nor guessed") {
  const std::vector<InlineTag> image{tag(TagKind::placeholder, 6, "image", "<img/>")};
  const Example example{"en", "de", "Press Enter.", "Press Enter.", "Enter drücken.", ""};
  CHECK_FALSE(repair(example, {}, image, image));
  CHECK_FALSE(repair(example, image, {}, {}));
}

TEST_CASE("tags keep their places when the text between them changes") {
  const std::vector<InlineTag> tags{tag(TagKind::begin_pair, 5, "bold", "<b>"),
                                    tag(TagKind::end_pair, 6, "", "</b>")};
  const std::vector<InlineTag> query_tags{tag(TagKind::begin_pair, 5, "bold", "<b>"),
                                          tag(TagKind::end_pair, 8, "", "</b>")};
  const std::vector<InlineTag> target_tags{tag(TagKind::begin_pair, 6, "bold", "<b>"),
                                           tag(TagKind::end_pair, 7, "", "</b>")};
  const auto found =
      repair({"en", "de", "Page 124", "Page 3", "Seite 3", ""}, query_tags, tags, target_tags);
  REQUIRE(found);
  CHECK(found->target.text == "Seite 124");
  CHECK(found->target.tags[0].offset == 6);
  CHECK(found->target.tags[1].offset == 9);
}
