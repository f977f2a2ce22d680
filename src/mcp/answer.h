#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace calque::mcp {

/// Bytes of an answer, about 5,000 tokens of a language model: its window is for the work.
inline constexpr std::size_t kMostAnswerBytes = 16'000;

/// Code points of a stored text in an answer: a page. Longer ones are cut, which is marked.
inline constexpr std::size_t kMostTextCharacters = 2'000;

/// What a tool gives: a list, the best first.
struct Answer {
  nlohmann::ordered_json items = nlohmann::ordered_json::array();
  std::size_t left_out = 0;  ///< Items that there are beside these.
  std::string note;          ///< Something that the assistant should know; may be empty.
};

/// Puts a text into an object; of one that is too long the beginning, and `cut` beside it.
void put_text(nlohmann::ordered_json& object, const char* key, std::string_view text);

/// The answer as an object with the list under `name`; the last items are left out, and counted,
/// where it would be too large.
nlohmann::ordered_json to_json(Answer answer, std::string_view name);

}  // namespace calque::mcp
