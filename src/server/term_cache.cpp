#include "server/term_cache.h"

#include <algorithm>

#include "calque/glossary.h"
#include "lookup/met_language.h"

namespace calque::server {

struct TermCache::Entry {
  Entry(ServedMemory& memory, const Language& from, const Language& to, std::uint64_t of)
      : name(memory.name()),
        source(from),
        target(to),
        version(of),
        session(memory.read()),
        glossary(*session),
        lookup(glossary, meet_in_glossary(*session, from).taken(),
               meet_in_glossary(*session, to).taken()) {}

  std::string name;
  Language source;
  Language target;
  std::uint64_t version;
  ServedMemory::Lease session;
  glossary::Glossary glossary;
  glossary::TermLookup lookup;
};

TermCache::TermCache() = default;
TermCache::~TermCache() = default;

std::unique_ptr<TermCache::Entry> TermCache::take(const std::string& memory, const Language& source,
                                                  const Language& target, std::uint64_t version) {
  const std::lock_guard lock(mutex_);
  // What knows an older state is of no use to anybody.
  std::erase_if(
      idle_, [&](const auto& entry) { return entry->name == memory && entry->version != version; });
  const auto found = std::ranges::find_if(idle_, [&](const auto& entry) {
    return entry->name == memory && entry->source == source && entry->target == target;
  });
  if (found == idle_.end()) return nullptr;
  std::unique_ptr<Entry> entry = std::move(*found);
  idle_.erase(found);
  return entry;
}

std::vector<std::vector<glossary::TermMatch>> TermCache::find(
    ServedMemory& memory, const Language& source, const Language& target,
    const std::vector<std::string>& texts) {
  const std::uint64_t version = memory.version();
  std::unique_ptr<Entry> entry = take(memory.name(), source, target, version);
  if (entry == nullptr) entry = std::make_unique<Entry>(memory, source, target, version);
  std::vector<std::vector<glossary::TermMatch>> found;
  found.reserve(texts.size());
  for (const std::string& text : texts) found.push_back(entry->lookup.find(text));
  const std::lock_guard lock(mutex_);
  idle_.push_front(std::move(entry));
  if (idle_.size() > kKept) idle_.pop_back();
  return found;
}

}  // namespace calque::server
