#include "store/fingerprint.h"

#include <array>
#include <bit>
#include <string_view>

#include "model/segment_markup.h"
#include "model/translation_unit.h"

namespace calque {
namespace {

// The order in which the members go into the hash.
constexpr std::array kMetadataMembers{
    &Metadata::creation_date,   &Metadata::creation_id,           &Metadata::change_date,
    &Metadata::change_id,       &Metadata::last_usage_date,       &Metadata::usage_count,
    &Metadata::creation_tool,   &Metadata::creation_tool_version, &Metadata::datatype,
    &Metadata::original_format, &Metadata::original_encoding};

class Hash {
 public:
  /// Texts are closed by a byte that UTF-8 does not use, so that "ab","c" and "a","bc" differ.
  void add(std::string_view text) {
    for (const char byte : text) add_byte(static_cast<unsigned char>(byte));
    add_byte(kEndOfText);
  }
  void add(const std::vector<Note>& notes) {
    for (const Note& note : notes) add(note.text), add(note.language), add(note.encoding);
    add_byte(kEndOfList);
  }
  void add(const std::vector<Property>& properties) {
    for (const Property& p : properties) {
      add(p.type), add(p.value), add(p.language), add(p.encoding);
    }
    add_byte(kEndOfList);
  }
  void add(const Metadata& metadata) {
    for (const auto member : kMetadataMembers) add(metadata.*member);
  }
  std::int64_t value() const { return std::bit_cast<std::int64_t>(state_); }

 private:
  static constexpr unsigned char kEndOfText = 0xFF;
  static constexpr unsigned char kEndOfList = 0xFE;
  static constexpr std::uint64_t kOffsetBasis = 0xcbf29ce484222325;
  static constexpr std::uint64_t kPrime = 0x100000001b3;

  void add_byte(unsigned char byte) { state_ = (state_ ^ byte) * kPrime; }

  std::uint64_t state_ = kOffsetBasis;
};

void add_variant(Hash& hash, const Variant& variant) {
  hash.add(variant.language.tag());
  if (variant.segment.tags.empty()) {
    hash.add(variant.segment.text);
  } else {
    hash.add(to_markup(variant.segment));
  }
  hash.add(variant.context.previous);
  hash.add(variant.context.next);
  hash.add(variant.metadata);
  hash.add(variant.notes);
  hash.add(variant.properties);
}

}  // namespace

std::int64_t fingerprint_of(const TranslationUnit& unit) {
  Hash hash;
  hash.add(unit.tuid);
  hash.add(unit.source_language ? unit.source_language->tag() : "*all*");
  hash.add(unit.segment_type);
  hash.add(unit.metadata);
  hash.add(unit.notes);
  hash.add(unit.properties);
  for (const Variant& variant : unit.variants) add_variant(hash, variant);
  return hash.value();
}

}  // namespace calque
