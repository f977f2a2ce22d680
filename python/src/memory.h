#pragma once

#include <pybind11/pybind11.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <calque/align.h>
#include <calque/export.h>
#include <calque/import.h>
#include <calque/lookup.h>
#include <calque/memory.h>
#include <calque/unit_cursor.h>

namespace calque::python {

namespace py = pybind11;

struct Match {
  Proposal proposal;

  /// Fitted to the text that was looked up, where that was possible.
  const Segment& target() const {
    return proposal.repair ? proposal.repair->target : proposal.target_variant().segment;
  }
};

/// An iterator over units; it keeps the memory open.
class Units {
 public:
  Units(std::shared_ptr<Memory> memory, UnitFilter filter);
  TranslationUnit next();

 private:
  std::shared_ptr<Memory> memory_;
  UnitCursor cursor_;
};

/// calque::Memory as Python has it: it can be closed, and lends its sessions by itself, so that
/// any thread may use it.
class OpenMemory {
 public:
  OpenMemory(const std::filesystem::path& path, bool create, bool read_only);

  /// Threads that are at work, and iterators, keep the file open until they are done.
  void close() { memory_.reset(); }
  /// Throws UsageError when it is closed.
  std::shared_ptr<Memory> memory() const;
  const std::filesystem::path& path() const { return path_; }

  std::vector<Match> match(const LookupQuery& query, const LookupOptions& options) const;

  /// One batch. Nothing in the place of those whose texts the memory has.
  std::vector<std::optional<std::int64_t>> add(const std::vector<TranslationUnit>& units,
                                               const std::string& user) const;
  void edit(std::int64_t id, const std::vector<Variant>& variants, const std::string& user) const;
  void remove(const std::vector<std::int64_t>& ids, const std::string& user) const;

  StoredPairs add_aligned(const align::Side& source, const align::Side& target,
                          const AlignedUnitOptions& options) const;
  ImportReport import_file(const std::string& path, const UnitFormat& format,
                           const UnitSourceOptions& reading, const ImportOptions& options) const;
  /// The file is there whole, or as it was.
  UnitSinkReport export_file(const std::filesystem::path& path, const UnitFormat& format,
                             const UnitFilter& filter, const UnitSinkOptions& options) const;

 private:
  std::filesystem::path path_;
  std::shared_ptr<Memory> memory_;
};

}  // namespace calque::python
