#include "text/placeable.h"

#include <string>

#include "catch.h"

using namespace calque::text;

namespace {

std::string found(const std::string& text, bool groups_by_space = false) {
  std::string out;
  for (const Placeable& placeable : find_placeables(text, groups_by_space)) {
    constexpr std::string_view kNames = "nat";
    out += kNames[static_cast<std::size_t>(placeable.kind)];
    out += "[" + std::string(placeable.of(text)) + "]";
  }
  return out;
}

}  // namespace

TEST_CASE("numbers, dates and times are placeables") {
  CHECK(found("Page 3 of 10.") == "n[3]n[10]");
  CHECK(found("1,234.5 and 2024-05-12, 10:30") == "n[1,234.5]n[2024-05-12]n[10:30]");
  CHECK(found("(5), -7; 50%") == "n[5]n[7]n[50]");
  CHECK(found("٣٫٥") == "n[٣٫٥]");
  CHECK(found("3月5日") == "n[3]n[5]");
}

TEST_CASE("digits that touch letters are part of a word") {
  CHECK(found("A4 5km x64 v1.2 1st 2nd. item_3").empty());
}

TEST_CASE("thousands are set apart by a space only where the language does so") {
  CHECK(found("1 234 567 files", true) == "n[1 234 567]");
  CHECK(found("1 234", false) == "n[1]n[234]");
  CHECK(found("2024 100", true) == "n[2024]n[100]");
  CHECK(found("1 2345", true) == "n[1]n[2345]");
}

TEST_CASE("addresses end before the marks of the sentence") {
  CHECK(found("See https://a.example/x_(y)?q=1. Or (www.b.example).") ==
        "a[https://a.example/x_(y)?q=1]a[www.b.example]");
  CHECK(found("Mail ada.k+x@mail.example.org, please") == "a[ada.k+x@mail.example.org]");
  CHECK(found("no@address and @name and a@b.").empty());
  CHECK(found("https://").empty());
}

TEST_CASE("markup and placeholders in the text are placeables") {
  CHECK(found("Open <b>%s</b> in {app} 3") == "t[<b>]t[%s]t[</b>]t[{app}]n[3]");
}

TEST_CASE("endings that hang on a number are seen") {
  CHECK(has_hanging_ending("2024'e kadar", 4));
  CHECK(has_hanging_ending("2024’te", 4));
  CHECK(has_hanging_ending("10-ig", 2));
  CHECK(has_hanging_ending("20:een", 2));
  CHECK_FALSE(has_hanging_ending("10 - x", 2));
  CHECK_FALSE(has_hanging_ending("10-5", 2));
  CHECK_FALSE(has_hanging_ending("'5'", 2));
  CHECK_FALSE(has_hanging_ending("5", 1));
}

TEST_CASE("long hostile texts take linear time") {
  std::string text;
  for (const char* piece : {"1.", "a.", ")", "http://", "@a.", "1 234 ", "<", "%"}) {
    for (int i = 0; i < 20'000; ++i) text += piece;
  }
  CHECK(find_placeables(text, true).size() < text.size());
}
