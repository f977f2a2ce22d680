#include "store/fingerprint.h"

#include <array>
#include <bit>
#include <string>
#include <string_view>
#include <vector>

#include "calque/unit.h"
#include "model/segment_markup.h"
#include "text/hash.h"

namespace calque {
namespace {

// The order in which the members go into the hash.
constexpr std::array kMetadataMembers{
    &Metadata::creation_date,   &Metadata::creation_id,           &Metadata::change_date,
    &Metadata::change_id,       &Metadata::last_usage_date,       &Metadata::usage_count,
    &Metadata::creation_tool,   &Metadata::creation_tool_version, &Metadata::datatype,
    &Metadata::original_format, &Metadata::original_encoding};

/// What is hashed, as bytes.
class Content {
 public:
  /// Texts are closed by a byte that UTF-8 does not use, so that "ab","c" and "a","bc" differ.
  void add(std::string_view text) {
    bytes_ += text;
    bytes_ += kEndOfText;
  }
  void add(const std::vector<Note>& notes) {
    for (const Note& note : notes) add(note.text), add(note.language), add(note.encoding);
    bytes_ += kEndOfList;
  }
  void add(const std::vector<Property>& properties) {
    for (const Property& p : properties) {
      add(p.type), add(p.value), add(p.language), add(p.encoding);
    }
    bytes_ += kEndOfList;
  }
  void add(const Metadata& metadata) {
    for (const auto member : kMetadataMembers) add(metadata.*member);
  }
  /// Version 4 brought keys: what has none keeps the fingerprint that it had.
  void add_key(std::string_view key) {
    if (key.empty()) return;
    bytes_ += kKey;
    add(key);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  static constexpr char kEndOfText = '\xFF';  // no byte of UTF-8, as those below
  static constexpr char kEndOfList = '\xFE';
  static constexpr char kKey = '\xFD';

  std::string bytes_;
};

std::int64_t fnv_1a(std::string_view bytes) {
  constexpr std::uint64_t kOffsetBasis = 0xcbf29ce484222325;  // of FNV-1a with 64 bits
  constexpr std::uint64_t kPrime = 0x100000001b3;             // likewise
  std::uint64_t hash = kOffsetBasis;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * kPrime;
  return std::bit_cast<std::int64_t>(hash);
}

void add_variant(Content& content, const Variant& variant) {
  content.add(variant.language.tag());
  if (variant.segment.tags.empty()) {
    content.add(variant.segment.text);
  } else {
    content.add(to_markup(variant.segment));
  }
  content.add(variant.context.previous);
  content.add(variant.context.next);
  content.add(variant.metadata);
  content.add(variant.notes);
  content.add(variant.properties);
  content.add_key(variant.key);
}

}  // namespace

Fingerprint fingerprint_of(const TranslationUnit& unit) {
  Content content;
  content.add(unit.tuid);
  content.add(unit.source_language ? unit.source_language->tag() : "*all*");
  content.add(unit.segment_type);
  content.add(unit.metadata);
  content.add(unit.notes);
  content.add(unit.properties);
  for (const Variant& variant : unit.variants) add_variant(content, variant);
  return {fnv_1a(content.bytes()), std::bit_cast<std::int64_t>(text::hash_bytes(content.bytes()))};
}

}  // namespace calque
