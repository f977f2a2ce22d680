#include "text/byte_source.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "file/system.h"

namespace calque::text {
namespace {

/// What zlib is given, and gives, at a time.
constexpr std::size_t kBufferSize = std::size_t{128} * 1024;

std::string system_message(int code) {
  return std::error_code(code, std::generic_category()).message();
}

struct FileCloser {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);  // NOLINT(cppcoreguidelines-owning-memory)
  }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

class FileReader final : public ByteReader {
 public:
  FileReader(File file, std::string name) : file_(std::move(file)), name_(std::move(name)) {}

  std::size_t read(std::span<char> into) override {
    errno = 0;
    const std::size_t count = std::fread(into.data(), 1, into.size(), file_.get());
    if (count == 0 && std::ferror(file_.get()) != 0) {
      throw InputError(name_ + ": cannot be read: " + system_message(errno));
    }
    return count;
  }

 private:
  File file_;
  std::string name_;
};

class MemoryReader final : public ByteReader {
 public:
  explicit MemoryReader(std::string bytes) : bytes_(std::move(bytes)) {}

  std::size_t read(std::span<char> into) override {
    const std::size_t count = std::min(into.size(), bytes_.size() - at_);
    std::copy_n(bytes_.data() + at_, count, into.data());
    at_ += count;
    return count;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

/// Counts what passes, and lets the first bytes be looked at before they are read.
class PeekReader final : public ByteReader {
 public:
  PeekReader(std::unique_ptr<ByteReader> inner, std::uint64_t& consumed)
      : inner_(std::move(inner)), consumed_(consumed) {}

  // The two bytes of RFC 1952, 2.3.1. A pipe may give one byte at a time.
  bool begins_with_gzip_magic() {
    head_.resize(2);
    std::size_t filled = 0;
    while (filled < head_.size()) {
      const std::size_t count = inner_->read(std::span(head_).subspan(filled));
      if (count == 0) break;
      filled += count;
    }
    head_.resize(filled);
    consumed_ += filled;
    return head_ == std::vector<char>{'\x1F', '\x8B'};
  }

  std::size_t read(std::span<char> into) override {
    // What was looked at is given out first.
    if (!head_.empty()) {
      const std::size_t count = std::min(into.size(), head_.size());
      std::copy_n(head_.begin(), count, into.begin());
      head_.erase(head_.begin(), head_.begin() + static_cast<std::ptrdiff_t>(count));
      return count;
    }
    const std::size_t count = inner_->read(into);
    consumed_ += count;
    return count;
  }

 private:
  std::unique_ptr<ByteReader> inner_;
  std::uint64_t& consumed_;
  std::vector<char> head_;
};

struct InflateEnd {
  void operator()(z_stream* stream) const {
    inflateEnd(stream);
    delete stream;  // NOLINT(cppcoreguidelines-owning-memory): the deleter of the unique_ptr
  }
};

/// Several members in a row are one file (RFC 1952), as `cat a.gz b.gz` makes; a bomb does no harm
/// here, as nothing is held.
class GzipReader final : public ByteReader {
 public:
  GzipReader(std::unique_ptr<ByteReader> packed, std::string name)
      : packed_(std::move(packed)),
        name_(std::move(name)),
        input_(kBufferSize),
        stream_(std::make_unique<z_stream>(z_stream{}).release()) {
    // zlib.h: 16 more than the window's bits takes gzip and no other wrapping.
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(stream_.get(), kGzipOnly) != Z_OK) {
      throw InputError(name_ + ": zlib cannot start");
    }
  }

  std::size_t read(std::span<char> into) override {
    stream_->next_out = reinterpret_cast<Bytef*>(into.data());
    stream_->avail_out = static_cast<uInt>(std::min(into.size(), kBufferSize));
    const uInt wanted = stream_->avail_out;
    while (stream_->avail_out == wanted && !finished_) step();
    return wanted - stream_->avail_out;
  }

 private:
  void step() {
    if (stream_->avail_in == 0) refill();
    if (stream_->avail_in == 0) {
      // A file that was cut must not pass for a whole one.
      if (!between_members_) throw InputError(name_ + ": the gzip data ends too early");
      finished_ = true;
      return;
    }
    if (between_members_ && !start_member()) return;
    const int status = inflate(stream_.get(), Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      between_members_ = true;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      // Z_BUF_ERROR says only that there was nothing to do: more input, or more room, comes with
      // the next step.
      throw InputError(name_ + ": the gzip data is damaged" +
                       (stream_->msg == nullptr ? "" : std::string(": ") + stream_->msg));
    }
  }

  /// Another gzip member may follow (RFC 1952, section 2.2); any other bytes are padding.
  bool start_member() {
    if (*stream_->next_in != 0x1F) {
      finished_ = true;
      return false;
    }
    inflateReset(stream_.get());
    between_members_ = false;
    return true;
  }

  void refill() {
    stream_->next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_->avail_in = static_cast<uInt>(packed_->read(input_));
  }

  std::unique_ptr<ByteReader> packed_;
  std::string name_;
  std::vector<char> input_;
  std::unique_ptr<z_stream, InflateEnd> stream_;
  bool between_members_ = false;
  bool finished_ = false;
};

}  // namespace

ByteSource::ByteSource(std::unique_ptr<ByteReader> reader, std::string name,
                       std::optional<std::uint64_t> stored_size)
    : name_(std::move(name)),
      stored_size_(stored_size),
      consumed_(std::make_unique<std::uint64_t>(0)) {
  auto peek = std::make_unique<PeekReader>(std::move(reader), *consumed_);
  if (peek->begins_with_gzip_magic()) {
    reader_ = std::make_unique<GzipReader>(std::move(peek), name_);
  } else {
    reader_ = std::move(peek);
  }
}

/// Compression is told by the content: names of files lie, and a pipe has none.
ByteSource ByteSource::open(const std::string& path) {
  if (path == "-") {
    const std::string name = kStandardInput;
    return {std::make_unique<FileReader>(File(stdin), name), name, std::nullopt};
  }
  File file(std::fopen(path.c_str(), "rb"));
  if (!file) throw InputError(path + ": cannot be opened: " + system_message(errno));
  // A pipe or a device has no size: progress is shown without one.
  const std::optional<std::uint64_t> size = file::regular_size(file.get());
  return {std::make_unique<FileReader>(std::move(file), path), path, size};
}

ByteSource ByteSource::from_memory(std::string bytes, std::string name) {
  const std::uint64_t size = bytes.size();
  return {std::make_unique<MemoryReader>(std::move(bytes)), std::move(name), size};
}

std::size_t ByteSource::read(std::span<char> into) {
  return reader_->read(into);
}

}  // namespace calque::text
