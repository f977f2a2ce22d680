#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "calque/error.h"
#include "formats/xliff/xliff2_inline.h"
#include "formats/xliff/xliff_codes.h"
#include "formats/xliff/xliff_writers.h"
#include "text/xml_text.h"

namespace calque {
namespace {

using Ids = std::vector<std::size_t>;

std::string attribute(std::string_view name, std::string_view value) {
  std::string out = " ";
  out.append(name).append("=\"");
  text::append_xml_attribute(out, value);
  return out + "\"";
}

std::string element(std::string_view name, std::string_view text) {
  std::string out = "<";
  out.append(name).append(">");
  text::append_xml_content(out, text);
  return out.append("</").append(name).append(">\n");
}

/// Writes one `unit`.
class UnitWriter {
 public:
  UnitWriter(const XliffParagraph& paragraph, std::size_t number)
      : paragraph_(paragraph), number_(std::to_string(number)) {
    for (const XliffSegment& segment : paragraph.segments) {
      ids_.push_back(codes_.number(segment.source));
    }
  }

  std::string run() {
    const std::string segments = write_segments();  // before originalData, which it fills
    return start_tag() + matches() + glossary() + notes() + data_.element() + segments +
           "</unit>\n";
  }

 private:
  std::string start_tag() const {
    std::string tag = "<unit" + attribute("id", "u" + number_);
    if (!paragraph_.name.empty()) tag += attribute("name", paragraph_.name);
    if (!paragraph_.kind.empty()) tag += attribute("type", "calque:" + paragraph_.kind);
    if (!paragraph_.translatable) tag += attribute("translate", "no");
    return tag + ">\n";
  }

  /// White space between segments is an ignorable: it is in the unit, and nobody translates it.
  std::string write_segments() {
    std::string out;
    for (std::size_t i = 0; i < paragraph_.segments.size(); ++i) {
      const XliffSegment& segment = paragraph_.segments[i];
      out += "<segment" + attribute("id", segment_id(i)) + state_of(segment) + ">\n<source>" +
             write_xliff2_content(segment.source, ids_[i], data_) + "</source>\n";
      if (segment.target) {
        const Ids ids = codes_.number_like(*segment.target, segment.source, ids_[i]);
        out += "<target>" + write_xliff2_content(*segment.target, ids, data_) + "</target>\n";
      }
      out += "</segment>\n";
      const bool last = i + 1 == paragraph_.segments.size();
      if (last || segment.space_after.empty()) continue;
      out += "<ignorable>\n" + element("source", segment.space_after) + "</ignorable>\n";
    }
    return out;
  }

  static std::string segment_id(std::size_t index) { return "s" + std::to_string(index + 1); }

  /// "initial" is the only state for a draft; the subState tells what it comes from.
  static std::string state_of(const XliffSegment& segment) {
    if (!segment.target) return attribute("state", "initial");
    switch (segment.state) {
      case TranslationState::untranslated:
      case TranslationState::draft:
        return attribute("state", "initial") +
               attribute("subState", segment.machine ? "calque:mt" : "calque:fuzzy");
      case TranslationState::translated:
        return attribute("state", "translated");
      case TranslationState::approved:
        break;
    }
    return attribute("state", "final");
  }

  std::string matches() {
    std::string out;
    for (std::size_t i = 0; i < paragraph_.segments.size(); ++i) {
      for (const XliffProposal& proposal : paragraph_.segments[i].proposals) {
        out += match(i, proposal);
      }
    }
    return out.empty() ? out : "<mtc:matches>\n" + out + "</mtc:matches>\n";
  }

  std::string match(std::size_t index, const XliffProposal& proposal) {
    const Segment& like = paragraph_.segments[index].source;
    OriginalDataTable data;
    const Ids source_ids = codes_.number_like(proposal.source, like, ids_[index]);
    const Ids target_ids = codes_.number_like(proposal.target, like, ids_[index]);
    const std::string source = write_xliff2_content(proposal.source, source_ids, data);
    const std::string target = write_xliff2_content(proposal.target, target_ids, data);
    const int percent = proposal.rate.percent();
    // The similarity is a decimal from 0 to 100 (XLIFF 2.1, module of translation candidates);
    // "icm" is a match in context.
    std::string out = "<mtc:match" + attribute("id", "mt" + std::to_string(++matches_)) +
                      attribute("ref", "#" + segment_id(index)) +
                      attribute("similarity", std::to_string(std::min(percent, 100)) + ".0") +
                      attribute("type", proposal.machine ? "mt"
                                        : percent > 100  ? "icm"
                                                         : "tm");
    if (!proposal.origin.empty()) out += attribute("origin", proposal.origin);
    return out + ">\n" + data.element() + "<source>" + source + "</source>\n<target>" + target +
           "</target>\n</mtc:match>\n";
  }

  std::string glossary() const {
    std::string out;
    for (const XliffTerm& term : paragraph_.terms) {
      if (term.translations.empty() && term.definition.empty()) continue;
      out += "<gls:glossEntry>\n" + element("gls:term", term.term);
      for (const std::string& translation : term.translations) {
        out += element("gls:translation", translation);
      }
      if (!term.definition.empty()) out += element("gls:definition", term.definition);
      out += "</gls:glossEntry>\n";
    }
    return out.empty() ? out : "<gls:glossary>\n" + out + "</gls:glossary>\n";
  }

  std::string notes() const {
    if (paragraph_.notes.empty()) return {};
    std::string out = "<notes>\n";
    for (const Note& note : paragraph_.notes) out += element("note", note.text);
    return out + "</notes>\n";
  }

  const XliffParagraph& paragraph_;
  std::string number_;
  XliffCodes codes_;
  std::vector<Ids> ids_;
  OriginalDataTable data_;
  std::size_t matches_ = 0;
};

class Xliff2Writer : public XliffWriter {
 public:
  Xliff2Writer(std::ostream& out, const XliffWriteOptions& options) : out_(out) {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\""
            " xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\""
            " xmlns:gls=\"urn:oasis:names:tc:xliff:glossary:2.0\""
         << attribute("srcLang", options.source_language.tag())
         << attribute("trgLang", options.target_language.tag()) << ">\n<file id=\"f1\"";
    if (!options.original.empty()) out_ << attribute("original", options.original);
    out_ << " xml:space=\"preserve\">\n";
    if (!options.skeleton.empty()) {
      out_ << "<skeleton" << attribute("href", uri_of_path(options.skeleton)) << "/>\n";
    }
  }

  void write(const XliffParagraph& paragraph) override {
    if (paragraph.segments.empty()) return;
    out_ << UnitWriter(paragraph, ++units_).run();
  }

  void finish() override {
    // A file of XLIFF 2 has one unit at least.
    if (units_ == 0) throw UsageError("there is no text that XLIFF 2 could be written of");
    out_ << "</file>\n</xliff>\n";
  }

 private:
  std::ostream& out_;
  std::size_t units_ = 0;
};

}  // namespace

std::unique_ptr<XliffWriter> make_xliff2_writer(std::ostream& out,
                                                const XliffWriteOptions& options) {
  return std::make_unique<Xliff2Writer>(out, options);
}

}  // namespace calque
