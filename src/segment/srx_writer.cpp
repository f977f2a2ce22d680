#include <pugixml.hpp>
#include <sstream>

#include "segment/srx.h"

namespace calque::segment {
namespace {

const char* yes_or_no(bool value) {
  return value ? "yes" : "no";
}

void write_header(pugi::xml_node& root, const SrxDocument& document) {
  pugi::xml_node header = root.append_child("header");
  header.append_attribute("segmentsubflows") = yes_or_no(document.segment_subflows);
  header.append_attribute("cascade") = yes_or_no(document.cascade);
}

void write_rules(pugi::xml_node& body, const SrxDocument& document) {
  pugi::xml_node all = body.append_child("languagerules");
  for (const SrxLanguageRule& language : document.language_rules) {
    pugi::xml_node node = all.append_child("languagerule");
    node.append_attribute("languagerulename") = language.name.c_str();
    for (const SrxRule& rule : language.rules) {
      pugi::xml_node out = node.append_child("rule");
      out.append_attribute("break") = yes_or_no(rule.breaks);
      out.append_child("beforebreak").text() = rule.before.c_str();
      out.append_child("afterbreak").text() = rule.after.c_str();
    }
  }
}

void write_maps(pugi::xml_node& body, const SrxDocument& document) {
  pugi::xml_node maps = body.append_child("maprules");
  for (const SrxLanguageMap& map : document.maps) {
    pugi::xml_node node = maps.append_child("languagemap");
    node.append_attribute("languagepattern") = map.pattern.c_str();
    node.append_attribute("languagerulename") = map.rule_name.c_str();
  }
}

}  // namespace

std::string write_srx(const SrxDocument& document) {
  pugi::xml_document xml;
  pugi::xml_node declaration = xml.append_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  pugi::xml_node root = xml.append_child("srx");
  // The namespace of SRX 2.0 (LISA, 2008).
  root.append_attribute("xmlns") = "http://www.lisa.org/srx20";
  root.append_attribute("version") = "2.0";
  write_header(root, document);
  pugi::xml_node body = root.append_child("body");
  write_rules(body, document);
  write_maps(body, document);
  std::ostringstream out;
  xml.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
  return out.str();
}

}  // namespace calque::segment
