#include "glossary/pair_writer.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "calque/error.h"
#include "calque/glossary.h"
#include "text/counted.h"

namespace calque::glossary {
namespace {

/// The words of UTX for a status (UTX 1.11, "term status").
std::string_view utx_status(Status status) {
  switch (status) {
    case Status::unspecified:
      return "";
    case Status::preferred:
      return "approved";
    case Status::admitted:
      return "non-standard";
    case Status::forbidden:
      return "forbidden";
  }
  return "";
}

std::vector<const Term*> terms_in(const Entry& entry, const Language& language) {
  std::vector<const Term*> terms;
  for (const Term& term : entry.terms) {
    if (applies_to(term.language, language)) terms.push_back(&term);
  }
  return terms;
}

std::string note_of(const Entry& entry) {
  std::string note(value_of(entry.data, "subjectField"));
  for (const std::string_view type : {"definition", "note"}) {
    const std::string_view value = value_of(entry.data, type);
    if (!note.empty() && !value.empty()) note += "; ";
    note += value;
  }
  return note;
}

/// Data that neither columns nor comment hold.
std::uint64_t count_left_out(const Entry& entry) {
  const auto in_comment = [](const Datum& datum) {
    return datum.type == "subjectField" || datum.type == "definition" || datum.element == "note";
  };
  auto count = static_cast<std::uint64_t>(
      std::ranges::count_if(entry.data, [&](const Datum& d) { return !in_comment(d); }));
  for (const Term& term : entry.terms) count += term.data.size();
  for (const LanguageData& section : entry.languages) count += section.data.size();
  return count;
}

}  // namespace

PairWriter::PairWriter(std::ostream& out, PairWriteOptions options)
    : out_(out), options_(std::move(options)) {
  if (options_.format == PairFormat::omegat) {
    out_ << "# Glossary in tab-separated format -*- coding: utf-8 -*-\n";
    return;
  }
  out_ << "#UTX 1.11; " << options_.source.tag() << "/" << options_.target.tag() << "; "
       << options_.date << "\r\n#src\ttgt\tsrc:pos\tterm status\tconcept ID\tcomment\r\n";
}

/// Every source term with every target term: these formats know no concepts.
void PairWriter::write(const Entry& entry) {
  const auto sources = terms_in(entry, options_.source);
  const auto targets = terms_in(entry, options_.target);
  if (sources.empty() || targets.empty()) {
    ++entries_left_out_;
    return;
  }
  data_left_out_ += count_left_out(entry);
  for (const Term* source : sources) {
    for (const Term* target : targets) write_pair(entry, *source, *target);
  }
  if (!out_) throw Error("the glossary cannot be written: the disk may be full");
}

void PairWriter::write_pair(const Entry& entry, const Term& source, const Term& target) {
  if (options_.format == PairFormat::utx) {
    put({source.text, target.text, source.part_of_speech, utx_status(target.status),
         entry.identifier, note_of(entry)});
    return;
  }
  // OmegaT would propose it.
  if (source.status == Status::forbidden || target.status == Status::forbidden) {
    ++forbidden_left_out_;
    return;
  }
  put({source.text, target.text, note_of(entry)});
}

void PairWriter::put(std::initializer_list<std::string_view> fields) {
  std::string row;
  for (const std::string_view field : fields) {
    if (!row.empty()) row.push_back('\t');
    const std::size_t begin = row.size();
    // UTX writes a hyphen for nothing.
    row.append(field.empty() && options_.format == PairFormat::utx ? "-" : field);
    // Neither format can quote: what would end a field becomes a space.
    std::ranges::replace_if(
        row.begin() + static_cast<std::ptrdiff_t>(begin), row.end(),
        [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  }
  out_ << row << (options_.format == PairFormat::utx ? "\r\n" : "\n");
  ++rows_;
}

std::vector<std::string> PairWriter::losses() const {
  std::vector<std::string> lines;
  const auto add = [&lines](std::uint64_t count, std::string_view noun, std::string_view what) {
    if (count > 0) lines.push_back(text::counted(count, noun).append(what));
  };
  add(entries_left_out_, "entry", " left out: without a term in one of the two languages");
  add(forbidden_left_out_, "pair", " with a forbidden term left out: the format cannot mark them");
  if (data_left_out_ > 0) {
    lines.push_back(std::to_string(data_left_out_) +
                    " data left out: the format has no place for them");
  }
  return lines;
}

}  // namespace calque::glossary
