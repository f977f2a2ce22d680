#include "check/check_table.h"

#include <algorithm>
#include <array>

#include "check/characters.h"
#include "check/check.h"
#include "check/consistency.h"
#include "check/language.h"
#include "check/names.h"
#include "check/negation.h"
#include "check/numbers.h"
#include "check/placeholders.h"
#include "check/punctuation.h"
#include "check/tags.h"
#include "check/terms.h"
#include "check/typography.h"
#include "check/words.h"

namespace calque::check {
namespace {

template <auto function>
constexpr auto pair = make_check<PairCheck<function>>;

template <auto function>
constexpr auto unit = make_check<UnitCheck<function>>;

template <auto function>
constexpr auto target = make_check<TargetCheck<function>>;

using enum Severity;

// Several rows may share what they do: it is done once, and told under their ids.
constexpr std::array kRows{
    CheckRow{{"empty", error, true, "a text is empty"}, Scope::blank, pair<check_empty>},
    CheckRow{{"numbers", error, true, "a number is missing, added or another one"},
             Scope::difference,
             make_check<NumberCheck>},
    CheckRow{{"number-format", note, true, "a number is written as in another language"},
             Scope::pair,
             make_check<NumberCheck>},
    CheckRow{{"tags", error, true, "inline tags are missing, added or unpaired"},
             Scope::difference,
             pair<check_tags>},
    CheckRow{{"tag-order", warning, true, "inline tags overlap that were nested, or hold no text"},
             Scope::pair,
             pair<check_tags>},
    CheckRow{{"placeholders", error, true, "placeholders are missing, added or in another order"},
             Scope::difference,
             unit<check_placeholders>},
    CheckRow{{"markup", warning, true, "markup in the text is missing, added or misplaced"},
             Scope::difference,
             pair<check_markup>},
    CheckRow{
        {"addresses", warning, true, "a URL, an e-mail address or a path is missing or changed"},
        Scope::difference,
        pair<check_addresses>},
    CheckRow{{"code", warning, true, "code, a role or an option is missing or changed"},
             Scope::difference,
             pair<check_code>},
    CheckRow{{"names", note, true, "a name such as PostScript or UTF-8 is missing or changed"},
             Scope::difference,
             pair<check_names>},
    CheckRow{{"term-forbidden", error, true, "a term is used that the glossary forbids"},
             Scope::pair,
             make_term_check},
    CheckRow{
        {"term-missing", warning, true, "the glossary's term for one of the source is missing"},
        Scope::pair,
        make_term_check},
    CheckRow{{"untranslated", warning, true, "the text is that of the source"},
             Scope::pair,
             pair<check_untranslated>},
    CheckRow{{"wrong-script", error, true, "the text is not in the script of its language"},
             Scope::pair,
             pair<check_language>},
    CheckRow{{"wrong-language", note, true, "the text is in another language"},
             Scope::pair,
             pair<check_language>},
    CheckRow{{"negation", note, true, "a word that denies has no counterpart"},
             Scope::pair,
             make_negation_check},
    CheckRow{{"question-mark", note, true, "the question mark at the end is missing or added"},
             Scope::difference,
             pair<check_end_mark>},
    CheckRow{{"end-mark", note, true, "the full stop or colon at the end is missing or added"},
             Scope::difference,
             pair<check_end_mark>},
    CheckRow{{"inverted-marks", warning, true, "Spanish ¿ or ¡ is missing"},
             Scope::pair,
             pair<check_inverted_marks>},
    CheckRow{{"punctuation", note, true, "a mark is not the one that the language uses"},
             Scope::target,
             target<check_marks_of_language>},
    CheckRow{
        {"french-spaces", note, true, "a space before : ; ! ? » or after « is missing in French"},
        Scope::target,
        target<check_french_spaces>},
    CheckRow{{"brackets", warning, true, "brackets do not balance, but do in the source"},
             Scope::pair,
             pair<check_partners>},
    CheckRow{{"quotes", warning, true, "a quotation mark is without its partner"},
             Scope::pair,
             pair<check_partners>},
    CheckRow{{"quote-style", note, true, "quotation marks are those of another language"},
             Scope::target,
             make_quote_style_check},
    CheckRow{{"mark-spaces", note, true, "a space stands before a mark, or none after a comma"},
             Scope::pair,
             pair<check_mark_spaces>},
    CheckRow{{"doubled-marks", note, true, "a mark stands twice"},
             Scope::pair,
             pair<check_doubled_marks>},
    CheckRow{{"capitals", note, true, "the first letter is small, where the source has a capital"},
             Scope::pair,
             pair<check_capitals>},
    CheckRow{{"spaces", note, true, "white space at the ends differs, or there are double spaces"},
             Scope::pair,
             pair<check_spaces>},
    CheckRow{{"doubled-words", warning, true, "a word stands twice in a row"},
             Scope::pair,
             pair<check_doubled_words>},
    CheckRow{{"characters", error, true, "characters were lost or read in a wrong encoding"},
             Scope::pair,
             pair<check_characters>},
    CheckRow{
        {"look-alikes", warning, true, "letters of two alphabets in a word, or unseen characters"},
        Scope::pair,
        pair<check_characters>},
    CheckRow{{"length", warning, true, "much longer or shorter than the source"},
             Scope::difference,
             pair<check_length>},
    CheckRow{
        {"line-length", warning, false, "a line is longer than the 42 characters of a subtitle"},
        Scope::target,
        target<check_line_length>},
    CheckRow{
        {"odd-one-out", warning, true, "one text of a unit differs from all others, which agree"},
        Scope::unit,
        nullptr},
    CheckRow{
        {"inconsistent-target", note, true, "the same source is translated differently elsewhere"},
        Scope::units,
        make_consistency_check},
    CheckRow{
        {"inconsistent-source", note, false, "the same translation stands for different sources"},
        Scope::units,
        make_consistency_check},
};

constexpr auto kInfos = [] {
  std::array<CheckInfo, kRows.size()> infos;
  std::ranges::transform(kRows, infos.begin(), &CheckRow::info);
  return infos;
}();

}  // namespace

std::span<const CheckRow> check_table() {
  return kRows;
}

std::span<const CheckInfo> all_checks() {
  return kInfos;
}

const CheckRow& check_row(std::string_view id) {
  return kRows.at(static_cast<std::size_t>(&check_info(id) - all_checks().data()));
}

}  // namespace calque::check
