#include "report/terminal_text.h"

#include "catch.h"

using namespace calque::report;

TEST_CASE("data keep their lines and fields, and nothing in them steers the terminal") {
  CHECK(terminal_content("a\tb\x1b[31m\n\u202Ec\r\n") == "a\tb␛[31m\n<U+202E>c␍\n");
  CHECK(terminal_content("a\tשלום world\tb\n") == "a\t\u2068שלום world\u2069\tb\n");
  CHECK(terminal_content("\n\n\t\n") == "\n\n\t\n");
  CHECK(terminal_content("").empty());
}

TEST_CASE("a message is one line, and what it quotes cannot reorder it") {
  CHECK(terminal_message("tuid \"a\nb\tc\": wrong") == "tuid \"a␊b␉c\": wrong");
  CHECK(terminal_message("unit אב גד (12) is wrong") == "unit \u2068אב גד\u2069 (12) is wrong");
  CHECK(terminal_message("אב and גד") == "\u2068אב\u2069 and \u2068גד\u2069");
  CHECK(terminal_message("سَ.") == "\u2068سَ\u2069.");
  CHECK(terminal_message("\u2067\u2069א") == "<U+2067><U+2069>\u2068א\u2069");
  CHECK(terminal_message("a\x1b[1mb") == "a␛[1mb");
}

TEST_CASE("dressed text keeps the dress of its style and no other") {
  const Style color = Style::terminal(true);
  const std::string dressed = color.text("a\x1b[31m", Role::hit) + " " + color.text("א") + "\n";
  CHECK(terminal_dressed(dressed, color) == dressed);
  CHECK(terminal_dressed("\x1b[35mx\x1b]0;PWN\x07", color) == "␛[35mx␛]0;PWN␇");
  CHECK(terminal_dressed("\x1b[31mx\x1b[0m", Style::terminal(false)) == "␛[31mx␛[0m");
  CHECK(terminal_dressed("\u2067x", color) == "<U+2067>x");
}

TEST_CASE("isolates of dressed text are closed where they were opened") {
  const Style style = Style::terminal(false);
  CHECK(terminal_dressed("a\u2069b", style) == "ab");
  CHECK(terminal_dressed("\u2068a\nb", style) == "\u2068a\u2069\nb");
  CHECK(terminal_dressed("12 \u2068אב\u2069 אב 3\n", style) ==
        "12 \u2068אב\u2069 \u2068אב\u2069 3\n");
}
