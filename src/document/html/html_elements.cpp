#include "document/html/html_elements.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"
#include "text/trim.h"

namespace calque::document {
namespace {

template <std::size_t N>
bool one_of(GumboTag tag, const std::array<GumboTag, N>& tags) {
  return std::ranges::find(tags, tag) != tags.end();
}

template <std::size_t N>
bool is_name_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::ranges::any_of(
      names, [&](std::string_view one) { return text::equals_ignoring_case(one, name); });
}

/// One of the words of a value that blanks set apart.
bool has_word(std::string_view value, std::string_view word) {
  for (std::size_t at = value.find(word); at != std::string_view::npos;
       at = value.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool begins = at == 0 || text::kPageBlanks.find(value[at - 1]) != std::string_view::npos;
    const bool ends =
        end == value.size() || text::kPageBlanks.find(value[end]) != std::string_view::npos;
    if (begins && ends) return true;
  }
  return false;
}

/// Of these the content of a `meta` element is text.
bool is_description(const GumboElement& element) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"description", "title", "og:title", "og:description", "og:site_name", "og:image:alt",
       "twitter:title", "twitter:description", "twitter:image:alt", "dc.title", "dc.description"});
  return is_name_of(attribute(element, "name"), kNames) ||
         is_name_of(attribute(element, "property"), kNames);
}

bool is_button(const GumboElement& element) {
  constexpr auto kTypes = std::to_array<std::string_view>({"submit", "button", "reset"});
  return element.tag == GUMBO_TAG_INPUT && is_name_of(attribute(element, "type"), kTypes);
}

bool is_text(std::string_view name, const GumboElement& element) {
  constexpr auto kAlways = std::to_array<std::string_view>(
      {"alt", "title", "placeholder", "aria-label", "aria-description", "aria-placeholder",
       "aria-roledescription", "aria-valuetext"});
  if (is_name_of(name, kAlways)) return true;
  if (name == "content") return element.tag == GUMBO_TAG_META && is_description(element);
  if (name == "value") return is_button(element);
  return name == "label" && (element.tag == GUMBO_TAG_OPTION || element.tag == GUMBO_TAG_OPTGROUP ||
                             element.tag == GUMBO_TAG_TRACK);
}

}  // namespace

bool is_program(GumboTag tag) {
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE;
}

bool is_opaque(GumboTag tag) {
  constexpr auto kTags = std::to_array<GumboTag>(
      {GUMBO_TAG_CODE, GUMBO_TAG_SVG, GUMBO_TAG_MATH, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT,
       GUMBO_TAG_RT, GUMBO_TAG_RP, GUMBO_TAG_WBR, GUMBO_TAG_IMG, GUMBO_TAG_INPUT, GUMBO_TAG_EMBED});
  return one_of(tag, kTags);
}

bool is_inline(GumboTag tag) {
  constexpr auto kTags = std::to_array<GumboTag>(
      {GUMBO_TAG_A,     GUMBO_TAG_ABBR,  GUMBO_TAG_ACRONYM, GUMBO_TAG_B,      GUMBO_TAG_BDI,
       GUMBO_TAG_BDO,   GUMBO_TAG_BIG,   GUMBO_TAG_CITE,    GUMBO_TAG_DATA,   GUMBO_TAG_DEL,
       GUMBO_TAG_DFN,   GUMBO_TAG_EM,    GUMBO_TAG_FONT,    GUMBO_TAG_I,      GUMBO_TAG_INS,
       GUMBO_TAG_KBD,   GUMBO_TAG_LABEL, GUMBO_TAG_MARK,    GUMBO_TAG_NOBR,   GUMBO_TAG_OUTPUT,
       GUMBO_TAG_Q,     GUMBO_TAG_RB,    GUMBO_TAG_RUBY,    GUMBO_TAG_S,      GUMBO_TAG_SAMP,
       GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,  GUMBO_TAG_STRIKE,  GUMBO_TAG_STRONG, GUMBO_TAG_SUB,
       GUMBO_TAG_SUP,   GUMBO_TAG_TIME,  GUMBO_TAG_TT,      GUMBO_TAG_U,      GUMBO_TAG_VAR});
  return one_of(tag, kTags);
}

std::string_view inline_type(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_B:
    case GUMBO_TAG_STRONG:
      return "bold";
    case GUMBO_TAG_I:
    case GUMBO_TAG_EM:
      return "italic";
    case GUMBO_TAG_U:
      return "underlined";
    case GUMBO_TAG_A:
      return "link";
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_SVG:
      return "image";
    default:
      return gumbo_normalized_tagname(tag);
  }
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

bool is_hidden(const GumboElement& element) {
  return gumbo_get_attribute(&element.attributes, "hidden") != nullptr ||
         attribute(element, "aria-hidden") == "true";
}

Translate translate_of(const GumboElement& element) {
  for (const char* name : {"translate", "its:translate", "its-translate"}) {
    const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
    if (found == nullptr) continue;
    const std::string value = text::lower_ascii(found->value);
    if (value == "no") return Translate::no;
    // HTML Standard, 3.2.6.5: the empty value says yes.
    if (value == "yes" || value.empty()) return Translate::yes;
  }
  return has_word(attribute(element, "class"), "notranslate") ? Translate::no : Translate::inherit;
}

std::vector<SourceRange> text_attributes(const GumboElement& element, std::string_view file) {
  std::vector<SourceRange> found;
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& one = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    const GumboStringPiece& written = one.original_value;
    if (written.data == nullptr || written.length == 0 || !is_text(one.name, element)) continue;
    SourceRange range{static_cast<std::size_t>(written.data - file.data()), 0};
    range.end = range.begin + written.length;
    const char quote = file[range.begin];
    if ((quote == '"' || quote == '\'') && written.length >= 2) {
      ++range.begin;
      --range.end;
    }
    if (range.size() > 0) found.push_back(range);
  }
  return found;
}

}  // namespace calque::document
