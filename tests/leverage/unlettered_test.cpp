#include "leverage/unlettered.h"

#include "catch.h"

using namespace calque;
using namespace calque::leverage;

namespace {

std::string converted(const std::string& text, const char* source, const char* target) {
  const Segment segment{text, {}};
  REQUIRE(is_unlettered(segment));
  const auto found = convert_unlettered(segment, Language(source), Language(target));
  if (!found) return "(none)";
  return found->target.text + (found->safe ? "" : " (draft)");
}

}  // namespace

TEST_CASE("a segment without letters has no words to translate") {
  const auto* text =
      GENERATE("950212-06060", "12.5 mm", "2024-01-05", "1,234.50 kg", "%s", "—", "10:30",
               "3 × 4 = 12", "{0} / {1}", "٣٫٥", "50 %", "23 °C", "<b>5</b>");
  CAPTURE(text);
  CHECK(is_unlettered({text, {}}));
}

TEST_CASE("a segment with a word has") {
  const auto* text =
      GENERATE("", " \n", "12 apples", "A4", "No. 5", "12.5 mm wide", "10 in",
               "https://example.com", "5 月", "5 mmm", "mm", "<Empty>", "<All files> (5)");
  CAPTURE(text);
  CHECK_FALSE(is_unlettered({text, {}}));
}

TEST_CASE("numbers are written by the conventions of the target language") {
  struct Row {
    std::string text;
    const char* source;
    const char* target;
    std::string converted;
  };
  const auto row = GENERATE(values<Row>({
      {"950212-06060", "en", "de", "950212-06060"},
      {"12.5 mm", "en", "de", "12,5 mm"},
      {"2024-01-05", "en", "de", "2024-01-05"},
      {"1,234.50 kg", "en", "de", "1.234,50 kg"},
      {"12,5 %", "de", "en", "12.5 %"},
      {"1,234", "en", "de", "1.234"},
      {"3.5.2", "en", "de", "3.5.2"},
      {"192.168.0.1", "en", "de", "192.168.0.1"},
      {"10:30–12:00", "en", "de", "10:30–12:00"},
      {"12.5 mm", "en", "ja", "12.5 mm"},
      {"12.5", "en", "ja", "12.5"},
      {"%s", "en", "de", "%s"},
      {"2024", "en", "ar", "2024"},
      // What may mean something else is to be looked at.
      {"12.5", "en", "de", "12,5 (draft)"},
      {"$12.50", "en", "de", "$12,50 (draft)"},
      {"50 %", "en", "tr", "50 % (draft)"},
      {"212 555", "fr", "en", "212,555 (draft)"},
      {"%s: %s", "en", "fr", "%s: %s (draft)"},
      // What cannot be told is left alone.
      {"01/05/2024", "en", "de", "(none)"},
      {"5.1.2024", "de", "en", "(none)"},
      {"12.5 mm", "en", "ru", "(none)"},
      {"12.5 mm", "de", "en", "(none)"},
  }));
  CAPTURE(row.text, row.source, row.target);
  CHECK(converted(row.text, row.source, row.target) == row.converted);
}

TEST_CASE("tags stay beside the numbers that they stood beside") {
  Segment segment{"12.5 mm", {{TagKind::placeholder, 4, {}, {std::string("<x/>")}}}};
  const auto found = convert_unlettered(segment, Language("en"), Language("de"));
  REQUIRE(found);
  segment.text = "12,5 mm";
  CHECK(found->target == segment);
}
