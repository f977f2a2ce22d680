#include <algorithm>
#include <string>
#include <utility>

#include "calque/error.h"
#include "formats/xliff/xliff_parts.h"
#include "formats/xml/xml_patch.h"

namespace calque {
namespace {

/// Each segment has elements of its own: its start tag and its target are replaced, nothing else.
class SegmentPatcher {
 public:
  explicit SegmentPatcher(std::string_view text) : text_(text) {}

  void add(const XliffSlot& slot) {
    patches_.push_back({slot.details->begin, slot.details->content_begin, segment_tag(slot)});
    if (slot.filling->kept) return;
    const std::string end = "</" + prefixed("target", *slot.source) + ">";
    if (slot.target != nullptr) {
      patches_.push_back({slot.target->begin, slot.target->end,
                          opened_tag(start_tag(*slot.target)) + slot.filling->xml + end});
      return;
    }
    std::string tag = "<" + prefixed("target", *slot.source) + ">";
    if (const std::string_view space = slot.source->attribute("xml:space"); !space.empty()) {
      tag = with_attribute(std::move(tag), "xml:space", std::string(space));
    }
    patches_.push_back({slot.source->end, slot.source->end,
                        indentation_at(text_, slot.source->begin) + tag + slot.filling->xml + end});
  }

  void name_language(const XmlNode& root, const Language& language) {
    if (language.undetermined()) {
      throw UsageError("the file names no target language; give it on the command line");
    }
    patches_.push_back({root.begin, root.content_begin,
                        with_attribute(start_tag(root), "trgLang", language.tag())});
  }

  std::vector<text::TextEdit> take() { return std::move(patches_); }

 private:
  std::string start_tag(const XmlNode& node) const {
    return std::string(text_.substr(node.begin, node.content_begin - node.begin));
  }

  std::string prefixed(std::string_view element, const XmlNode& like) const {
    const std::string_view tag = text_.substr(like.begin + 1);
    const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
    const std::size_t colon = name.find(':');
    return std::string(colon == std::string_view::npos ? "" : name.substr(0, colon + 1))
        .append(element);
  }

  /// Who sets `state` has to set `subState` or take it away (XLIFF 2.1, 4.3.1.33).
  std::string segment_tag(const XliffSlot& slot) const {
    const XliffFilling& filling = *slot.filling;
    std::string tag =
        with_attribute(start_tag(*slot.details), "state", filling.draft ? "initial" : "translated");
    if (!filling.draft) return with_attribute(std::move(tag), "subState", std::nullopt);
    return with_attribute(std::move(tag), "subState",
                          filling.machine ? "calque:mt" : "calque:fuzzy");
  }

  std::string_view text_;
  std::vector<text::TextEdit> patches_;
};

}  // namespace

std::vector<text::TextEdit> fill_xliff2(const XliffParts& parts, std::string_view text,
                                        const XmlNode& root) {
  SegmentPatcher patcher(text);
  bool named = !root.attribute("trgLang").empty();
  for (std::size_t i = 0; i < parts.slots.size(); ++i) {
    if (!parts.slots[i].filling) continue;
    // XLIFF 2 asks for trgLang as soon as there is a target.
    if (!std::exchange(named, true)) {
      patcher.name_language(root, parts.segments[i].target_language);
    }
    patcher.add(parts.slots[i]);
  }
  return patcher.take();
}

}  // namespace calque
