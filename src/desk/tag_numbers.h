#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calque/segment.h"

/// Tags as a person at the desk sees them: numbered chips in the text.
namespace calque::desk {

enum class ChipKind : std::uint8_t { open, close, alone };

/// "open", "close", "alone".
std::string_view key_of(ChipKind kind);

struct Chip {
  std::size_t at = 0;  ///< Byte offset in the text.
  std::size_t id = 0;  ///< From 1; both halves of a pair have the same.
  ChipKind kind = ChipKind::alone;
  std::string type{};  ///< As the file calls it: "bold"; may be empty.
  std::string code{};  ///< Native code, as far as it is text.
  bool operator==(const Chip&) const = default;
};

/// The chips of a source text, in its order.
std::vector<Chip> chips_of(const Segment& source);

/// The chips of its translation: a tag that the source has too, has the number that it has there
/// (model/tag_placement.h); others have numbers behind those.
std::vector<Chip> chips_of(const Segment& target, const Segment& source);

/// A translation from what a person wrote: text and the places of chips, by number and kind, which
/// are tags of `source` or of `earlier`, the translation that stood there. Offsets in any order;
/// at one offset the order given holds.
/// @throws InputError for a chip that neither has, one that stands there twice, and an offset that
/// is not between two characters of the text; for a text that is not UTF-8 or has NUL in it.
Segment with_chips(std::string text, std::span<const Chip> chips, const Segment& source,
                   const Segment& earlier);

/// A person's text from markup of TMX, brought into the form in which it is stored.
/// @throws InputError.
Segment text_of_markup(std::string_view markup);

}  // namespace calque::desk
