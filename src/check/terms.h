#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "check/check.h"
#include "check/language_terms.h"

namespace calque::check {

/// Holds translations against a glossary (docs/checks.md tells how). Reads all of it when it is
/// made; made once for many files. Not for use by two threads at once.
class TermCheck {
 public:
  explicit TermCheck(glossary::Glossary& glossary);

  TermCheck(const TermCheck&) = delete;
  TermCheck& operator=(const TermCheck&) = delete;

  /// Terms of the target that are forbidden, and terms of the source that it translates otherwise.
  void check(const CheckedText& source, const CheckedText& target, const Report& report);

 private:
  const LanguageTerms& terms_of(const Language& language);

  std::vector<CheckedEntry> entries_;
  std::map<std::string, std::unique_ptr<LanguageTerms>, std::less<>> languages_;
};

/// Checks with the terms of the options; null where there are none.
std::unique_ptr<Check> make_term_check(const CheckerOptions& options);

}  // namespace calque::check
