#include "leverage/plural_forms.h"

#include "catch.h"

using namespace calque;
using namespace calque::leverage;

namespace {

const std::string kFile = R"({"n_one": "a day", "n_other": "days", "m_one": "x", "m_other": "y"})";

Article polish() {
  return with_plural_forms(parse_article({"a.json", kFile}, Language("en")), Language("pl"));
}

std::vector<std::optional<Segment>> translated(const Article& article, const std::string& begin) {
  std::vector<std::optional<Segment>> targets;
  for (const auto& segment : article.segments) {
    const std::string& key = article.document.paragraphs[segment.paragraph].entry->key;
    targets.push_back(key.starts_with(begin) ? std::optional(Segment{"<" + key + ">", {}})
                                             : std::nullopt);
  }
  return targets;
}

}  // namespace

TEST_CASE("a job has the plural forms of its language") {
  const Article article = polish();
  CHECK(article.original == kFile);
  std::vector<std::string> keys;
  for (const auto& segment : article.job().segments) {
    REQUIRE(segment.identity.keys.size() == 1);
    keys.emplace_back(segment.identity.keys.front().value);
    CHECK(segment.context == Context());
  }
  CHECK(keys == std::vector<std::string>{"n_one", "n_few", "n_many", "n_other", "m_one", "m_few",
                                         "m_many", "m_other"});
}

TEST_CASE("a plural of which nothing is translated stays as it was") {
  const Article article = polish();
  const auto rebuilt = rebuild_article(article, translated(article, "n"), Language("pl"));
  CHECK(rebuilt.bytes ==
        R"({"n_one": "<n_one>", "n_few": "<n_few>", "n_many": "<n_many>", "n_other": "<n_other>", )"
        R"("m_one": "x", "m_other": "y"})");
  CHECK(rebuild_article(article, translated(article, "z"), Language("pl")).bytes == kFile);
}
