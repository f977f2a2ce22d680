#include "lexicon/lexicon_codec.h"

#include <bit>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "text/hash.h"
#include "text/word_rules.h"

namespace calque {
namespace {

using align::CountEntry;
using align::kShareUnit;
using align::TokenId;
using align::TranslationTable;
using Words = std::vector<std::string>;

constexpr std::uint64_t kFormat = 1;  // raised whenever the bytes mean something else
constexpr auto kMostShares = static_cast<std::uint64_t>(1 / kShareUnit);

/// Front coding: sorted words share their beginnings with the one before.
void put_words(codec::Bytes& out, const Words& words) {
  codec::put_varint(out, words.size());
  std::string_view before;
  for (const std::string& word : words) {
    std::size_t shared = 0;
    while (shared < before.size() && shared < word.size() && before[shared] == word[shared]) {
      ++shared;
    }
    codec::put_varint(out, shared);
    codec::put_varint(out, word.size() - shared);
    for (const char c : word.substr(shared)) out.push_back(static_cast<std::byte>(c));
    before = word;
  }
}

void put_table(codec::Bytes& out, const TranslationTable& table) {
  for (TokenId word = 0; word < table.rows(); ++word) {
    const float total = table.total(word);
    codec::put_u32(out, std::bit_cast<std::uint32_t>(total));
    codec::put_varint(out, table.row(word).size());
    // Differences less one: targets come in ascending order without repeats, and small numbers
    // take a byte.
    std::uint64_t next = 0;
    for (const CountEntry& entry : table.row(word)) {
      codec::put_varint(out, entry.target - next);
      codec::put_varint(
          out, static_cast<std::uint64_t>(std::lround(entry.count / (total * kShareUnit))));
      next = std::uint64_t{entry.target} + 1;
    }
  }
}

[[noreturn]] void fail() {
  throw Error("these bytes are no lexicon");
}

/// The bytes may be anybody's: every count is held against what is left of them before anything is
/// made.
class LexiconReader {
 public:
  explicit LexiconReader(std::span<const std::byte> bytes) : size_(bytes.size()), reader_(bytes) {}

  align::Lexicon read() {
    align::LexiconTables tables;
    tables.source = read_words();
    tables.target = read_words();
    tables.forward = read_table(tables.source.size(), tables.target.size());
    tables.reverse = read_table(tables.target.size(), tables.source.size());
    if (!reader_.at_end()) fail();
    return align::Lexicon(std::move(tables));
  }

 private:
  /// A number of things that take a byte each at least.
  std::size_t read_count() {
    const std::uint64_t count = reader_.varint();
    if (count > reader_.left()) fail();
    return static_cast<std::size_t>(count);
  }

  std::string read_bytes(std::size_t count) {
    std::string out;
    for (const std::byte byte : reader_.bytes(count)) out.push_back(static_cast<char>(byte));
    return out;
  }

  Words read_words() {
    Words out(read_count());
    std::string before;
    for (std::string& word : out) {
      const std::uint64_t shared = reader_.varint();
      if (shared > before.size()) fail();
      unpacked_ += shared;
      if (unpacked_ > kMostUnpacked * size_) fail();
      word = before.substr(0, static_cast<std::size_t>(shared)) + read_bytes(read_count());
      // Sorted without repeats, as lookups by rank rely on.
      if (word <= before) fail();
      before = word;
    }
    return out;
  }

  TranslationTable read_table(std::size_t rows, std::size_t targets) {
    TranslationTable table;
    std::vector<CountEntry> row;
    for (; rows > 0; --rows) {
      row.clear();
      const float total = read_total();
      std::uint64_t next = 0;
      for (std::size_t entries = read_count(); entries > 0; --entries) {
        const std::uint64_t step = reader_.varint();
        const std::uint64_t shares = reader_.varint();
        if (step >= targets - next || shares == 0 || shares > kMostShares) fail();
        next += step + 1;
        row.push_back(
            {static_cast<TokenId>(next - 1), total * (static_cast<float>(shares) * kShareUnit)});
        // No rank is left for the entries to come.
        if (next == targets && entries > 1) fail();
      }
      table.add_row(row, total);
    }
    return table;
  }

  float read_total() {
    const auto total = std::bit_cast<float>(reader_.u32());
    if (!std::isfinite(total) || total < 0) fail();
    return total;
  }

  /// Words share less than half of their bytes; bytes that claim far more would fill the memory.
  static constexpr std::size_t kMostUnpacked = 64;

  std::size_t size_;
  codec::Reader reader_;
  std::size_t unpacked_ = 0;
};

}  // namespace

codec::Bytes encode_lexicon(const align::Lexicon& lexicon) {
  codec::Bytes out;
  put_words(out, lexicon.tables().source);
  put_words(out, lexicon.tables().target);
  put_table(out, lexicon.tables().forward);
  put_table(out, lexicon.tables().reverse);
  return out;
}

std::optional<align::Lexicon> decode_lexicon(std::span<const std::byte> bytes) {
  try {
    return LexiconReader(bytes).read();
  } catch (const Error&) {
    return std::nullopt;
  }
}

/// Sentences in many scripts: a change of tokens, stemming, training or format changes the bytes
/// learnt from them, and with them the number.
std::int64_t lexicon_rules() {
  const std::vector<std::pair<std::string, std::string>> samples{
      {"In the beginning were 12 houses: \"Who built them?\"",
       "Am Anfang waren 12 Häuser: „Wer hat sie gebaut?“"},
      {"The houses (all of them) were empty.", "İstanbul'daki evlerin hepsi (12) boştu."},
      {"一九四八年，第三天起初神创造天地。", "בראשית ברא אלהים את השמים ואת הארץ"},
      {"στην αρχή ήταν ο λόγος;", "والمدرسة كِتَابٌ في البدء كان الكلمة؟"},
      {"В начале было Слово, 3.5 %", "태초에 말씀이 계시니라"}};
  const codec::Bytes learnt = encode_lexicon(align::Lexicon::train(samples, samples));
  std::uint64_t hash = text::hash_combine(text::word_rules_fingerprint(), kFormat);
  for (const std::byte byte : learnt) {
    hash = text::hash_combine(hash, std::to_integer<std::uint64_t>(byte));
  }
  return static_cast<std::int64_t>(hash);
}

}  // namespace calque
