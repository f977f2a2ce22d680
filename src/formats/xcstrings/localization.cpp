#include "formats/xcstrings/localization.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "text/plural_category.h"

namespace calque {
namespace {

void add_texts(const JsonNode& node, const std::string& path, std::vector<CatalogText>& texts) {
  const auto longer = [&path](const std::string& last) {
    return path.empty() ? last : path + "." + last;
  };
  for (const JsonNode& child : node.children) {
    if (child.key == "stringUnit") {
      texts.push_back({.path = path,
                       .value = std::string(child.text_of("value")),
                       .state = std::string(child.text_of("state")),
                       .unit = &child});
    } else if (child.key == "variations") {
      for (const JsonNode& kind : child.children) {
        for (const JsonNode& one : kind.children) {
          add_texts(one, longer(kind.key + "." + one.key), texts);
        }
      }
    } else if (child.key == "substitutions") {
      for (const JsonNode& one : child.children) {
        add_texts(one, longer("substitutions." + one.key), texts);
      }
    }
  }
}

/// An object that is written; a value that is none is JSON as it is.
struct Written {
  std::vector<std::pair<std::string, std::unique_ptr<Written>>> children;
  std::string json;

  Written& at(const std::string& key) {
    const auto found = std::ranges::find(
        children, key, [](const auto& child) -> const std::string& { return child.first; });
    if (found != children.end()) return *found->second;
    children.emplace_back(key, std::make_unique<Written>());
    return *children.back().second;
  }

  void print(std::string& out, const std::string& indentation) const {
    if (!json.empty()) {
      out += json;
      return;
    }
    out += "{";
    const std::string inner = indentation + "  ";
    for (std::size_t i = 0; i < children.size(); ++i) {
      out.append(i == 0 ? "\n" : ",\n").append(inner).append(quoted_json(children[i].first));
      out += " : ";
      children[i].second->print(out, inner);
    }
    out.append("\n").append(indentation).append("}");
  }
};

/// The object in which the text of a path stands.
Written& place_of(Written& root, std::string_view path) {
  Written* at = &root;
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('.', begin), path.size());
    parts.emplace_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
    const bool substitution = parts[i] == "substitutions";
    at = substitution ? &at->at("substitutions").at(parts[i + 1])
                      : &at->at("variations").at(parts[i]).at(parts[i + 1]);
  }
  return *at;
}

/// What variables have beside their texts: their number and how they are written.
void copy_rest(const JsonNode& model, std::string_view file, Written& out) {
  const JsonNode* substitutions = model.child("substitutions");
  if (substitutions == nullptr) return;
  for (const JsonNode& one : substitutions->children) {
    for (const JsonNode& value : one.children) {
      if (value.kind == JsonNode::Kind::object || value.kind == JsonNode::Kind::list) continue;
      out.at("substitutions").at(one.key).at(value.key).json =
          file.substr(value.begin, value.end - value.begin);
    }
  }
}

}  // namespace

std::vector<CatalogText> texts_of(const JsonNode& localization) {
  std::vector<CatalogText> texts;
  add_texts(localization, {}, texts);
  return texts;
}

std::string_view category_of_path(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return {};
  const std::string_view before = path.substr(0, dot);
  const std::string_view last = path.substr(dot + 1);
  const bool plural = before == "plural" || before.ends_with(".plural");
  return plural && text::is_plural_category(last) ? last : std::string_view();
}

std::string with_category(std::string_view path, std::string_view category) {
  return std::string(path.substr(0, path.rfind('.') + 1)).append(category);
}

std::string written_localization(const JsonNode* model, const std::vector<CatalogText>& texts,
                                 std::string_view file, const std::string& indentation) {
  Written root;
  if (model != nullptr) copy_rest(*model, file, root);
  for (const CatalogText& text : texts) {
    Written& unit = place_of(root, text.path).at("stringUnit");
    unit.at("state").json = quoted_json(text.state);
    unit.at("value").json = quoted_json(text.value);
  }
  std::string out;
  root.print(out, indentation);
  return out;
}

}  // namespace calque
