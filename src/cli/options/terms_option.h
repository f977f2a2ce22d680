#pragma once

#include <memory>
#include <string>

#include "check/terms.h"
#include "cli/command.h"
#include "glossary/glossary_source.h"

namespace calque::cli {

/// The glossary that translations are held against: a file, else that of the memory.
class TermsOption {
 public:
  void declare(CLI::App& app);

  /// Null where there are no terms: no file is named, and there is no memory in the default place,
  /// or it has no glossary. Throws InputError for a glossary or a memory that cannot be read.
  std::unique_ptr<check::TermCheck> open(const Globals& globals,
                                         const glossary::GlossaryReadOptions& options) const;

 private:
  std::string file_;
};

}  // namespace calque::cli
