#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

/// A value of a JSON file with its place: byte offsets.
struct JsonNode {
  enum class Kind { object, list, string, other };
  Kind kind = Kind::other;
  std::string key;   ///< Of a value in an object.
  std::string text;  ///< Of a string, without escapes.
  std::size_t key_begin = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<JsonNode> children;

  /// The value of this key, or null.
  const JsonNode* child(std::string_view wanted) const;

  /// The text of the string of this key; empty where there is none.
  std::string_view text_of(std::string_view wanted) const;
};

/// Parses a file whole. @param file stands in messages.
/// @throws InputError, naming the line, when it is no JSON or nests deeper than 64.
JsonNode parse_json_tree(std::string_view text, const std::string& file);

/// Text as a string with its quotes.
std::string quoted_json(std::string_view text);

}  // namespace calque
