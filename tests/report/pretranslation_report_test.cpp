#include "catch.h"
#include "leverage/pretranslation.h"
#include "report/pretranslation_page.h"
#include "report/pretranslation_text.h"
#include "text/unicode.h"

using namespace calque;
using namespace calque::report;

namespace {

leverage::Pretranslated segment(const std::string& source) {
  leverage::Pretranslated out;
  out.segment.source.text = source;
  return out;
}

leverage::FoundMatch match(const std::string& stored, const std::string& target, int rate) {
  leverage::FoundMatch out;
  out.target.text = target;
  out.stored_source.text = stored;
  out.rate = MatchRate(rate);
  out.origin = "<news>.tmx";
  return out;
}

std::vector<leverage::Pretranslated> sample() {
  std::vector<leverage::Pretranslated> all{segment("The <red> door"), segment("Hello"),
                                           segment("Two\nlines"), segment("New & own")};
  all[0].matches.push_back(match("The <blue> door", "الباب", 85));
  all[1].matches.push_back(match("Hello", "مرحبا", 101));
  all[2].matches.push_back(match("Two\nlines", "سطران", 100));
  all[2].propagated = true;
  all[3].terms.push_back({"own", {"خاص", "a<b"}, "of one's self"});
  return all;
}

/// A match that is less than whole for two reasons, with a tag at its beginning.
std::vector<leverage::Pretranslated> doubted() {
  std::vector<leverage::Pretranslated> all{segment("red door")};
  all[0].matches.push_back(match("red door", "דלת אדומה", 99));
  all[0].matches[0].aligned = true;
  all[0].matches[0].several_targets = true;
  InlineTag tag;
  tag.attributes = {{"x", "1"}};
  all[0].matches[0].target.tags.push_back(tag);
  return all;
}

}  // namespace

TEST_CASE("the page shows rates and differences, and stands from right to left where it must") {
  const std::string page = pretranslation_page(
      sample(), {.title = "a<b.txt", .source = Language("en"), .target = Language("ar")});
  CHECK(page.find("<title>a&lt;b.txt</title>") != std::string::npos);
  CHECK(page.find("1 in context, 1 identical, 1 fuzzy, 1 without a match") != std::string::npos);
  CHECK(page.find("<del>&lt;blue&gt;</del><ins>&lt;red&gt;</ins>") != std::string::npos);
  CHECK(page.find("<td lang=\"ar\" dir=\"rtl\">الباب") != std::string::npos);
  CHECK(page.find("<td lang=\"en\" dir=\"ltr\">New &amp; own") != std::string::npos);
  CHECK(page.find("<bdi>&lt;news&gt;.tmx</bdi>") != std::string::npos);
  CHECK(page.find("<small title=\"of one's self\">own → <bdi lang=\"ar\" dir=\"rtl\">خاص, "
                  "a&lt;b</bdi></small>") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("http") == page.find("http-equiv"));
}

TEST_CASE("the page gives the reasons of a rate, and keeps each tag in one piece") {
  const std::vector<leverage::Pretranslated> all = doubted();
  const std::string page =
      pretranslation_page(all, {.title = "a", .source = Language("en"), .target = Language("he")});
  CHECK(page.find("99 %<small><bdi>&lt;news&gt;.tmx</bdi></small><small>unconfirmed "
                  "alignment</small><small>several translations</small>") != std::string::npos);
  CHECK(page.find("<bdi class=\"tag\" dir=\"ltr\">‹1/›</bdi>דלת אדומה") != std::string::npos);
  CHECK(page.find("<b>1</b> of 1 segments found") != std::string::npos);
}

TEST_CASE("the text has a block for each segment") {
  CHECK(pretranslation_text(sample()) ==
        "85%\nThe <red> door\nالباب\n\n101%\nHello\nمرحبا\n\n100%\nTwo lines\nسطران\n\nnew\nNew & "
        "own\n");
  CHECK(pretranslation_text({}).empty());
}

TEST_CASE("the direction of a language comes from its script") {
  CHECK(text::is_right_to_left("he"));
  CHECK(text::is_right_to_left("fa-IR"));
  CHECK(text::is_right_to_left("az-Arab"));
  CHECK_FALSE(text::is_right_to_left("az"));
  CHECK_FALSE(text::is_right_to_left("tr"));
  CHECK_FALSE(text::is_right_to_left("und"));
}
