#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct zip;

namespace calque::document {

/// A zip file in memory, read only.
class ZipArchive {
 public:
  /// `bytes` must outlive the archive; `name` stands in messages.
  /// @throws InputError when it is no zip file, or is damaged.
  ZipArchive(std::string_view bytes, std::string name);

  /// The paths of its files, in their order. @throws InputError when there are more than 10,000.
  std::vector<std::string> names() const;

  /// The file with this path, or nothing when there is none.
  /// @throws InputError when it is damaged, encrypted, larger than 128 MiB unpacked, or
  /// packed as only a file is that was made to fill the memory.
  std::optional<std::string> read(const std::string& path) const;

 private:
  struct Closer {
    void operator()(zip* archive) const;
  };

  std::string name_;
  std::unique_ptr<zip, Closer> archive_;
};

/// The zip file with other content for the files with these paths, which must be in it. All other
/// files stay as they are packed, in their order.
/// @throws InputError when it is no zip file, or is damaged.
std::string replace_in_zip(const std::string& bytes, const std::string& name,
                           const std::vector<std::pair<std::string, std::string>>& contents);

}  // namespace calque::document
