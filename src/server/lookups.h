#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "glossary/term_lookup.h"
#include "lookup/memory_set.h"
#include "server/memories.h"

namespace calque::server {

class Context;
struct Identity;

/// Sessions of the memories that a look-up goes through, while it lives: the door to matches for
/// all protocols.
class Lookups {
 public:
  /// Of one memory.
  explicit Lookups(ServedMemory& memory);
  /// Of all that `who` may read, in their order. Throws HttpError where there are none.
  Lookups(Context& context, const Identity& who);

  /// Languages that a memory does not have are taken for the nearest that it has; there is no
  /// answer where it has none. `options.source` and `target` as they are asked for.
  LookupAnswer answer(const LookupQuery& query, const LookupOptions& options);

  std::span<const LookupMemory> memories() const { return memories_; }
  /// Of these, in their order; each language once.
  std::vector<Language> languages();

 private:
  void add(ServedMemory& memory, bool named);
  void meet(const LookupOptions& options);

  std::vector<ServedMemory::Lease> sessions_;
  std::vector<LookupMemory> memories_;
  std::optional<std::pair<Language, Language>> met_;
};

}  // namespace calque::server
