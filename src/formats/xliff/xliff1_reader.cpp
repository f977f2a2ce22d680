#include <algorithm>
#include <map>
#include <utility>

#include "calque/error.h"
#include "formats/xliff/xliff_dialect.h"
#include "formats/xliff/xliff_parts.h"

namespace calque {
namespace {

bool is_segment_mark(const XmlNode& node) {
  return node.is("mrk") && node.attribute("mtype") == "seg";
}

/// The `mrk` of the segments below `node`, in order, whatever elements they stand in.
void find_marks(const XmlNode& node, std::vector<const XmlNode*>& marks) {
  for (const XmlNode& child : node.children) {
    if (is_segment_mark(child)) {
      marks.push_back(&child);
    } else {
      find_marks(child, marks);
    }
  }
}

std::vector<const XmlNode*> marks_of(const XmlNode* node) {
  std::vector<const XmlNode*> marks;
  if (node != nullptr) find_marks(*node, marks);
  return marks;
}

void add_property(std::vector<Property>& properties, const char* type, std::string_view value) {
  if (!value.empty()) properties.push_back({type, std::string(value), {}, {}});
}

/// XLIFF 1.0 to 1.2. Where a unit is segmented (seg-source, or mrk of type seg in the source) each
/// segment is a slot, matched with its mrk in the target by `mid`.
class Xliff1Reader {
 public:
  explicit Xliff1Reader(const XliffReadContext& context)
      : context_(context), budget_(context.text.size()) {}

  XliffParts read(const XmlNode& root) {
    for (const XmlNode& file : root.children) {
      if (!file.is("file")) continue;
      ++files_;
      datatype_ = file.attribute("datatype");
      source_language_ =
          declared_language(file, "source-language", context_.source_language, context_.file);
      target_language_ =
          declared_language(file, "target-language", context_.target_language, context_.file);
      names_target_ = !file.attribute("target-language").empty();
      for_each_unit(file, "trans-unit", [this](const XmlNode& unit, bool translatable) {
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
    unit.source = node.child("source");
    unit.target = node.child("target");
    unit.first = parts_.slots.size();
    if (unit.source == nullptr) {
      parts_.log.remark(place, "a trans-unit has no source; it is left out");
      return;
    }
    if (node.child("alt-trans") != nullptr) {
      parts_.log.remark(place, "proposals of the file (alt-trans) are not taken");
    }
    unit.names_target_language =
        names_target_ || (unit.target != nullptr && !unit.target->attribute("xml:lang").empty());
    try {
      add_slots(unit, translatable);
    } catch (const InputError& error) {
      throw InputError(describe(context_.file, place, error.what()));
    }
    unit.count = parts_.slots.size() - unit.first;
    finish_ids(unit);
    parts_.units.push_back(unit);
  }

  void add_slots(XliffUnit& unit, bool translatable) {
    const std::vector<const XmlNode*> targets = marks_of(unit.target);
    const bool unsegmented_target =
        unit.target != nullptr && targets.empty() && !is_blank(content_of(*unit.target).segment);
    const XmlNode* segmented = unit.node->child("seg-source");
    std::vector<const XmlNode*> sources = marks_of(segmented);
    if (sources.empty()) {
      segmented = unit.source;
      sources = marks_of(segmented);
    }
    // A target that is not segmented cannot be parted: the unit is one segment.
    if (sources.empty() || unsegmented_target) {
      XliffSlot slot;
      slot.source = unit.source;
      slot.target = unit.target;
      add_slot(unit, std::move(slot), translatable);
      return;
    }
    unit.segmented_source = segmented;
    ByName targets_by_mid = by_attribute(targets, "mid");
    ByName details_by_id = by_attribute(trados_details(unit), "id");
    for (const XmlNode* source : sources) {
      XliffSlot slot;
      slot.source = source;
      slot.mid = source->attribute("mid");
      slot.target = take(targets_by_mid, slot.mid);
      slot.details = take(details_by_id, slot.mid);
      add_slot(unit, std::move(slot), translatable);
    }
  }

  using ByName = std::multimap<std::string_view, const XmlNode*>;

  static ByName by_attribute(const std::vector<const XmlNode*>& nodes, std::string_view name) {
    ByName found;
    for (const XmlNode* node : nodes) found.emplace(node->attribute(name), node);
    return found;
  }

  /// The first one of this name, which is then no longer there; null when there is none. So no
  /// element belongs to two segments, even where a `mid` is repeated.
  static const XmlNode* take(ByName& nodes, std::string_view name) {
    const auto found = nodes.lower_bound(name);
    if (found == nodes.end() || found->first != name) return nullptr;
    const XmlNode* node = found->second;
    nodes.erase(found);
    return node;
  }

  XliffContent content_of(const XmlNode& node) const {
    return read_xliff_content(node, context_.text, no_data_, context_.rules);
  }

  /// Notes and names belong to the unit: they go with its first segment.
  void add_slot(const XliffUnit& unit, XliffSlot slot, bool translatable) {
    XliffContent content = content_of(*slot.source);
    slot.origins = std::move(content.origins);
    slot.space = std::move(content.space);
    BilingualSegment segment;
    segment.source = std::move(content.segment);
    segment.file = files_;
    segment.unit = parts_.units.size();
    segment.line = unit.node->line;
    segment.datatype = datatype_;
    segment.source_language = language_or(*unit.source, "xml:lang", source_language_);
    segment.target_language = target_language_;
    segment.translatable = translatable && !is_locked(unit, slot);
    if (parts_.slots.size() == unit.first) {
      segment.notes = read_xliff_notes(*unit.node);
    }
    add_property(segment.properties, "x-resname", unit.node->attribute("resname"));
    if (unit.target != nullptr) {
      segment.target_language = language_or(*unit.target, "xml:lang", target_language_);
    }
    if (slot.target != nullptr) read_target(unit, slot, segment);
    segment.id = unit.node->attribute("id");
    budget_.take(segment);
    parts_.segments.push_back(std::move(segment));
    parts_.slots.push_back(std::move(slot));
  }

  void read_target(const XliffUnit& unit, XliffSlot& slot, BilingualSegment& segment) {
    XliffContent content = content_of(*slot.target);
    if (is_blank(content.segment)) return;
    slot.space = std::move(content.space);
    const XliffStatus status = status_of(unit, slot);
    if (!status.begun && repeats(content.segment, segment.source)) return;
    segment.target = std::move(content.segment);
    segment.state = status.state;
    segment.by_program = status.by_program;
    add_property(segment.properties, "x-state", status.shown);
    add_property(segment.properties, "x-state-qualifier",
                 unit.target->attribute("state-qualifier"));
    // Of a translation that somebody has confirmed it does not matter where it came from.
    if (status.machine) add_property(segment.properties, "x-origin", "mt");
  }

  /// The `sdl:seg` elements, which tell of the segments.
  static std::vector<const XmlNode*> trados_details(const XliffUnit& unit) {
    std::vector<const XmlNode*> all;
    const XmlNode* definitions = unit.node->child("sdl:seg-defs");
    if (definitions == nullptr) return all;
    for (const XmlNode& details : definitions->children) {
      if (details.is("sdl:seg")) all.push_back(&details);
    }
    return all;
  }

  void finish_ids(const XliffUnit& unit) {
    for (std::size_t i = unit.first; i < unit.first + unit.count; ++i) {
      BilingualSegment& segment = parts_.segments[i];
      segment.whole_unit = unit.count == 1;
      if (unit.count > 1) segment.id += "/" + parts_.slots[i].mid;
    }
  }

  const XliffReadContext& context_;
  const OriginalData no_data_;
  ReadBudget budget_;
  XliffParts parts_;
  std::size_t files_ = 0;
  std::string_view datatype_;
  Language source_language_;
  Language target_language_;
  bool names_target_ = false;
};

}  // namespace

XliffParts read_xliff1(const XmlNode& root, const XliffReadContext& context) {
  return Xliff1Reader(context).read(root);
}

}  // namespace calque
