#include "cli/options/met_languages.h"

#include <string>

#include "cli/console.h"
#include "store/languages_in_use.h"

namespace calque::cli {
namespace {

/// What one message names; a memory may have hundreds of languages.
constexpr std::size_t kMostNamed = 20;

std::string listed(const std::vector<Language>& languages) {
  std::string list;
  for (std::size_t i = 0; i < std::min(languages.size(), kMostNamed); ++i) {
    list += (i == 0 ? "" : ", ") + languages[i].tag();
  }
  return languages.size() > kMostNamed ? list + " and others" : list;
}

/// What messages say of where texts or terms were looked for.
struct Place {
  std::string_view what;
  std::string_view where;
};
constexpr Place kTexts{"text", "memory"};
constexpr Place kTerms{"term", "glossary"};

void tell_missing(const Globals& globals, const Language& asked, const std::vector<Language>& there,
                  const Place& place) {
  const std::string where(place.where);
  say(globals, "no " + std::string(place.what) + " in " + asked.tag() + ": the " + where +
                   (there.empty() ? " is empty" : " has " + listed(there)));
}

}  // namespace

bool tell(const Globals& globals, const MetLanguage& met) {
  for (const MetLanguage::Instead& instead : met.instead) {
    const std::string where = instead.memory.empty() ? "" : instead.memory + " has ";
    say(globals, "note: " + where + "no text in " + met.asked.tag() + ", " +
                     instead.language.tag() + " is taken for it");
  }
  if (!met.there) tell_missing(globals, met.asked, met.others, kTexts);
  return met.there;
}

bool tell(const Globals& globals, const MemorySet::Met& met) {
  const bool source = tell(globals, met.source);
  // Once is enough to say that there is nothing at all.
  const bool empty = !source && met.source.others.empty();
  return (empty || tell(globals, met.target)) && source;
}

Language met_language(const Globals& globals, Session& session, const Language& asked) {
  const MetLanguage met = meet(session, asked);
  tell(globals, met);
  return met.taken();
}

UnitFilter met_languages(const Globals& globals, Session& session, UnitFilter filter) {
  for (Language& language : filter.languages) {
    language = met_language(globals, session, language);
  }
  return filter;
}

void tell_missing(const Globals& globals, Session& session,
                  const std::vector<Language>& languages) {
  for (const Language& language : languages) {
    if (has_text_in(session, language)) continue;
    tell_missing(globals, language, languages_of_texts(session), kTexts);
  }
}

void tell_missing_terms(const Globals& globals, Session& session,
                        const std::vector<Language>& languages) {
  const LookupMemory only{.session = &session, .name = {}};
  tell_missing_terms(globals, std::span(&only, 1), languages);
}

void tell_missing_terms(const Globals& globals, std::span<const LookupMemory> memories,
                        const std::vector<Language>& languages) {
  for (const Language& language : languages) {
    MetLanguage met{.asked = language};
    for (const LookupMemory& memory : memories) {
      add(met, meet_in_glossary(*memory.session, language));
    }
    if (!met.there) tell_missing(globals, language, met.others, kTerms);
  }
}

}  // namespace calque::cli
