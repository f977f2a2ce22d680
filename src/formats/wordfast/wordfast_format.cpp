#include "formats/wordfast/wordfast_format.h"

#include <algorithm>
#include <string>
#include <utility>

#include "calque/error.h"
#include "calque/format.h"
#include "formats/file_head.h"
#include "formats/issue_log.h"
#include "formats/table/delimited_records.h"
#include "formats/wordfast/wordfast_text.h"
#include "model/language_reading.h"
#include "model/segment_xml.h"
#include "text/ascii.h"
#include "text/counted.h"
#include "text/xml_text.h"

namespace calque {
namespace {

/// The fields of a unit; what follows are attributes. In the first line the languages stand in the
/// places of `source_language` and `target_language` too.
enum Field : std::size_t {
  kDate,
  kUser,
  kUses,
  kSourceLanguage,
  kSource,
  kTargetLanguage,
  kTarget,
  kAttributes
};

/// True for "20200102~030405".
bool is_date(std::string_view text) {
  constexpr std::string_view kForm = "########~######";
  return std::ranges::equal(text, kForm, [](char c, char form) {
    return form == '#' ? text::is_ascii_digit(c) : c == form;
  });
}

/// As TMX writes it. Wordfast says no time zone.
std::string tmx_date(std::string date) {
  date[8] = 'T';
  return date + "Z";
}

class WordfastSource : public UnitSource {
 public:
  WordfastSource(text::ByteSource source, const UnitSourceOptions& options)
      : name_(source_name(source.name())),
        lenient_(options.lenient),
        records_(open_decoder(std::move(source), options), '\t', DelimitedRecords::Quotes::text) {
    DelimitedRecord header;
    if (!records_.next(header) || !is_wordfast(joined(header))) {
      throw InputError(name_ +
                       ": it does not begin as a text memory of Wordfast does (\"%date...\")");
    }
    for (const std::size_t field : {kSourceLanguage, kTargetLanguage}) {
      languages_.push_back(header.fields.size() > field ? header.fields[field] : std::string());
    }
    for (std::size_t i = 0; i < std::min(options.languages.size(), languages_.size()); ++i) {
      if (unnamed(languages_[i])) languages_[i] = options.languages[i].tag();
    }
  }

  bool next(TranslationUnit& unit) override {
    DelimitedRecord record;
    while (records_.next(record)) {
      if (std::ranges::all_of(record.fields, &std::string::empty)) continue;
      // Old headers have several lines.
      if (record.fields.front().starts_with('%')) continue;
      place_ = {record.line, place_.unit + 1, {}};
      if (take(record, unit)) return true;
    }
    return false;
  }

  std::uint64_t line() const override { return place_.line; }
  std::string name() const override { return name_; }
  std::uint64_t bytes_read() const override { return records_.decoder().source().consumed(); }
  ReadSummary summary() const override {
    return {.issues = log_.issues(), .skipped = log_.skipped(), .repaired = log_.repaired()};
  }

 private:
  static text::Decoder open_decoder(text::ByteSource source, const UnitSourceOptions& options) {
    text::DecoderOptions decoder;
    decoder.forced_encoding = options.encoding;
    return text::Decoder(std::move(source), decoder);
  }

  static std::string joined(const DelimitedRecord& record) {
    return record.fields.front() + (record.fields.size() > 1 ? "\t" : "");
  }

  static bool unnamed(std::string_view language) {
    return language.find_first_not_of("% ") == std::string_view::npos;
  }

  bool take(DelimitedRecord& record, TranslationUnit& unit) {
    const std::vector<std::string>& fields = record.fields;
    if (record.bad_bytes > 0) {
      defect(ReadIssue::Kind::repaired,
             "it has bytes without a meaning in " + records_.decoder().encoding());
    }
    if (fields.size() <= kTarget) {
      defect(ReadIssue::Kind::skipped, "it has " + text::counted(fields.size(), "field") +
                                           ", and a unit of Wordfast has seven at least");
      return false;
    }
    if (!is_date(fields[kDate])) {
      log_.remark(place_, "a unit that does not begin with its date is deleted, and left out");
      return false;
    }
    if (fields[kSource].empty() || fields[kTarget].empty()) {
      log_.remark(place_, "a unit without a translation is left out");
      return false;
    }
    unit = {};
    unit.segment_type = "sentence";
    unit.origin = name_;
    unit.metadata.creation_date = tmx_date(fields[kDate]);
    unit.metadata.creation_id = clean(fields[kUser]);
    unit.metadata.usage_count = clean(fields[kUses]);
    try {
      add_text(fields[kSourceLanguage], languages_[0], fields[kSource], unit);
      add_text(fields[kTargetLanguage], languages_[1], fields[kTarget], unit);
    } catch (const InputError& error) {
      defect(ReadIssue::Kind::skipped, error.what());
      return false;
    }
    unit.source_language = unit.variants.front().language;
    // The manual names these two users.
    if (fields[kUser] == "MT!") unit.properties.push_back({"origin", "mt", {}, {}});
    if (fields[kUser] == "AL!") unit.properties.push_back({"origin", "alignment", {}, {}});
    for (std::size_t i = kAttributes; i < fields.size(); ++i) {
      if (fields[i].empty()) continue;
      unit.properties.push_back(
          {"x-wordfast-" + std::to_string(i - kAttributes + 1), clean(fields[i]), {}, {}});
    }
    return true;
  }

  void add_text(std::string_view language, std::string_view otherwise, const std::string& field,
                TranslationUnit& unit) {
    std::string_view tag = unnamed(language) ? otherwise : language;
    while (tag.starts_with('%')) tag.remove_prefix(1);
    Variant variant;
    variant.language = language_in_file(tag);
    if (variant.language.undetermined()) log_.remark(place_, "a text has no language");
    variant.segment = segment_of_wordfast(clean(field));
    unit.variants.push_back(std::move(variant));
  }

  std::string clean(const std::string& text) {
    if (!text::find_non_xml(text)) return text;
    defect(ReadIssue::Kind::repaired, "it has control characters");
    return text::replace_non_xml(text);
  }

  void defect(ReadIssue::Kind kind, const std::string& message) {
    if (lenient_) return log_.add(kind, place_, message);
    const char* const way_out =
        kind == ReadIssue::Kind::repaired
            ? ". Give the right encoding (old memories are in that of their Windows), or use "
              "--lenient, which reads them as U+FFFD"
            : ". Correct the file, or use --lenient, which leaves the unit out";
    throw InputError(describe(name_, place_, message + way_out));
  }

  std::string name_;
  bool lenient_;
  DelimitedRecords records_;
  std::vector<std::string> languages_;  ///< Of source and target, where a unit does not say.
  IssueLog log_;
  ReadPlace place_;
};

}  // namespace

bool is_wordfast(std::string_view head) {
  constexpr std::size_t kDateSize = 15;
  const std::string text = head_text(head.substr(0, 256));
  return text.starts_with('%') && is_date(std::string_view(text).substr(1, kDateSize)) &&
         text.size() > kDateSize + 1 && text[kDateSize + 1] == '\t';
}

std::unique_ptr<UnitSource> read_wordfast(text::ByteSource source,
                                          const UnitSourceOptions& options) {
  return std::make_unique<WordfastSource>(std::move(source), options);
}

}  // namespace calque
