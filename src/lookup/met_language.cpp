#include "lookup/met_language.h"

#include <algorithm>

#include "store/languages_in_use.h"

namespace calque {
namespace {

MetLanguage among(std::vector<Language> there, const Language& asked, OtherRegions regions) {
  MetLanguage met{.asked = asked};
  if (const auto closest = closest_language(asked, there, regions)) {
    met.there = true;
    if (*closest != asked) met.instead.push_back({{}, *closest});
  } else {
    met.others = std::move(there);
  }
  return met;
}

}  // namespace

MetLanguage meet(Session& session, const Language& asked, OtherRegions regions) {
  if (has_text_in(session, asked)) return {.asked = asked, .there = true};
  return among(languages_of_texts(session), asked, regions);
}

MetLanguage meet_in_glossary(Session& session, const Language& asked) {
  return among(languages_of_terms(session), asked, OtherRegions::accepted);
}

void add(MetLanguage& all, const MetLanguage& other) {
  all.there = all.there || other.there;
  all.instead.insert(all.instead.end(), other.instead.begin(), other.instead.end());
  for (const Language& language : other.others) {
    const bool known = std::ranges::find(all.others, language) != all.others.end();
    if (!known) all.others.push_back(language);
  }
}

}  // namespace calque
