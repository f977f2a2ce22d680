#include "catch.h"
#include "check_fixture.h"

TEST_CASE("words, languages, characters and lengths") {
  struct Case {
    PairOfTexts pair;
    const char* check;
    bool found;
  };
  const auto c = GENERATE(values<Case>({
      {{"tr", "Ev", "en", "the the house"}, "doubled-words", true},
      {{"tr", "Ev", "de", "das Haus Haus"}, "doubled-words", true},
      {{"tr", "Ev", "en", "in Baden Baden"}, "doubled-words", false},
      {{"tr", "Ev", "en", "I know that that is true"}, "doubled-words", false},
      {{"en", "slowly", "tr", "yavaş yavaş"}, "doubled-words", false},
      {{"en", "very very good", "de", "sehr sehr gut"}, "doubled-words", false},
      {{"en", "Save the file", "tr", "Save the file"}, "untranslated", true},
      {{"en", "Save the file", "tr", "SAVE THE FILE"}, "untranslated", false},
      {{"en", "Microsoft Word (*.doc)", "tr", "Microsoft Word (*.doc)"}, "untranslated", false},
      {{"en", "save the file", "en-GB", "save the file"}, "untranslated", false},
      {{"en", "The meeting begins tomorrow", "ru", "Das Treffen beginnt morgen"},
       "wrong-script",
       true},
      {{"en", "Windows Server 2022", "ru", "Windows Server 2022"}, "wrong-script", false},
      {{"en", "The new prices apply from tomorrow in all shops of the city.", "tr",
        "Die neuen Preise gelten ab morgen in allen Geschäften der ganzen Stadt und der Umgebung."},
       "wrong-language",
       true},
      {{"en", "The new prices apply from tomorrow in all shops of the city.", "tr",
        "Yeni fiyatlar yarından itibaren şehrin bütün mağazalarında geçerli olacak."},
       "wrong-language",
       false},
      {{"en", "cafe", "fr", "cafÃ©"}, "characters", true},
      {{"en", "cafe", "fr", "caf\uFFFD"}, "characters", true},
      {{"en", "cafe", "fr", "café"}, "characters", false},
      {{"en", "Yes", "de", "Jawohl, meine Damen und Herren, das ist ganz sicher so"},
       "length",
       true},
      {{"en", "Settings", "de", "Einstellungen"}, "length", false},
      {{"en", "The weather service expects the storm to weaken", "zh", "气象部门预计风暴将减弱"},
       "length",
       false},
      {{"en", "Yes", "de", ""}, "empty", true},
      {{"en", "Yes", "de", " \u00A0"}, "empty", true},
      {{"en", "", "de", ""}, "empty", false},
      {{"en", "Yes", "de", "<ph x=\"1\"/>"}, "empty", false},
  }));
  INFO(c.check << ": " << c.pair.source << " / " << c.pair.target);
  CHECK(message_of(c.pair, c.check).empty() != c.found);
}
