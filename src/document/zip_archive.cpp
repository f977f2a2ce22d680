#include "document/zip_archive.h"

#include <zip.h>

#include <utility>

#include "error.h"

namespace calque::document {
namespace {

constexpr std::size_t kLargestPart = std::size_t{256} << 20U;

struct FileCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

}  // namespace

void ZipArchive::Closer::operator()(zip* archive) const {
  zip_discard(archive);
}

ZipArchive::ZipArchive(std::string_view bytes, std::string name) : name_(std::move(name)) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive_) zip_source_free(source);
  }
  const std::string reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (!archive_) throw InputError(name_ + ": not a zip file, or damaged: " + reason);
}

std::optional<std::string> ZipArchive::read(const std::string& path) const {
  const zip_int64_t index = zip_name_locate(archive_.get(), path.c_str(), ZIP_FL_ENC_UTF_8);
  if (index < 0) return std::nullopt;
  const std::unique_ptr<zip_file_t, FileCloser> file(
      zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (!file) {
    throw InputError(name_ + ": " + path + ": " + zip_strerror(archive_.get()));
  }
  constexpr std::size_t kChunk = std::size_t{1} << 16U;
  std::string content;
  for (;;) {
    const std::size_t size = content.size();
    content.resize(size + kChunk);
    const zip_int64_t count = zip_fread(file.get(), content.data() + size, kChunk);
    if (count < 0) throw InputError(name_ + ": " + path + " is damaged");
    content.resize(size + static_cast<std::size_t>(count));
    if (count == 0) return content;
    if (content.size() > kLargestPart) {
      throw InputError(name_ + ": " + path + " is larger than 256 MiB unpacked");
    }
  }
}

}  // namespace calque::document
