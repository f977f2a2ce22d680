#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>

#include "file/descriptor.h"
#include "server/message.h"

namespace calque::server {

/// A file that was made to be served, in a place of its own on the disk that is gone with it. For
/// any number of threads.
class MadeFile {
 public:
  /// @param write writes the content. Throws Error when the disk takes no more, and what `write`
  /// throws.
  explicit MadeFile(const std::function<void(std::ostream&)>& write);

  /// Names the content: it is the same after the program was started anew. With its quotes.
  const std::string& etag() const { return etag_; }
  std::uint64_t size() const { return size_; }

  /// Up to `most` bytes from `offset` on. Throws Error when they cannot be read.
  std::string read(std::uint64_t offset, std::size_t most) const;

 private:
  file::Descriptor file_;
  std::uint64_t size_ = 0;
  std::string etag_;
};

/// The file as an answer: 304 without a body where the request says that it has it already.
Response file_answer(const Request& request, std::shared_ptr<const MadeFile> file,
                     std::string content_type);

}  // namespace calque::server
