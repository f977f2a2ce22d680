#include "model/language_reading.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "calque/error.h"
#include "text/ascii.h"
#include "text/locale_names.h"
#include "text/trim.h"

namespace calque {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Longer texts are no tags; the longest registered one has 13 letters, a name up to 60.
constexpr std::size_t kLongest = 100;

/// Whole tags that were replaced: grandfathered ones of the IANA registry, and those of Windows and
/// Trados.
constexpr std::array<Pair, 25> kReplacedTags{{{"art-lojban", "jbo"},
                                              {"cel-gaulish", "xtg"},
                                              {"en-gb-oed", "en-GB-oxendict"},
                                              {"en-uk", "en-GB"},
                                              {"es-es-tradnl", "es-ES"},
                                              {"i-ami", "ami"},
                                              {"i-bnn", "bnn"},
                                              {"i-hak", "hak"},
                                              {"i-klingon", "tlh"},
                                              {"i-lux", "lb"},
                                              {"i-navajo", "nv"},
                                              {"i-pwn", "pwn"},
                                              {"i-tao", "tao"},
                                              {"i-tay", "tay"},
                                              {"i-tsu", "tsu"},
                                              {"no-bok", "nb"},
                                              {"no-nyn", "nn"},
                                              {"zh-chs", "zh-Hans"},
                                              {"zh-cht", "zh-Hant"},
                                              {"zh-guoyu", "zh"},
                                              {"zh-hakka", "hak"},
                                              {"zh-min-nan", "nan"},
                                              {"zh-sg-chs", "zh-Hans-SG"},
                                              {"zh-tw-cht", "zh-Hant-TW"},
                                              {"zh-xiang", "hsn"}}};

bool all_letters(std::string_view text) {
  return std::ranges::all_of(text, text::is_ascii_letter);
}

std::string joined(const std::vector<std::string>& subtags) {
  std::string tag;
  for (const std::string& subtag : subtags) tag += (tag.empty() ? "" : "-") + subtag;
  return tag;
}

std::vector<std::string> split(std::string_view tag) {
  std::vector<std::string> subtags{{}};
  for (const char c : tag) {
    if (c == '-' || c == '_') {
      subtags.emplace_back();
    } else {
      subtags.back().push_back(c);
    }
  }
  return subtags;
}

/// "sr_RS@latin" as "sr-Latn_RS": a locale of POSIX without its codeset, its modifier as a subtag.
std::string without_codeset(std::string_view locale) {
  const std::size_t at = locale.find('@');
  const std::string_view modifier =
      at == std::string_view::npos ? std::string_view{} : locale.substr(at + 1);
  locale = locale.substr(0, at);
  std::string tag(locale.substr(0, locale.find('.')));
  const std::size_t region = std::min(tag.find_first_of("_-"), tag.size());
  if (const std::string script = text::script_named(modifier); !script.empty()) {
    tag.insert(region, "-" + script);
  }
  if (modifier == "valencia") tag += "-valencia";
  return tag;
}

/// The region of Serbia had other codes when Windows and Trados named their languages.
bool is_former_serbia(std::string_view region) {
  return region == "CS" || region == "SP" || region == "YU";
}

/// Puts the shortest codes in the place of others, and a script before the region.
void shorten(std::vector<std::string>& subtags) {
  std::string& primary = subtags.front();
  if (primary.size() == 3) {
    if (std::string code = text::short_language_code(primary); !code.empty()) primary = code;
  }
  if (primary.size() > 3) {
    if (std::string code = text::language_named(primary); code.size() == 2) primary = code;
  }
  if (text::equals_ignoring_case(primary, "jw")) primary = "jv";
  if (text::equals_ignoring_case(primary, "mo")) primary = "ro";
  if (subtags.size() == 1) return;
  if (subtags[1].size() == 3) {
    if (std::string code = text::short_country_code(subtags[1]); !code.empty()) subtags[1] = code;
  }
  const bool script_last = subtags.size() == 3 && subtags[1].size() == 2 &&
                           subtags[2].size() == 4 && all_letters(subtags[2]);
  if (script_last) std::swap(subtags[1], subtags[2]);
  std::string& region = subtags.size() > 2 && subtags[1].size() == 4 ? subtags[2] : subtags[1];
  if (text::equals_ignoring_case(primary, "sr") && is_former_serbia(text::upper_ascii(region))) {
    region = "RS";
  }
}

/// The tag that took the place of a whole one; empty where there is none.
std::string_view replacement_of(std::string_view tag) {
  const std::string lower = text::lower_ascii(tag);
  const auto* const replaced = std::ranges::find(kReplacedTags, lower, &Pair::first);
  return replaced == kReplacedTags.end() ? std::string_view{} : replaced->second;
}

std::optional<Language> language_of_tag(const std::string& tag) {
  std::vector<std::string> subtags = split(tag);
  if (const auto other = replacement_of(joined(subtags)); !other.empty()) return Language(other);
  if (!Language(joined(subtags)).well_formed()) return std::nullopt;
  if (subtags.front().size() > 1) shorten(subtags);
  const std::string shortened = joined(subtags);
  if (const auto other = replacement_of(shortened); !other.empty()) return Language(other);
  return Language(shortened);
}

/// "Serbian (Latin, Serbia)": a name, and in brackets a script, a region or both.
std::optional<Language> language_of_name(std::string_view name) {
  const std::size_t bracket = std::min(name.find('('), name.size());
  const std::string_view alone = text::trimmed(name.substr(0, bracket));
  std::string tag = text::language_named(alone);
  // Shorter ones are codes.
  if (tag.empty() && alone.size() > 3) tag = text::language_calling_itself(alone);
  if (tag.empty()) return std::nullopt;
  if (bracket == name.size()) return Language(tag);
  if (!name.ends_with(')')) return std::nullopt;
  std::string_view rest = name.substr(bracket + 1, name.size() - bracket - 2);
  std::string region;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view part = text::trimmed(rest.substr(0, comma));
    if (const std::string script = text::script_named(part); !script.empty()) {
      tag += "-" + script;
    } else if (region = text::country_named(part); region.empty()) {
      return std::nullopt;
    }
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return Language(region.empty() ? tag : tag + "-" + region);
}

/// "German", "Deutsch", "English_United_States", "English - United States", "Chinese
/// (Traditional)".
std::optional<Language> language_of_words(std::string_view heading) {
  std::string name(heading);
  std::ranges::replace(name, '_', ' ');
  if (name.find(' ') == std::string::npos) std::ranges::replace(name, '-', ' ');
  if (auto language = language_of_name(name)) return language;
  for (std::size_t blank = name.find(' '); blank != std::string::npos;
       blank = name.find(' ', blank + 1)) {
    if (blank <= 3) continue;  // a code, and not a name
    const std::string_view rest = std::string_view(name).substr(blank + 1);
    const std::size_t start = std::min(rest.find_first_not_of("- "), rest.size());
    if (auto language = language_of_name(
            name.substr(0, blank).append(" (").append(rest.substr(start)).append(")"))) {
      return language;
    }
  }
  return std::nullopt;
}

/// "German" of "German term" and "German_text".
std::string_view without_word_for_text(std::string_view heading) {
  const std::size_t blank = heading.find_last_of(" _");
  if (blank == std::string_view::npos) return {};
  for (const std::string_view word : {"term", "text", "translation", "string"}) {
    if (text::equals_ignoring_case(heading.substr(blank + 1), word)) {
      return heading.substr(0, blank);
    }
  }
  return {};
}

/// Codes of countries that are no codes of languages, as tables have them by mistake.
std::string_view meant_by_country(std::string_view code) {
  constexpr std::array<Pair, 5> kCountries{
      {{"cz", "cs"}, {"dk", "da"}, {"gr", "el"}, {"jp", "ja"}, {"ua", "uk"}}};
  const std::string lower = text::lower_ascii(code);
  const auto* const found = std::ranges::find(kCountries, lower, &Pair::first);
  return found == kCountries.end() ? std::string_view{} : found->second;
}

/// A tag that begins with a code of a language; one of three letters that no list has may be one.
std::optional<HeadingLanguage> language_of_code(std::string_view heading) {
  const std::size_t end = std::min(heading.find_first_of("-_"), heading.size());
  const std::string_view code = heading.substr(0, end);
  // "English_Def" is no tag.
  if (code.size() > 3) return std::nullopt;
  if (const std::string_view meant = meant_by_country(code); !meant.empty()) {
    return HeadingLanguage{Language(std::string(meant).append(heading.substr(end)))};
  }
  auto language = understand_language(heading);
  if (!language || language->undetermined() || language->primary().size() > 3) return std::nullopt;
  const std::string lower = text::lower_ascii(code);
  // ISO 639-2: qaa to qtz are for private use.
  const bool own = code.size() == 3 && lower >= "qaa" && lower <= "qtz";
  const bool sure = own || (code.size() > 1 && text::is_language_code(code));
  return HeadingLanguage{*std::move(language), sure};
}

/// "English(en)", "Source [en-GB]": a code behind a name of its language, or of a column of texts.
std::optional<HeadingLanguage> language_in_brackets(std::string_view heading) {
  constexpr std::array<std::string_view, 6> kTexts{"source", "target",      "source text",
                                                   "text",   "translation", "target text"};
  const std::size_t open = heading.find_last_of("([");
  const bool closed = heading.ends_with(')') || heading.ends_with(']');
  if (open == std::string_view::npos || open == 0 || !closed) return std::nullopt;
  auto tagged =
      language_of_code(text::trimmed(heading.substr(open + 1, heading.size() - open - 2)));
  if (!tagged || !tagged->sure) return std::nullopt;
  const std::string_view before = text::trimmed(heading.substr(0, open));
  const auto named = language_of_words(before);
  const bool of_texts = std::ranges::any_of(kTexts, [before](std::string_view texts) {
    return text::equals_ignoring_case(before, texts);
  });
  const bool fits = of_texts || (named && named->primary() == tagged->language.primary());
  return fits ? tagged : std::nullopt;
}

/// Two letters, alone or before a region of two, that no rule here changes: nearly all tags are so,
/// and an import reads two or more a unit.
bool is_usual(std::string_view tag) {
  constexpr std::array<std::string_view, 4> kChanged{"jw", "mo", "en-uk", "en_uk"};
  const bool has_region = tag.size() == 5 && (tag[2] == '-' || tag[2] == '_');
  if ((tag.size() != 2 && !has_region) || !all_letters(tag.substr(0, 2))) return false;
  if (has_region && !all_letters(tag.substr(3))) return false;
  const bool serbian = text::equals_ignoring_case(tag.substr(0, 2), "sr");
  return !(has_region && serbian) &&
         std::ranges::none_of(kChanged, [tag](std::string_view changed) {
           return text::equals_ignoring_case(tag.substr(0, changed.size()), changed);
         });
}

}  // namespace

std::optional<Language> understand_language(std::string_view written) {
  written = text::trimmed(written);
  if (written.empty()) return Language();
  if (written.size() > kLongest) return std::nullopt;
  if (is_usual(written)) return Language(written);
  if (auto named = language_of_name(written)) return named;
  return language_of_tag(without_codeset(written));
}

std::optional<HeadingLanguage> language_of_heading(std::string_view heading) {
  heading = text::trimmed(heading);
  if (heading.empty() || heading.size() > kLongest) return std::nullopt;
  // Irish, and not Ga.
  if (is_usual(heading)) return language_of_code(heading);
  if (const auto tagged = language_in_brackets(heading)) return tagged;
  if (const auto named = language_of_words(heading)) return HeadingLanguage{*named};
  if (const auto named = language_of_words(without_word_for_text(heading))) {
    return HeadingLanguage{*named};
  }
  return language_of_code(heading);
}

Language language_in_file(std::string_view written) {
  if (auto language = understand_language(written)) return *std::move(language);
  std::string shown(written.substr(0, kLongest));
  if (shown.size() < written.size()) shown += "...";
  throw InputError("\"" + shown + "\" is no language tag, such as en, pt-BR or zh-Hans");
}

}  // namespace calque
