#include "desk/desk_segment.h"

#include <algorithm>
#include <array>
#include <utility>

namespace calque::desk {
namespace {

constexpr std::array<std::string_view, kStates> kKeys{
    "new", "match", "draft", "confirmed", "reviewed", "signed-off", "locked"};

std::string message_of(const std::vector<Incomplete::Reason>& reasons) {
  const bool empty = std::ranges::find(reasons, Incomplete::Reason::empty) != reasons.end();
  return empty ? "the translation is empty" : "the translation lacks tags of the source";
}

}  // namespace

std::string_view key_of(State state) {
  return kKeys.at(static_cast<std::size_t>(state));
}

std::optional<State> state_with_key(std::string_view key) {
  const auto found = std::ranges::find(kKeys, key);
  if (found == kKeys.end()) return std::nullopt;
  return static_cast<State>(found - kKeys.begin());
}

std::string_view key_of(Incomplete::Reason reason) {
  return reason == Incomplete::Reason::empty ? "empty" : "missing-tags";
}

VersionConflict::VersionConflict(DeskSegment current)
    : Error("segment " + std::to_string(current.number) + " has been changed by " +
            (current.by.empty() ? "somebody" : current.by) + " since: its version is " +
            std::to_string(current.version)),
      current_(std::move(current)) {}

Incomplete::Incomplete(std::vector<Reason> reasons)
    : Error(message_of(reasons)), reasons_(std::move(reasons)) {}

}  // namespace calque::desk
