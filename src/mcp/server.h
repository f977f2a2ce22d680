#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "mcp/resources.h"
#include "mcp/workspace.h"

namespace calque::mcp {

/// Bytes of a message at most: a long article, and what JSON makes of it.
inline constexpr std::size_t kMostMessageBytes = std::size_t{1} << 20U;

/// The versions of the protocol, oldest first; a version has all that those before it have, but for
/// batches of messages.
enum class Version : std::uint8_t { v2024_11_05, v2025_03_26, v2025_06_18, v2025_11_25 };

/// The Model Context Protocol (https://modelcontextprotocol.io/specification) as a server speaks
/// it, without what carries the messages: a message in, the answer out. JSON-RPC 2.0.
class Server {
 public:
  explicit Server(WorkspaceOptions options);

  /// The answer to a message; nothing for those that want none. No message makes it throw.
  std::optional<std::string> answer(std::string_view message);

  /// The answer to a message that is longer than kMostMessageBytes, and was not kept.
  static std::string too_long();

 private:
  using Json = nlohmann::ordered_json;

  std::optional<Json> answer_one(const Json& message);
  std::optional<Json> answer_batch(const Json& messages);
  Json call(const std::string& method, const Json& parameters);
  Json initialize(const Json& parameters);
  Json list_tools() const;
  Json call_tool(const Json& parameters);
  Json read_resource(const Json& parameters);
  bool writes() const { return workspace_.options().open_to_write != nullptr; }

  Workspace workspace_;
  Resources resources_;
  std::optional<Version> version_;  ///< Nothing before the client has said which it speaks.
};

}  // namespace calque::mcp
