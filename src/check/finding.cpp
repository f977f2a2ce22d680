#include "calque/check.h"

#include "text/hash.h"

namespace calque::check {

std::uint64_t fingerprint_of(const Finding& finding) {
  std::uint64_t hash = text::hash_bytes(finding.check);
  for (const std::string_view part :
       {std::string_view(finding.source_language.tag()),
        std::string_view(finding.target_language.tag()), std::string_view(finding.source),
        std::string_view(finding.target)}) {
    hash = text::hash_combine(hash, text::hash_bytes(part));
  }
  return hash;
}

}  // namespace calque::check
