#include "leverage/receipt.h"

#include "calque/error.h"
#include "catch.h"
#include "leverage/analysis_example.h"
#include "memory_set.h"

using namespace calque;
using namespace calque::leverage;

namespace {

Receipt make(const AnalysisExample& example) {
  return receipt_of(analyze(*memories_at(example.path), example.files, example.settings));
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a receipt is read back as it was written") {
  AnalysisExample example;
  example.settings.weights.set("75-84=66.25");
  example.files[0].name = "caf\xE9 \"x\".txt";
  Receipt receipt = make(example);
  const Receipt again = read_receipt(to_json(receipt), "r.json");
  CHECK(differences(receipt, again).empty());
  CHECK(receipt_id(receipt) == receipt_id(again));
  CHECK(again.analysis.settings == receipt.analysis.settings);
  CHECK(again.analysis.files[1] == receipt.analysis.files[1]);
}

TEST_CASE("a receipt names the job's client and the earlier version") {
  AnalysisExample example;
  example.settings.topic = {.client = "ACME", .domain = "law"};
  example.settings.other_clients = false;
  const CarriedOver carried{.files = {{"old.md", 7}, {"alt.md", 8}}, .rates = {}};
  const Receipt receipt =
      receipt_of(analyze(*memories_at(example.path), example.files, example.settings, {}, carried));
  Receipt again = read_receipt(to_json(receipt), "r.json");
  CHECK(differences(receipt, again).empty());
  CHECK(again.analysis.previous == carried.files);
  CHECK(receipt_id(receipt) != receipt_id(make(example)));
  again.analysis.previous[1].hash = 9;
  CHECK(differences(receipt, again) == Lines{"the earlier version, or its translation, differs"});
}

TEST_CASE("what differs is named") {
  AnalysisExample example;
  const Receipt expected = make(example);
  CHECK(differences(expected, make(example)).empty());
  {
    Session session(example.path, Session::Access::read_write);
    Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    batch.add(make_unit({{"en", "New."}, {"tr", "Yeni."}}));
    batch.commit();
  }
  CHECK(differences(expected, make(example)) == Lines{"memory: 5 units in the receipt, 6 here"});
  example.files[1].hash = 99;
  CHECK(differences(expected, make(example)) ==
        Lines{"memory: 5 units in the receipt, 6 here", "b.txt: the file differs"});
  example.files.pop_back();
  example.settings.internal = false;
  CHECK(differences(expected, make(example)) == Lines{"settings differ",
                                                      "memory: 5 units in the receipt, 6 here",
                                                      "files: 2 in the receipt, 1 here"});
}

TEST_CASE("other figures for the same input are told") {
  const AnalysisExample example;
  const Receipt expected = make(example);
  Receipt found = expected;
  found.analysis.files[0].figures.memory[0].words += 1;
  found.version = "99.0";
  CHECK(differences(expected, found) ==
        Lines{"calque: " + expected.version + " in the receipt, 99.0 here",
              "a.txt: the figures differ"});
}

TEST_CASE("a receipt of older rules is read, and says so") {
  AnalysisExample example;
  example.settings.count = WordCount::gmx_factors;
  example.settings.tags = TagRule::strict;
  const Receipt found = make(example);
  std::string old = to_json(found);
  const auto replace = [&old](const std::string& from, const std::string& to) {
    REQUIRE(old.find(from) != std::string::npos);
    old.replace(old.find(from), from.size(), to);
  };
  replace("\"receipt\":2", "\"receipt\":1");
  replace("\"tags\":\"strict\",", "");
  replace("\"count\":\"gmx-factors\"", "\"factors\":true");
  replace("\"75-84\":[", "\"75-84\":[1");
  const Receipt read = read_receipt(old, "r.json");
  CHECK(read.rules == 1);
  CHECK(read.analysis.settings == found.analysis.settings);
  const Lines lines = differences(read, found);
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().find("made by older rules") != std::string::npos);
}

TEST_CASE("what is no receipt is refused") {
  const AnalysisExample example;
  const std::string good = to_json(make(example));
  const auto replaced = [&good](const std::string& from, const std::string& to) {
    std::string text = good;
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
  };
  const std::string bad = GENERATE_REF(
      as<std::string>(), "", "{}", "[1]", "nonsense", "\xFF\xFE", good.substr(0, good.size() / 2),
      replaced("\"receipt\":2", "\"receipt\":3"), replaced("\"receipt\":2", "\"receipt\":0"),
      replaced("\"count\":\"gmx\"", "\"count\":\"word\""),
      replaced("\"95-99\":4000", "\"95-99\":40000"), replaced("\"95-99\":4000", "\"95-98\":4000"),
      replaced("\"hash\":\"", "\"hash\":\"x"), replaced("\"internal\":true", "\"internal\":7"),
      std::string(100'000, '['));
  INFO(bad.substr(0, 200));
  CHECK_THROWS_AS(read_receipt(bad, "r.json"), InputError);
}
