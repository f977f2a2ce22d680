#include "formats/xcstrings/json_tree.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "calque/error.h"
#include "text/trim.h"

namespace calque {
namespace {

class Parser {
 public:
  Parser(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  JsonNode parse() {
    JsonNode root = value(0);
    skip_blank();
    if (at_ != text_.size()) refuse("something stands behind the end");
    return root;
  }

 private:
  // Deeper than any catalog of strings.
  static constexpr int kDeepest = 64;

  [[noreturn]] void refuse(const std::string& reason) const {
    const auto line = 1 + std::ranges::count(text_.substr(0, std::min(at_, text_.size())), '\n');
    throw InputError(file_ + ":" + std::to_string(line) + ": no JSON: " + reason);
  }

  void skip_blank() { at_ = std::min(text_.find_first_not_of(text::kBlanks, at_), text_.size()); }

  char peek() {
    skip_blank();
    if (at_ >= text_.size()) refuse("it ends before it is closed");
    return text_[at_];
  }

  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  JsonNode value(int depth) {
    if (depth > kDeepest) refuse("it is nested more than 64 deep");
    JsonNode node;
    const char c = peek();
    node.begin = at_;
    if (c == '{' || c == '[') {
      read_children(node, depth);
    } else if (c == '"') {
      node.kind = JsonNode::Kind::string;
      node.text = read_string();
    } else {
      at_ = std::min(text_.find_first_of(" \t\r\n,:{}[]\"", at_), text_.size());
      if (at_ == node.begin) refuse("a value is expected");
    }
    node.end = at_;
    return node;
  }

  void read_children(JsonNode& node, int depth) {
    const bool object = text_[at_++] == '{';
    const char close = object ? '}' : ']';
    node.kind = object ? JsonNode::Kind::object : JsonNode::Kind::list;
    if (take(close)) return;
    do {
      std::string key;
      std::size_t key_begin = 0;
      if (object) {
        if (peek() != '"') refuse("a key is expected");
        key_begin = at_;
        key = read_string();
        if (!take(':')) refuse("a colon is expected");
      }
      JsonNode child = value(depth + 1);
      child.key = std::move(key);
      child.key_begin = object ? key_begin : child.begin;
      node.children.push_back(std::move(child));
    } while (take(','));
    if (!take(close)) refuse("a comma or a bracket is expected");
  }

  std::string read_string() {
    const std::size_t begin = at_++;
    while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2U : 1U;
    if (at_ >= text_.size()) refuse("a string is not closed");
    ++at_;
    const std::string_view written = text_.substr(begin, at_ - begin);
    try {
      return nlohmann::json::parse(written).get<std::string>();
    } catch (const nlohmann::json::exception&) {
      refuse("a string has an escape that is none");
    }
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t at_ = 0;
};

}  // namespace

const JsonNode* JsonNode::child(std::string_view wanted) const {
  const auto found = std::ranges::find(children, wanted, &JsonNode::key);
  return found == children.end() ? nullptr : &*found;
}

std::string_view JsonNode::text_of(std::string_view wanted) const {
  const JsonNode* found = child(wanted);
  return found == nullptr || found->kind != Kind::string ? std::string_view() : found->text;
}

JsonNode parse_json_tree(std::string_view text, const std::string& file) {
  return Parser(text, file).parse();
}

std::string quoted_json(std::string_view text) {
  return nlohmann::json(text).dump();
}

}  // namespace calque
