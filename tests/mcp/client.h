#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "catch.h"
#include "mcp/server.h"
#include "sample_units.h"
#include "temporary_folder.h"

/// A memory with some units, and a server of it as a client sees it.
class Client {
 public:
  using Json = nlohmann::ordered_json;

  explicit Client(bool writes = false, const std::string& version = "2025-11-25")
      : Client([&](calque::mcp::WorkspaceOptions& options) {
          if (writes) let_write(options);
        }) {
    initialize(version);
  }

  /// One that has not said yet which version it speaks.
  template <typename Change>
  explicit Client(Change change) : server_(options(change)) {}

  Json initialize(const std::string& version) {
    return ask("initialize", {{"protocolVersion", version},
                              {"capabilities", Json::object()},
                              {"clientInfo", {{"name", "test"}, {"version", "1"}}}});
  }

  /// The whole answer.
  Json ask(const std::string& method, const Json& parameters = Json::object()) {
    const Json request{
        {"jsonrpc", "2.0"}, {"id", ++id_}, {"method", method}, {"params", parameters}};
    const auto answer = server_.answer(request.dump());
    REQUIRE(answer);
    CHECK(answer->find('\n') == std::string::npos);
    Json parsed = Json::parse(*answer);
    CHECK(parsed["id"] == id_);
    return parsed;
  }

  /// What a tool gives.
  Json call(const std::string& tool, const Json& arguments) {
    const Json result = ask("tools/call", {{"name", tool}, {"arguments", arguments}})["result"];
    INFO(result.dump());
    REQUIRE(result["isError"] == false);
    CHECK(Json::parse(result["content"][0]["text"].get<std::string>()) ==
          result["structuredContent"]);
    return result["structuredContent"];
  }

  /// What a tool says is wrong.
  std::string error_of(const std::string& tool, const Json& arguments) {
    const Json result = ask("tools/call", {{"name", tool}, {"arguments", arguments}})["result"];
    INFO(result.dump());
    REQUIRE(result["isError"] == true);
    return result["content"][0]["text"];
  }

  calque::mcp::Server& server() { return server_; }
  std::filesystem::path memory() const { return folder_ / "m.calque"; }
  const TemporaryFolder& folder() const { return folder_; }

  void let_write(calque::mcp::WorkspaceOptions& options) const {
    options.open_to_write = [path = memory()] {
      return calque::Session(path, calque::Session::Access::create);
    };
    options.batch_now = [] {
      return calque::BatchInfo{
          .kind = "add", .source = {}, .started = "20260101T000000Z", .header = {}};
    };
    options.user = "ayşe";
  }

 private:
  template <typename Change>
  calque::mcp::WorkspaceOptions options(const Change& change) {
    calque::Session session(memory(), calque::Session::Access::create);
    calque::Batch batch = session.begin(
        {.kind = "add", .source = "a.tmx", .started = "20260101T000000Z", .header = {}});
    batch.insert(make_unit({{"en", "The council approved the tram line."},
                            {"de", "Der Rat genehmigte die Straßenbahnlinie."}}));
    batch.insert(make_unit({{"en", "The tram costs 5 euros."}, {"de", "Die Bahn kostet 5 Euro."}}));
    batch.insert(make_unit({{"en", "No one was hurt."}, {"tr", "Kimse yaralanmadı."}}));
    batch.commit();
    calque::mcp::WorkspaceOptions options{.memories = {{.path = memory()}}};
    change(options);
    return options;
  }

  TemporaryFolder folder_;
  calque::mcp::Server server_;
  int id_ = 0;
};
