#include "formats/xliff/xliff_parts.h"

#include "calque/error.h"
#include "model/language_reading.h"
#include "text/trim.h"

namespace calque {
namespace {

std::size_t size_of(const Segment& segment) {
  std::size_t size = segment.text.size();
  for (const InlineTag& tag : segment.tags) {
    for (const Attribute& attribute : tag.attributes) size += attribute.value.size();
    for (const CodePart& part : tag.code) {
      const auto* sub = std::get_if<SubFlow>(&part);
      size += sub == nullptr ? std::get<std::string>(part).size() : size_of(sub->segment);
    }
  }
  return size;
}

}  // namespace

/// References and entities may stand for more text than the file has. What is made of a file is
/// held against a multiple of its size.
void ReadBudget::take(const BilingualSegment& segment) {
  std::size_t size = size_of(segment.source) + segment.id.size() + segment.datatype.size() +
                     segment.source_language.tag().size() + segment.target_language.tag().size();
  if (segment.target) size += size_of(*segment.target);
  for (const Note& note : segment.notes) size += note.text.size();
  for (const Property& property : segment.properties) size += property.value.size();
  if (size > left_)
    throw InputError("its segments repeat more text than the file has; it is refused");
  left_ -= size;
}

void for_each_unit(const XmlNode& group, std::string_view unit,
                   const std::function<void(const XmlNode&, bool)>& read, bool translatable) {
  const std::string_view own = group.attribute("translate");
  if (!own.empty()) translatable = own != "no";
  if (group.is(unit)) return read(group, translatable);
  for (const XmlNode& child : group.children) {
    // Where XLIFF 1.x and 2.x have units; other elements are not gone into.
    const bool holds_units =
        child.is(unit) || child.is("body") || child.is("group") || child.is("bin-unit");
    if (holds_units) for_each_unit(child, unit, read, translatable);
  }
}

Language language_or(const XmlNode& node, std::string_view attribute, const Language& other) {
  const Language own = language_in_file(node.attribute(attribute));
  return own.undetermined() ? other : own;
}

Language declared_language(const XmlNode& node, std::string_view attribute, const Language& other,
                           std::string_view file) {
  try {
    return language_or(node, attribute, other);
  } catch (const InputError& error) {
    throw InputError(describe(file, {node.line, 0, {}}, error.what()));
  }
}

bool is_blank(const Segment& segment) {
  return segment.tags.empty() && text::is_blank(segment.text);
}

bool repeats(const Segment& target, const Segment& source) {
  return target.text == source.text && target.tags.size() == source.tags.size();
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
