#include "glossary/tbx_writer.h"

#include <algorithm>
#include <ostream>

#include "calque/error.h"
#include "glossary/tbx_names.h"
#include "text/xml_text.h"

namespace calque::glossary {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  std::string out(" ");
  out.append(name).append("=\"");
  text::append_xml_attribute(out, value);
  return out + "\"";
}

const tbx::Category* basic_category(const Datum& datum) {
  const auto* const found =
      std::ranges::find(tbx::kBasicCategories, datum.type, &tbx::Category::type);
  const bool same = found != tbx::kBasicCategories.end() && found->element == datum.element;
  return same ? found : nullptr;
}

/// Elements of the core, which have no type.
bool is_core(const Datum& datum) {
  return datum.type.empty() && (datum.element == "note" || datum.element == "date");
}

/// The schemas want them before other data of a term.
bool is_termnote(const Datum& datum) {
  return datum.element == "termNote" || datum.element == "termCompList";
}

/// The status as written in another word, where the data have it.
bool has_own_status(const Term& term) {
  return std::ranges::any_of(term.data, [&term](const Datum& datum) {
    return datum.type == tbx::kStatusType && status_of(datum.value) == term.status;
  });
}

std::vector<Language> languages_of(const Entry& entry) {
  std::vector<Language> languages;
  const auto add = [&languages](const Language& language) {
    if (std::ranges::find(languages, language) == languages.end()) languages.push_back(language);
  };
  for (const Term& term : entry.terms) add(term.language);
  for (const LanguageData& section : entry.languages) add(section.language);
  return languages;
}

}  // namespace

TbxWriter::TbxWriter(std::ostream& out, TbxStyle style, std::string_view source)
    : out_(out), style_(style) {
  const bool old = style_ == TbxStyle::basic_2;
  text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  if (old) {
    // The three styles: TBX-Basic 2 with its DTD (ISO 30042:2008), and of ISO 30042:2019 DCA
    // (categories as attributes) and DCT (categories as elements of a module's namespace).
    text_ += "<!DOCTYPE martif SYSTEM \"TBXBasiccoreStructV02.dtd\">\n";
    open("martif", " type=\"TBX-Basic\" xml:lang=\"en\"");
  } else {
    const bool dct = style_ == TbxStyle::dct_3;
    open("tbx", std::string(" type=\"TBX-Basic\" style=\"") + (dct ? "dct" : "dca") +
                    "\" xml:lang=\"en\" xmlns=\"urn:iso:std:iso:30042:ed-2\"" +
                    (dct ? " xmlns:min=\"http://www.tbxinfo.net/ns/min\""
                           " xmlns:basic=\"http://www.tbxinfo.net/ns/basic\""
                           " xmlns:x=\"urn:calque:tbx\""
                         : ""));
  }
  open(old ? "martifHeader" : "tbxHeader");
  open("fileDesc");
  open("sourceDesc");
  line("p", "", source);
  close("sourceDesc");
  close("fileDesc");
  if (old) {
    open("encodingDesc");
    line("p", " type=\"XCSURI\"", "TBXBasicXCSV02.xcs");
    close("encodingDesc");
  }
  close(old ? "martifHeader" : "tbxHeader");
  open("text");
  open("body");
  flush();
}

void TbxWriter::finish() {
  close("body");
  close("text");
  close(style_ == TbxStyle::basic_2 ? "martif" : "tbx");
  flush();
  out_.flush();
  if (!out_) throw Error("the glossary cannot be written: the disk may be full");
}

void TbxWriter::write(const Entry& entry) {
  const char* const name = style_ == TbxStyle::basic_2 ? "termEntry" : "conceptEntry";
  std::vector<Datum> data = entry.data;
  open(name, attribute("id", identifier(entry.identifier, data)));
  write_data(data);
  for (const Language& language : languages_of(entry)) write_language(entry, language);
  close(name);
  flush();
  ++written_;
}

std::vector<std::string> TbxWriter::losses() const {
  if (foreign_types_.empty()) return {};
  std::string line = "written as they are, though TBX-Basic does not have them:";
  for (const std::string& type : foreign_types_) line += " " + type;
  return {line};
}

/// The id, where XML can carry it; else nothing, and it is put among the data.
std::string TbxWriter::identifier(const std::string& id, std::vector<Datum>& data) {
  if (id.empty()) return {};
  // An id of XML is a name without a colon, and unique in the document.
  const bool is_name = text::is_xml_name(id) && id.find(':') == std::string::npos;
  if (is_name && ids_.insert(id).second) return id;
  data.push_back({"admin", std::string(tbx::kIdentifierType), id, {}, {}, {}});
  return {};
}

void TbxWriter::write_language(const Entry& entry, const Language& language) {
  const char* const name = style_ == TbxStyle::basic_2 ? "langSet" : "langSec";
  open(name, attribute("xml:lang", language.tag()));
  for (const LanguageData& section : entry.languages) {
    if (section.language == language) write_data(section.data);
  }
  for (const Term& term : entry.terms) {
    if (term.language == language) write_term(term);
  }
  close(name);
}

/// The order of the schema: term, part of speech and other termNotes, then the rest.
void TbxWriter::write_term(const Term& term) {
  const char* const name = style_ == TbxStyle::basic_2 ? "tig" : "termSec";
  std::vector<Datum> data = term.data;
  const std::string id = identifier(term.identifier, data);
  open(name);
  line("term", attribute("id", id), term.text);
  if (!term.part_of_speech.empty()) {
    write_datum({"termNote", "partOfSpeech", term.part_of_speech, {}, {}, {}});
  }
  if (term.status != Status::unspecified && !has_own_status(term)) {
    write_datum({"termNote",
                 std::string(tbx::kStatusType),
                 std::string(tbx::name_of(term.status)),
                 {},
                 {},
                 {}});
  }
  for (const bool termnotes : {true, false}) {
    for (const Datum& datum : data) {
      if (is_termnote(datum) == termnotes) write_datum(datum);
    }
  }
  close(name);
}

void TbxWriter::write_data(const std::vector<Datum>& data) {
  for (const Datum& datum : data) write_datum(datum);
}

/// Details make a group, named after the element; lists of parts hold them directly.
void TbxWriter::write_datum(const Datum& datum) {
  const bool is_list = datum.element == "termCompList" || datum.element == "termCompGrp";
  if (datum.details.empty()) return write_main(datum);
  if (is_list) {
    open(datum.element, attribute("type", datum.type));
    write_data(datum.details);
    return close(datum.element);
  }
  const std::string group = datum.element + "Grp";
  open(group);
  if (!datum.value.empty() || !datum.target.empty()) write_main(datum);
  write_data(datum.details);
  close(group);
}

/// In DCT a category of TBX-Basic is an element of its module; others keep the form of DCA, in a
/// namespace of calque's where the core has no such element.
void TbxWriter::write_main(const Datum& datum) {
  const tbx::Category* const category = basic_category(datum);
  const bool known = category != nullptr || is_core(datum);
  if (!known) foreign_types_.insert(datum.type.empty() ? datum.element : datum.type);
  const std::string others =
      attribute("target", datum.target) + attribute("xml:lang", datum.language);
  if (style_ == TbxStyle::dct_3 && category != nullptr) {
    line(std::string(category->module) + ":" + datum.type, others, datum.value);
  } else {
    const bool own = style_ == TbxStyle::dct_3 && !known;
    line((own ? "x:" : "") + datum.element, attribute("type", datum.type) + others, datum.value);
  }
}

void TbxWriter::open(std::string_view name, std::string_view attributes) {
  text_.append(2 * depth_++, ' ').append("<").append(name).append(attributes).append(">\n");
}

void TbxWriter::close(std::string_view name) {
  text_.append(2 * --depth_, ' ').append("</").append(name).append(">\n");
}

void TbxWriter::line(std::string_view element, std::string_view attributes, std::string_view text) {
  text_.append(2 * depth_, ' ').append("<").append(element).append(attributes).append(">");
  text::append_xml_content(text_, text);
  text_.append("</").append(element).append(">\n");
}

void TbxWriter::flush() {
  out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
  text_.clear();
  if (!out_) throw Error("the glossary cannot be written: the disk may be full");
}

}  // namespace calque::glossary
