#include "report/page.h"

#include <stdexcept>

#include "catch.h"

using namespace calque::report;

TEST_CASE("a page holds its style and its script, and values stand in it as they are given") {
  const std::string page = filled_page("alignment.html", {{"data", "{\"a\": \"{{data}}\"}"}});
  CHECK_THAT(page, ContainsSubstring("<style>\n:root {"));
  CHECK_THAT(page, ContainsSubstring("'use strict';"));
  CHECK_THAT(page, ContainsSubstring("id=\"data\">{\"a\": \"{{data}}\"}</script>"));
}

TEST_CASE("a name that no value and no file has is a fault of the program") {
  CHECK_THROWS_AS(filled_page("alignment.html", {}), std::logic_error);
  CHECK_THROWS_AS(filled_page("nothing.html", {}), std::logic_error);
}

TEST_CASE("every page says that nothing may come from the network") {
  std::size_t pages = 0;
  for (const auto& file : page_files()) {
    if (!file.name.ends_with(".html")) continue;
    INFO(file.name);
    CHECK_THAT(std::string(file.text), ContainsSubstring("default-src 'none'"));
    ++pages;
  }
  CHECK(pages >= 3);
}
