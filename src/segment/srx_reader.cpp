#include <algorithm>
#include <pugixml.hpp>
#include <string>

#include "calque/error.h"
#include "model/segment_xml.h"
#include "segment/srx.h"

namespace calque::segment {
namespace {

/// SRX 1.0 and 2.0. What is unknown is passed over, as SRX allows extensions; what would change the
/// rules in silence (a map without its rules) is refused.
class SrxReader {
 public:
  SrxReader(std::string_view bytes, std::string_view name) : bytes_(bytes), name_(name) {}

  SrxDocument read() {
    pugi::xml_document xml;
    // White space is text here: an expression may be a single blank.
    const pugi::xml_parse_result result =
        xml.load_buffer(bytes_.data(), bytes_.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!result) fail(result.offset, std::string("not well-formed XML: ") + result.description());
    const pugi::xml_node root = xml.document_element();
    if (local_name(root.name()) != "srx") fail(root, "the root element is not srx");
    SrxDocument document;
    document.version = root.attribute("version").value();
    if (document.version != "1.0" && document.version != "2.0") {
      fail(root, "version \"" + document.version + "\"; 1.0 and 2.0 are known");
    }
    const pugi::xml_node header = child(root, "header");
    document.cascade = document.version == "2.0" && is_yes(header.attribute("cascade"), false);
    document.segment_subflows = is_yes(header.attribute("segmentsubflows"), true);
    read_body(child(root, "body"), document);
    return document;
  }

 private:
  [[noreturn]] void fail(std::ptrdiff_t offset, const std::string& reason) const {
    throw InputError(std::string(name_) + ":" + std::to_string(line_of(offset)) + ": " + reason);
  }
  [[noreturn]] void fail(const pugi::xml_node& node, const std::string& reason) const {
    fail(node.offset_debug(), reason);
  }

  /// Counts on from the last offset asked for, as rules come in order. In UTF-16 too a line feed is
  /// one such byte.
  std::size_t line_of(std::ptrdiff_t offset) const {
    const auto end =
        std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), bytes_.size());
    if (end < counted_to_) counted_to_ = lines_ = 0;
    const std::string_view between = bytes_.substr(counted_to_, end - counted_to_);
    lines_ += static_cast<std::size_t>(std::ranges::count(between, '\n'));
    counted_to_ = end;
    return lines_ + 1;
  }

  static pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
    return parent.find_child(
        [name](const pugi::xml_node& n) { return local_name(n.name()) == name; });
  }

  static bool is_yes(const pugi::xml_attribute& attribute, bool otherwise) {
    return attribute.empty() ? otherwise : std::string_view(attribute.value()) != "no";
  }

  void read_body(const pugi::xml_node& body, SrxDocument& document) const {
    for (const pugi::xml_node& node : child(body, "languagerules")) {
      if (local_name(node.name()) == "languagerule") {
        document.language_rules.push_back(read_language_rule(node));
      }
    }
    // SRX 1.0 groups the maps in a maprule; 2.0 has them directly.
    pugi::xml_node maps = child(body, "maprules");
    if (const pugi::xml_node first = child(maps, "maprule")) maps = first;
    for (const pugi::xml_node& node : maps) {
      if (local_name(node.name()) == "languagemap")
        document.maps.push_back(read_map(node, document));
    }
    if (document.maps.empty()) fail(body, "no languagemap, so that no language has rules");
  }

  SrxLanguageRule read_language_rule(const pugi::xml_node& node) const {
    SrxLanguageRule rule{.name = node.attribute("languagerulename").value(), .rules = {}};
    if (rule.name.empty()) fail(node, "a languagerule without languagerulename");
    for (const pugi::xml_node& n : node) {
      if (local_name(n.name()) != "rule") continue;
      if (++rules_ > kMostRules) fail(n, "more than 20,000 rules; no text can be split by so many");
      rule.rules.push_back({.breaks = is_yes(n.attribute("break"), true),
                            .before = child(n, "beforebreak").child_value(),
                            .after = child(n, "afterbreak").child_value(),
                            .line = line_of(n.offset_debug())});
    }
    return rule;
  }

  SrxLanguageMap read_map(const pugi::xml_node& node, const SrxDocument& document) const {
    SrxLanguageMap map{.pattern = node.attribute("languagepattern").value(),
                       .rule_name = node.attribute("languagerulename").value()};
    const bool known = std::ranges::find(document.language_rules, map.rule_name,
                                         &SrxLanguageRule::name) != document.language_rules.end();
    if (!known) fail(node, "there is no languagerule \"" + map.rule_name + "\"");
    return map;
  }

  std::string_view bytes_;
  std::string_view name_;
  static constexpr int kMostRules = 20'000;  // known files have up to 3,000

  mutable int rules_ = 0;
  mutable std::size_t counted_to_ = 0;
  mutable std::size_t lines_ = 0;
};

}  // namespace

SrxDocument read_srx(std::string_view bytes, std::string_view name) {
  return SrxReader(bytes, name).read();
}

}  // namespace calque::segment
