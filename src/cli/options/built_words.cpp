#include "cli/options/built_words.h"

#include "calque/error.h"
#include "cli/options/memory_option.h"
#include "lexicon/known_words.h"

namespace calque::cli {

LexiconFolder lexicon_folder() {
  const auto folder = data_folder();
  if (!folder) {
    throw UsageError("neither HOME nor XDG_DATA_HOME is set: there is no place for a lexicon");
  }
  return LexiconFolder(*folder / "lexicons");
}

align::Lexicon built_words(const Language& source, const Language& target) {
  if (!data_folder()) return {};
  auto built = lexicon_folder().read(source, target);
  return built ? std::move(*built) : align::Lexicon();
}

align::Lexicon words_at_hand(Session* session, const Language& source, const Language& target,
                             std::string_view own) {
  align::Lexicon known;
  if (session != nullptr) known = known_words(*session, source, target, own);
  align::Lexicon built = built_words(source, target);
  if (built.empty()) return known;
  if (known.empty()) return built;
  return align::Lexicon::joined(known, built);
}

}  // namespace calque::cli
