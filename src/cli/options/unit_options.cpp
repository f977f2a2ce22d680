#include "cli/options/unit_options.h"

#include <CLI/CLI.hpp>

#include "calque/error.h"
#include "cli/options/language_option.h"
#include "model/segment_markup.h"
#include "model/segment_tags.h"
#include "text/trim.h"
#include "text/utf8.h"

namespace calque::cli {

void require_text(std::string_view text, const std::string& what) {
  if (text::find_invalid_utf8(text)) throw UsageError(what + " is not UTF-8");
  for (const char c : text) {
    // XML 1.0, 2.2: below U+0020 only TAB, LF and CR.
    const bool control =
        static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
    if (control) throw UsageError(what + " has a control character, which TMX cannot carry");
  }
}

Variant parse_variant(std::string_view written) {
  const std::size_t equals = written.find('=');
  if (equals == std::string_view::npos) {
    throw UsageError("\"" + std::string(written) +
                     "\" names no language: write LANGUAGE=TEXT, as in tr=\"Günaydın\"");
  }
  Variant variant;
  variant.language = language_option(std::string(written.substr(0, equals)));
  variant.segment.text = written.substr(equals + 1);
  require_text(variant.segment.text, "the text for " + variant.language.tag());
  if (text::is_blank(variant.segment.text)) {
    throw UsageError("the text for " + variant.language.tag() + " is empty");
  }
  return variant;
}

Variant parse_markup_variant(std::string_view written) {
  Variant variant = parse_variant(written);
  variant.segment = from_markup(variant.segment.text);
  normalise_tags(variant.segment);
  return variant;
}

Property parse_property(std::string_view written) {
  require_text(written, "the property");
  const std::size_t equals = written.find('=');
  if (equals == 0 || equals == std::string_view::npos) {
    throw UsageError("\"" + std::string(written) + "\" is no property: write TYPE=VALUE");
  }
  return {.type = std::string(written.substr(0, equals)),
          .value = std::string(written.substr(equals + 1)),
          .language = {},
          .encoding = {}};
}

void UnitDetails::declare(CLI::App& app) {
  app.add_option("--note", notes_, "A note to the unit; may be repeated")
      ->allow_extra_args(false)
      ->type_name("TEXT");
  app.add_option("--prop", properties_, "A property, TYPE=VALUE; may be repeated")
      ->allow_extra_args(false)
      ->type_name("TYPE=VALUE");
}

void UnitDetails::apply(TranslationUnit& unit) const {
  for (const std::string& note : notes_) {
    require_text(note, "the note");
    unit.notes.push_back({.text = note, .language = {}, .encoding = {}});
  }
  for (const std::string& property : properties_) {
    unit.properties.push_back(parse_property(property));
  }
}

}  // namespace calque::cli
