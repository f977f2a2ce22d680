#include "web/web_files.h"

#include <set>
#include <string>

#include "catch.h"

namespace web = calque::web;

TEST_CASE("the pages are compiled in, each with its type and an ETag") {
  std::set<std::string_view> names;
  for (const web::WebFile& file : web::web_files()) {
    INFO(file.name);
    CHECK(names.insert(file.name).second);
    CHECK_FALSE(file.bytes.empty());
    CHECK_FALSE(file.content_type.empty());
    CHECK(file.etag.size() == 18);
    CHECK(file.etag.front() == '"');
  }
  for (const char* name :
       {"index.html", "app.js", "core/api.js", "style/base.css", "i18n/ar.json"}) {
    INFO(name);
    CHECK(web::find_web_file(name) != nullptr);
  }
  CHECK(web::find_web_file("../CMakeLists.txt") == nullptr);
  CHECK(web::find_web_file("") == nullptr);
}

TEST_CASE("what the first page names is there") {
  const web::WebFile* page = web::find_web_file("index.html");
  REQUIRE(page != nullptr);
  std::size_t count = 0;
  for (std::string_view rest = page->bytes;;) {
    const std::size_t at = rest.find("=\"/");
    if (at == std::string_view::npos) break;
    rest.remove_prefix(at + 3);
    const std::string_view name = rest.substr(0, rest.find('"'));
    INFO(name);
    CHECK(web::find_web_file(name) != nullptr);
    ++count;
  }
  CHECK(count >= 5);
}

TEST_CASE("the policy forbids what the pages do not need") {
  CHECK(web::content_security_policy().starts_with("default-src 'none'"));
  CHECK(web::content_security_policy().find("unsafe") == std::string_view::npos);
}
