#include "leverage/draft.h"

#include "catch.h"

using namespace calque;
using namespace calque::leverage;

namespace {

BilingualSegment draft(bool by_program) {
  BilingualSegment segment;
  segment.source.text = "Open the file in a new window";
  segment.target = {"Dosya", {}};
  segment.state = TranslationState::draft;
  segment.by_program = by_program;
  return segment;
}

FoundMatch match(int rate) {
  FoundMatch found;
  found.target.text = "Dosyayı yeni pencerede aç";
  found.rate = MatchRate(rate);
  return found;
}

bool gives_way(const BilingualSegment& segment, const FoundMatch& found) {
  return DraftJudge(Language("en"), Language("tr")).gives_way(segment, found);
}

}  // namespace

TEST_CASE("what has no translation is filled with any match, and what has one with none") {
  BilingualSegment segment = draft(true);
  segment.state = TranslationState::untranslated;
  CHECK(gives_way(segment, match(50)));
  segment.state = TranslationState::translated;
  CHECK_FALSE(gives_way(segment, match(102)));
}

TEST_CASE("a draft of a program gives way to an exact match, a person's does not") {
  CHECK(gives_way(draft(true), match(100)));
  CHECK_FALSE(gives_way(draft(false), match(102)));
  CHECK_FALSE(gives_way(draft(true), match(99)));
  FoundMatch machine = match(100);
  machine.machine = true;
  CHECK_FALSE(gives_way(draft(true), machine));
  FoundMatch parts = match(100);
  parts.assembled = true;
  CHECK_FALSE(gives_way(draft(true), parts));
}

TEST_CASE("a draft whose own source is known gives way to a better one") {
  BilingualSegment segment = draft(true);
  segment.draft_source = Segment{"Open a folder", {}};
  CHECK(gives_way(segment, match(95)));
  segment.draft_source = Segment{"Open the file in a new window.", {}};
  CHECK_FALSE(gives_way(segment, match(80)));
}

TEST_CASE("a draft has the numbers that its segment has now") {
  BilingualSegment segment = draft(true);
  segment.source.text = "Delete 5 files from %s";
  segment.target = {"%s konumundan 3 dosyayı sil", {}};
  DraftJudge judge(Language("en"), Language("tr"));
  CHECK_FALSE(judge.repaired(segment));
  segment.draft_source = Segment{"Delete 3 files from %s", {}};
  const auto repaired = judge.repaired(segment);
  REQUIRE(repaired);
  CHECK(repaired->target.text == "%s konumundan 5 dosyayı sil");
  CHECK(repaired->rate < MatchRate(100));
  CHECK(repaired->stored_source == *segment.draft_source);
  segment.draft_source = Segment{"Delete those files", {}};
  CHECK_FALSE(judge.repaired(segment));
}
