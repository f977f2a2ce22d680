#include "document/strings/plist.h"

#include <algorithm>
#include <string>
#include <vector>

#include "calque/error.h"
#include "document/strings/string_forms.h"
#include "document/strings/xml_content.h"
#include "text/ascii.h"
#include "text/plural_category.h"

namespace calque::document {
namespace {

/// Whether there is a letter beside the variables (`%#@items@`, `%1$d`) of a format.
bool says_something(std::string_view format) {
  for (std::size_t at = 0; at < format.size();) {
    if (format.substr(at).starts_with("%")) {
      const std::size_t mark = format.find_first_not_of("0123456789$#", at + 1);
      if (mark == std::string_view::npos) return false;
      const bool variable = format[mark] == '@' && format[mark - 1] == '#';
      const std::size_t end = variable ? format.find('@', mark + 1) : mark;
      if (end == std::string_view::npos) return true;
      at = end + 1;
      continue;
    }
    if (text::is_ascii_letter(format[at]) || static_cast<unsigned char>(format[at]) >= 0x80) {
      return true;
    }
    ++at;
  }
  return false;
}

/// Walks through dictionaries and lists; depth is a number and not the depth of calls.
class PlistReader {
 public:
  PlistReader(const std::string& xml, bool plural_rules)
      : part_(xml, "it", pugi::encoding_utf8), plural_rules_(plural_rules) {}

  Document read() {
    if (std::string_view(part_.root().document_element().name()) != "plist") {
      throw InputError("no property list (its first element is not <plist>)");
    }
    walk_xml(
        part_.root(), [this](const pugi::xml_node& node) { return enter(node); },
        [this](const pugi::xml_node& node) { leave(node); });
    Document document;
    document.paragraphs = builder_.take();
    keep_plurals(document.paragraphs);
    return document;
  }

 private:
  struct Container {
    std::string key;  ///< With those around it.
    std::string next_key;
    pugi::xml_node key_node{};
    std::size_t number = 0;
    bool list = false;
  };

  bool enter(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name == "plist") return true;
    if (name == "dict" || name == "array") {
      if (open_.size() == kDeepestStrings) throw InputError("it is nested more than 1,000 deep");
      open_.push_back({.key = key_of_next(), .next_key = {}, .list = name == "array"});
      return true;
    }
    if (open_.empty()) return false;
    if (name == "key") {
      open_.back().next_key = node.child_value();
      open_.back().key_node = node;
    } else if (name == "string") {
      add(node);
    } else if (node.type() == pugi::node_element) {
      ++open_.back().number;
    }
    return false;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (name != "dict" && name != "array") return;
    open_.pop_back();
    if (!open_.empty()) ++open_.back().number;
  }

  std::string key_of_next() const {
    if (open_.empty()) return {};
    const Container& around = open_.back();
    const std::string last = around.list ? std::to_string(around.number) : around.next_key;
    return joined_key(around.key, last);
  }

  void add(const pugi::xml_node& node) {
    Container& around = open_.back();
    StringEntry entry{.key = key_of_next(), .note = {}};
    ++around.number;
    if (plural_rules_ && around.next_key.starts_with("NSString") &&
        (around.next_key != "NSStringLocalizedFormatKey" || !says_something(node.child_value()))) {
      return;
    }
    if (plural_rules_ && !around.list && text::is_plural_category(around.next_key)) {
      const SourceRange key = part_.whole(around.key_node);
      entry.plural = {.group = around.key,
                      .category = around.next_key,
                      .whole = {key.begin, part_.whole(node).end},
                      .name = content_of(part_, around.key_node),
                      .separator = {}};
    }
    builder_.next_paragraph(ParagraphKind::text);
    builder_.name_string(std::move(entry));
    add_content(part_, node, builder_);
  }

  XmlPart part_;
  bool plural_rules_;
  std::vector<Container> open_;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::keep};
};

}  // namespace

bool is_plist(std::string_view text) {
  const std::string_view head = text.substr(0, 4096);
  return head.find("<plist") != std::string_view::npos;
}

Document read_stringsdict(std::string_view text) {
  const std::string xml(text);
  return PlistReader(xml, true).read();
}

Document read_plist(std::string_view text) {
  const std::string xml(text);
  return PlistReader(xml, false).read();
}

}  // namespace calque::document
