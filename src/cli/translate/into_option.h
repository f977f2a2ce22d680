#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "document/document.h"
#include "leverage/earlier_version.h"
#include "leverage/pretranslation.h"

namespace calque::cli {

/// `--into FILE`: a file of strings with the translation so far. What it has of a key is taken as
/// it is, and its pairs are looked into for other keys.
class IntoOption {
 public:
  void declare(CLI::App& app);

  bool given() const { return !file_.empty(); }

  /// Reads the file, of the format of `article` and in `target`.
  /// @throws InputError, and UsageError for an article that has no keys.
  void read(const Globals& globals, const leverage::Article& article, const Language& source,
            const Language& target);

  /// The memory of its pairs; empty where the option is not given.
  std::vector<MemoryChoice> memories() const;

  /// The translation that the file has of a segment of the article; null for none.
  const Segment* translation(std::size_t number) const;

  /// Segments that have one.
  std::size_t count() const;

  /// The translation of a segment as a match that nobody has to look at.
  leverage::Pretranslated kept(const leverage::JobSegment& segment) const;

 private:
  void tell_unknown(const Globals& globals, const leverage::Article& article,
                    const document::Document& present) const;

  std::string file_;
  std::vector<std::optional<Segment>> translations_;
  std::unique_ptr<leverage::EarlierMemory> memory_;
};

}  // namespace calque::cli
