#include "report/version_report.h"

#include "catch.h"
#include "report/pretranslation_page.h"

using namespace calque;
using namespace calque::report;

namespace {

std::vector<Segment> segments(const std::vector<std::string>& texts) {
  std::vector<Segment> out;
  for (const std::string& text : texts) out.push_back({.text = text, .tags = {}});
  return out;
}

leverage::EarlierVersion earlier(const std::vector<std::string>& texts) {
  leverage::EarlierVersion version{.origin = "old.de.md", .segments = {}, .units = {}};
  for (const Segment& segment : segments(texts)) {
    version.segments.push_back({.source = segment, .target = Segment{"T " + segment.text, {}}});
  }
  return version;
}

}  // namespace

TEST_CASE("what became of an earlier version is told to people and programs") {
  const auto before = earlier({"Begin.", "Open the red door.", "Long gone words \x1b[2J."});
  const auto now = segments({"Begin.", "Open the blue door."});
  const Language english("en");
  const auto diff = leverage::compare_versions(before.sources(), now, english);
  const ComparedVersions versions{before, now, diff, english};
  CHECK(version_lines(versions) ==
        std::vector<std::string>{"since old.de.md: 1 in place, 0 moved, 1 changed, 0 new, 1 gone",
                                 "segment 2 changed: Open the [-red-]{+blue+} door.",
                                 "gone: Long gone words \x1b[2J."});
  CHECK(version_json(versions) ==
        "{\"segment\":1,\"change\":\"in-place\",\"source\":\"Begin.\",\"previous\":1,"
        "\"previous_source\":\"Begin.\",\"previous_target\":\"T Begin.\"}\n"
        "{\"segment\":2,\"change\":\"changed\",\"source\":\"Open the blue door.\",\"previous\":2,"
        "\"previous_source\":\"Open the red door.\",\"previous_target\":\"T Open the red door.\"}\n"
        "{\"change\":\"gone\",\"previous\":3,\"previous_source\":\"Long gone words \\u001b[2J.\","
        "\"previous_target\":\"T Long gone words \\u001b[2J.\"}\n");
}

TEST_CASE("the page shows what changed also where nothing is proposed, and what is gone") {
  leverage::Pretranslated segment;
  segment.segment.source.text = "Open the blue door.";
  segment.version = {.change = leverage::Change::changed,
                     .before = Segment{"Open the red door.", {}}};
  const std::vector<leverage::Pretranslated> all{segment};
  const std::string page = pretranslation_page(
      all, {.title = "a", .source = Language("en"), .target = Language("de"), .gone = {"<Gone>"}});
  CHECK(page.find("<del>red</del><ins>blue</ins>") != std::string::npos);
  CHECK(page.find("<small>changed</small>") != std::string::npos);
  CHECK(page.find("<li lang=\"en\" dir=\"ltr\">&lt;Gone&gt;</li>") != std::string::npos);
}
