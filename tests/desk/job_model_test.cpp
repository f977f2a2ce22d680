#include <random>
#include <set>
#include <utility>

#include "calque/error.h"
#include "catch.h"
#include "desk_fixture.h"

using namespace calque;
using namespace calque::desk;

namespace {

/// What a segment is, said as simply as it can be.
struct Plain {
  std::string source;
  std::string target;
  State state = State::untranslated;
  bool touched = false;
  std::size_t slot = 0;
  std::size_t begin = 0;
  bool operator==(const Plain&) const = default;
};

using Model = std::vector<Plain>;

Model model_of(Job& job) {
  Model model;
  for (const DeskSegment& segment : job.segments()) {
    model.push_back({segment.source.text, segment.target ? segment.target->text : "", segment.state,
                     segment.touched, segment.slot, segment.span.begin});
  }
  return model;
}

/// Does the same things to a list as the job does in its file.
class Reference {
 public:
  explicit Reference(Model model) : model_(std::move(model)) {}

  const Model& model() const { return model_; }

  void edit(std::size_t i, const std::string& text) {
    if (model_[i].target == text) return;
    set(i, text, text.empty() ? State::untranslated : State::draft, !text.empty());
  }

  void confirm(std::size_t i) {
    const Plain from = model_[i];
    set(i, from.target, State::confirmed, true);
    for (std::size_t other = 0; other < model_.size(); ++other) {
      Plain& to = model_[other];
      if (other == i || to.source != from.source || to.touched) continue;
      if (to.state == State::confirmed || to.target == from.target) continue;
      set(other, from.target, State::draft, false);
    }
  }

  void unconfirm(std::size_t i) {
    if (model_[i].state == State::confirmed) model_[i].state = State::draft;
  }

  void replace(char from, char to) {
    for (std::size_t i = 0; i < model_.size(); ++i) {
      std::string text = model_[i].target;
      std::ranges::replace(text, from, to);
      if (text != model_[i].target) set(i, text, State::draft, true);
    }
  }

  /// At the blank at `at`.
  void split(std::size_t i, std::size_t at) {
    Plain second = model_[i];
    second.source = second.source.substr(at + 1);
    second.begin += at + 1;
    second.target.clear();
    model_[i].source.resize(at);
    for (Plain* part : {&model_[i], &second}) restate(*part);
    model_.insert(model_.begin() + static_cast<std::ptrdiff_t>(i) + 1, second);
  }

  bool may_merge(std::size_t i) const {
    return i + 1 < model_.size() && model_[i].slot == model_[i + 1].slot;
  }

  void merge(std::size_t i) {
    Plain& first = model_[i];
    const Plain& second = model_[i + 1];
    first.source += " " + second.source;
    const bool both = !first.target.empty() && !second.target.empty();
    first.target += (both ? " " : "") + second.target;
    restate(first);
    model_.erase(model_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }

 private:
  void set(std::size_t i, const std::string& text, State state, bool touched) {
    model_[i].target = text;
    model_[i].state = state;
    model_[i].touched = touched;
  }

  static void restate(Plain& segment) {
    segment.touched = !segment.target.empty();
    segment.state = segment.touched ? State::draft : State::untranslated;
  }

  Model model_;
};

/// All that is confirmed at the desk stands in the memory.
void check_memory(Job& job, Session& memory) {
  std::set<std::pair<std::string, std::string>> pairs;
  memory.for_each_unit({}, [&](const TranslationUnit& unit) {
    pairs.emplace(unit.variants[0].segment.text, unit.variants[1].segment.text);
  });
  for (const DeskSegment& segment : job.segments()) {
    if (segment.state != State::confirmed) continue;
    CHECK(pairs.contains({segment.source.text, segment.target->text}));
  }
}

class Play {
 public:
  explicit Play(unsigned seed)
      : random_(seed),
        desk_("Yes we can. No.\n\nYes we can. No.\n\nOne two three. No. Four five.\n"),
        reference_(model_of(desk_.job())) {}

  void step() {
    const std::size_t i = below(reference_.model().size());
    const DeskSegment segment = desk_.at(static_cast<std::int64_t>(i) + 1);
    const auto who = DeskFixture::who(below(2) == 0 ? "ayşe" : "can");
    const Model before = reference_.model();
    Job& job = desk_.job();
    ActionId action;
    switch (below(7)) {
      case 0:
      case 1: {
        const std::string text = below(8) == 0 ? "" : std::string(1 + below(2), letter());
        job.edit(segment.id, segment.version, {text, {}}, who);
        reference_.edit(i, text);
        break;
      }
      case 2:
        CHECK_THROWS_AS(job.edit(segment.id, segment.version + 1, {"lost", {}}, who),
                        VersionConflict);
        CHECK(job.history(segment.id).front().why == "lost");
        break;
      case 3:
        if (!segment.target) break;
        action =
            job.confirm(segment.id, segment.version, {.force = true}, who, desk_.sitting()).action;
        reference_.confirm(i);
        break;
      case 4:
        action = job.unconfirm(segment.id, segment.version, who, desk_.sitting()).action;
        reference_.unconfirm(i);
        break;
      case 5:
        action = change_structure(i, segment, who);
        break;
      default: {
        const char from = letter();
        const char to = letter();
        action = job.replace({.find = {from}, .with = {to}, .match_case = true}, who).action;
        reference_.replace(from, to);
      }
    }
    compare();
    if (action == ActionId() || below(3) != 0) return;
    job.undo(action, who, desk_.sitting());
    reference_ = Reference(before);
    compare();
  }

 private:
  ActionId change_structure(std::size_t i, const DeskSegment& segment, const Who& who) {
    const std::size_t blank = segment.source.text.find(' ');
    if (below(2) == 0 && blank != std::string::npos) {
      reference_.split(i, blank);
      return desk_.job()
          .split(segment.id, segment.version, blank + below(2), std::nullopt, who)
          .action;
    }
    if (!reference_.may_merge(i)) {
      CHECK_THROWS_AS(desk_.job().merge(segment.id, segment.version, who), UsageError);
      return {};
    }
    reference_.merge(i);
    return desk_.job().merge(segment.id, segment.version, who).action;
  }

  void compare() {
    REQUIRE(model_of(desk_.job()) == reference_.model());
    std::int64_t number = 0;
    for (const DeskSegment& segment : desk_.job().segments()) REQUIRE(segment.number == ++number);
    check_memory(desk_.job(), desk_.memory());
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }
  char letter() { return static_cast<char>('a' + below(3)); }

  std::mt19937 random_;
  DeskFixture desk_;
  Reference reference_;
};

}  // namespace

TEST_CASE("whatever is done in whatever order, the job holds what a plain list would") {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    CAPTURE(seed);
    Play play(seed);
    for (int i = 0; i < 60; ++i) {
      CAPTURE(i);
      play.step();
    }
  }
}
