#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"
#include "glossary/term_lookup.h"
#include "server/memories.h"

namespace calque::server {

/// Finds terms of the memories' glossaries in texts. What knows the terms of two languages is kept
/// from one request to the next, until the glossary changes. For any number of threads.
class TermCache {
 public:
  TermCache();
  ~TermCache();
  TermCache(const TermCache&) = delete;
  TermCache& operator=(const TermCache&) = delete;

  /// As glossary::TermLookup::find, for each of the texts.
  std::vector<std::vector<glossary::TermMatch>> find(ServedMemory& memory, const Language& source,
                                                     const Language& target,
                                                     const std::vector<std::string>& texts);

  /// Pairs of languages, each with all its terms; the one that was used longest ago goes.
  static constexpr std::size_t kKept = 8;

 private:
  struct Key {
    std::string memory;
    std::uint64_t file = 0;  ///< ServedMemory::file_number.
    Language source;
    Language target;
    bool operator==(const Key&) const = default;
  };
  struct Entry;
  std::unique_ptr<Entry> take(const Key& key);

  std::mutex mutex_;
  std::list<std::unique_ptr<Entry>> idle_;  ///< Used last: in front.
};

}  // namespace calque::server
