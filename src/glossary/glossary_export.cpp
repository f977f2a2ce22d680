#include "glossary/glossary_export.h"

#include <algorithm>
#include <iterator>
#include <ostream>

#include "calque/error.h"
#include "glossary/glossary_format.h"

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

const GlossaryFormat& format_named(std::string_view id) {
  const GlossaryFormat* const format = glossary_format(id);
  if (format == nullptr || format->write == nullptr) {
    throw UsageError("no glossary is written as \"" + std::string(id) + "\"");
  }
  return *format;
}

class Export {
 public:
  Export(Glossary& glossary, std::ostream& out, const GlossaryExportOptions& options,
         const std::function<void(std::uint64_t)>& on_entry)
      : glossary_(glossary), out_(out), options_(options), on_entry_(on_entry) {}

  GlossaryExportReport run() {
    const GlossaryFormat& format = format_named(options_.format);
    if (format.pairs && options_.languages.size() != 2) {
      throw UsageError("this format holds pairs: name two languages, such as -l en,tr");
    }
    const auto sink = format.write(
        out_, {.languages = options_.languages, .source = options_.source, .date = options_.date});
    if (sink->looks_first()) for_each([&sink](const Entry& entry) { sink->look(entry); });
    for_each([&sink](const Entry& entry) { sink->write(entry); });
    sink->finish();
    if (!out_.flush()) throw Error("the glossary cannot be written: the disk may be full");

    report_.written = sink->written();
    if (left_out_ > 0 && !format.pairs) {  // of pairs nothing else was to be expected
      report_.losses.push_back(std::to_string(left_out_) +
                               " terms and sections left out: in other languages");
    }
    std::ranges::move(sink->losses(), std::back_inserter(report_.losses));
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
    left_out_ = left_out;
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
