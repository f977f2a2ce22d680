#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "calque/language.h"
#include "calque/unit.h"
#include "formats/tmx/tmx_profile.h"

namespace calque {

/// What TMX calls its levels of implementation: text alone, or text with inline tags.
enum class TmxLevel { text, tags };

struct TmxWriteOptions {
  TmxProfile profile = TmxProfile::plain;
  TmxLevel level = TmxLevel::tags;
  /// The `srclang` of the header; without it "*all*". With the profiles for one target it also
  /// chooses the source variant.
  std::optional<Language> source;
  /// The targets that the profiles for one target write; without it, all.
  std::optional<Language> target;
  /// Also write the uid of each unit that is written whole, as the prop `x-calque-uid`.
  bool uids = false;
  std::string admin_language = "en";
  std::string creation_date;  ///< `YYYYMMDDThhmmssZ`; left out when empty.
  std::vector<Note> header_notes;
  std::vector<Property> header_properties;
  std::string
      header_user_encodings;  ///< `ude` elements, XML; those that are not valid are left out.
};

/// Writes TMX 1.4 that is valid by its DTD, unit by unit. What the DTD has no place for (dates in
/// another form, a repeated tuid, ...) travels in `x-calque:` props, which the reader takes back.
/// Characters that XML cannot carry become U+FFFD.
class TmxWriter {
 public:
  /// Writes the header. `out` must outlive the writer.
  explicit TmxWriter(std::ostream& out, TmxWriteOptions options = {});

  /// Throws Error when the stream fails.
  void write(const TranslationUnit& unit);

  /// Writes the end and flushes; nothing may be written after it. Throws Error when the stream
  /// fails.
  const TmxWriteReport& finish();

 private:
  void write_header();
  void write_unit(const TranslationUnit& unit);
  void write_tuid(const std::string& tuid, std::vector<Property>& extra);
  void write_source_language(const TranslationUnit& unit, std::vector<Property>& extra);
  void write_metadata(const Metadata& metadata, std::vector<Property>& extra);
  void write_variant(const Variant& variant, const Context& told);
  void write_stand_in();
  void write_segment(const Segment& segment);
  void write_texts(const std::vector<Note>& notes, const std::vector<Property>& extra,
                   const std::vector<Property>& properties);
  void write_property(const Property& property);
  void write_text_attributes(const std::string& language, const std::string& encoding);
  void attribute(std::string_view name, std::string_view value);
  std::string written_tag(const Language& language) const;
  void flush();

  std::ostream& out_;
  TmxWriteOptions options_;
  TmxWriteReport report_;
  std::string buffer_;
  std::string header_source_;              ///< As in the header.
  std::unordered_set<std::size_t> tuids_;  ///< Hashes of those written.
};

}  // namespace calque
