#include "document/docx/docx_fields.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "text/ascii.h"

namespace calque::document {

DocxField::Kind field_kind(std::string_view instruction) {
  const std::size_t begin = std::min(instruction.find_first_not_of(" \t\r\n"), instruction.size());
  const std::size_t end = instruction.find_first_of(" \t\r\n\\\"", begin);
  const std::string name = text::upper_ascii(instruction.substr(begin, end - begin));
  if (name == "HYPERLINK") return DocxField::Kind::link;
  // What Word 97 wrote around drawings and linked pictures: text boxes stand in the result.
  constexpr auto kFrames =
      std::to_array<std::string_view>({"SHAPE", "EMBED", "INCLUDEPICTURE", "LINK"});
  const bool frame = std::ranges::find(kFrames, name) != kFrames.end();
  return frame ? DocxField::Kind::frame : DocxField::Kind::result;
}

SourceRange run_range(const XmlPart& part, pugi::xml_node element) {
  pugi::xml_node outer = element;
  if (std::string_view(outer.parent().name()) == "mc:Choice") outer = outer.parent().parent();
  const pugi::xml_node run = outer.parent();
  const auto is_content = [](const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return node.type() == pugi::node_element && name != "w:rPr" &&
           name != "w:lastRenderedPageBreak";
  };
  pugi::xml_node before = outer.previous_sibling();
  while (before && !is_content(before)) before = before.previous_sibling();
  pugi::xml_node after = outer.next_sibling();
  while (after && !is_content(after)) after = after.next_sibling();
  const bool alone = std::string_view(run.name()) == "w:r" && !before && !after;
  return part.whole(alone ? run : outer);
}

DocxFields::DocxFields(const XmlPart& part) : part_(part) {
  const auto enter = [this](const pugi::xml_node& node) {
    const std::string_view name = node.name();
    // Deleted text has fields of its own, and the fallback repeats the choice before it.
    if (name == "w:del" || name == "w:moveFrom" || name == "mc:Fallback") return false;
    if (name == "w:p") ++paragraph_;
    if (name == "w:fldChar") take_mark(node);
    if (name == "w:txbxContent") {
      open_.emplace_back();
      paragraphs_.emplace_back();
    }
    const bool instructs = name == "w:instrText" && !open_.back().empty();
    // An instruction within an instruction is a field of its own.
    if (instructs && open_.back().back().result == 0) {
      open_.back().back().instruction += node.text().get();
    }
    return true;
  };
  walk_xml(part.root(), enter, [this](const pugi::xml_node& node) {
    if (std::string_view(node.name()) != "w:txbxContent") return;
    open_.pop_back();
    paragraphs_.pop_back();
  });
}

void DocxFields::take_mark(const pugi::xml_node& node) {
  const std::string_view type = node.attribute("w:fldCharType").value();
  std::vector<DocxField>& open = open_.back();
  if (type == "begin") {
    DocxField& field = open.emplace_back();
    field.begin = offset_of(node);
    field.opening = run_range(part_, node);
    paragraphs_.back().push_back(paragraph_);
  } else if (type == "separate" && !open.empty()) {
    open.back().result = offset_of(node);
    open.back().opening.end = run_range(part_, node).end;
  } else if (type == "end" && !open.empty()) {
    close(node);
  }
}

void DocxFields::close(const pugi::xml_node& node) {
  DocxField field = std::move(open_.back().back());
  open_.back().pop_back();
  field.one_paragraph = paragraphs_.back().back() == paragraph_;
  paragraphs_.back().pop_back();
  field.end = offset_of(node);
  field.closing = run_range(part_, node);
  field.kind = field_kind(field.instruction);
  // Without a result there is no text to make a link of; a pair of tags stays in its paragraph.
  if (field.kind == DocxField::Kind::link) {
    if (field.result == 0) field.kind = DocxField::Kind::result;
    if (!field.one_paragraph) field.kind = DocxField::Kind::frame;
  }
  if (field.result == 0) field.result = field.end;
  if (field.kind == DocxField::Kind::result) field.opening.end = field.closing.end;
  by_place_[field.begin] = fields_.size();
  by_place_[field.end] = fields_.size();
  fields_.push_back(std::move(field));
}

const DocxField* DocxFields::of(const pugi::xml_node& node) const {
  const auto found = by_place_.find(offset_of(node));
  return found == by_place_.end() ? nullptr : &fields_[found->second];
}

}  // namespace calque::document
