#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// A step of a program that the module journal.cpp recorded.
struct Step {
  char kind = 0;  ///< Create, Truncate, Write, Fsync, Rename, Unlink: the first letter.
  std::uint64_t inode = 0;
  std::uint64_t offset = 0;  ///< Of a write; the size of a truncation.
  std::string bytes;         ///< What is written; or the path, "from\nto" of a renaming.
};

std::vector<Step> read_journal(const std::filesystem::path& path);

/// A disk that keeps for certain only what was synced. After a power cut any beginning of the
/// changes of names since then may be there, and of the content of each file since its own sync:
/// nothing, all, a beginning with the last write torn, the end alone, or as many zero bytes.
class UncertainDisk {
 public:
  /// @param folder whose names are synced by an fsync with its inode number.
  UncertainDisk(const std::filesystem::path& folder);

  /// A file that is there from the start.
  void add(const std::filesystem::path& path);

  void apply(const Step& step);

  /// Every content that the file may have after a power cut now; nothing where it is not there.
  void for_each_outcome(const std::string& path,
                        const std::function<void(const std::optional<std::string>&)>& visit) const;

 private:
  struct File {
    std::string synced;
    std::vector<Step> pending;
  };
  using Names = std::map<std::string, std::uint64_t>;

  static void change(Names& names, const Step& step);
  static std::vector<std::string> contents(const File& file);

  std::uint64_t folder_ = 0;
  Names synced_names_;
  std::vector<Step> pending_names_;
  std::map<std::uint64_t, File> files_;
};
