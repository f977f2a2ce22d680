#include "server/lookups.h"

#include <algorithm>

#include "lookup/met_language.h"
#include "server/context.h"
#include "store/languages_in_use.h"

namespace calque::server {

Lookups::Lookups(ServedMemory& memory) {
  add(memory, false);
}

Lookups::Lookups(Context& context, const Identity& who) {
  const std::vector<ServedMemory*> readable = context.readable(who);
  if (readable.empty()) {
    throw HttpError({.status = 403,
                     .code = "auth",
                     .title = "Not allowed",
                     .detail = "this token may read none of the memories"});
  }
  for (ServedMemory* memory : readable) add(*memory, readable.size() > 1);
}

void Lookups::add(ServedMemory& memory, bool named) {
  sessions_.push_back(memory.read());
  memories_.push_back({.session = &*sessions_.back(),
                       .name = named ? memory.name() : std::string(),
                       .priority = memory.priority(),
                       .penalty = memory.penalty()});
}

void Lookups::meet(const LookupOptions& options) {
  const std::pair asked{options.source, options.target};
  if (met_ == asked) return;
  for (LookupMemory& memory : memories_) {
    const auto taken = [&memory](const Language& language, OtherRegions regions) {
      const MetLanguage met = calque::meet(*memory.session, language, regions);
      return met.instead.empty() ? std::optional<Language>() : met.taken();
    };
    memory.source = taken(options.source, OtherRegions::accepted);
    memory.target = taken(options.target, OtherRegions::refused);
  }
  met_ = asked;
}

LookupAnswer Lookups::answer(const LookupQuery& query, const LookupOptions& options) {
  meet(options);
  return calque::answer(memories_, query, options);
}

std::vector<Language> Lookups::languages() {
  std::vector<Language> all;
  for (const LookupMemory& memory : memories_) {
    for (Language& language : languages_of_texts(*memory.session)) {
      if (std::ranges::find(all, language) == all.end()) all.push_back(std::move(language));
    }
  }
  return all;
}

}  // namespace calque::server
