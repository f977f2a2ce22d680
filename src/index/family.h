#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calque/match.h"
#include "calque/unit.h"
#include "index/document_codec.h"
#include "match/ranking.h"

namespace calque {

/// What decides the place of a variant among others of its score, whatever the query.
struct KnownVariant {
  int points = 0;           ///< Off its rate.
  Standing standing{};      ///< But for the query's: key, priority, what of nearness is by file.
  std::string origin = {};  ///< The file that it came of.
  bool tagged = false;      ///< It has inline tags, which have a part in its score.
};

/// What a query adds to that, at best.
struct KnownToQuery {
  KeyAgreement key = KeyAgreement::unknown;
  int nearness = 0;
  int context = 0;  ///< Points for the place of an identical text.
};

/// The variants of a large document, in the order of matches as far as it does not depend on the
/// query: so a search that has found the first few need not look at the others. Made once and
/// kept; neither a run nor a stored variant ever changes.
class Family {
 public:
  struct Member {
    VariantId variant;
    int points = 0;
    Standing standing{};
  };
  /// Members that a query treats alike stand together.
  struct Kind {
    std::string origin;
    bool tagged = false;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  using Know = std::function<std::optional<KnownVariant>(VariantId)>;

  /// Leaves out the variants of which `know` knows nothing: those are wanted by no query.
  Family(const RunDocument& document, const Know& know);

  std::span<const Member> members() const { return members_; }
  std::span<const Kind> kinds() const { return kinds_; }
  std::span<const NumberHash> numbers(std::size_t member) const {
    return std::span(numbers_).subspan(member * numbers_each_, numbers_each_);
  }
  std::size_t numbers_each() const { return numbers_each_; }

  /// Bytes in memory, about.
  std::size_t bytes() const;

 private:
  std::vector<Member> members_;
  std::vector<Kind> kinds_;
  std::vector<NumberHash> numbers_;
  std::size_t numbers_each_;
};

}  // namespace calque
