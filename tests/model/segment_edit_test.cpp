#include <random>

#include "catch.h"
#include "model/segment_edit.h"
#include "model/segment_markup.h"
#include "text/utf8.h"

using namespace calque;

namespace {

std::string edited(const char* markup, const std::vector<text::TextEdit>& edits) {
  Segment segment = from_markup(markup);
  apply_edits(segment, edits);
  return to_markup(segment);
}

}  // namespace

TEST_CASE("tags stay beside and inside what is replaced") {
  struct Case {
    const char* before;
    std::vector<text::TextEdit> edits;
    const char* after;
  };
  const auto c = GENERATE(values<Case>({
      {"click Save", {{0, 5, "press"}}, "press Save"},
      {R"(<hi>Save</hi> now)", {{0, 4, "Store it"}}, R"(<hi>Store it</hi> now)"},
      {R"(<hi>Save</hi> now)", {{5, 8, "later"}}, R"(<hi>Save</hi> later)"},
      {R"(press <hi>Save</hi> now)", {{0, 14, "press Store now"}}, R"(press <hi>Store</hi> now)"},
      {R"(<hi>Save</hi> now)", {{0, 8, "Keep"}}, R"(<hi>Keep</hi>)"},
      {R"(a<ph/>b)", {{0, 2, "xy"}}, R"(xy<ph/>)"},
      {R"(a<ph/>b)", {{1, 2, "zb"}}, R"(a<ph/>zb)"},
      {R"(a<ph/>b)", {{0, 1, ""}}, R"(<ph/>b)"},
      {R"(é<ph/>è)", {{0, 4, "êè"}}, R"(ê<ph/>è)"},
      {R"(<hi>one</hi> <hi>two</hi>)", {{0, 3, "1"}, {4, 7, "2"}}, R"(<hi>1</hi> <hi>2</hi>)"},
      {R"(x)", {{0, 0, "<"}, {1, 1, ">"}}, R"(&lt;x&gt;)"},
  }));
  INFO(c.before);
  CHECK(edited(c.before, c.edits) == c.after);
}

TEST_CASE("whatever is replaced, the segment stays canonical and keeps its tags") {
  std::mt19937 random(7);
  const auto below = [&random](std::size_t n) { return random() % n; };
  const std::string alphabet[] = {"a", "b", " ", "é", "中", "😀"};
  for (int round = 0; round < 2000; ++round) {
    Segment segment;
    std::vector<std::size_t> starts{0};
    for (std::size_t i = below(12); i > 0; --i) {
      segment.text += alphabet[below(6)];
      starts.push_back(segment.text.size());
    }
    int open = 0;
    for (const std::size_t at : starts) {
      if (below(3) == 0) {
        segment.tags.push_back({TagKind::begin_highlight, at, {}, {}});
        ++open;
      } else if (open > 0 && below(3) == 0) {
        segment.tags.push_back({TagKind::end_highlight, at, {}, {}});
        --open;
      }
    }
    for (; open > 0; --open) {
      segment.tags.push_back({TagKind::end_highlight, segment.text.size(), {}, {}});
    }
    std::vector<text::TextEdit> edits;
    for (std::size_t i = 0; i < starts.size(); i += 1 + below(3)) {
      const std::size_t last = std::min(starts.size() - 1, i + below(4));
      std::string replacement;
      for (std::size_t n = below(4); n > 0; --n) replacement += alphabet[below(6)];
      edits.push_back({starts[i], starts[last], replacement});
      i = last;
    }
    const Segment before = segment;
    apply_edits(segment, edits);
    REQUIRE(segment.text == text::edited(before.text, edits));
    REQUIRE(segment.tags.size() == before.tags.size());
    REQUIRE(from_markup(to_markup(segment)) == segment);  // throws for offsets out of order
  }
}
