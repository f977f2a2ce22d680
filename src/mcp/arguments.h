#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calque/language.h"
#include "mcp/tool.h"
#include "mcp/workspace.h"

namespace calque::mcp {

/// Bytes of a text that a tool takes: a long article.
inline constexpr std::size_t kMostTextBytes = 100'000;

/// What a tool is told, held to its parameters.
class Arguments {
 public:
  /// Throws UsageError, which names the argument and says what it should be, for one that is
  /// missing, unknown, of another type or out of its range. All must outlive this.
  Arguments(const Tool& tool, const nlohmann::ordered_json& given, const Workspace& workspace);

  /// Empty where it was not given.
  std::string text(std::string_view name) const;

  int number(std::string_view name) const;

  /// Else the workspace's. Throws UsageError where there is neither.
  Language source() const;
  Language target() const;

  /// As given, without those of the workspace.
  std::optional<Language> given_language(std::string_view name) const;

  std::vector<std::pair<Language, std::string>> texts(std::string_view name) const;

 private:
  const nlohmann::ordered_json* find(std::string_view name) const;
  Language language(std::string_view name, const std::optional<Language>& otherwise) const;

  const Tool& tool_;
  const nlohmann::ordered_json& given_;
  const Workspace& workspace_;
};

}  // namespace calque::mcp
