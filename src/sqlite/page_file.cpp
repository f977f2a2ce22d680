#include "sqlite/page_file.h"

#include <algorithm>
#include <bit>
#include <string_view>

#include "calque/error.h"

namespace calque::sqlite {
namespace {

constexpr std::size_t kHeaderBytes = 100;      // SQLite file format, 1.3
constexpr std::size_t kLogHeaderBytes = 32;    // 4.1: of the write-ahead log
constexpr std::size_t kFrameHeaderBytes = 24;  // 4.2: before each page in it
constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr std::uint32_t kLogMagic = 0x377F0682;  // the last bit says in which order sums are made

bool is_page_size(std::uint32_t bytes) {
  return bytes >= 512 && bytes <= 65536 && std::has_single_bit(bytes);
}

/// Reads as many bytes as there are; the rest stays as it was.
std::size_t read_at(std::ifstream& in, std::uint64_t offset, std::span<std::byte> out) {
  in.clear();
  in.seekg(static_cast<std::streamoff>(offset));
  in.read(reinterpret_cast<char*>(out.data()), static_cast<std::streamsize>(out.size()));
  return static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0));
}

/// The running sum of a log (section 4.2).
class LogSum {
 public:
  explicit LogSum(bool big_endian) : big_endian_(big_endian) {}

  void add(std::span<const std::byte> bytes) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
      first_ += word(bytes, at) + second_;
      second_ += word(bytes, at + 4) + first_;
    }
  }
  bool is(std::uint32_t first, std::uint32_t second) const {
    return first == first_ && second == second_;
  }

 private:
  std::uint32_t word(std::span<const std::byte> bytes, std::size_t at) const {
    const std::uint32_t big = big_endian_32(bytes, at);
    if (big_endian_) return big;
    return big << 24U | (big & 0xFF00U) << 8U | (big >> 8U & 0xFF00U) | big >> 24U;
  }
  bool big_endian_;
  std::uint32_t first_ = 0;
  std::uint32_t second_ = 0;
};

}  // namespace

std::uint32_t big_endian_16(std::span<const std::byte> bytes, std::size_t at) {
  return static_cast<std::uint32_t>(bytes[at]) << 8U | static_cast<std::uint32_t>(bytes[at + 1]);
}

std::uint32_t big_endian_32(std::span<const std::byte> bytes, std::size_t at) {
  return big_endian_16(bytes, at) << 16U | big_endian_16(bytes, at + 2);
}

PageFile::PageFile(const std::filesystem::path& path)
    : path_(path), file_(path, std::ios::binary), header_(kHeaderBytes) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(path, error);
  if (error || !file_) {
    throw InputError("cannot read " + path.string() + ": check that it is a file you may read");
  }
  read_header();
  pages_ = static_cast<std::uint32_t>(
      std::min<std::uint64_t>((bytes + page_bytes_ - 1) / page_bytes_, UINT32_MAX));
  read_log();
  chained_.resize(std::size_t{pages_} + 1);
  if (pages_ == 0) throw InputError(path.string() + " is empty");
}

void PageFile::read_header() {
  read_at(file_, 0, header_);
  const std::string_view magic(reinterpret_cast<const char*>(header_.data()), kMagic.size());
  const std::uint32_t told = big_endian_16(header_, 16);
  const std::uint32_t bytes = told == 1 ? 65536 : told;
  has_header_ = magic == kMagic && is_page_size(bytes);
  if (!has_header_) return;
  page_bytes_ = bytes;
  const auto reserved = static_cast<std::uint32_t>(header_[20]);
  if (page_bytes_ - reserved >= 480) reserved_ = reserved;  // the least that SQLite allows
}

std::uint32_t PageFile::header_number(std::size_t offset) const {
  return has_header_ ? big_endian_32(header_, offset) : 0;
}

void PageFile::read_log() {
  std::filesystem::path path = path_;
  path += "-wal";
  log_.open(path, std::ios::binary);
  Bytes header(kLogHeaderBytes);
  if (!log_ || read_at(log_, 0, header) < header.size()) return;
  const bool big_endian = (big_endian_32(header, 0) & 1U) != 0;
  const std::uint32_t bytes = big_endian_32(header, 8);
  if ((big_endian_32(header, 0) & ~1U) != kLogMagic || !is_page_size(bytes)) return;
  if (has_header_ && bytes != page_bytes_) return;
  page_bytes_ = bytes;
  take_frames(log_, big_endian, header);
  if (in_log_.contains(1) && !has_header_) {
    header_ = page(1);
    header_.resize(kHeaderBytes);
    has_header_ = true;
  }
}

/// Takes the frames up to the last that ends a transaction.
void PageFile::take_frames(std::ifstream& log, bool big_endian, std::span<const std::byte> header) {
  LogSum sum(big_endian);
  sum.add(header.first(24));
  if (!sum.is(big_endian_32(header, 24), big_endian_32(header, 28))) return;
  const std::uint64_t in_file = pages_;
  std::map<std::uint32_t, std::uint64_t> open;
  Bytes frame(kFrameHeaderBytes + page_bytes_);
  for (std::uint64_t at = kLogHeaderBytes; read_at(log, at, frame) == frame.size();
       at += frame.size()) {
    const bool same_salt =
        std::ranges::equal(std::span(frame).subspan(8, 8), header.subspan(16, 8));
    sum.add(std::span(frame).first(8));
    sum.add(std::span(frame).subspan(kFrameHeaderBytes));
    if (!same_salt || !sum.is(big_endian_32(frame, 16), big_endian_32(frame, 20))) return;
    open[big_endian_32(frame, 0)] = at + kFrameHeaderBytes;
    const std::uint32_t pages = big_endian_32(frame, 4);
    if (pages == 0) continue;
    for (const auto& [number, place] : open) in_log_[number] = place;
    open.clear();
    // A file has no more pages than it had, and those of the log.
    pages_ = static_cast<std::uint32_t>(std::min<std::uint64_t>(pages, in_file + in_log_.size()));
  }
}

PageFile::Bytes PageFile::page(std::uint32_t number) {
  Bytes bytes(page_bytes_);
  const auto found = in_log_.find(number);
  if (found != in_log_.end()) {
    read_at(log_, found->second, bytes);
  } else {
    read_at(file_, std::uint64_t{number - 1} * page_bytes_, bytes);
  }
  return bytes;
}

std::optional<PageFile::Bytes> PageFile::chained_page(std::uint32_t number) {
  // Each row is read two or three times; where chains cross, reading would take the square of the
  // file's length.
  constexpr std::uint8_t kMost = 8;
  if (number < 2 || number > pages_ || chained_[number] == kMost) return std::nullopt;
  ++chained_[number];
  return page(number);
}

}  // namespace calque::sqlite
