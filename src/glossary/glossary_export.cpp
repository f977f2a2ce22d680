#include "glossary/glossary_export.h"

#include <algorithm>
#include <ostream>

#include "calque/error.h"
#include "formats/table/delimited_writer.h"
#include "glossary/pair_writer.h"
#include "glossary/table_layout.h"
#include "glossary/tbx_writer.h"

namespace calque::glossary {
namespace {

/// The entry with terms and sections of these languages only, by basic filtering.
Entry restricted(Entry entry, const std::vector<Language>& languages, std::uint64_t& left_out) {
  if (languages.empty()) return entry;
  const auto other = [&languages](const auto& part) {
    return std::ranges::none_of(
        languages, [&part](const Language& range) { return range.includes(part.language); });
  };
  left_out += std::erase_if(entry.terms, other);
  left_out += std::erase_if(entry.languages, other);
  return entry;
}

class Export {
 public:
  Export(Glossary& glossary, std::ostream& out, const GlossaryExportOptions& options,
         const std::function<void(std::uint64_t)>& on_entry)
      : glossary_(glossary), out_(out), options_(options), on_entry_(on_entry) {}

  GlossaryExportReport run() {
    switch (options_.format) {
      case GlossaryOutput::tbx2:
        write_tbx(TbxStyle::basic_2);
        break;
      case GlossaryOutput::tbx3:
        write_tbx(TbxStyle::dca_3);
        break;
      case GlossaryOutput::tbx3_dct:
        write_tbx(TbxStyle::dct_3);
        break;
      case GlossaryOutput::csv:
        write_table(',');
        break;
      case GlossaryOutput::tsv:
        write_table('\t');
        break;
      case GlossaryOutput::utx:
        write_pairs(PairFormat::utx);
        break;
      case GlossaryOutput::omegat:
        write_pairs(PairFormat::omegat);
        break;
    }
    if (!out_.flush()) throw Error("the glossary cannot be written: the disk may be full");
    return std::move(report_);
  }

 private:
  template <typename Visit>
  void for_each(Visit visit) {
    std::uint64_t left_out = 0;
    std::uint64_t count = 0;
    report_.unreadable.clear();  // a table goes through the entries twice
    glossary_.for_each_entry(
        options_.filter,
        [&](const Entry& stored) {
          const Entry entry = restricted(stored, options_.languages, left_out);
          if (!entry.terms.empty()) visit(entry), ++count;
          if (on_entry_) on_entry_(count);
        },
        [this](const std::string& what) { report_.unreadable.push_back(what); });
    report_.written = count;
    left_out_ = left_out;
  }

  void lose(std::uint64_t count, const char* what) {
    if (count > 0) report_.losses.push_back(std::to_string(count) + " " + what);
  }

  void write_tbx(TbxStyle style) {
    TbxWriter writer(out_, style, options_.source);
    for_each([&writer](const Entry& entry) { writer.write(entry); });
    writer.finish();
    lose(left_out_, "terms and sections left out: in other languages");
    if (writer.foreign_types().empty()) return;
    std::string line = "written as they are, though TBX-Basic does not have them:";
    for (const std::string& type : writer.foreign_types()) line += " " + type;
    report_.losses.push_back(line);
  }

  // Twice through the glossary: the columns have to be known before the first row is written.
  void write_table(char separator) {
    TableLayout layout(options_.languages);
    for_each([&layout](const Entry& entry) { layout.add(entry); });
    write_row(layout.names(), separator);
    std::uint64_t lost = 0;
    for_each([&](const Entry& entry) {
      write_row(layout.fields(entry), separator);
      lost += layout.left_out(entry);
    });
    lose(left_out_, "terms and sections left out: in other languages");
    lose(lost, "data left out: a table has no place for them");
  }

  void write_row(const std::vector<std::string>& fields, char separator) {
    std::string row;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) row.push_back(separator);
      append_delimited_field(row, fields[i], separator);
    }
    // RFC 4180 ends the lines of CSV with CR LF; tab-separated files have line feeds.
    out_ << row << (separator == '\t' ? "\n" : "\r\n");
    if (!out_) throw Error("the glossary cannot be written: the disk may be full");
  }

  void write_pairs(PairFormat format) {
    if (options_.languages.size() != 2) {
      throw UsageError("this format holds pairs: name two languages, such as -l en,tr");
    }
    PairWriter writer(out_, {.format = format,
                             .source = options_.languages[0],
                             .target = options_.languages[1],
                             .date = options_.date});
    for_each([&writer](const Entry& entry) { writer.write(entry); });
    report_.written = writer.rows();
    report_.losses = writer.losses();
  }

  Glossary& glossary_;
  std::ostream& out_;
  const GlossaryExportOptions& options_;
  const std::function<void(std::uint64_t)>& on_entry_;
  GlossaryExportReport report_;
  std::uint64_t left_out_ = 0;
};

}  // namespace

GlossaryExportReport export_glossary(Glossary& glossary, std::ostream& out,
                                     const GlossaryExportOptions& options,
                                     const std::function<void(std::uint64_t)>& on_entry) {
  return Export(glossary, out, options, on_entry).run();
}

}  // namespace calque::glossary
