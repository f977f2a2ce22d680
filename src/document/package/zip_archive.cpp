#include "document/package/zip_archive.h"

#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "calque/error.h"

namespace calque::document {
namespace {

/// As large as a file that is read whole (text/whole_file.h).
constexpr std::size_t kLargestPart = std::size_t{128} << 20U;

// Parts of real documents are packed to a tenth, tables of equal cells to a hundredth.
constexpr std::size_t kUnsuspicious = std::size_t{8} << 20U;
constexpr std::uint64_t kMostPacked = 250;
// The unpacked size that the archive tells is not believed: the content grows by 64 KiB at a
// time, and is measured against the bounds after each.
constexpr std::size_t kChunk = std::size_t{1} << 16U;

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

std::vector<std::string> ZipArchive::names() const {
  // A package of a translation job has some hundred files.
  constexpr zip_int64_t kMost = 10'000;
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  if (count > kMost) throw InputError(name_ + ": it has more than 10,000 files");
  std::vector<std::string> names;
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
    if (name != nullptr && !std::string_view(name).ends_with('/')) names.emplace_back(name);
  }
  return names;
}

std::optional<std::string> ZipArchive::read(const std::string& path) const {
  const zip_int64_t index = zip_name_locate(archive_.get(), path.c_str(), ZIP_FL_ENC_UTF_8);
  if (index < 0) return std::nullopt;
  const std::unique_ptr<zip_file_t, FileCloser> file(
      zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (!file) {
    throw InputError(name_ + ": " + path + ": " + zip_strerror(archive_.get()));
  }
  zip_stat_t stored{};
  zip_stat_index(archive_.get(), static_cast<zip_uint64_t>(index), 0, &stored);
  std::string content;
  for (;;) {
    const std::size_t size = content.size();
    content.resize(size + kChunk);
    const zip_int64_t count = zip_fread(file.get(), content.data() + size, kChunk);
    if (count < 0) throw InputError(name_ + ": " + path + " is damaged");
    content.resize(size + static_cast<std::size_t>(count));
    if (count == 0) return content;
    if (content.size() > kLargestPart) {
      throw InputError(name_ + ": " + path + " is larger than 128 MiB unpacked");
    }
    if (content.size() > kUnsuspicious && content.size() / kMostPacked > stored.comp_size) {
      throw InputError(name_ + ": " + path +
                       " is packed to less than a part in 250, as no document is; refused");
    }
  }
}

namespace {

struct SourceFree {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

/// The time of the entry stays, so that nothing but its content differs.
void replace_file(zip_t* archive, const std::string& path, const std::string& content,
                  const std::string& name) {
  const zip_int64_t index = zip_name_locate(archive, path.c_str(), ZIP_FL_ENC_UTF_8);
  zip_stat_t was;
  zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
  if (index < 0 || source == nullptr ||
      zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &was) != 0 ||
      zip_file_replace(archive, static_cast<zip_uint64_t>(index), source, 0) != 0) {
    zip_source_free(source);
    throw InputError(name + ": " + path + " cannot be replaced: " + zip_strerror(archive));
  }
  zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), was.mtime, 0);
}

/// A source with a copy of `bytes` that libzip frees. Up to 1.7.3 it also frees a buffer that it
/// was told not to own, once zip_close has kept the unchanged beginning of the archive
/// (https://github.com/nih-at/libzip/issues/284).
std::unique_ptr<zip_source_t, SourceFree> owned_source(const std::string& bytes) {
  void* copy = std::malloc(bytes.size());
  if (copy == nullptr) return nullptr;
  std::ranges::copy(bytes, static_cast<char*>(copy));
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(copy, bytes.size(), 1, &error);
  zip_error_fini(&error);
  if (source == nullptr) std::free(copy);
  return std::unique_ptr<zip_source_t, SourceFree>(source);
}

std::string read_source(zip_source_t* source) {
  std::string bytes;
  if (zip_source_open(source) != 0) return bytes;
  for (;;) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kChunk);
    const zip_int64_t count = zip_source_read(source, bytes.data() + size, kChunk);
    bytes.resize(size + static_cast<std::size_t>(std::max<zip_int64_t>(count, 0)));
    if (count <= 0) break;
  }
  zip_source_close(source);
  return bytes;
}

}  // namespace

std::string replace_in_zip(const std::string& bytes, const std::string& name,
                           const std::vector<std::pair<std::string, std::string>>& contents) {
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_source_t, SourceFree> buffer = owned_source(bytes);
  if (!buffer) throw InputError(name + ": no memory to write it");
  zip_source_keep(buffer.get());
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(buffer.get(), 0, &error));
  if (!archive) {
    zip_source_free(buffer.get());
    throw InputError(name + ": not a zip file, or damaged: " + zip_error_strerror(&error));
  }
  for (const auto& [path, content] : contents) replace_file(archive.get(), path, content, name);
  if (zip_close(archive.get()) != 0) {
    throw InputError(name + ": cannot be written: " + zip_strerror(archive.get()));
  }
  [[maybe_unused]] const zip_t* const freed = archive.release();  // by zip_close
  return read_source(buffer.get());
}

}  // namespace calque::document
