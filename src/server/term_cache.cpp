#include "server/term_cache.h"

#include <algorithm>
#include <array>

#include "calque/glossary.h"
#include "lookup/met_language.h"
#include "store/session_tools.h"

namespace calque::server {

namespace {

/// What is another number whenever the glossary is another one. Units that were added since do not
/// count: at a busy desk there are some each second, and reading all terms takes its time.
std::array<std::int64_t, 4> state_of_glossary(Session& session) {
  sqlite::Database& database = session.tools().database();
  return {database.query_int("SELECT max(id) FROM term"),
          database.query_int("SELECT count(*) FROM term"),
          database.query_int("SELECT max(rowid) FROM archived_term"),
          database.query_int("SELECT count(*) FROM archived_term")};
}

}  // namespace

/// What knows the terms of two languages.
struct TermCache::Entry {
  Entry(ServedMemory& memory, const Key& of)
      : key(of),
        version(memory.version()),
        session(memory.read()),
        state(state_of_glossary(*session)),
        glossary(*session),
        lookup(glossary, meet_in_glossary(*session, of.source).taken(),
               meet_in_glossary(*session, of.target).taken()) {}

  /// False where the glossary has changed since.
  bool still_holds(std::uint64_t now) {
    if (version == now) return true;
    if (state_of_glossary(*session) != state) return false;
    version = now;
    return true;
  }

  Key key;
  std::uint64_t version;
  ServedMemory::Lease session;
  std::array<std::int64_t, 4> state;
  glossary::Glossary glossary;
  glossary::TermLookup lookup;
};

TermCache::TermCache() = default;
TermCache::~TermCache() = default;

std::unique_ptr<TermCache::Entry> TermCache::take(const Key& key) {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::ranges::find_if(idle_, [&key](const auto& entry) { return entry->key == key; });
  if (found == idle_.end()) return nullptr;
  std::unique_ptr<Entry> entry = std::move(*found);
  idle_.erase(found);
  return entry;
}

std::vector<std::vector<glossary::TermMatch>> TermCache::find(
    ServedMemory& memory, const Language& source, const Language& target,
    const std::vector<std::string>& texts) {
  const Key key{memory.name(), memory.file_number(), source, target};
  const std::uint64_t version = memory.version();
  std::unique_ptr<Entry> entry = take(key);
  if (entry == nullptr || !entry->still_holds(version)) {
    entry = std::make_unique<Entry>(memory, key);
  }
  std::vector<std::vector<glossary::TermMatch>> found;
  found.reserve(texts.size());
  for (const std::string& text : texts) found.push_back(entry->lookup.find(text));
  const std::lock_guard lock(mutex_);
  idle_.push_front(std::move(entry));
  if (idle_.size() > kKept) idle_.pop_back();
  return found;
}

}  // namespace calque::server
