#pragma once

#include <string>
#include <vector>

#include "document/document.h"

/// A paragraph in short, for comparing: "heading 2: Text with {bold}tags{/}".
inline std::string in_short(const calque::document::Paragraph& paragraph) {
  std::string out(calque::document::kind_name(paragraph.kind));
  if (paragraph.level > 0) out += " " + std::to_string(paragraph.level);
  out += ": ";
  std::size_t done = 0;
  for (const calque::InlineTag& tag : paragraph.content.tags) {
    out += paragraph.content.text.substr(done, tag.offset - done);
    done = tag.offset;
    std::string type = "/";
    for (const calque::Attribute& attribute : tag.attributes) {
      if (attribute.name == "type") type = attribute.value;
    }
    const bool alone = tag.kind == calque::TagKind::placeholder;
    out += alone ? "{" + type + "/}" : "{" + type + "}";
  }
  return out + paragraph.content.text.substr(done);
}

inline std::vector<std::string> in_short(const calque::document::Document& document) {
  std::vector<std::string> out;
  for (const auto& paragraph : document.paragraphs) out.push_back(in_short(paragraph));
  return out;
}

using Lines = std::vector<std::string>;
