#include "exchange/xliff_parts.h"

namespace calque {

bool is_blank(const Segment& segment) {
  return segment.tags.empty() && segment.text.find_first_not_of(" \t\r\n") == std::string::npos;
}

std::vector<Note> read_xliff_notes(const XmlNode& parent) {
  std::vector<Note> notes;
  for (const XmlNode& child : parent.children) {
    if (!child.is("note")) continue;
    std::string text = child.all_text();
    if (text.empty()) continue;
    notes.push_back({std::move(text), std::string(child.attribute("xml:lang")), {}});
  }
  return notes;
}

}  // namespace calque
