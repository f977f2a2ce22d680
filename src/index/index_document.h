#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "calque/unit.h"
#include "index/byte_codec.h"
#include "match/match_text.h"

namespace calque {

/// A number as the index knows it: equal numbers have equal hashes, and so have a few others.
using NumberHash = std::uint16_t;

/// What the index keeps of a segment: its keys in order, for a segment of one word the hashes of
/// the word's two ends (see match/single_word.h), and what tells it from others with these keys.
struct IndexDocument {
  VariantId variant;
  std::uint32_t weight = 0;
  std::vector<std::uint64_t> keys;
  std::vector<std::uint64_t> ends;
  std::uint64_t pattern = 0;        ///< As `pattern_of`.
  std::vector<NumberHash> numbers;  ///< In order.
};

/// A hash of all but the numbers of a text and its inline tags: texts that differ in numbers alone
/// have one pattern. Of kPatternBits: two texts with the same keys have one by chance once in 10^12
/// times.
std::uint64_t pattern_of(const MatchText& text);
inline constexpr unsigned kPatternBits = 40;

NumberHash number_hash(const MatchToken& number);

IndexDocument index_document(VariantId variant, const MatchText& text);

/// The same into `out`, whose memory is used again.
void index_document(VariantId variant, const MatchText& text, IndexDocument& out);

/// The number of a key as the first, second, ... of its kind in a segment. Posting lists are by
/// such numbered keys, so that "the ... the" needs two of them.
std::uint64_t occurrence_key(std::uint64_t key, std::uint32_t occurrence);

/// Numbers, punctuation and tags: they weigh less than words and have one key each.
enum class LightClass : std::uint8_t { number, punctuation, tag, none };
LightClass light_class(std::uint64_t key);
std::uint64_t key_of(LightClass light);
std::uint32_t weight_of(LightClass light);

/// The bytes of a document in `fuzzy_recent`, and back.
codec::Bytes encode(const IndexDocument& document);
IndexDocument decode_document(VariantId variant, std::span<const std::byte> bytes);

}  // namespace calque
