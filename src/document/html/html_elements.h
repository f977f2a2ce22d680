#pragma once

#include <gumbo.h>

#include <string_view>
#include <vector>

#include "document/source_map.h"

/// What the elements and attributes of HTML are to a translator.
namespace calque::document {

/// Elements whose text is no text of the article: programs and styles.
bool is_program(GumboTag tag);

/// Elements that stand in a line like a word and are not gone into: code, drawings, formulas,
/// other pages, readings of ruby, places where a word may break.
bool is_opaque(GumboTag tag);

/// Phrasing content of the HTML Standard, and the old elements for fonts.
bool is_inline(GumboTag tag);

/// The TMX type of an inline element.
std::string_view inline_type(GumboTag tag);

/// The value of an attribute; empty where it is not there.
std::string_view attribute(const GumboElement& element, const char* name);

/// Not display:none of a style sheet, which is not read.
bool is_hidden(const GumboElement& element);

enum class Translate { inherit, yes, no };

/// What an element says about its text: `translate` of HTML, `its:translate` of ITS 2.0, and the
/// class "notranslate" of machine translation.
Translate translate_of(const GumboElement& element);

/// Where the values of attributes stand that are text, without quotes, in the order of the file:
/// alt, title, placeholder, aria-label and its like, label, the value of a button, the content of a
/// description.
std::vector<SourceRange> text_attributes(const GumboElement& element, std::string_view file);

}  // namespace calque::document
