#include "leverage/numbered_lookup.h"

#include <optional>

namespace calque::leverage {

void look_up_numbers(std::span<const MemorySet::Sessions> sessions, const LookupOptions& options,
                     std::size_t count, const std::function<LookupQuery(std::size_t)>& question,
                     const std::function<void(std::size_t, const LookupAnswer&)>& done) {
  std::size_t asked = 0;
  std::size_t answered = 0;
  look_up_all(
      sessions, options,
      [&]() -> std::optional<LookupQuery> {
        if (asked == count) return std::nullopt;
        return question(asked++);
      },
      // Answers come in the order of the questions, however many threads work on them.
      [&](const LookupQuery&, const LookupAnswer& answer) { done(answered++, answer); });
}

}  // namespace calque::leverage
