#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "align/lexicon.h"
#include "index/byte_codec.h"

namespace calque {

/// A lexicon as bytes: the source words, the target words, the rows of each direction.
/// - Words: their number (varint), then for each the bytes it shares with the one before (varint),
///   the number of the others (varint) and these.
/// - A row: the total as the four bytes of a float, the number of entries (varint), then for each
///   the difference of the target's rank to the one before, less one (varint; from -1 on), and its
///   share in units of align::kShareUnit (varint).
codec::Bytes encode_lexicon(const align::Lexicon& lexicon);

/// The lexicon again, every value of it the same; nothing for bytes that are not one.
std::optional<align::Lexicon> decode_lexicon(std::span<const std::byte> bytes);

/// Tells one set of rules for learning words from another: of tokens, training and the format. It
/// is made from a lexicon that is learnt from sample texts. Words learnt under other rules are to
/// be learnt anew.
std::int64_t lexicon_rules();

}  // namespace calque
