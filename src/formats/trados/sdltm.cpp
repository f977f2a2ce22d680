#include "formats/trados/sdltm.h"

#include <filesystem>
#include <iterator>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "formats/issue_log.h"
#include "formats/trados/sdltm_segment.h"
#include "model/language_reading.h"
#include "sqlite/database.h"
#include "sqlite/statement.h"
#include "text/ascii.h"
#include "text/byte_source.h"
#include "text/xml_text.h"

namespace calque {
namespace {

/// "2020-01-08 13:31:36" as TMX writes it; the program keeps times in UTC.
std::string tmx_date(std::string_view date) {
  std::string digits;
  for (const char c : date.substr(0, date.find('.'))) {
    if (text::is_ascii_digit(c)) digits += c;
  }
  constexpr std::size_t kAll = 14;  // to the second
  if (digits.size() < kAll) return {};
  return digits.substr(0, 8) + "T" + digits.substr(8, 6) + "Z";
}

/// What the program calls the types of fields in the TMX that it writes, by their numbers.
std::string_view type_name(std::int64_t type) {
  constexpr std::string_view kNames[] = {"",         "SingleString",   "MultipleString",
                                         "DateTime", "SinglePicklist", "MultiplePicklist",
                                         "Integer"};
  const bool known = type > 0 && type < static_cast<std::int64_t>(std::size(kNames));
  return known ? kNames[type] : std::string_view();
}

std::string clean(std::string_view text) {
  return text::replace_non_xml(text);
}

/// A query for what is stored beside a unit: a name, a type and a value a row.
constexpr std::string_view kFieldQueries[] = {
    "SELECT a.name, a.type, v.value FROM string_attributes v JOIN attributes a "
    "ON a.id = v.attribute_id WHERE v.translation_unit_id = ?1",
    "SELECT a.name, a.type, v.value FROM date_attributes v JOIN attributes a "
    "ON a.id = v.attribute_id WHERE v.translation_unit_id = ?1",
    "SELECT a.name, a.type, v.value FROM numeric_attributes v JOIN attributes a "
    "ON a.id = v.attribute_id WHERE v.translation_unit_id = ?1",
    "SELECT a.name, a.type, p.value FROM picklist_attributes v JOIN picklist_values p "
    "ON p.id = v.picklist_value_id JOIN attributes a ON a.id = p.attribute_id "
    "WHERE v.translation_unit_id = ?1",
};

constexpr std::string_view kUnits =
    "SELECT id, translation_memory_id, source_segment, target_segment, creation_date, "
    "creation_user, change_date, change_user, last_used_date, usage_counter "
    "FROM translation_units ORDER BY id";

class SdltmSource : public UnitSource {
 public:
  SdltmSource(const std::string& path, const UnitSourceOptions& options)
      : name_(source_name(path)), lenient_(options.lenient), database_(open(path)) {
    read_memories();
    units_.emplace(database_, kUnits);
    rows_.emplace(*units_);
    // Tables that came with later versions of the program may be missing.
    for (const std::string_view query : kFieldQueries) prepare(query, fields_);
    prepare(
        "SELECT 'IdContext', 0, idcontext FROM translation_unit_idcontexts "
        "WHERE translation_unit_id = ?1",
        fields_);
    prepare(
        "SELECT u.source_segment, u.target_segment FROM translation_unit_contexts c "
        "JOIN translation_units u ON u.translation_memory_id = ?2 AND "
        "u.source_hash = c.left_source_context AND u.target_hash = c.left_target_context "
        "WHERE c.translation_unit_id = ?1 LIMIT 1",
        contexts_);
  }

  bool next(TranslationUnit& unit) override {
    try {
      while (const sqlite::Row* row = rows_->next()) {
        place_ = {0, place_.unit + 1, std::to_string(row->column_int(0))};
        if (take(*row, unit)) return true;
      }
    } catch (const sqlite::Error& error) {
      throw InputError(name_ + ": " + error.what());
    }
    return false;
  }

  std::uint64_t line() const override { return 0; }
  std::string name() const override { return name_; }
  std::uint64_t bytes_read() const override { return 0; }
  ReadSummary summary() const override {
    return {.issues = log_.issues(), .skipped = log_.skipped(), .repaired = log_.repaired()};
  }

 private:
  struct Languages {
    Language source;
    Language target;
  };

  static sqlite::Database open(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
      throw InputError(path + ": a Trados memory is read from a file of its own");
    }
    try {
      return {path, sqlite::OpenMode::read_only};
    } catch (const sqlite::Error& failure) {
      throw InputError(path + ": " + failure.what());
    }
  }

  void read_memories() {
    try {
      sqlite::Statement memories(database_,
                                 "SELECT id, source_language, target_language FROM "
                                 "translation_memories");
      for (const sqlite::Row& row : memories.rows()) {
        languages_[row.column_int(0)] = {language_in_file(row.column_text(1)),
                                         language_in_file(row.column_text(2))};
      }
    } catch (const sqlite::Error& error) {
      throw InputError(name_ + ": this is no Trados memory: " + error.what());
    }
  }

  void prepare(std::string_view query, std::list<sqlite::Statement>& into) {
    try {
      into.emplace_back(database_, query);
    } catch (const sqlite::Error&) {
      log_.remark({}, "a table of newer Trados memories is missing");
    }
  }

  bool take(const sqlite::Row& row, TranslationUnit& unit) {
    const auto languages = languages_.find(row.column_int(1));
    if (languages == languages_.end()) {
      log_.remark(place_, "a unit belongs to no memory of the file; it is left out");
      return false;
    }
    unit = {};
    unit.tuid = place_.tuid;
    unit.origin = name_;
    unit.segment_type = "sentence";
    unit.source_language = languages->second.source;
    unit.metadata.creation_date = tmx_date(row.column_text(4));
    unit.metadata.creation_id = clean(row.column_text(5));
    unit.metadata.change_date = tmx_date(row.column_text(6));
    unit.metadata.change_id = clean(row.column_text(7));
    unit.metadata.last_usage_date = tmx_date(row.column_text(8));
    unit.metadata.usage_count = std::to_string(row.column_int(9));
    unit.variants.resize(2);
    unit.variants[0].language = languages->second.source;
    unit.variants[1].language = languages->second.target;
    try {
      unit.variants[0].segment = segment_of_sdltm(row.column_text(2), name_);
      unit.variants[1].segment = segment_of_sdltm(row.column_text(3), name_);
    } catch (const InputError& error) {
      if (!lenient_) {
        throw InputError(
            describe(name_, place_, std::string(error.what()) + "; --lenient leaves the unit out"));
      }
      log_.add(ReadIssue::Kind::skipped, place_, error.what());
      return false;
    }
    add_fields(row.column_int(0), unit);
    add_context(row.column_int(0), row.column_int(1), unit);
    return true;
  }

  void add_fields(std::int64_t id, TranslationUnit& unit) {
    for (sqlite::Statement& query : fields_) {
      for (const sqlite::Row& row : query.rows(id)) {
        std::string type = "x-" + clean(row.column_text(0));
        if (const auto name = type_name(row.column_int(1)); !name.empty()) {
          type.append(":").append(name);
        }
        unit.properties.push_back({std::move(type), clean(row.column_text(2)), {}, {}});
      }
    }
  }

  /// The memory knows the segment before by its hash alone, and mostly holds it too.
  void add_context(std::int64_t id, std::int64_t memory, TranslationUnit& unit) {
    for (sqlite::Statement& query : contexts_) {
      for (const sqlite::Row& row : query.rows(id, memory)) {
        try {
          unit.variants[0].context.previous = segment_of_sdltm(row.column_text(0), name_).text;
          unit.variants[1].context.previous = segment_of_sdltm(row.column_text(1), name_).text;
        } catch (const InputError&) {
          // The unit that it is says so itself.
          unit.variants[0].context.previous.clear();
        }
      }
    }
  }

  std::string name_;
  bool lenient_;
  sqlite::Database database_;
  std::map<std::int64_t, Languages> languages_;
  std::optional<sqlite::Statement> units_;
  std::optional<sqlite::Rows> rows_;
  std::list<sqlite::Statement> fields_;
  std::list<sqlite::Statement> contexts_;
  IssueLog log_;
  ReadPlace place_;
};

}  // namespace

bool is_sdltm(std::string_view head) {
  return head.starts_with("SQLite format 3") &&
         head.find("translation_memories") != std::string_view::npos;
}

std::unique_ptr<UnitSource> read_sdltm(text::ByteSource source, const UnitSourceOptions& options) {
  return std::make_unique<SdltmSource>(source.name(), options);
}

}  // namespace calque
