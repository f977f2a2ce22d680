#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "mcp/workspace.h"

namespace calque::mcp {

/// What an assistant may read (Model Context Protocol, "Resources"): the glossary, whole or of two
/// languages (calque://glossary/en/tr), and the files of notes on style (calque://style/NAME).
class Resources {
 public:
  /// `workspace` must outlive this.
  explicit Resources(Workspace& workspace) : workspace_(workspace) {}

  nlohmann::ordered_json list() const;
  nlohmann::ordered_json templates() const;

  /// The contents; nothing where there is no such resource. Throws Error where it cannot be read.
  std::optional<nlohmann::ordered_json> read(std::string_view uri);

 private:
  std::string glossary_text(const std::vector<Language>& languages);

  Workspace& workspace_;
};

}  // namespace calque::mcp
