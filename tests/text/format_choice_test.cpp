#include "text/format_choice.h"

#include <array>

#include "catch.h"

using namespace calque::text;

namespace {

struct Row {
  std::string_view id;
  std::string_view endings;
  bool (*recognise)(std::string_view head) = nullptr;
};

// Three formats that share an ending, of which two are known by their content.
constexpr std::array kRows{
    Row{"plain", ".txt"},
    Row{"first", ".txt .one", [](std::string_view head) { return head.starts_with("#1"); }},
    Row{"second", ".txt .*two", [](std::string_view head) { return head.starts_with("#2"); }}};

std::string_view by_name(std::string_view ending, std::string_view head) {
  const Row* const row = format_by_name(std::span<const Row>(kRows), ending, head);
  return row == nullptr ? "none" : row->id;
}

std::string_view by_content(std::string_view head) {
  const Row* const row = format_by_content(std::span<const Row>(kRows), head);
  return row == nullptr ? "none" : row->id;
}

}  // namespace

TEST_CASE("the ending of a name is in lower case and passes over .gz") {
  CHECK(format_ending("a/b.c/D.TMX") == ".tmx");
  CHECK(format_ending("d.xlf.GZ") == ".xlf");
  CHECK(format_ending("a.b/noname").empty());
  CHECK(format_ending("-").empty());
}

TEST_CASE("an ending is whole, or a pattern for what ends so") {
  CHECK(has_ending(".xlf .*xliff", ".xlf"));
  CHECK(has_ending(".xlf .*xliff", ".xliff"));
  CHECK(has_ending(".xlf .*xliff", ".sdlxliff"));
  CHECK_FALSE(has_ending(".xlf .*xliff", ".lf"));
  CHECK_FALSE(has_ending(".xlf .*xliff", ""));
  CHECK_FALSE(has_ending("", ".xlf"));
}

TEST_CASE("of formats that share an ending the content decides") {
  CHECK(by_name(".txt", "#1") == "first");
  CHECK(by_name(".txt", "#2") == "second");
  CHECK(by_name(".txt", "x") == "plain");
  CHECK(by_name(".one", "#2") == "first");
  CHECK(by_name(".xtwo", "") == "second");
  CHECK(by_name(".three", "#1") == "none");
  CHECK(by_content("#2") == "second");
  CHECK(by_content("x") == "none");
}
