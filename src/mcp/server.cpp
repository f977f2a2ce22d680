#include "mcp/server.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include "calque/error.h"
#include "calque/version.h"
#include "mcp/arguments.h"
#include "mcp/tool.h"
#include "text/bounded_json.h"

namespace calque::mcp {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kVersions{"2024-11-05", "2025-03-26", "2025-06-18",
                                                    "2025-11-25"};

// JSON-RPC 2.0, 5.1; the last of the Model Context Protocol, "Resources".
constexpr int kParseError = -32700;
constexpr int kInvalidRequest = -32600;
constexpr int kMethodNotFound = -32601;
constexpr int kInvalidParameters = -32602;
constexpr int kInternalError = -32603;
constexpr int kResourceNotFound = -32002;

// Messages in a batch; each may be a lookup.
constexpr std::size_t kMostMessages = 100;

constexpr std::string_view kInstructions =
    "calque is a translation memory: sentences with the translations that people made of them, and "
    "a glossary. Before you translate, read the notes on style among the resources, call terms for "
    "the text and match for each sentence. Take a match of 100 or more as it is, change one of "
    "less "
    "only where the difference asks for it, and write the rest in the same wording. Afterwards "
    "call "
    "check for each sentence and mend what it finds.";

/// An error of the protocol, as JSON-RPC has them.
struct Refusal {
  int code;
  std::string message;
};

Json error_json(const Json& id, const Refusal& refusal) {
  return {{"jsonrpc", "2.0"},
          {"id", id},
          {"error", {{"code", refusal.code}, {"message", refusal.message}}}};
}

/// Names of files and what systems say may be no UTF-8.
std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// A member of an object; null where there is none.
const Json& member(const Json& object, const char* name) {
  static const Json kNone;
  const auto found = object.find(name);
  return found == object.end() ? kNone : *found;
}

/// What names a request: a string or a number, which goes back as it came.
bool is_id(const Json& id) {
  return id.is_string() || id.is_number();
}

std::string string_of(const Json& parameters, const char* name) {
  const Json& value = member(parameters, name);
  if (!value.is_string()) {
    throw Refusal{kInvalidParameters, "params." + std::string(name) + " is a string"};
  }
  return value.get<std::string>();
}

/// A mistake of the assistant's, which it can mend: no error of the protocol.
Json tool_error(std::string_view message) {
  return {{"content", {{{"type", "text"}, {"text", message}}}}, {"isError", true}};
}

}  // namespace

Server::Server(WorkspaceOptions options) : workspace_(std::move(options)), resources_(workspace_) {}

std::string Server::too_long() {
  return dump(error_json(
      nullptr, {kInvalidRequest,
                "the message has more than " + std::to_string(kMostMessageBytes) + " bytes"}));
}

std::optional<std::string> Server::answer(std::string_view message) {
  std::optional<Json> answer;
  try {
    const Json parsed = text::parse_bounded_json<Json>(message, "the message");
    answer = parsed.is_array() ? answer_batch(parsed) : answer_one(parsed);
  } catch (const Json::exception&) {
    answer = error_json(nullptr, {kParseError, "the message is no JSON in UTF-8"});
  } catch (const InputError& error) {
    answer = error_json(nullptr, {kInvalidRequest, error.what()});
  }
  return answer ? std::optional(dump(*answer)) : std::nullopt;
}

/// Batches came with the version of March 2025 and went with the next one.
std::optional<Json> Server::answer_batch(const Json& messages) {
  const bool known = version_ && *version_ <= Version::v2025_03_26;
  if (!known || messages.empty() || messages.size() > kMostMessages) {
    return error_json(nullptr, {kInvalidRequest, "a message is one object"});
  }
  Json answers = Json::array();
  for (const Json& message : messages) {
    if (auto answer = answer_one(message)) answers.push_back(*std::move(answer));
  }
  return answers.empty() ? std::nullopt : std::optional(std::move(answers));
}

std::optional<Json> Server::answer_one(const Json& message) {
  if (!message.is_object() || member(message, "jsonrpc") != "2.0") {
    return error_json(nullptr, {kInvalidRequest, "a message is an object with jsonrpc 2.0"});
  }
  const Json& method = member(message, "method");
  const bool is_request = message.contains("id");
  const Json& id = member(message, "id");
  // An answer, to a question that was never asked.
  if (method.is_null() && (message.contains("result") || message.contains("error"))) {
    return std::nullopt;
  }
  if (!method.is_string() || (is_request && !is_id(id))) {
    return error_json(is_id(id) ? id : Json(),
                      {kInvalidRequest, "a request has a method and an id"});
  }
  if (!is_request) return std::nullopt;  // a notification: there is none that changes anything
  try {
    return Json{{"jsonrpc", "2.0"},
                {"id", id},
                {"result", call(method.get<std::string>(), member(message, "params"))}};
  } catch (const Refusal& refusal) {
    return error_json(id, refusal);
  } catch (const std::exception& error) {
    return error_json(id, {kInternalError, error.what()});
  }
}

Json Server::call(const std::string& method, const Json& given) {
  const Json parameters = given.is_null() ? Json::object() : given;
  if (!parameters.is_object()) throw Refusal{kInvalidParameters, "params is an object"};
  if (method == "ping") return Json::object();
  if (method == "initialize") return initialize(parameters);
  if (!version_) throw Refusal{kInvalidRequest, "the first request is \"initialize\""};
  // All lists are of one page.
  if (method.ends_with("/list") && !member(parameters, "cursor").is_null()) {
    throw Refusal{kInvalidParameters, "there is no such page"};
  }
  if (method == "tools/list") return list_tools();
  if (method == "tools/call") return call_tool(parameters);
  if (method == "resources/list") return resources_.list();
  if (method == "resources/templates/list") return resources_.templates();
  if (method == "resources/read") return read_resource(parameters);
  throw Refusal{kMethodNotFound, "there is no method \"" + method.substr(0, 64) + "\""};
}

Json Server::initialize(const Json& parameters) {
  const std::string wanted = string_of(parameters, "protocolVersion");
  const auto found = std::ranges::find(kVersions, wanted);
  const auto place = found == kVersions.end() ? kVersions.size() - 1
                                              : static_cast<std::size_t>(found - kVersions.begin());
  version_ = static_cast<Version>(place);
  Json info{{"name", "calque"}, {"version", kVersion}};
  if (*version_ >= Version::v2025_06_18) info["title"] = "calque, a translation memory";
  return {{"protocolVersion", kVersions.at(place)},
          {"capabilities", {{"tools", Json::object()}, {"resources", Json::object()}}},
          {"serverInfo", std::move(info)},
          {"instructions", kInstructions}};
}

Json Server::list_tools() const {
  Json tools = Json::array();
  for (const Tool& tool : all_tools()) {
    if (tool.writes && !writes()) continue;
    Json object{{"name", tool.name},
                {"description", tool.description},
                {"inputSchema", input_schema(tool)}};
    if (*version_ >= Version::v2025_03_26) {
      object["annotations"] = {{"title", tool.title},
                               {"readOnlyHint", !tool.writes},
                               {"destructiveHint", false},
                               {"idempotentHint", true},
                               {"openWorldHint", false}};
    }
    if (*version_ >= Version::v2025_06_18) {
      object["title"] = tool.title;
      object["outputSchema"] = output_schema(tool);
    }
    tools.push_back(std::move(object));
  }
  return {{"tools", std::move(tools)}};
}

Json Server::call_tool(const Json& parameters) {
  const std::string name = string_of(parameters, "name");
  const auto tools = all_tools();
  const auto tool = std::ranges::find(tools, name, &Tool::name);
  if (tool == tools.end() || (tool->writes && !writes())) {
    throw Refusal{kInvalidParameters, "there is no tool \"" + name.substr(0, 64) + "\""};
  }
  const Json& given = member(parameters, "arguments");
  const Json arguments = given.is_null() ? Json::object() : given;
  Json result;
  try {
    result = to_json(tool->run(workspace_, Arguments(*tool, arguments, workspace_)), tool->result);
  } catch (const Error& error) {
    return tool_error(error.what());
  }
  Json object{{"content", {{{"type", "text"}, {"text", dump(result)}}}}, {"isError", false}};
  if (*version_ >= Version::v2025_06_18) object["structuredContent"] = std::move(result);
  return object;
}

Json Server::read_resource(const Json& parameters) {
  const std::string uri = string_of(parameters, "uri");
  auto contents = resources_.read(uri);
  if (!contents) {
    throw Refusal{kResourceNotFound, "there is no resource \"" + uri.substr(0, 200) + "\""};
  }
  return *std::move(contents);
}

}  // namespace calque::mcp
