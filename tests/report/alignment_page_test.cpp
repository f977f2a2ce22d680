#include "report/alignment_page.h"

#include "calque/align.h"
#include "catch.h"

using namespace calque;
using namespace calque::report;

namespace {

const std::vector<std::string_view> kSource{"One </script>.", "Two.", "Three."};
const std::vector<std::string_view> kTarget{"Bir.", "İki\tüç."};
const std::vector<align::Bead> kBeads{{{0, 1}, {0, 1}, 0.5}, {{1, 3}, {1, 2}, 1}};
const AlignedTexts kTexts{kSource, kTarget, kBeads};

}  // namespace

TEST_CASE("beads are written as a ladder, as a table and as JSON lines") {
  CHECK(to_ladder(kBeads) == "[0]:[0]\n[1, 2]:[1]\n");
  CHECK(to_tsv(kTexts) == "One </script>.\tBir.\t0.5000\nTwo. Three.\tİki üç.\t1.0000\n");
  CHECK_THAT(to_json_lines(kTexts),
             ContainsSubstring(R"({"source":[{"position":0,"text":"One </script>."}])"));
}

TEST_CASE("segments of scripts without spaces are joined without a space") {
  const std::vector<std::string_view> texts{"你好。", "再见。", "Bye."};
  CHECK(align::joined(texts, {0, 2}) == "你好。再见。");
  CHECK(align::joined(texts, {2, 2}).empty());
}

TEST_CASE("the review page holds the texts safely and asks nothing of the network") {
  const std::string page = alignment_page(
      kTexts, {.title = "a", .source_language = "en", .target_language = "tr", .weak = true});
  CHECK_THAT(page, ContainsSubstring("One \\u003c/script>."));
  CHECK_THAT(page, ContainsSubstring("\"weak\":true"));
  CHECK(page.find("http://") == std::string::npos);
  CHECK(page.find("https://") == std::string::npos);
  CHECK(page.find("src=") == std::string::npos);
}
