#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "align/lexicon.h"
#include "calque/language.h"

namespace calque {

/// A lexicon that was built on this machine, and what it was built from.
struct BuiltLexicon {
  Language source;
  Language target;
  std::int64_t pairs = 0;
  std::vector<std::string> from;
  /// False for one that was built by other rules: it is to be built again, and not used till then.
  bool current = true;
};

/// The lexicons that a user has built, a file each, in one folder: a head of lines of text, an
/// empty line, then the lexicon (lexicon/lexicon_codec.h).
class LexiconFolder {
 public:
  /// The folder need not be there.
  explicit LexiconFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}

  /// Takes the place of what was there for these languages. @throws Error.
  void write(const BuiltLexicon& about, const align::Lexicon& lexicon) const;

  /// By languages; files that are none are passed over.
  std::vector<BuiltLexicon> list() const;

  /// The one for these languages, in either direction; else the one for the languages without their
  /// regions and scripts. Nothing where there is none, or none that is current and undamaged.
  std::optional<align::Lexicon> read(const Language& source, const Language& target) const;

  /// In either direction. False where there is none.
  bool remove(const Language& source, const Language& target) const;

 private:
  std::filesystem::path file_of(const Language& source, const Language& target) const;
  std::optional<align::Lexicon> read_file(const Language& source, const Language& target) const;

  std::filesystem::path folder_;
};

}  // namespace calque
