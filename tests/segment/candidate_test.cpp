#include "segment/candidate.h"

#include <string>
#include <vector>

#include "catch.h"

using namespace calque::segment;

namespace {

/// The text with each candidate as `[marks|closers]`; white space after it is left as it is.
std::string shown(std::string_view text, const RuleSet& rules = {}) {
  CandidateScanner scanner(text, rules);
  std::string out;
  std::size_t done = 0;
  while (const auto c = scanner.next()) {
    out += text.substr(done, c->mark_begin - done);
    out += '[';
    out += text.substr(c->mark_begin, c->mark_end - c->mark_begin);
    out += '|';
    out += text.substr(c->mark_end, c->close_end - c->mark_end);
    out += ']';
    done = c->close_end;
  }
  out += text.substr(done);
  return out;
}

}  // namespace

TEST_CASE("a candidate is marks and what closes after them") {
  CHECK(shown("He said “Stop!” Then?! No. x") == "He said “Stop[!|”] Then[?!|] No[.|] x");
  CHECK(shown("(He left.) So") == "(He left[.|)] So");
  CHECK(shown("„Nein.“ sagte") == "„Nein[.|“] sagte");
  CHECK(shown("a.\"b") == "a[.|]\"b");
}

TEST_CASE("a mark at the very end is no candidate") {
  CHECK(shown("The end.") == "The end.");
  CHECK(shown("The end. \n") == "The end. \n");
}

TEST_CASE("periods apart by spaces are one ellipsis") {
  CHECK(shown("a . . . b") == "a [. . .|] b");
  CHECK(shown("a . b") == "a [.|] b");
}

TEST_CASE("what closes after a space belongs to the sentence") {
  CHECK(shown("« Oui. » Elle") == "« Oui[.| »] Elle");
  CHECK(shown("\"Oui. \" Elle") == "\"Oui[.| \"] Elle");
  CHECK(shown("Oui. \"Elle\" a") == "Oui[.|] \"Elle\" a");
  CHECK(shown("A fact. [12] Next") == "A fact[.| [12]] Next");
  CHECK(shown("A fact.[12] Next") == "A fact[.|[12]] Next");
  CHECK(shown("A fact.3 Next") == "A fact[.|3] Next");
  CHECK(shown("Great! 😀 Next") == "Great[!| 😀] Next");
}

TEST_CASE("marks that end sentences in one language only") {
  RuleSet greek;
  greek.semicolon_ends = true;
  CHECK(shown("Τι; Α", greek) == "Τι[;|] Α");
  CHECK(shown("one; two") == "one; two");
  RuleSet armenian;
  armenian.colon_ends = true;
  CHECK(shown("է: Ո", armenian) == "է[:|] Ո");
}

TEST_CASE("line breaks are candidates, with the space around them") {
  CHECK(shown("one \n two") == "one[|] \n two");
  CHECK(shown("one.\ntwo") == "one[.|]\ntwo");
}
