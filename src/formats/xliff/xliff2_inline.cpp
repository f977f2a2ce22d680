#include "formats/xliff/xliff2_inline.h"

#include <string_view>

#include "formats/xliff/xliff_codes.h"
#include "formats/xliff/xliff_types.h"
#include "model/tag_placement.h"
#include "text/xml_text.h"

namespace calque {
namespace {

std::string type_attributes(const InlineTag& tag) {
  return xliff2_type_attributes(attribute_of(tag, "type"));
}

/// Native code may not stand in the text of XLIFF 2: it goes to originalData, and elements refer to
/// it.
class ContentWriter {
 public:
  ContentWriter(const Segment& segment, const std::vector<std::size_t>& ids,
                OriginalDataTable& data)
      : segment_(segment),
        ids_(ids),
        data_(data),
        pairs_(find_pairs(segment.tags)),
        nested_(find_nested(segment.tags, pairs_)) {}

  std::string run() {
    std::size_t at = 0;
    for (std::size_t i = 0; i < segment_.tags.size(); ++i) {
      const std::size_t offset = segment_.tags[i].offset;
      text::append_xml_content(out_, std::string_view(segment_.text).substr(at, offset - at));
      at = offset;
      add_tag(i);
    }
    text::append_xml_content(out_, std::string_view(segment_.text).substr(at));
    return std::move(out_);
  }

 private:
  void add_tag(std::size_t i) {
    const InlineTag& tag = segment_.tags[i];
    const std::string id = " id=\"" + std::to_string(ids_[i]) + "\"";
    const std::string start = " startRef=\"" + std::to_string(ids_[i]) + "\"";
    const bool paired = pairs_[i] != kNoTag;
    switch (tag.kind) {
      case TagKind::begin_highlight:
        out_ += std::string(nested_[i] ? "<mrk" : "<sm") + " id=\"m" + std::to_string(ids_[i]) +
                "\" type=\"generic\"" + (nested_[i] ? ">" : "/>");
        return;
      case TagKind::end_highlight:
        if (!paired) return;
        out_ += nested_[i] ? "</mrk>" : "<em startRef=\"m" + std::to_string(ids_[i]) + "\"/>";
        return;
      case TagKind::placeholder:
        out_ += "<ph" + id + type_attributes(tag) + data("dataRef", tag) + "/>";
        return;
      case TagKind::isolated:
        return add_isolated(tag, id, attribute_of(tag, "pos") == "end");
      case TagKind::begin_pair:
        if (!paired) return add_isolated(tag, id, false);
        // pc holds its text as XML nests; pairs that cross each other are sc and ec.
        out_ += (nested_[i] ? "<pc" : "<sc") + id + type_attributes(tag);
        out_ += data(nested_[i] ? "dataRefStart" : "dataRef", tag);
        if (nested_[i]) out_ += data("dataRefEnd", segment_.tags[pairs_[i]]);
        out_ += nested_[i] ? ">" : "/>";
        return;
      case TagKind::end_pair:
        if (!paired) return add_isolated(tag, id, true);
        out_ += nested_[i] ? "</pc>" : "<ec" + start + data("dataRef", tag) + "/>";
        return;
    }
  }

  void add_isolated(const InlineTag& tag, const std::string& id, bool closes) {
    out_ += (closes ? "<ec" : "<sc") + id + " isolated=\"yes\"" + type_attributes(tag) +
            data("dataRef", tag) + "/>";
  }

  std::string data(std::string_view attribute, const InlineTag& tag) {
    const std::string code = native_code(tag);
    if (code.empty()) return {};
    return " " + std::string(attribute) + "=\"" + data_.id_of(code) + "\"";
  }

  const Segment& segment_;
  const std::vector<std::size_t>& ids_;
  OriginalDataTable& data_;
  std::vector<std::size_t> pairs_;
  std::vector<bool> nested_;
  std::string out_;
};

}  // namespace

std::string OriginalDataTable::id_of(const std::string& code) {
  const auto [found, added] = numbers_.emplace(code, codes_.size() + 1);
  if (added) codes_.push_back(code);
  return "d" + std::to_string(found->second);
}

std::string OriginalDataTable::element() const {
  if (codes_.empty()) return {};
  std::string out = "<originalData>\n";
  for (std::size_t i = 0; i < codes_.size(); ++i) {
    out += "<data id=\"d" + std::to_string(i + 1) + "\">";
    text::append_xml_content(out, codes_[i]);
    out += "</data>\n";
  }
  return out + "</originalData>\n";
}

std::string write_xliff2_content(const Segment& segment, const std::vector<std::size_t>& ids,
                                 OriginalDataTable& data) {
  return ContentWriter(segment, ids, data).run();
}

}  // namespace calque
