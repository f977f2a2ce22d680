#include "mcp/answer.h"

#include <utility>

#include "text/utf8.h"

namespace calque::mcp {
namespace {

using Json = nlohmann::ordered_json;

/// The bytes of the first `count` code points.
std::size_t bytes_of(std::string_view text, std::size_t count) {
  std::size_t bytes = 0;
  while (bytes < text.size() && count > 0) {
    bytes += text::decode_at(text, bytes).length;
    --count;
  }
  return bytes;
}

/// Stored texts are UTF-8; names of files may be anything.
std::size_t size_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace).size();
}

}  // namespace

void put_text(Json& object, const char* key, std::string_view text) {
  const std::size_t bytes = bytes_of(text, kMostTextCharacters);
  object[key] = text.substr(0, bytes);
  if (bytes < text.size()) object["cut"] = true;
}

Json to_json(Answer answer, std::string_view name) {
  Json items = Json::array();
  std::size_t size = answer.note.size();
  std::size_t taken = 0;
  for (Json& item : answer.items) {
    size += size_of(item);
    // An answer of nothing would look like nothing found.
    if (taken > 0 && size > kMostAnswerBytes) break;
    items.push_back(std::move(item));
    ++taken;
  }
  const std::size_t left_out = answer.left_out + answer.items.size() - taken;
  Json object{{std::string(name), std::move(items)}};
  if (left_out > 0) object["left_out"] = left_out;
  if (!answer.note.empty()) object["note"] = answer.note;
  return object;
}

}  // namespace calque::mcp
