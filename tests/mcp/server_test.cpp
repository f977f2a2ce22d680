#include "mcp/server.h"

#include <fstream>

#include "calque/error.h"
#include "client.h"
#include "mcp/tool.h"

using namespace calque;
using Json = nlohmann::ordered_json;

namespace {

constexpr auto kAsItIs = [](mcp::WorkspaceOptions&) {};

/// The error of the answer to a message as it stands.
int error_code(mcp::Server& server, std::string_view message) {
  const auto answer = server.answer(message);
  REQUIRE(answer);
  const Json parsed = Json::parse(*answer);
  CHECK(parsed["jsonrpc"] == "2.0");
  CHECK(parsed.contains("id"));
  REQUIRE(parsed.contains("error"));
  CHECK_FALSE(parsed["error"]["message"].get<std::string>().empty());
  return parsed["error"]["code"];
}

}  // namespace

TEST_CASE("client and server agree on a version, else the server names its newest") {
  const std::string version =
      GENERATE("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "1.0", "2099-01-01");
  Client client(kAsItIs);
  const Json result = client.initialize(version)["result"];
  const bool known = version.starts_with("2024") || version.starts_with("2025");
  CHECK(result["protocolVersion"] == (known ? version : "2025-11-25"));
  CHECK(result["serverInfo"]["name"] == "calque");
  CHECK(result["capabilities"].contains("tools"));
  CHECK(result["capabilities"].contains("resources"));
  CHECK_FALSE(result["instructions"].get<std::string>().empty());
}

TEST_CASE("what a version does not know is not told to its clients") {
  Client oldest(false, "2024-11-05");
  const Json old_tool = oldest.ask("tools/list")["result"]["tools"][0];
  CHECK_FALSE(old_tool.contains("annotations"));
  CHECK_FALSE(old_tool.contains("outputSchema"));
  const Json old_answer = oldest.ask(
      "tools/call", {{"name", "segment"}, {"arguments", {{"text", "A."}, {"language", "en"}}}});
  CHECK_FALSE(old_answer["result"].contains("structuredContent"));
  CHECK(old_answer["result"]["content"][0]["type"] == "text");

  Client spring(false, "2025-03-26");
  const Json spring_tool = spring.ask("tools/list")["result"]["tools"][0];
  CHECK(spring_tool["annotations"]["readOnlyHint"] == true);
  CHECK_FALSE(spring_tool.contains("title"));

  Client newest;
  const Json tool = newest.ask("tools/list")["result"]["tools"][0];
  CHECK(tool["title"] == "Look up a sentence");
  CHECK(tool["outputSchema"]["required"][0] == "matches");
}

TEST_CASE("before it is initialized a server answers to nothing but pings") {
  Client client(kAsItIs);
  CHECK(client.ask("ping")["result"] == Json::object());
  CHECK(client.ask("tools/list")["error"]["code"] == -32600);
  client.initialize("2025-06-18");
  CHECK(client.ask("tools/list")["result"]["tools"].size() == 6);
}

TEST_CASE("adding is there only where it was allowed") {
  Client reader;
  const Json listed = reader.ask("tools/list");
  for (const Json& tool : listed["result"]["tools"]) CHECK(tool["name"] != "add");
  const Json request{{"name", "add"}, {"arguments", {{"texts", {{"en", "a"}, {"de", "b"}}}}}};
  CHECK(reader.ask("tools/call", request)["error"]["code"] == -32602);
  Client writer(true);
  const Json tools = writer.ask("tools/list")["result"]["tools"];
  CHECK(tools.size() == mcp::all_tools().size());
  CHECK(tools.back()["name"] == "add");
  CHECK(tools.back()["annotations"]["readOnlyHint"] == false);
}

TEST_CASE("messages that are none get an error, and the server goes on") {
  Client client;
  mcp::Server& server = client.server();
  CHECK(error_code(server, "") == -32700);
  CHECK(error_code(server, "{\"jsonrpc\":") == -32700);
  CHECK(error_code(server, "\"\xff\"") == -32700);
  CHECK(error_code(server, "5") == -32600);
  CHECK(error_code(server, "{}") == -32600);
  CHECK(error_code(server, R"({"jsonrpc":"1.0","id":1,"method":"ping"})") == -32600);
  CHECK(error_code(server, R"({"jsonrpc":"2.0","id":null,"method":"ping"})") == -32600);
  CHECK(error_code(server, R"({"jsonrpc":"2.0","id":[[]],"method":"ping"})") == -32600);
  CHECK(error_code(server, R"({"jsonrpc":"2.0","id":1,"method":7})") == -32600);
  CHECK(error_code(server, R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[]})") == -32602);
  CHECK(error_code(server, R"({"jsonrpc":"2.0","id":1,"method":"tools/fly"})") == -32601);
  CHECK(error_code(server, R"({"jsonrpc":"2.0","id":1,"method":"tools/call"})") == -32602);
  CHECK(error_code(server, std::string(100'000, '[')) == -32600);
  CHECK(Json::parse(mcp::Server::too_long())["error"]["code"] == -32600);
  CHECK(client.ask("tools/list", {{"cursor", "2"}})["error"]["code"] == -32602);
  CHECK(client.ask("ping")["result"] == Json::object());
}

TEST_CASE("notifications and answers get no answer") {
  Client client;
  for (const char* message : {R"({"jsonrpc":"2.0","method":"notifications/initialized"})",
                              R"({"jsonrpc":"2.0","method":"notifications/cancelled"})",
                              R"({"jsonrpc":"2.0","method":"tools/call","params":{}})",
                              R"({"jsonrpc":"2.0","id":4,"result":{}})",
                              R"({"jsonrpc":"2.0","id":4,"error":{"code":1,"message":""}})"}) {
    INFO(message);
    CHECK_FALSE(client.server().answer(message));
  }
}

TEST_CASE("an id goes back as it came") {
  Client client;
  for (const char* id : {"\"a \\u00e4\"", "7", "-1", "12345678901234567890"}) {
    const auto answer =
        client.server().answer(R"({"jsonrpc":"2.0","method":"ping","id":)" + std::string(id) + "}");
    REQUIRE(answer);
    CHECK(Json::parse(*answer)["id"] == Json::parse(id));
  }
}

TEST_CASE("batches of messages are answered where the version has them") {
  const std::string batch = R"([{"jsonrpc":"2.0","id":1,"method":"ping"},
    {"jsonrpc":"2.0","method":"notifications/initialized"},{"jsonrpc":"2.0","id":2,"method":"no"}])";
  Client spring(false, "2025-03-26");
  const Json answers = Json::parse(spring.server().answer(batch).value());
  REQUIRE(answers.size() == 2);
  CHECK(answers[0]["id"] == 1);
  CHECK(answers[1]["error"]["code"] == -32601);
  CHECK_FALSE(
      spring.server().answer(R"([{"jsonrpc":"2.0","method":"notifications/initialized"}])"));
  CHECK(error_code(spring.server(), "[]") == -32600);
  Client newest;
  CHECK(error_code(newest.server(), batch) == -32600);
}

TEST_CASE("a memory that is missing is told to the assistant, and looked for again") {
  Client client([](mcp::WorkspaceOptions& options) { options.memories[0].path += ".none"; });
  client.initialize("2025-11-25");
  const Json arguments{{"text", "No one was hurt."}, {"source", "en"}, {"target", "tr"}};
  CHECK_THAT(client.error_of("match", arguments), ContainsSubstring("m.calque.none"));
  std::filesystem::copy_file(client.memory(), client.memory().string() + ".none");
  CHECK(client.call("match", arguments)["matches"].size() == 1);
}

TEST_CASE("notes on style and the glossary are resources") {
  TemporaryFolder folder;
  std::ofstream(folder / "our style.md") << "Say *du*.\n" << std::string(100'000, 'x');
  Client client([&](mcp::WorkspaceOptions& options) {
    options.style = {{.name = "our style.md", .path = folder / "our style.md"}};
    options.source = Language("en");
    options.target = Language("de");
  });
  client.initialize("2025-11-25");
  const Json list = client.ask("resources/list")["result"]["resources"];
  REQUIRE(list.size() == 3);
  CHECK(list[1]["uri"] == "calque://glossary/en/de");
  CHECK(list[2]["uri"] == "calque://style/our%20style.md");
  for (const Json& resource : list) {
    const Json contents =
        client.ask("resources/read", {{"uri", resource["uri"]}})["result"]["contents"];
    REQUIRE(contents.size() == 1);
    CHECK(contents[0]["uri"] == resource["uri"]);
    CHECK(contents[0]["mimeType"] == resource["mimeType"]);
    CHECK(contents[0]["text"].get<std::string>().size() < 40'000);
  }
  CHECK(client.ask("resources/templates/list")["result"]["resourceTemplates"].size() == 1);
  for (const char* uri : {"calque://style/none", "calque://glossary/en/de/tr", "file:///etc/passwd",
                          "calque://glossary/", "calque://glossaryx", "calque://style/../x", ""}) {
    INFO(uri);
    CHECK(client.ask("resources/read", {{"uri", uri}})["error"]["code"] == -32002);
  }
}
