#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "calque/format.h"
#include "calque/language.h"
#include "document/document.h"
#include "formats/issue_log.h"

/// Two files of strings of a program, one a translation of the other.
namespace calque {

/// A string and its translation, by their key.
struct StringPair {
  std::size_t source = 0;  ///< Their numbers among the paragraphs.
  std::size_t target = 0;
};

/// Pairs by keys, in the order of the target; a form of a plural that the source does not have goes
/// with its "other". Keys that stand several times go in their order.
std::vector<StringPair> pairs_by_key(const document::Document& source,
                                     const document::Document& target);

/// True when both files are of formats of strings by their names and contents.
bool are_string_files(const std::string& source, const std::string& target);

/// The language that the name of a file of strings, or its folder, tells: `tr.json`, `app_tr.arb`,
/// `values-tr/strings.xml`, `tr.lproj/Localizable.strings`; "und" for none.
Language language_of_string_file(const std::string& path);

struct StringPairOptions {
  Language source;  ///< "und": as the file says, or its name.
  Language target;
  std::string encoding{};
};

/// Units of two files of strings: their pairs by key, with key and remarks. A translation that is
/// the source again is left out: nobody has translated it yet.
class StringPairSource : public UnitSource {
 public:
  /// Throws InputError for files that cannot be read, UsageError where a language is not known.
  StringPairSource(const std::string& source, const std::string& target,
                   const StringPairOptions& options);

  bool next(TranslationUnit& unit) override;
  std::uint64_t line() const override { return 0; }
  std::string name() const override { return name_; }
  std::uint64_t bytes_read() const override { return 0; }
  ReadSummary summary() const override;

 private:
  std::string name_;
  Language source_language_;
  Language target_language_;
  document::Document source_;
  document::Document target_;
  std::vector<StringPair> pairs_;
  std::size_t at_ = 0;
  IssueLog log_;
};

}  // namespace calque
