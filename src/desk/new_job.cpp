#include "desk/new_job.h"

#include <bit>
#include <span>
#include <utility>

#include "calque/error.h"
#include "desk/filled_segments.h"
#include "desk/job_file.h"
#include "desk/job_source.h"
#include "desk/segment_table.h"
#include "model/segment_markup.h"
#include "sqlite/statement.h"
#include "sqlite/transaction.h"
#include "store/unit_uids.h"
#include "text/hash.h"

namespace calque::desk {
namespace {

void write_values(sqlite::Database& database, const NewJob& job, const std::string& name) {
  const std::filesystem::path beside =
      std::filesystem::relative(job.article, std::filesystem::absolute(job.file).parent_path());
  const std::pair<std::string_view, std::string> values[] = {
      {"uid", new_batch_uid().value.text()},
      {"name", name},
      {"article", beside.empty() ? job.article.string() : beside.string()},
      {"source_language", job.source.tag()},
      {"target_language", job.target.tag()},
      {"client", job.topic.client},
      {"domain", job.topic.domain},
      {"made", job.who.at},
      {"rev", "1"}};
  for (const auto& [key, value] : values) set_job_value(database, key, value);
}

/// A file that goes unless it is given its name.
class Unfinished {
 public:
  explicit Unfinished(const std::filesystem::path& file)
      : file_(file), path_(file.string() + "." + new_batch_uid().value.text() + ".part") {}
  ~Unfinished() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// A link fails where the name is taken, in the meantime too; a new name would not.
  void finish() const {
    std::error_code error;
    std::filesystem::create_hard_link(path_, file_, error);
    if (!error) return;
    if (std::filesystem::exists(file_)) throw UsageError(file_.string() + " is there already");
    // Some file systems have no links.
    std::filesystem::rename(path_, file_);
  }

 private:
  std::filesystem::path file_;
  std::filesystem::path path_;
};

}  // namespace

std::filesystem::path job_file_of(const std::filesystem::path& article) {
  return article.string() + ".calque-job";
}

void keep_source(sqlite::Database& database, const document::FileBytes& file,
                 const std::string& name, const Who& who) {
  const auto hash = std::bit_cast<std::int64_t>(text::hash_bytes(file.bytes));
  sqlite::Statement(database, "INSERT INTO source(name, hash, at, bytes) VALUES(?, ?, ?, ?)")
      .bind(1, std::string_view(name))
      .bind(2, hash)
      .bind(3, std::string_view(who.at))
      .bind_blob(4, std::as_bytes(std::span(file.bytes)))
      .run();
}

void keep_slots(sqlite::Database& database, const std::vector<Slot>& slots) {
  database.execute("DELETE FROM slot");
  sqlite::Statement insert(database, "INSERT INTO slot(id, text) VALUES(?, ?)");
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const std::string text = to_markup(slots[i].text);
    insert.bind(1, static_cast<std::int64_t>(i)).bind(2, std::string_view(text)).run();
  }
}

MadeJob make_job(const NewJob& job) {
  if (std::filesystem::exists(job.file)) throw UsageError(job.file.string() + " is there already");
  const document::FileBytes file = document::read_file_bytes(job.article.string());
  const JobSource source = read_job_source(file, job.source, job.target);
  std::vector<DeskSegment> segments = segments_of(source);
  if (segments.empty()) throw InputError(source.name + ": there is nothing to translate in it");
  MadeJob made{.segments = segments.size(), .matches = 0, .left_out = source.left_out};
  made.matches = fill_from_memories(segments, source.slots, job);
  const Unfinished unfinished(job.file);
  {
    sqlite::Database database = create_job_file(unfinished.path());
    sqlite::Transaction transaction(database);
    write_values(database, job, source.name);
    keep_source(database, file, source.name, job.who);
    keep_slots(database, source.slots);
    SegmentTable table(database);
    for (DeskSegment& segment : segments) {
      segment.id = SegmentId{segment.number};
      table.append(segment, 1);
    }
    transaction.commit();
    database.close_to_one_file();
  }
  unfinished.finish();
  return made;
}

}  // namespace calque::desk
