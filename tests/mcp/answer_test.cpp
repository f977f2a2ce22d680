#include "mcp/answer.h"

#include "catch.h"
#include "text/utf8.h"

using namespace calque;
using Json = nlohmann::ordered_json;

TEST_CASE("an answer says how many items it leaves out") {
  mcp::Answer answer;
  for (int i = 0; i < 100; ++i) answer.items.push_back({{"text", std::string(1'000, 'x')}});
  answer.left_out = 7;
  answer.note = "A note.";
  const Json json = mcp::to_json(answer, "matches");
  const std::size_t given = json["matches"].size();
  CHECK(given > 1);
  CHECK(json["left_out"] == 107 - given);
  CHECK(json["note"] == "A note.");
  CHECK(json.dump().size() < mcp::kMostAnswerBytes + 100);
}

TEST_CASE("an answer of nothing, and of one item however large, is whole") {
  CHECK(mcp::to_json({}, "units") == Json{{"units", Json::array()}});
  mcp::Answer answer;
  answer.items.push_back({{"text", std::string(100'000, 'x')}});
  CHECK(mcp::to_json(answer, "units")["units"].size() == 1);
}

TEST_CASE("a text that is too long is cut between characters, and marked") {
  std::string text;
  for (std::size_t i = 0; i <= mcp::kMostTextCharacters; ++i) text += "ş";
  Json object;
  mcp::put_text(object, "text", text);
  CHECK(object["cut"] == true);
  CHECK(text::count_code_points(object["text"].get<std::string>()) == mcp::kMostTextCharacters);
  Json fits;
  mcp::put_text(fits, "text", text.substr(2));
  CHECK_FALSE(fits.contains("cut"));
}
