#include "catch.h"
#include "check_fixture.h"

TEST_CASE("punctuation is judged by the rules of the language") {
  struct Case {
    PairOfTexts pair;
    const char* check;
    bool found;
  };
  const auto c = GENERATE(values<Case>({
      {{"en", "Where is it?", "el", "Πού είναι;"}, "question-mark", false},
      {{"en", "Where is it?", "ar", "أين هو؟"}, "question-mark", false},
      {{"en", "Where is it?", "zh", "在哪里？”"}, "question-mark", false},
      {{"en", "Where is it?", "th", "อยู่ที่ไหน"}, "question-mark", false},
      {{"en", "Where is it?", "ja", "どこですか。"}, "question-mark", false},
      {{"en", "Where is it?", "de", "Wo ist es."}, "question-mark", true},
      {{"en", "It is here now.", "de", "Es ist hier?"}, "question-mark", true},
      {{"en", "It is here right now.", "hi", "यह अभी यहाँ है।"}, "end-mark", false},
      {{"en", "It is here right now.", "he", "זה כאן ממש עכשיו"}, "end-mark", true},
      {{"en", "It is here right now!", "ja", "今ここにあります。"}, "end-mark", false},
      {{"en", "and so on", "de", "usw."}, "end-mark", false},
      {{"en", "Name:", "tr", "Ad"}, "end-mark", true},
      {{"en", "He said:", "zh", "他說，"}, "end-mark", false},
      {{"en", "Wait...", "de", "Warten Sie…"}, "end-mark", false},
      {{"en", "Open {file}.", "de", "{file} wird geöffnet."}, "end-mark", false},
      {{"en", "Why?", "es", "Por qué?"}, "inverted-marks", true},
      {{"en", "Why?", "es", "¿Por qué?"}, "inverted-marks", false},
      {{"en", "Stop!", "es", "Alto!"}, "inverted-marks", true},
      {{"en", "x?y=1", "es", "https://example.org/x?y=1"}, "inverted-marks", false},
      {{"en", "Why?", "el", "Γιατί?"}, "punctuation", true},
      {{"en", "Yes, why?", "ar", "نعم, لماذا؟"}, "punctuation", true},
      {{"en", "Yes, why?", "ar", "نعم، لماذا؟"}, "punctuation", false},
      {{"en", "Yes, why?", "he", "כן, למה?"}, "punctuation", false},
      {{"en", "Yes, why?", "zh", "是的,为什么？"}, "punctuation", true},
      {{"en", "Office 3.5, Word", "zh", "Office 3.5, Word 软件"}, "punctuation", false},
      {{"en", "Why?", "fr", "Pourquoi?"}, "french-spaces", true},
      {{"en", "Why?", "fr", "Pourquoi\u202F?"}, "french-spaces", false},
      {{"en", "Why?", "fr-CA", "Pourquoi?"}, "french-spaces", false},
      {{"en", "at 12:30", "fr", "à 12:30"}, "french-spaces", false},
      {{"en", "the “word”", "fr", "le «mot»"}, "french-spaces", true},
      {{"en", "a (b) c", "tr", "a (b c"}, "brackets", true},
      {{"en", "a (b) c", "zh", "a（b）c"}, "brackets", false},
      {{"en", "1) a", "tr", "a) b"}, "brackets", false},
      {{"en", "smile", "tr", "gül :)"}, "brackets", false},
      {{"en", "the \"word\" is", "de", "das „Wort ist"}, "quotes", true},
      {{"en", "the \"word\" is", "de", "das „Wort“ ist"}, "quotes", false},
      {{"en", "the \"word\" is", "de", "das Wort ist"}, "quotes", false},
      {{"en", "word", "fr", "« mot"}, "quotes", false},
      {{"en", "a b", "tr", "a b "}, "spaces", true},
      {{"en", "a b", "tr", "a  b"}, "spaces", true},
      {{"en", "a b ", "tr", "a b "}, "spaces", false},
      {{"en", "a b", "fr", "« a »"}, "spaces", false},
  }));
  INFO(c.check << ": " << c.pair.source << " / " << c.pair.target);
  CHECK(message_of(c.pair, c.check).empty() != c.found);
}
