#include "glossary/multiterm_reader.h"

#include <utility>

#include "calque/error.h"
#include "formats/file_head.h"
#include "formats/file_text.h"
#include "formats/xml/xml_tree.h"
#include "model/language_reading.h"
#include "text/ascii.h"
#include "text/byte_source.h"
#include "text/trim.h"
#include "text/whole_file.h"

namespace calque::glossary {
namespace {

std::string text_of(const XmlNode& element) {
  return std::string(text::trimmed(element.all_text()));
}

/// What TBX calls a field; MultiTerm's fields are named by who made the term base.
std::string category_of(std::string_view field) {
  const std::string name = text::lower_ascii(field);
  if (name == "definition" || name == "context" || name == "example") return name;
  if (name == "subject" || name == "domain" || name == "subject field") return "subjectField";
  return std::string(field);
}

/// The fields right below an element: `descripGrp` with `descrip`. Dates and users of changes
/// (`transacGrp`) are kept with their kind.
std::vector<Datum> fields_of(const XmlNode& element) {
  std::vector<Datum> data;
  for (const XmlNode& group : element.children) {
    const bool descrip = group.is("descripGrp");
    if (!descrip && !group.is("transacGrp")) continue;
    const XmlNode* field = group.child(descrip ? "descrip" : "transac");
    if (field == nullptr) continue;
    Datum datum{.element = descrip ? "descrip" : "transac",
                .type = descrip ? category_of(field->attribute("type"))
                                : std::string(field->attribute("type")),
                .value = text_of(*field),
                .target = {},
                .language = {},
                .details = {}};
    if (const XmlNode* date = group.child("date")) {
      datum.details.push_back({.element = "date",
                               .type = {},
                               .value = text_of(*date),
                               .target = {},
                               .language = {},
                               .details = {}});
    }
    data.push_back(std::move(datum));
  }
  return data;
}

/// "lang" is a code, "type" the name of the index: "English (United Kingdom)".
Language language_of(const XmlNode& element) {
  if (const auto code = understand_language(element.attribute("lang"));
      code && !code->undetermined()) {
    return *code;
  }
  return language_in_file(element.attribute("type"));
}

Term term_of(const XmlNode& group, const Language& language) {
  Term term;
  term.language = language;
  if (const XmlNode* text = group.child("term")) term.text = text_of(*text);
  refuse_long_term(term.text);
  for (Datum& datum : fields_of(group)) {
    const std::string name = text::lower_ascii(datum.type);
    const auto status = status_of(datum.value);
    if (name == "part of speech" || name == "partofspeech" || name == "word class") {
      term.part_of_speech = std::move(datum.value);
    } else if (status && (name == "status" || name == "usage" || name == "usage status")) {
      term.status = *status;
    } else {
      term.data.push_back(std::move(datum));
    }
  }
  return term;
}

Entry entry_of(const XmlNode& concept_group, const std::string& origin) {
  Entry entry;
  entry.origin = origin;
  if (const XmlNode* number = concept_group.child("concept")) entry.identifier = text_of(*number);
  entry.data = fields_of(concept_group);
  for (const XmlNode& group : concept_group.children) {
    const XmlNode* language = group.is("languageGrp") ? group.child("language") : nullptr;
    if (language == nullptr) continue;
    const Language tag = language_of(*language);
    if (auto data = fields_of(group); !data.empty()) entry.section(tag).data = std::move(data);
    for (const XmlNode& terms : group.children) {
      if (!terms.is("termGrp")) continue;
      Term term = term_of(terms, tag);
      if (!term.text.empty()) entry.terms.push_back(std::move(term));
    }
  }
  return entry;
}

}  // namespace

bool is_multiterm(std::string_view beginning) {
  return root_element(beginning) == "mtf";
}

MultitermReader::MultitermReader(text::ByteSource source, const GlossaryReadOptions& options) {
  const std::string name = source.name();
  const FileText file(
      text::read_whole(source, text::kLargestDocument), name,
      {.forced_encoding = options.encoding, .xml = true, .lenient = options.lenient});
  const XmlNode root = parse_xml(file.text(), name);
  std::uint64_t number = 0;
  for (const XmlNode& child : root.children) {
    if (!child.is("conceptGrp")) continue;
    const ReadPlace place{child.line, ++number, {}};
    try {
      Entry entry = entry_of(child, source_name(name));
      if (!entry.terms.empty()) entries_.push_back(std::move(entry));
    } catch (const InputError& error) {
      if (!options.lenient) throw InputError(describe(name, place, error.what()));
      log_.add(ReadIssue::Kind::skipped, place, error.what());
    }
  }
}

bool MultitermReader::next(Entry& entry) {
  if (at_ == entries_.size()) return false;
  entry = std::move(entries_[at_++]);
  return true;
}

ReadSummary MultitermReader::summary() const {
  return {.issues = log_.issues(), .skipped = log_.skipped(), .repaired = log_.repaired()};
}

std::unique_ptr<GlossarySource> read_multiterm(text::ByteSource source,
                                               std::string_view /*beginning*/,
                                               const GlossaryReadOptions& options) {
  return std::make_unique<MultitermReader>(std::move(source), options);
}

}  // namespace calque::glossary
