#include "cli/options/terms_option.h"

#include <CLI/CLI.hpp>

#include "calque/error.h"
#include "cli/interrupt.h"
#include "cli/options/memory_option.h"
#include "glossary/glossary_import.h"

namespace calque::cli {
namespace {

Session session_of(const std::string& file, const glossary::GlossaryReadOptions& read) {
  // The same recognition as for a memory's glossary: the file becomes one, for as long as the
  // command runs.
  Session session = Session::temporary();
  const auto source = glossary::open_glossary(file, read);
  glossary::GlossaryImportOptions options;
  options.progress = [](std::int64_t, std::uint64_t) { check_interrupt(); };
  if (glossary::import_glossary(session, *source, options).counts.added == 0) {
    throw InputError(file + ": there are no terms in it");
  }
  return session;
}

}  // namespace

void TermsOption::declare(CLI::App& app) {
  app.add_option("-g,--glossary", file_,
                 "Hold terms against this glossary file, not against the memory's glossary")
      ->type_name("FILE");
}

std::unique_ptr<check::TermCheck> TermsOption::open(
    const Globals& globals, const glossary::GlossaryReadOptions& options) const {
  std::optional<Session> session =
      file_.empty() ? open_if_any(globals) : std::optional(session_of(file_, options));
  if (!session) return nullptr;
  glossary::Glossary glossary(*session);
  if (glossary.statistics().entries == 0) return nullptr;
  return std::make_unique<check::TermCheck>(glossary);
}

}  // namespace calque::cli
