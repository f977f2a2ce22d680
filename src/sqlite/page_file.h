#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace calque::sqlite {

/// The pages of an SQLite file as bytes, for one that SQLite itself cannot read any more: with what
/// is committed in the write-ahead log beside it, and without writing anything or taking a lock.
/// Formats: https://sqlite.org/fileformat2.html, sections 1.2, 1.3 and 4.
class PageFile {
 public:
  using Bytes = std::vector<std::byte>;

  /// Throws InputError when the file cannot be read or is too short for a page.
  explicit PageFile(const std::filesystem::path& path);

  const std::filesystem::path& path() const { return path_; }

  /// Pages count from 1, as in SQLite.
  std::uint32_t pages() const { return pages_; }

  /// Bytes of a page that hold content.
  std::uint32_t usable_bytes() const { return page_bytes_ - reserved_; }

  /// False when the beginning of the file is not what SQLite writes there; then a page is taken to
  /// have 4,096 bytes, as calque's files do, unless the log says otherwise.
  bool has_header() const { return has_header_; }

  /// The number at `offset` of the file's header (section 1.3); 0 without a header.
  std::uint32_t header_number(std::size_t offset) const;

  /// A page's bytes; what the file has not is zero. `number` is 1 to pages().
  Bytes page(std::uint32_t number);

  /// The same of a page in a chain of those in which a row goes on; nothing where it is no page, or
  /// was asked for so often that more than one row must lead to it.
  std::optional<Bytes> chained_page(std::uint32_t number);

 private:
  void read_header();
  void read_log();
  void take_frames(std::ifstream& log, bool big_endian, std::span<const std::byte> header);

  std::filesystem::path path_;
  std::ifstream file_;
  std::ifstream log_;
  std::map<std::uint32_t, std::uint64_t> in_log_;  ///< Where in the log a page stands.
  std::uint32_t page_bytes_ = 4096;
  std::uint32_t reserved_ = 0;
  std::uint32_t pages_ = 0;
  bool has_header_ = false;
  Bytes header_;
  std::vector<std::uint8_t> chained_;  ///< How often each page was asked for in a chain.
};

/// The big-endian number of two or four bytes at `at`, which must be within `bytes`.
std::uint32_t big_endian_16(std::span<const std::byte> bytes, std::size_t at);
std::uint32_t big_endian_32(std::span<const std::byte> bytes, std::size_t at);

}  // namespace calque::sqlite
