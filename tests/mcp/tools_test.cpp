#include "client.h"
#include "mcp/arguments.h"
#include "mcp/tool.h"

using namespace calque;
using Json = nlohmann::ordered_json;

TEST_CASE("match gives translations, with what the new sentence changes") {
  Client client;
  const Json result = client.call(
      "match",
      {{"text", "The tram costs 7 euros."}, {"source", "en"}, {"target", "de"}, {"min", 50}});
  REQUIRE(result["matches"].size() == 1);
  const Json& match = result["matches"][0];
  CHECK(match["target"] == "Die Bahn kostet 7 Euro.");
  CHECK(match["stored_target"] == "Die Bahn kostet 5 Euro.");
  CHECK(match["difference"] == "The tram costs [-5-]{+7+} euros.");
  CHECK(match["rate"] >= 90);
  CHECK(match["unit"] == 2);
  CHECK(match["origin"] == "a.tmx");
}

TEST_CASE("what the memory lacks is said beside the answer") {
  Client client;
  const Json other =
      client.call("match", {{"text", "No one was hurt."}, {"source", "en-US"}, {"target", "tr"}});
  CHECK(other["matches"].size() == 1);
  CHECK_THAT(other["note"].get<std::string>(), ContainsSubstring("en is taken for it"));
  const Json none =
      client.call("match", {{"text", "No one was hurt."}, {"source", "en"}, {"target", "ja"}});
  CHECK(none["matches"].empty());
  CHECK_THAT(none["note"].get<std::string>(), ContainsSubstring("No text in ja"));
}

TEST_CASE("concordance finds words in any case, the shortest texts first") {
  Client client;
  const Json result = client.call("concordance", {{"phrase", "TRAM"}, {"target", "de"}});
  REQUIRE(result["units"].size() == 2);
  CHECK(result["units"][1]["texts"]["de"] == "Der Rat genehmigte die Straßenbahnlinie.");
  CHECK(client.call("concordance", {{"phrase", "TRAM"}, {"limit", 1}})["units"].size() == 1);
  CHECK(client.call("concordance", {{"phrase", "hurt"}, {"target", "de"}})["units"].empty());
}

TEST_CASE("check finds mistakes and says where") {
  Client client;
  const Json result = client.call("check", {{"source_text", "It costs 5 euros."},
                                            {"target_text", "Es kostet 6 Euro."},
                                            {"source", "en"},
                                            {"target", "de"}});
  REQUIRE_FALSE(result["findings"].empty());
  CHECK(result["findings"][0]["check"] == "numbers");
  CHECK(result["findings"][0]["in_target"][0] == "6");
}

TEST_CASE("segment and align take lines for paragraphs") {
  Client client;
  const Json sentences = client.call(
      "segment", {{"text", "Mr. Smith is here. He sits.\n\nAll is well."}, {"language", "en"}});
  REQUIRE(sentences["segments"].size() == 3);
  CHECK(sentences["segments"][0]["text"] == "Mr. Smith is here.");
  CHECK(sentences["segments"][2]["paragraph"] == 3);
  const Json pairs = client.call("align", {{"source_text", "One tree. Two trees.\nThree trees."},
                                           {"target_text", "Ein Baum. Zwei Bäume.\nDrei Bäume."},
                                           {"source", "en"},
                                           {"target", "de"}});
  REQUIRE(pairs["pairs"].size() == 3);
  CHECK(pairs["pairs"][1]["target"] == "Zwei Bäume.");
  CHECK(pairs["pairs"][1]["confidence"] <= 100);
}

TEST_CASE("add stores a unit once, in the order of its texts") {
  Client client(true);
  const Json texts{{"tr", "Günaydın"}, {"en", "Good morning"}};
  const Json added = client.call("add", {{"texts", texts}, {"note", "informal"}});
  const std::int64_t id = added["units"][0]["unit"];
  CHECK_FALSE(added["units"][0].contains("known"));
  CHECK(client.call("add", {{"texts", texts}})["units"][0] == Json{{"unit", id}, {"known", true}});
  Session session(client.memory(), Session::Access::read_only);
  const auto unit = session.unit(UnitId{id});
  REQUIRE(unit);
  CHECK(unit->source_language == Language("tr"));
  CHECK(unit->metadata.creation_id == "ayşe");
  CHECK(unit->notes.at(0).text == "informal");
  CHECK(client.call("match", {{"text", "Günaydın"}, {"source", "tr"}, {"target", "en"}})["matches"]
            .size() == 1);
}

TEST_CASE("arguments are held to their schema, by name") {
  Client client(true);
  const Json good{{"text", "No one was hurt."}, {"source", "en"}, {"target", "tr"}};
  const auto with = [&](const char* name, const Json& value) {
    Json arguments = good;
    arguments[name] = value;
    return arguments;
  };
  CHECK(client.call("match", with("limit", 5.0))["matches"].size() == 1);
  CHECK(client.call("match", with("limit", nullptr))["matches"].size() == 1);
  CHECK_THAT(client.error_of("match", {{"text", "a"}, {"target", "tr"}}),
             ContainsSubstring("\"source\" is missing"));
  CHECK_THAT(client.error_of("match", with("text", 5)), ContainsSubstring("\"text\" is a string"));
  CHECK_THAT(client.error_of("match", with("text", " ")), ContainsSubstring("\"text\" is empty"));
  CHECK_THAT(client.error_of("match", with("text", "a\u0001b")), ContainsSubstring("control"));
  CHECK_THAT(client.error_of("match", with("text", std::string(mcp::kMostTextBytes + 1, 'x'))),
             ContainsSubstring("100000 bytes"));
  CHECK_THAT(client.error_of("match", with("source", "x y")), ContainsSubstring("no language tag"));
  for (const Json& number : {Json(0), Json(21), Json(1.5), Json(1e300), Json("5"), Json(true)}) {
    CHECK_THAT(client.error_of("match", with("limit", number)), ContainsSubstring("from 1 to 20"));
  }
  CHECK_THAT(client.error_of("match", with("sorce", "en")), ContainsSubstring("there are text"));
  CHECK_THAT(client.error_of("match", Json::array()), ContainsSubstring("an object"));
  CHECK_THAT(client.error_of("add", {{"texts", {{"en", "One"}}}}), ContainsSubstring("two texts"));
  CHECK_THAT(client.error_of("add", {{"texts", {{"en", "One"}, {"de", ""}}}}),
             ContainsSubstring("empty text"));
  CHECK_THAT(client.error_of("add", {{"texts", {{"en", "One"}, {"?", "Eins"}}}}),
             ContainsSubstring("no language tag"));
}

TEST_CASE("every tool has a schema that names its arguments, and says what it is for") {
  for (const mcp::Tool& tool : mcp::all_tools()) {
    INFO(tool.name);
    CHECK(tool.description.size() > 20);
    const Json schema = input_schema(tool);
    CHECK(schema["type"] == "object");
    CHECK(schema["additionalProperties"] == false);
    CHECK(schema["properties"].size() == tool.parameters.size());
    for (const mcp::Parameter& parameter : tool.parameters) {
      CHECK_FALSE(parameter.description.empty());
      CHECK(parameter.otherwise >= parameter.least);
      CHECK(parameter.otherwise <= parameter.most);
    }
  }
}
