#pragma once

#include <string>
#include <vector>

#include "calque/glossary.h"
#include "cli/command.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace calque::cli {

/// Terms and what is said of them, as `glossary add` and `glossary edit` take them.
class TermOptions {
 public:
  void declare(CLI::App& app);

  /// Terms of "LANG=TERM", in the order given. Throws UsageError for any other form, for a text
  /// that is not UTF-8 or empty, and for a term given twice.
  std::vector<glossary::Term> terms() const;

  glossary::Status status() const;

  /// Domain, definition and notes, into the concept.
  void apply(glossary::Entry& entry) const;

  bool names_terms() const { return !terms_.empty(); }
  bool says_more() const;

 private:
  std::vector<std::string> terms_;
  std::string status_;
  // An empty text is not the same as none: it takes out what is there.
  CLI::Option* domain_given_ = nullptr;
  std::string domain_;
  CLI::Option* definition_given_ = nullptr;
  std::string definition_;
  std::vector<std::string> notes_;
};

/// A term of "LANG=TERM".
glossary::Term parse_term(const std::string& written);

/// Says which other entries have a term of `entry`, so that a concept is not told twice.
void tell_same_terms(const Globals& globals, glossary::Glossary& glossary,
                     const glossary::Entry& entry);

}  // namespace calque::cli
