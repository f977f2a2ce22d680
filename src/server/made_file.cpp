#include "server/made_file.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>

#include "calque/unit.h"
#include "text/hash.h"

namespace calque::server {
namespace {

/// Pieces that are hashed and sent. DO NOT CHANGE: clients would fetch what they have.
constexpr std::size_t kPiece = std::size_t{256} << 10U;

[[noreturn]] void fail(const char* what, int code) {
  throw Error(std::string(what) + ": " + std::generic_category().message(code));
}

/// Without a name, so that nothing is left where the program is killed.
file::Descriptor temporary_file() {
  std::string name = (std::filesystem::temp_directory_path() / "calque-XXXXXX").string();
  file::Descriptor file(mkstemp(name.data()));
  if (!file.is_open()) fail("a file to be served cannot be made", errno);
  unlink(name.c_str());
  return file;
}

class FileStream : public BodyStream {
 public:
  explicit FileStream(std::shared_ptr<const MadeFile> file) : file_(std::move(file)) {}

  Piece next() override {
    Piece piece{.bytes = file_->read(sent_, kPiece)};
    sent_ += piece.bytes.size();
    piece.end = sent_ >= file_->size();
    return piece;
  }

 private:
  std::shared_ptr<const MadeFile> file_;
  std::uint64_t sent_ = 0;
};

/// If-None-Match: `*`, or a list of tags, of which those that are weak are as good (RFC 9110,
/// section 13.1.2).
bool has_already(std::string_view header, std::string_view etag) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(','), header.size());
    std::string_view tag = header.substr(0, end);
    while (tag.starts_with(' ')) tag.remove_prefix(1);
    while (tag.ends_with(' ')) tag.remove_suffix(1);
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == "*" || tag == etag) return true;
    header.remove_prefix(std::min(end + 1, header.size()));
  }
  return false;
}

}  // namespace

MadeFile::MadeFile(const std::function<void(std::ostream&)>& write) : file_(temporary_file()) {
  file::DescriptorBuffer buffer(file_);
  std::ostream out(&buffer);
  write(out);
  out.flush();
  if (!out) fail("a file to be served cannot be written", buffer.error());
  const off_t end = lseek(file_.number(), 0, SEEK_END);
  if (end < 0) fail("a file to be served cannot be read", errno);
  size_ = static_cast<std::uint64_t>(end);
  // Any two seeds that differ: 128 bits, so that no two contents are taken for one.
  Uid hash{1, 2};
  for (std::uint64_t offset = 0; offset < size_; offset += kPiece) {
    const std::string piece = read(offset, kPiece);
    hash.high = text::hash_combine(hash.high, text::hash_bytes(piece, 1));
    hash.low = text::hash_combine(hash.low, text::hash_bytes(piece, 2));
  }
  etag_ = '"' + hash.text() + '"';
}

std::string MadeFile::read(std::uint64_t offset, std::size_t most) const {
  std::string bytes(
      static_cast<std::size_t>(std::min<std::uint64_t>(most, size_ - std::min(offset, size_))),
      '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = pread(file_.number(), bytes.data() + done, bytes.size() - done,
                              static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) fail("a file to be served cannot be read", got < 0 ? errno : EIO);
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

Response file_answer(const Request& request, std::shared_ptr<const MadeFile> file,
                     std::string content_type) {
  Response response;
  response.content_type = std::move(content_type);
  response.headers.set("ETag", file->etag());
  // May be kept, and is asked for again each time.
  response.headers.set("Cache-Control", "no-cache");
  if (has_already(request.headers.get("If-None-Match"), file->etag())) {
    response.status = 304;
  } else if (file->size() <= kPiece) {
    response.body = file->read(0, kPiece);
  } else {
    response.stream = std::make_unique<FileStream>(std::move(file));
  }
  return response;
}

}  // namespace calque::server
