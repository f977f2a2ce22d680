#include "cli/options/guess_option.h"

#include <CLI/CLI.hpp>

#include "cli/console.h"
#include "segment/language_guess.h"
#include "transfer/peeked_source.h"

namespace calque::cli {

void GuessOption::declare(CLI::App& app) {
  app.add_flag("--no-guess", off_,
               "Do not look whether texts are in the language that is named for them");
}

void GuessOption::look_at(const Globals& globals, const std::string& what, std::string_view text,
                          const Language& said) const {
  if (off_) return;
  if (const auto other = segment::evident_other_language(text, said)) {
    say(globals, "warning: " + what + " seems to be in " + other->tag() +
                     " where it is said to be in " + said.tag() + " (--no-guess: do not look)");
  }
}

void GuessOption::look_at(const Globals& globals, const std::string& what,
                          const std::vector<std::string_view>& texts, const Language& said) const {
  // More than is needed to tell a language.
  constexpr std::size_t kEnough = std::size_t{32} * 1024;
  std::string beginning;
  for (const std::string_view text : texts) {
    beginning.append(text).push_back('\n');
    if (beginning.size() > kEnough) break;
  }
  look_at(globals, what, beginning, said);
}

void GuessOption::look_at(const Globals& globals, const std::string& file,
                          const PeekedSource& source) const {
  for (const PeekedSource::Sample& sample : source.samples()) {
    look_at(globals, file, sample.text, sample.language);
  }
}

}  // namespace calque::cli
