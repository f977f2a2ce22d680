#include "text/plural_category.h"

#include "catch.h"

using namespace calque::text;
using Words = std::vector<std::string>;

TEST_CASE("languages have the plural categories of CLDR") {
  CHECK(plural_categories("en") == Words{"one", "other"});
  CHECK(plural_categories("ja") == Words{"other"});
  CHECK(plural_categories("pl") == Words{"one", "few", "many", "other"});
  CHECK(plural_categories("ar") == Words{"zero", "one", "two", "few", "many", "other"});
  CHECK(plural_categories("x-lolcat") == Words{"other"});
  CHECK(is_plural_category("few"));
  CHECK_FALSE(is_plural_category("several"));
}

TEST_CASE("whole numbers that are counted need fewer of them") {
  CHECK(plural_categories_of_counts("pl") == Words{"one", "few", "many"});
  CHECK(plural_categories_of_counts("en") == Words{"one", "other"});
  CHECK(plural_categories_of_counts("fr") == Words{"one", "other"});
  CHECK(plural_categories_of_counts("ja") == Words{"other"});
}
