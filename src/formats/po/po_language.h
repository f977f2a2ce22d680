#pragma once

#include <string>
#include <string_view>

#include "calque/language.h"

/// The languages of PO files whose header does not name them by its own fields. All answers are
/// undetermined where nothing is found; they are guesses, to be remarked on.
namespace calque {

/// A field that other tools write: X-Language, or X-Poedit-Language with X-Poedit-Country, which
/// hold names in English.
Language po_language_of_tools(std::string_view header);

/// Of Language-Team: "German <de@li.org>", by the name or the address.
Language po_language_of_team(std::string_view header);

struct PoPathLanguages {
  Language source;  ///< Where a name has two: "messages_en_fr.po".
  Language target;
};

/// Of the name of the file (`de.po`, `plugin-de_DE.po`, `app.de.po`, `german.po`), else of the
/// nearest folder that is named as a locale is (`locale/de/LC_MESSAGES/django.po`).
PoPathLanguages po_languages_of_path(const std::string& path);

}  // namespace calque
