#include "upkeep/split.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <system_error>

#include "calque/error.h"
#include "calque/session.h"
#include "file/sync.h"
#include "sqlite/checkpoint.h"
#include "sqlite/statement.h"
#include "store/session_tools.h"
#include "store/unit_reader.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "upkeep/unit_edit.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

/// The first `length` digits of a TMX date, with a hyphen before the month.
std::string period_of(const TranslationUnit& unit, std::size_t length) {
  const std::string_view date = latest_change(unit);
  if (date.size() < length) return {};
  std::string period(date.substr(0, length));
  if (period.find_first_not_of("0123456789") != std::string::npos) return {};
  if (length > 4) period.insert(4, "-");
  return period;
}

std::string property_of(const TranslationUnit& unit, const std::string& type) {
  const auto found = std::ranges::find(unit.properties, type, &Property::type);
  return found == unit.properties.end() ? std::string() : found->value;
}

std::set<std::string> languages_beside(const TranslationUnit& unit, const Language& source) {
  std::set<std::string> tags;
  if (unit.find_variant(source) == nullptr) return tags;
  for (const Variant& variant : unit.variants) {
    if (!source.includes(variant.language)) tags.insert(variant.language.tag());
  }
  return tags;
}

/// The parts that a unit goes into.
std::set<std::string> values_of(const TranslationUnit& unit, const SplitOptions& options) {
  constexpr std::size_t kYear = 4;   // digits of a TMX date: 2026
  constexpr std::size_t kMonth = 6;  // 202611
  std::string value;
  switch (options.key) {
    case SplitKey::language:
      return languages_beside(unit, options.source);
    case SplitKey::file:
      value = unit.origin;
      break;
    case SplitKey::year:
      value = period_of(unit, kYear);
      break;
    case SplitKey::month:
      value = period_of(unit, kMonth);
      break;
    case SplitKey::property:
      value = property_of(unit, options.property);
      break;
  }
  return {value.empty() ? "none" : value};
}

/// The unit as it goes into a part.
TranslationUnit part_of(TranslationUnit unit, const std::string& value,
                        const SplitOptions& options) {
  unit = without_base(std::move(unit));
  if (options.key != SplitKey::language) return unit;
  unit.uid.reset();  // a part of the unit is another one
  std::erase_if(unit.variants, [&](const Variant& variant) {
    return !options.source.includes(variant.language) && variant.language.tag() != value;
  });
  return unit;
}

/// Which unit goes where, on disk.
class Plan {
 public:
  explicit Plan(sqlite::Database& database) : database_(database) {
    database_.execute(
        "DROP TABLE IF EXISTS temp.split_unit;"
        "CREATE TEMP TABLE split_unit(part TEXT, origin INTEGER, unit INTEGER)");
  }

  void add(const std::string& part, UnitId unit) {
    if (!insert_) {
      insert_.emplace(database_,
                      "INSERT INTO temp.split_unit SELECT ?, origin, id FROM unit WHERE id = ?");
    }
    insert_->bind(1, std::string_view(part)).bind(2, unit.value).run();
  }

  std::vector<SplitPart> parts() {
    database_.execute("CREATE INDEX temp.split_part ON split_unit(part, origin, unit)");
    sqlite::Statement query(database_,
                            "SELECT part, count(*) FROM temp.split_unit GROUP BY part ORDER BY "
                            "part");
    std::vector<SplitPart> parts;
    for (const sqlite::Row& row : query.rows()) {
      parts.push_back(
          {.value = std::string(row.column_text(0)), .file = {}, .units = row.column_int(1)});
    }
    return parts;
  }

  /// The batches that first brought units of a part.
  std::vector<BatchId> origins(const std::string& part) {
    sqlite::Statement query(
        database_, "SELECT DISTINCT origin FROM temp.split_unit WHERE part = ? ORDER BY origin");
    std::vector<BatchId> origins;
    for (const sqlite::Row& row : query.rows(std::string_view(part))) {
      origins.push_back(BatchId{row.column_int(0)});
    }
    return origins;
  }

  template <typename Visit>
  void for_each_unit(const std::string& part, BatchId origin, Visit visit) {
    sqlite::Statement query(
        database_, "SELECT unit FROM temp.split_unit WHERE part = ? AND origin = ? ORDER BY unit");
    for (const sqlite::Row& row : query.rows(std::string_view(part), origin.value)) {
      visit(UnitId{row.column_int(0)});
    }
  }

 private:
  sqlite::Database& database_;
  std::optional<sqlite::Statement> insert_;
};

/// A folder for unfinished files, which goes with them.
class UnfinishedFolder {
 public:
  explicit UnfinishedFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    std::string name = (folder / ".calque-split-XXXXXX").string();
    if (!error && mkdtemp(name.data()) == nullptr) {
      error = std::error_code(errno, std::generic_category());
    }
    if (error) {
      throw InputError("cannot make the folder " + folder.string() + ": " + error.message());
    }
    path_ = name;
  }
  ~UnfinishedFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  UnfinishedFolder(const UnfinishedFolder&) = delete;
  UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void name_files(std::vector<SplitPart>& parts, const SplitOptions& options) {
  std::set<std::string> taken;
  for (SplitPart& part : parts) {
    std::string stem = file_stem(part.value);
    if (options.key == SplitKey::language) stem.insert(0, options.source.tag() + "-");
    std::string name = stem;
    for (int n = 2; !taken.insert(name).second; ++n) name = stem + "-" + std::to_string(n);
    part.file = options.folder / (name + ".calque");
    std::error_code error;
    if (fs::exists(part.file, error)) {
      throw InputError(part.file.string() + " exists already: choose another folder");
    }
  }
}

/// Moves all finished files, or none.
void move_to_place(const std::vector<SplitPart>& parts, const fs::path& unfinished) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    try {
      file::move_to_new_name(unfinished / parts[i].file.filename(), parts[i].file);
    } catch (const Error&) {
      std::error_code ignored;
      for (std::size_t moved = 0; moved < i; ++moved) fs::remove(parts[moved].file, ignored);
      throw;
    }
  }
}

class Splitter {
 public:
  Splitter(Session& session, const SplitOptions& options)
      : session_(session),
        options_(options),
        plan_(session.tools().database()),
        reader_(session.tools().database(), session.tools().languages()) {
    for (BatchRecord& record : session.batches()) {
      batches_[record.id] = std::move(record.info);
    }
  }

  SplitReport plan() {
    SplitReport report;
    session_.for_each_unit(options_.filter, [&](const TranslationUnit& unit) {
      const auto values = values_of(unit, options_);
      for (const std::string& value : values) plan_.add(value, unit.id);
      if (values.empty()) ++report.left_out;
      count();
    });
    report.parts = plan_.parts();
    if (report.parts.size() > kMaxSplitParts) {
      throw UsageError("this would make " + std::to_string(report.parts.size()) +
                       " files, more than " + std::to_string(kMaxSplitParts) +
                       ": split by something with fewer values");
    }
    return report;
  }

  /// Writes one part, a batch for each origin. Returns the number of units stored.
  std::int64_t write(const SplitPart& part, const fs::path& file) {
    Session out(file, Session::Access::create);
    std::int64_t stored = 0;
    for (const BatchId origin : plan_.origins(part.value)) {
      BatchInfo info = batches_.at(origin);
      info.uid.reset();  // it holds what this part has of the batch
      info.undoes.reset();
      Batch batch = out.begin(info);
      plan_.for_each_unit(part.value, origin, [&](UnitId id) { store(id, part.value, batch); });
      batch.commit();
      stored += batch.counts().added;
    }
    sqlite::checkpoint(out.tools().database());  // the file alone is moved to its place
    return stored;
  }

 private:
  void count() {
    constexpr std::int64_t kUnitsPerProgress = 256;  // a few milliseconds
    if (++done_ % kUnitsPerProgress == 0 && options_.progress) options_.progress(done_);
  }

  void store(UnitId id, const std::string& part, Batch& batch) {
    auto unit = reader_.read(id);
    if (unit) unit = apply(options_.filter, *std::move(unit));
    if (unit) batch.insert(part_of(*std::move(unit), part, options_));
    count();
  }

  Session& session_;
  const SplitOptions& options_;
  Plan plan_;
  UnitReader reader_;
  std::map<BatchId, BatchInfo> batches_;
  std::int64_t done_ = 0;
};

}  // namespace

std::string file_stem(const std::string& value) {
  // Names of 255 bytes are the limit, and an ending and a number come behind.
  constexpr std::size_t kMaxBytes = 100;
  std::string stem;
  for (std::size_t at = 0; at < value.size();) {
    const text::Decoded decoded = text::decode_at(value, at);
    const text::CharacterKind kind = text::kind_of(decoded.code_point);
    const bool kept = kind == text::CharacterKind::letter || kind == text::CharacterKind::digit ||
                      kind == text::CharacterKind::ideograph ||
                      std::string_view("-_.").find(value[at]) != std::string_view::npos;
    if (stem.size() + decoded.length > kMaxBytes) break;
    stem += kept ? value.substr(at, decoded.length) : "_";
    at += decoded.length;
  }
  if (stem.starts_with('.')) stem.front() = '_';
  return stem.empty() ? "none" : stem;
}

SplitReport split_memory(Session& session, const SplitOptions& options) {
  Splitter splitter(session, options);
  SplitReport report = splitter.plan();
  name_files(report.parts, options);
  if (options.dry_run || report.parts.empty()) return report;
  const UnfinishedFolder unfinished(options.folder);
  for (SplitPart& part : report.parts) {
    part.units = splitter.write(part, unfinished.path() / part.file.filename());
  }
  move_to_place(report.parts, unfinished.path());
  return report;
}

}  // namespace calque
