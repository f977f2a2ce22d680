#include "glossary/unit_terms.h"

#include <string>
#include <utility>

#include "calque/error.h"
#include "formats/table/workbook.h"
#include "formats/tmx/tmx_format.h"
#include "glossary/table_reader.h"
#include "text/byte_source.h"
#include "text/trim.h"

namespace calque::glossary {
namespace {

class UnitTerms : public GlossarySource {
 public:
  UnitTerms(std::unique_ptr<UnitSource> units, bool lenient)
      : units_(std::move(units)), lenient_(lenient) {}

  bool next(Entry& entry) override {
    TranslationUnit unit;
    while (units_->next(unit)) {
      try {
        entry = entry_of(unit);
      } catch (const InputError& error) {
        if (!lenient_)
          throw InputError(units_->name() + ": unit " + unit.tuid + ": " + error.what());
        ++left_out_;
        continue;
      }
      if (!entry.terms.empty()) return true;
    }
    return false;
  }

  std::string header_json() const override { return {}; }
  std::uint64_t bytes_read() const override { return units_->bytes_read(); }

  ReadSummary summary() const override {
    ReadSummary summary = units_->summary();
    summary.skipped += left_out_;
    return summary;
  }

 private:
  Entry entry_of(const TranslationUnit& unit) const {
    Entry entry;
    entry.identifier = unit.tuid;
    entry.origin = units_->name();
    for (const Note& note : unit.notes) {
      entry.data.push_back({.element = "note",
                            .type = {},
                            .value = note.text,
                            .target = {},
                            .language = {},
                            .details = {}});
    }
    for (const Variant& variant : unit.variants) {
      const std::string_view text = text::trimmed(variant.segment.text);
      if (text.empty()) continue;
      refuse_long_term(text);
      Term& term = entry.terms.emplace_back();
      term.language = variant.language;
      term.text = text;
    }
    return entry;
  }

  std::unique_ptr<UnitSource> units_;
  bool lenient_;
  std::uint64_t left_out_ = 0;
};

}  // namespace

bool is_tmx_glossary(std::string_view beginning) {
  return is_tmx(beginning);
}

std::unique_ptr<GlossarySource> read_tmx_glossary(text::ByteSource source,
                                                  std::string_view /*beginning*/,
                                                  const GlossaryReadOptions& options) {
  UnitSourceOptions units{
      .languages = options.languages, .encoding = options.encoding, .lenient = options.lenient};
  return std::make_unique<UnitTerms>(read_tmx(std::move(source), units), options.lenient);
}

bool is_workbook(std::string_view beginning) {
  return beginning.starts_with("PK\x03\x04");
}

std::unique_ptr<GlossarySource> read_workbook_glossary(text::ByteSource source,
                                                       std::string_view /*beginning*/,
                                                       const GlossaryReadOptions& options) {
  std::string csv = csv_of_workbook(source);
  GlossaryReadOptions table = options;
  table.encoding.clear();
  table.quotes_are_text = false;
  const std::string beginning = csv.substr(0, std::size_t{64} * 1024);
  return std::make_unique<TableReader>(text::ByteSource::from_memory(std::move(csv), source.name()),
                                       beginning, table);
}

}  // namespace calque::glossary
