#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/align.h"
#include "calque/language.h"
#include "calque/session.h"
#include "desk/desk_segment.h"
#include "sqlite/database.h"

/// The review of an alignment: beads that a person confirms and mends.
namespace calque::desk {

/// A bead of an alignment at the desk.
struct DeskBead {
  std::int64_t id = 0;
  std::int64_t version = 1;
  align::Range source;
  align::Range target;
  double confidence = 0;  ///< 0 to 1, as worked out.
  bool ok = false;        ///< A person has confirmed it.
  bool omitted = false;   ///< It is not to be stored.
  bool operator==(const DeskBead&) const = default;
};

/// What a change of an alignment did.
struct BeadOutcome {
  std::vector<DeskBead> beads;
  std::vector<std::int64_t> gone{};
};

/// The bead has been changed since the version that a change is based on.
class BeadConflict : public Error {
 public:
  explicit BeadConflict(const DeskBead& current);
  const DeskBead& current() const { return current_; }

 private:
  DeskBead current_;
};

struct NewAlignment {
  std::filesystem::path file;  ///< It must not be there.
  std::string name;            ///< Of the article.
  Language source;
  Language target;
  const align::Side& source_side;
  const align::Side& target_side;
  std::vector<align::Bead> beads;  ///< In order; they cover both sides.
};

/// "article.md.calque-alignment", beside the article.
std::filesystem::path alignment_file_of(const std::filesystem::path& article);

/// @throws UsageError where the file is there.
void make_alignment(const NewAlignment& alignment);

/// An alignment in its file. Each change is on the disk when the call returns, and can be undone;
/// any number of programs may have the file open. Not for use by two threads at once. Changes throw
/// NotThere, and BeadConflict where the bead has another version now.
class DeskAlignment {
 public:
  /// Throws InputError where there is none at `path`.
  explicit DeskAlignment(const std::filesystem::path& path);
  DeskAlignment(const DeskAlignment&) = delete;
  DeskAlignment& operator=(const DeskAlignment&) = delete;

  const std::string& uid() const { return uid_; }
  const std::string& name() const { return name_; }
  const Language& source() const { return source_; }
  const Language& target() const { return target_; }

  std::int64_t revision();
  align::Side side(bool source);
  std::vector<DeskBead> beads();

  BeadOutcome set(std::int64_t bead, std::int64_t version, std::optional<bool> ok,
                  std::optional<bool> omitted);
  /// With the next one. Throws UsageError for the last.
  BeadOutcome merge(std::int64_t bead, std::int64_t version);
  /// With so many sentences in the first part. Throws UsageError where a part would be empty.
  BeadOutcome split(std::int64_t bead, std::int64_t version, std::uint32_t source_count,
                    std::uint32_t target_count);
  /// Gives the first sentence of a side to the bead before, or the last one to the next. Throws
  /// UsageError where there is none to give or to give it to.
  BeadOutcome move(std::int64_t bead, std::int64_t version, bool source, bool first);
  /// A sentence that was misread; no part of undo. Throws NotThere.
  void set_sentence(bool source, std::size_t number, const std::string& text);

  /// Empty where there is nothing to undo, or to redo.
  BeadOutcome undo();
  BeadOutcome redo();

  /// What was confirmed, as `calque align --decisions` takes it.
  std::string decisions();
  /// Confirms what a file of decisions has. @throws InputError.
  BeadOutcome read_decisions(std::string_view json, const std::string& name);

  /// Stores the confirmed and the safe beads (`least` confidence) as one batch. Nothing where the
  /// memory knows them all.
  std::optional<BatchId> store(Session& memory, double least, const Who& who,
                               const std::string& sitting);

 private:
  std::size_t place_of(const std::vector<DeskBead>& all, std::int64_t bead, std::int64_t version);
  BeadOutcome replace(std::vector<DeskBead>& all, std::size_t at, std::size_t count,
                      std::vector<DeskBead> by);
  BeadOutcome step(bool back);
  void write_run(const std::vector<DeskBead>& out, const std::vector<DeskBead>& in, std::size_t at);

  sqlite::Database database_;
  std::string uid_;
  std::string name_;
  Language source_;
  Language target_;
};

}  // namespace calque::desk
