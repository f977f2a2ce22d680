#pragma once

#include <filesystem>
#include <ostream>
#include <string>

#include "file/descriptor.h"
#include "file/target.h"

namespace calque::file {

/// A file that is written whole or not at all: its content goes to a file beside it that takes its
/// name in the end. At every moment, also after a power cut, a reader finds the whole old content
/// or the whole new one; once commit() has returned, the new one.
///
/// The file keeps its permissions and, where this user may set them, its owner and group; of a
/// symbolic link the file that it points to is written. A device or a pipe is written as it comes.
/// Several threads and processes may write the same file at a time; the last to commit wins.
class OutputFile {
 public:
  /// @throws Error when the file cannot be made, is write-protected, or has several hard links.
  explicit OutputFile(const std::filesystem::path& path);

  /// A file that is a copy of `model`: where it is new, it may be read and written by those who may
  /// the other.
  OutputFile(const std::filesystem::path& path, const std::filesystem::path& model);

  /// Removes what was not committed.
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& stream() { return stream_; }

  /// True when what is written is read by a person at once.
  bool is_terminal() const;

  /// The name that the content has until it is committed, for those who write to a file by its
  /// name, and not to the stream. Empty of a device.
  const std::filesystem::path& unfinished() const { return unfinished_; }

  /// To be called once. @throws Error when not all could be written; the file is then as it was.
  void commit();

 private:
  void open_unfinished();
  void replace();
  [[noreturn]] void fail(int code) const;

  Target target_;
  std::filesystem::path model_;       ///< Of whom a new file gets its permissions; or empty.
  std::filesystem::path unfinished_;  ///< Empty of a device, and after the end.
  Descriptor file_;
  DescriptorBuffer buffer_{file_};
  std::ostream stream_{&buffer_};
};

}  // namespace calque::file
