#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "formats/xliff/xliff_codes.h"
#include "formats/xliff/xliff_types.h"
#include "formats/xliff/xliff_writers.h"
#include "model/tag_placement.h"
#include "text/xml_text.h"

namespace calque {
namespace {

using Ids = std::vector<std::size_t>;

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.append(" ").append(name).append("=\"");
  text::append_xml_attribute(out, value);
  out += '"';
}

/// Writes segments with the tags of one unit.
class InlineWriter {
 public:
  explicit InlineWriter(XliffCodes& codes) : codes_(codes) {}

  void append(std::string& out, const Segment& segment, const Ids& ids) {
    const Ids pairs = find_pairs(segment.tags);
    std::size_t at = 0;
    for (std::size_t i = 0; i < segment.tags.size(); ++i) {
      const InlineTag& tag = segment.tags[i];
      text::append_xml_content(out, std::string_view(segment.text).substr(at, tag.offset - at));
      at = tag.offset;
      append_tag(out, tag, ids[i], pairs[i] != kNoTag);
    }
    text::append_xml_content(out, std::string_view(segment.text).substr(at));
  }

 private:
  /// Halves of pairs that are alone are `it`, as XLIFF asks for.
  void append_tag(std::string& out, const InlineTag& tag, std::size_t id, bool paired) {
    switch (tag.kind) {
      case TagKind::begin_highlight:
        out += "<mrk";
        append_attribute(out, "mtype", "x-highlight");
        out += paired ? ">" : "/>";
        return;
      case TagKind::end_highlight:
        if (paired) out += "</mrk>";
        return;
      case TagKind::placeholder:
        return append_code(out, "ph", {}, tag, id);
      case TagKind::isolated:
        return append_code(out, "it", attribute_of(tag, "pos") == "end" ? "close" : "open", tag,
                           id);
      case TagKind::begin_pair:
        return paired ? append_code(out, "bpt", {}, tag, id)
                      : append_code(out, "it", "open", tag, id);
      case TagKind::end_pair:
        return paired ? append_code(out, "ept", {}, tag, id)
                      : append_code(out, "it", "close", tag, id);
    }
  }

  /// Native code stands inside the element, with sub-flows as they are nested in it.
  void append_code(std::string& out, std::string_view element, std::string_view position,
                   const InlineTag& tag, std::size_t id) {
    out.append("<").append(element);
    append_attribute(out, "id", std::to_string(id));
    append_attribute(out, "pos", position);
    if (element != "ept") append_attribute(out, "ctype", xliff1_ctype(attribute_of(tag, "type")));
    out += '>';
    for (const CodePart& part : tag.code) {
      if (const auto* sub = std::get_if<SubFlow>(&part)) {
        out += "<sub>";
        append(out, sub->segment, codes_.number(sub->segment));
        out += "</sub>";
      } else {
        text::append_xml_content(out, std::get<std::string>(part));
      }
    }
    out.append("</").append(element).append(">");
  }

  XliffCodes& codes_;
};

/// Writes one `trans-unit`.
class TransUnitWriter {
 public:
  TransUnitWriter(const XliffParagraph& paragraph, std::size_t number)
      : paragraph_(paragraph), number_(number), segmented_(paragraph.segments.size() > 1) {
    for (const XliffSegment& segment : paragraph.segments) {
      ids_.push_back(codes_.number(segment.source));
    }
  }

  std::string run() {
    begin();
    out_ += "<source>" + content(false, false) + "</source>\n";
    if (segmented_) out_ += "<seg-source>" + content(false, true) + "</seg-source>\n";
    append_target();
    for (std::size_t i = 0; i < paragraph_.segments.size(); ++i) {
      for (const XliffProposal& proposal : paragraph_.segments[i].proposals) {
        append_proposal(i, proposal);
      }
    }
    for (const Note& note : paragraph_.notes) append_note(note.text, note.language, {});
    for (const XliffTerm& term : paragraph_.terms) append_term(term);
    return out_ + "</trans-unit>\n";
  }

 private:
  void begin() {
    out_ += "<trans-unit";
    append_attribute(out_, "id", std::to_string(number_));
    append_attribute(out_, "resname", paragraph_.name);
    if (!paragraph_.kind.empty()) append_attribute(out_, "restype", "x-" + paragraph_.kind);
    if (!paragraph_.translatable) append_attribute(out_, "translate", "no");
    append_attribute(out_, "xml:space", "preserve");
    out_ += ">\n";
  }

  /// All segments of the source, or of the target, with what stands between them.
  std::string content(bool of_target, bool marked) {
    std::string out;
    InlineWriter writer(codes_);
    for (std::size_t i = 0; i < paragraph_.segments.size(); ++i) {
      const XliffSegment& segment = paragraph_.segments[i];
      if (marked) out += "<mrk mtype=\"seg\" mid=\"" + std::to_string(i + 1) + "\">";
      if (!of_target) writer.append(out, segment.source, ids_[i]);
      if (of_target && segment.target) {
        writer.append(out, *segment.target,
                      codes_.number_like(*segment.target, segment.source, ids_[i]));
      }
      if (marked) out += "</mrk>";
      const bool last = i + 1 == paragraph_.segments.size();
      if (!last) text::append_xml_content(out, segment.space_after);
    }
    return out;
  }

  void append_target() {
    const bool any = std::ranges::any_of(paragraph_.segments,
                                         [](const auto& s) { return s.target.has_value(); });
    if (!any) return;
    out_ += "<target";
    append_attribute(out_, "state", state());
    append_attribute(out_, "state-qualifier", qualifier());
    out_ += ">" + content(true, segmented_) + "</target>\n";
  }

  std::string_view state() const {
    TranslationState lowest = TranslationState::approved;
    for (const XliffSegment& segment : paragraph_.segments) {
      lowest = std::min(lowest, segment.target ? segment.state : TranslationState::untranslated);
    }
    // In the order of TranslationState.
    constexpr std::array<std::string_view, 4> kNames{
        "needs-translation", "needs-review-translation", "translated", "final"};
    return kNames.at(static_cast<std::size_t>(lowest));
  }

  /// Of the worst match; empty where a target comes from none.
  std::string_view qualifier() const {
    // The highest: any match lowers it.
    MatchRate rate(102);
    bool machine = false;
    for (const XliffSegment& segment : paragraph_.segments) {
      if (!segment.target || (!segment.rate && !segment.machine)) return {};
      machine = machine || segment.machine;
      rate = std::min(rate, segment.rate.value_or(MatchRate(0)));
    }
    if (machine) return "mt-suggestion";
    return rate < MatchRate(100) ? "fuzzy-match" : "exact-match";
  }

  void append_proposal(std::size_t index, const XliffProposal& proposal) {
    const Segment& source = paragraph_.segments[index].source;
    InlineWriter writer(codes_);
    out_ += "<alt-trans";
    if (segmented_) append_attribute(out_, "mid", std::to_string(index + 1));
    // match-quality is a percentage; rates of matches in context go beyond it.
    append_attribute(out_, "match-quality",
                     std::to_string(std::min(proposal.rate.percent(), 100)) + "%");
    append_attribute(out_, "origin", proposal.machine ? "mt" : proposal.origin);
    out_ += "><source>";
    writer.append(out_, proposal.source, codes_.number_like(proposal.source, source, ids_[index]));
    out_ += "</source><target>";
    writer.append(out_, proposal.target, codes_.number_like(proposal.target, source, ids_[index]));
    out_ += "</target></alt-trans>\n";
  }

  void append_note(std::string_view note, std::string_view language, std::string_view from) {
    out_ += "<note";
    append_attribute(out_, "xml:lang", language);
    append_attribute(out_, "from", from);
    out_ += '>';
    text::append_xml_content(out_, note);
    out_ += "</note>\n";
  }

  void append_term(const XliffTerm& term) {
    std::string note = term.term + " =";
    for (std::size_t i = 0; i < term.translations.size(); ++i) {
      note += (i == 0 ? " " : "; ") + term.translations[i];
    }
    if (!term.definition.empty()) note += " (" + term.definition + ")";
    append_note(note, {}, "glossary");
  }

  const XliffParagraph& paragraph_;
  std::size_t number_;
  bool segmented_;
  XliffCodes codes_;
  std::vector<Ids> ids_;
  std::string out_;
};

class Xliff1Writer : public XliffWriter {
 public:
  Xliff1Writer(std::ostream& out, const XliffWriteOptions& options) : out_(out) {
    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n<file";
    text += " original=\"";
    text::append_xml_attribute(text, options.original);
    text += '"';
    append_attribute(text, "source-language", options.source_language.tag());
    append_attribute(text, "target-language", options.target_language.tag());
    append_attribute(text, "datatype", options.datatype);
    append_attribute(text, "date", options.date);
    append_attribute(text, "tool-id", "calque");
    text += ">\n<header>\n";
    if (!options.skeleton.empty()) {
      text += "<skl><external-file";
      append_attribute(text, "href", uri_of_path(options.skeleton));
      text += "/></skl>\n";
    }
    text += "<tool tool-id=\"calque\" tool-name=\"calque\"";
    append_attribute(text, "tool-version", options.tool_version);
    out_ << text << "/>\n</header>\n<body>\n";
  }

  void write(const XliffParagraph& paragraph) override {
    if (paragraph.segments.empty()) return;
    out_ << TransUnitWriter(paragraph, ++units_).run();
  }

  void finish() override { out_ << "</body>\n</file>\n</xliff>\n"; }

 private:
  std::ostream& out_;
  std::size_t units_ = 0;
};

}  // namespace

std::unique_ptr<XliffWriter> make_xliff1_writer(std::ostream& out,
                                                const XliffWriteOptions& options) {
  return std::make_unique<Xliff1Writer>(out, options);
}

}  // namespace calque
