#include "formats/xliff/xliff_document.h"

#include <algorithm>
#include <utility>

#include "calque/error.h"
#include "formats/file_head.h"
#include "formats/xliff/xliff_dialect.h"
#include "formats/xml/xml_sanitiser.h"
#include "text/xml_text.h"

namespace calque {

namespace {

/// A translation as content of its element, with the white space of the file that is not its text.
std::string written(const XliffSlot& slot, const BilingualSegment& segment, Segment target,
                    std::size_t& left_out) {
  std::string xml;
  put_back_between(slot.space, target);
  text::append_xml_content(xml, slot.space.before);
  xml += write_xliff_content(target, segment.source, slot.origins, left_out);
  text::append_xml_content(xml, slot.space.after);
  return xml;
}

/// True where the translation that the file has would be written as `xml`. It may be written in
/// another way there, with CDATA and references, or with tags that the source has not.
bool is_written_so(const std::string& xml, const XliffSlot& slot, const BilingualSegment& segment) {
  std::size_t left_out = 0;
  return written(slot, segment, *segment.target, left_out) == xml;
}

}  // namespace

bool is_xliff(std::string_view head) {
  return root_element(head) == "xliff";
}

XliffDocument::XliffDocument(std::string bytes, std::string name, const BilingualOptions& options)
    : file_(std::move(bytes), std::move(name),
            {.forced_encoding = options.encoding, .xml = true, .lenient = options.lenient}) {
  parse(options);
  if (!root_.is("xliff")) {
    // Of a name that may be as long as the file 60 bytes are shown.
    throw InputError(file_.name() + ": this is not XLIFF: its root element is <" +
                     root_.name.substr(0, 60) + ">, not <xliff>");
  }
  second_generation_ = root_.attribute("version").starts_with("2");
  const XliffReadContext context{file_.name(), repaired_.empty() ? file_.text() : repaired_,
                                 options.source_language, options.target_language,
                                 text_rules_of(root_)};
  parts_ = second_generation_ ? read_xliff2(root_, context) : read_xliff1(root_, context);
  for (const std::string& remark : file_.remarks()) parts_.log.remark({1, 0, {}}, remark);
  for (const std::string& repair : repairs_) {
    parts_.log.add(ReadIssue::Kind::repaired, {}, repair);
  }
}

void XliffDocument::parse(const BilingualOptions& options) {
  try {
    root_ = parse_xml(file_.text(), file_.name());
  } catch (const InputError&) {
    if (!options.lenient) throw;
    repair();
    root_ = parse_xml(repaired_, file_.name());
  }
}

/// What is not XML is read as the lenient reader of TMX reads it.
void XliffDocument::repair() {
  std::vector<XmlDefect> defects;
  repaired_ = XmlSanitiser().run(file_.text(), defects);
  for (const XmlDefect& defect : defects) {
    repairs_.push_back("line " + std::to_string(file_.line_at(defect.offset)) + ": " +
                       defect.message);
  }
}

std::size_t XliffDocument::fill(std::size_t index, const Filling& filling) {
  if (index >= parts_.slots.size()) {
    throw UsageError(file_.name() + ": there is no segment " + std::to_string(index + 1));
  }
  XliffSlot& slot = parts_.slots[index];
  const BilingualSegment& segment = parts_.segments[index];
  std::size_t left_out = 0;
  std::string xml = written(slot, segment, filling.target, left_out);
  const bool kept = segment.target && is_written_so(xml, slot, segment);
  if (kept) left_out = 0;
  slot.filling.reset();
  const bool done = kept && segment.state != TranslationState::draft;
  if (done && !filling.draft()) return left_out;
  slot.filling = {.xml = std::move(xml),
                  .kept = kept,
                  .rate = filling.rate,
                  .machine = filling.machine,
                  .assembled = filling.assembled,
                  .converted = filling.converted,
                  .same_key = filling.same_key,
                  .draft = filling.draft()};
  return left_out;
}

/// A repaired text has other offsets than the file: it cannot be patched.
std::string XliffDocument::write() const {
  const bool filled = std::ranges::any_of(
      parts_.slots, [](const XliffSlot& slot) { return slot.filling.has_value(); });
  if (filled && !repaired_.empty()) {
    throw InputError(file_.name() +
                     ": it is not well-formed and was repaired for reading; correct it before it "
                     "is filled");
  }
  if (!filled) return file_.patched({}, text::Unencodable::xml_reference);
  return file_.patched(second_generation_
                           ? fill_xliff2(parts_, file_.text(), root_)
                           : fill_xliff1(parts_, file_.text(), root_.attribute("version")),
                       text::Unencodable::xml_reference);
}

}  // namespace calque
