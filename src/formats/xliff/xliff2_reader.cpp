#include <utility>

#include "calque/error.h"
#include "formats/xliff/xliff_parts.h"

namespace calque {
namespace {

/// Of XLIFF 2, and what tools for 1.2 go on to write.
bool is_begun(std::string_view state) {
  return state != "initial" && state != "new" && state != "needs-translation";
}

TranslationState state_of(std::string_view state) {
  if (state.empty() || state == "translated") return TranslationState::translated;
  if (state == "reviewed" || state == "final") return TranslationState::approved;
  return TranslationState::draft;
}

/// XLIFF 2.0 to 2.2: segments stand side by side in their unit, with original data beside them.
class Xliff2Reader {
 public:
  explicit Xliff2Reader(const XliffReadContext& context)
      : context_(context), budget_(context.text.size()) {}

  XliffParts read(const XmlNode& root) {
    source_language_ = declared_language(root, "srcLang", context_.source_language, context_.file);
    target_language_ = declared_language(root, "trgLang", context_.target_language, context_.file);
    for (const XmlNode& file : root.children) {
      if (!file.is("file")) continue;
      ++files_;
      for_each_unit(file, "unit", [this](const XmlNode& unit, bool translatable) {
        read_unit(unit, translatable);
      });
    }
    return std::move(parts_);
  }

 private:
  void read_unit(const XmlNode& node, bool translatable) {
    const ReadPlace place{node.line, parts_.units.size() + 1, std::string(node.attribute("id"))};
    XliffUnit unit;
    unit.node = &node;
    unit.first = parts_.slots.size();
    const OriginalData data = read_data(node);
    for (const XmlNode& child : node.children) {
      if (child.name.ends_with(":matches")) {
        parts_.log.remark(place, "proposals of the file (matches) are not taken");
      }
      if (!child.is("segment")) continue;
      if (child.child("source") == nullptr) {
        parts_.log.remark(place, "a segment has no source; it is left out");
        continue;
      }
      try {
        add_slot(node, unit.first, child, data, translatable);
      } catch (const InputError& error) {
        throw InputError(describe(context_.file, place, error.what()));
      }
    }
    unit.count = parts_.slots.size() - unit.first;
    finish_ids(unit);
    parts_.units.push_back(unit);
  }

  static OriginalData read_data(const XmlNode& unit) {
    OriginalData data;
    const XmlNode* element = unit.child("originalData");
    if (element == nullptr) return data;
    for (const XmlNode& child : element->children) {
      if (child.is("data")) data.emplace(child.attribute("id"), child.all_text());
    }
    return data;
  }

  void add_slot(const XmlNode& unit, std::size_t first, const XmlNode& node,
                const OriginalData& data, bool translatable) {
    XliffSlot slot;
    slot.source = node.child("source");
    slot.target = node.child("target");
    slot.details = &node;
    XliffContent content = read_xliff_content(*slot.source, context_.text, data, context_.rules);
    slot.origins = std::move(content.origins);
    slot.space = std::move(content.space);
    BilingualSegment segment;
    segment.source = std::move(content.segment);
    segment.file = files_;
    segment.unit = parts_.units.size();
    segment.line = unit.line;
    segment.source_language = source_language_;
    segment.target_language = target_language_;
    segment.translatable = translatable;
    if (parts_.slots.size() == first) {
      if (const XmlNode* notes = unit.child("notes")) segment.notes = read_xliff_notes(*notes);
    }
    add_property(segment, "x-resname", unit.attribute("name"));
    if (slot.target != nullptr) read_target(slot, data, segment);
    segment.id = unit.attribute("id");
    budget_.take(segment);
    parts_.segments.push_back(std::move(segment));
    parts_.slots.push_back(std::move(slot));
  }

  void read_target(XliffSlot& slot, const OriginalData& data, BilingualSegment& segment) const {
    XliffContent content = read_xliff_content(*slot.target, context_.text, data, context_.rules);
    if (is_blank(content.segment)) return;
    slot.space = std::move(content.space);
    const std::string_view state = slot.details->attribute("state");
    const std::string_view sub_state = slot.details->attribute("subState");
    if (!is_begun(state) && repeats(content.segment, segment.source)) return;
    segment.target = std::move(content.segment);
    segment.state = state_of(state);
    segment.by_program = segment.state == TranslationState::draft &&
                         (sub_state == "calque:fuzzy" || sub_state == "calque:mt");
    add_property(segment, "x-state", state);
    add_property(segment, "x-subState", sub_state);
    if (segment.by_program && sub_state == "calque:mt") add_property(segment, "x-origin", "mt");
  }

  static void add_property(BilingualSegment& segment, const char* type, std::string_view value) {
    if (!value.empty()) segment.properties.push_back({type, std::string(value), {}, {}});
  }

  void finish_ids(const XliffUnit& unit) {
    for (std::size_t i = unit.first; i < unit.first + unit.count; ++i) {
      BilingualSegment& segment = parts_.segments[i];
      segment.whole_unit = unit.count == 1;
      if (unit.count == 1) continue;
      const std::string_view own = parts_.slots[i].details->attribute("id");
      // A segment needs no id of its own; its number then stands for it.
      segment.id += "/" + (own.empty() ? std::to_string(i - unit.first + 1) : std::string(own));
    }
  }

  const XliffReadContext& context_;
  ReadBudget budget_;
  XliffParts parts_;
  std::size_t files_ = 0;
  Language source_language_;
  Language target_language_;
};

}  // namespace

XliffParts read_xliff2(const XmlNode& root, const XliffReadContext& context) {
  return Xliff2Reader(context).read(root);
}

}  // namespace calque
