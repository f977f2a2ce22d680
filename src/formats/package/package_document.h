#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "formats/bilingual.h"

namespace calque {

/// A zip file with bilingual files in it: packages of translation programs (.mqxlz, .xlz, .sdlppx,
/// .sdlrpx) and packed XLIFF and PO files. It is filled by filling these; all other files in it
/// stay as they are packed.
class PackageDocument : public BilingualDocument {
 public:
  /// Takes the files in the languages of `options`, where these are given.
  /// @throws InputError where there is none, or one cannot be read.
  PackageDocument(std::string bytes, std::string name, const BilingualOptions& options);

  const std::vector<BilingualSegment>& segments() const override { return segments_; }
  const IssueLog& log() const override { return log_; }
  std::size_t fill(std::size_t index, const Filling& filling) override;
  std::string write() const override;

 private:
  struct Part {
    std::string path;
    std::unique_ptr<BilingualDocument> document;
    std::size_t first = 0;  ///< The number of its first segment.
    bool filled = false;
  };

  void add(const std::string& path, std::unique_ptr<BilingualDocument> document);

  std::string bytes_;
  std::string name_;
  std::vector<Part> parts_;
  std::vector<BilingualSegment> segments_;
  IssueLog log_;
};

/// The units of all files in a zip file that are of a format of units: TMX, XLIFF, PO and tables.
/// @throws InputError where there is none.
std::unique_ptr<UnitSource> read_package(text::ByteSource source, const UnitSourceOptions& options);

}  // namespace calque
