#include "formats/package/package_document.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "calque/error.h"
#include "document/package/zip_archive.h"
#include "formats/bilingual_units.h"
#include "text/byte_source.h"
#include "text/format_choice.h"
#include "text/whole_file.h"

namespace calque {
namespace {

/// As much of what is packed as two files that are read whole; each is bounded by itself.
constexpr std::size_t kMostUnpacked = 2 * text::kLargestDocument;

/// The format of a file in a package: one that its first bytes tell, or its name alone.
const UnitFormat* format_of(const std::string& path, std::string_view bytes) {
  constexpr std::size_t kHead = std::size_t{64} * 1024;
  const std::string_view head = bytes.substr(0, kHead);
  const std::string ending = text::format_ending(path);
  // Packages in packages are not opened.
  if (bytes.starts_with("PK\x03\x04")) return nullptr;
  const UnitFormat* named = text::format_by_name(unit_formats(), ending, head);
  if (named != nullptr && (named->recognise == nullptr || named->recognise(head))) return named;
  return text::format_by_content(unit_formats(), head);
}

bool is_in(const Language& language, const Language& wanted) {
  return wanted.undetermined() || language.undetermined() || language.primary() == wanted.primary();
}

/// Whether a file is a translation into the language that was asked for. A package has one for each
/// language, and one that is not translated at all.
bool is_wanted(const BilingualDocument& document, const Language& target) {
  const auto& segments = document.segments();
  return !segments.empty() && !segments.front().target_language.undetermined() &&
         is_in(segments.front().target_language, target);
}

/// Calls `visit` with each file that is of a format of units.
template <typename Visit>
void for_each_file(const std::string& bytes, const std::string& name, Visit visit) {
  const document::ZipArchive archive(bytes, name);
  std::size_t unpacked = 0;
  for (const std::string& path : archive.names()) {
    // Beside what is translated there are reports, settings and the originals.
    const std::string ending = text::format_ending(path);
    const bool known = std::ranges::any_of(unit_formats(), [&](const UnitFormat& format) {
      return text::has_ending(format.endings, ending);
    });
    if (!known) continue;
    auto content = archive.read(path);
    if (!content) continue;
    unpacked += content->size();
    if (unpacked > kMostUnpacked) throw InputError(name + ": it holds more than 256 MiB");
    if (const UnitFormat* format = format_of(path, *content)) {
      visit(path, *format, std::move(*content));
    }
  }
}

/// The units of several files, one after the other.
class PackageSource : public UnitSource {
 public:
  PackageSource(std::string bytes, std::string name, const UnitSourceOptions& options)
      : name_(std::move(name)) {
    for_each_file(bytes, name_,
                  [&](const std::string& path, const UnitFormat& format, std::string content) {
                    add(path, format, std::move(content), options);
                  });
    if (sources_.empty()) {
      throw InputError(name_ + ": there is no file in it that is read (TMX, XLIFF, PO, tables)");
    }
  }

  bool next(TranslationUnit& unit) override {
    for (; at_ < sources_.size(); ++at_) {
      if (sources_[at_]->next(unit)) return true;
    }
    return false;
  }

  std::uint64_t line() const override { return at_ < sources_.size() ? sources_[at_]->line() : 0; }
  std::string name() const override { return name_; }
  std::uint64_t bytes_read() const override { return 0; }

  ReadSummary summary() const override {
    ReadSummary all;
    for (const auto& source : sources_) {
      ReadSummary one = source->summary();
      for (ReadIssue& issue : one.issues) {
        issue.message = source->name() + ": " + issue.message;
        all.issues.push_back(std::move(issue));
      }
      all.skipped += one.skipped;
      all.repaired += one.repaired;
      all.truncated = all.truncated || one.truncated;
    }
    return all;
  }

 private:
  void add(const std::string& path, const UnitFormat& format, std::string content,
           const UnitSourceOptions& options) {
    const std::string name = name_ + "/" + path;
    if (format.read != nullptr) {
      sources_.push_back(
          format.read(text::ByteSource::from_memory(std::move(content), name), options));
      return;
    }
    if (format.open == nullptr) return;
    BilingualOptions bilingual;
    bilingual.encoding = options.encoding;
    bilingual.lenient = options.lenient;
    if (!options.languages.empty()) bilingual.source_language = options.languages[0];
    auto document = format.open(std::move(content), name, bilingual);
    const Language target = options.languages.size() > 1 ? options.languages[1] : Language();
    if (!is_wanted(*document, target)) return;
    sources_.push_back(
        std::make_unique<BilingualSource>(std::move(document), source_name(path), options.drafts));
  }

  std::string name_;
  std::vector<std::unique_ptr<UnitSource>> sources_;
  std::size_t at_ = 0;
};

}  // namespace

PackageDocument::PackageDocument(std::string bytes, std::string name,
                                 const BilingualOptions& options)
    : bytes_(std::move(bytes)), name_(std::move(name)) {
  BilingualOptions inner = options;
  // A file that names no target is the original, unless it is the only one.
  inner.target_language = {};
  std::vector<std::pair<std::string, std::unique_ptr<BilingualDocument>>> found;
  for_each_file(
      bytes_, name_, [&](const std::string& path, const UnitFormat& format, std::string content) {
        if (!format.is_filled()) return;
        found.emplace_back(path, format.open(std::move(content), name_ + "/" + path, inner));
      });
  for (auto& [path, document] : found) {
    if (is_wanted(*document, options.target_language)) add(path, std::move(document));
  }
  if (parts_.empty() && found.size() == 1) {
    add(found.front().first, std::move(found.front().second));
  }
  if (!parts_.empty()) return;
  throw InputError(name_ + (found.empty() ? ": there is no bilingual file in it (XLIFF, PO)"
                                          : ": none of its files is in these languages"));
}

void PackageDocument::add(const std::string& path, std::unique_ptr<BilingualDocument> document) {
  const std::size_t files = segments_.empty() ? 0 : segments_.back().file + 1;
  const std::size_t units = segments_.empty() ? 0 : segments_.back().unit + 1;
  Part part{.path = path, .document = std::move(document), .first = segments_.size()};
  for (const BilingualSegment& segment : part.document->segments()) {
    segments_.push_back(segment);
    segments_.back().file += files;
    segments_.back().unit += units;
  }
  for (const ReadIssue& issue : part.document->log().issues()) {
    const std::string message = path + ": " + issue.message;
    if (issue.kind == ReadIssue::Kind::remark) {
      log_.remark(issue.place, message);
    } else {
      log_.add(issue.kind, issue.place, message);
    }
  }
  parts_.push_back(std::move(part));
}

std::size_t PackageDocument::fill(std::size_t index, const Filling& filling) {
  if (index >= segments_.size()) {
    throw UsageError(name_ + ": there is no segment " + std::to_string(index + 1));
  }
  const auto after = std::ranges::upper_bound(parts_, index, {}, &Part::first);
  Part& part = *std::prev(after);
  part.filled = true;
  return part.document->fill(index - part.first, filling);
}

std::string PackageDocument::write() const {
  std::vector<std::pair<std::string, std::string>> contents;
  const document::ZipArchive archive(bytes_, name_);
  for (const Part& part : parts_) {
    if (!part.filled) continue;
    std::string content = part.document->write();
    if (content != archive.read(part.path)) contents.emplace_back(part.path, std::move(content));
  }
  if (contents.empty()) return bytes_;
  return document::replace_in_zip(bytes_, name_, contents);
}

std::unique_ptr<UnitSource> read_package(text::ByteSource source,
                                         const UnitSourceOptions& options) {
  const std::string name = source.name();
  return std::make_unique<PackageSource>(text::read_whole(source, text::kLargestDocument), name,
                                         options);
}

}  // namespace calque
