#include "report/unit_text.h"

#include "calque/unit.h"
#include "report/table.h"

namespace calque::report {
namespace {

void add(Table& table, const Style& style, const char* name, const std::string& value) {
  if (!value.empty()) {
    table.add_row({"", style.text(name, Role::faint), style.text(value)});
  }
}

void add(Table& table, const Style& style, const Metadata& m) {
  add(table, style, "created",
      m.creation_date + (m.creation_id.empty() ? "" : " by ") + m.creation_id);
  add(table, style, "changed", m.change_date + (m.change_id.empty() ? "" : " by ") + m.change_id);
  add(table, style, "last used", m.last_usage_date);
  add(table, style, "used", m.usage_count.empty() ? "" : m.usage_count + " times");
  add(table, style, "tool",
      m.creation_tool + (m.creation_tool_version.empty() ? "" : " ") + m.creation_tool_version);
  add(table, style, "datatype", m.datatype);
}

void add(Table& table, const Style& style, const std::vector<Note>& notes,
         const std::vector<Property>& properties) {
  for (const Note& note : notes) add(table, style, "note", note.text);
  for (const Property& property : properties) {
    add(table, style, property.type.c_str(), property.value);
  }
}

}  // namespace

std::string tag_label(const InlineTag& tag) {
  std::string name;
  for (const Attribute& attribute : tag.attributes) {
    if (attribute.name == "i" || (attribute.name == "x" && name.empty())) name = attribute.value;
  }
  switch (tag.kind) {
    case TagKind::begin_pair:
      return "‹" + name + "›";
    case TagKind::end_pair:
      return "‹/" + name + "›";
    case TagKind::begin_highlight:
      return "‹hi›";
    case TagKind::end_highlight:
      return "‹/hi›";
    case TagKind::placeholder:
    case TagKind::isolated:
      return "‹" + name + "/›";
  }
  return "‹/›";
}

std::string segment_text(const Segment& segment, const Style& style) {
  std::string out;
  std::size_t done = 0;
  const std::string_view text = segment.text;
  for (const InlineTag& tag : segment.tags) {
    out += text.substr(done, tag.offset - done);
    out += tag_label(tag);
    done = tag.offset;
  }
  out += text.substr(done);
  return style.text(out);
}

std::string unit_text(const TranslationUnit& unit, const Style& style) {
  std::string out = style.words("unit " + std::to_string(unit.id.value), Role::heading);
  if (!unit.tuid.empty()) out += "  " + style.text(unit.tuid);
  if (!unit.origin.empty()) out += "  " + style.text(unit.origin, Role::faint);
  if (unit.confirmation == Confirmation::missing)
    out += "  " + style.words("not confirmed", Role::warning);
  out += '\n';
  Table table({Align::left, Align::left, Align::left});
  for (const Variant& variant : unit.variants) {
    table.add_row({"", style.text(variant.language.tag(), Role::heading),
                   segment_text(variant.segment, style)});
    add(table, style, "before", variant.context.previous);
    add(table, style, "after", variant.context.next);
    add(table, style, variant.metadata);
    add(table, style, variant.notes, variant.properties);
  }
  add(table, style, "from", unit.source_language ? unit.source_language->tag() : "any language");
  add(table, style, unit.metadata);
  add(table, style, unit.notes, unit.properties);
  return out + table.to_string();
}

}  // namespace calque::report
