#include <algorithm>
#include <string>
#include <vector>

#include "segment/rule_set.h"
#include "segment/srx.h"

namespace calque::segment {
namespace {

/// The same sets as may_close, may_open and joins_word, as far as an expression can say it.
constexpr std::string_view kClosers = R"([\p{Pe}\p{Pf}"'“’»\]\)]*)";
constexpr std::string_view kOpeners = R"(\s+[\p{Ps}\p{Pi}"'„“«¿¡\-–—]*)";
constexpr std::string_view kNotInWord = R"((?<![\p{L}\p{M}\p{N}.]))";

std::string concat(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out.append(part);
  return out;
}

std::string escaped(std::string_view word) {
  constexpr std::string_view kSpecial = R"(.^$|()[]{}*+?\-/&#)";
  std::string out;
  for (const char c : word) {
    if (kSpecial.find(c) != std::string_view::npos) out += '\\';
    out += c;
    if (c == '.') out += R"(\s?)";  // "z.B" is also written "z. B"
  }
  return out;
}

/// "(?:(?i:dr|prof)|Sat)", or nothing for an empty list.
std::string alternatives(const WordList& list) {
  std::string any_case;
  std::string as_written;
  for (const std::string& word : list.sorted()) {
    const bool exact = word.starts_with('=') || lower_case(word) != word;
    std::string& part = exact ? as_written : any_case;
    if (!part.empty()) part += '|';
    const bool ending = word.starts_with('*');
    if (ending) part += R"(\p{L}+)";
    part += escaped(ending || word.starts_with('=') ? std::string_view(word).substr(1) : word);
  }
  if (any_case.empty() && as_written.empty()) return {};
  if (!any_case.empty()) any_case = concat({"(?i:", any_case, ")"});
  const std::string_view bar = any_case.empty() || as_written.empty() ? "" : "|";
  return concat({"(?:", any_case, bar, as_written, ")"});
}

/// What judge.h does, as far as SRX can say it: each rule sees one place, so that lists, brackets
/// and free-standing quotation marks are lost. docs/segmentation.md has both scores.
class Exporter {
 public:
  // The first rule that matches decides: exceptions come before what they are exceptions to.
  explicit Exporter(const RuleSet& rules) : rules_(rules), starters_(alternatives(rules.starters)) {
    // Matches nothing.
    if (starters_.empty()) starters_ = "(?!)";
    if (!rules.period_ends) hold(R"(\.)", "");
    add_units();
    add_abbreviations();
    add_letters_and_numbers();
    add_case();
    add_breaks();
  }

  std::vector<SrxRule> take() { return std::move(out_); }

 private:
  void hold(std::string before, std::string after) {
    out_.push_back({false, std::move(before), std::move(after), 0});
  }
  void breaks(std::string before, std::string after) {
    out_.push_back({true, std::move(before), std::move(after), 0});
  }

  /// What follows when no sentence starts: a capitalised word that is no starter.
  std::string no_starter() const {
    return concat({R"(\s+(?!)", starters_, R"((?![\p{L}\p{M}]))[\p{L}\p{N}])"});
  }

  void hold_after(const WordList& list, std::string_view after) {
    const std::string words = alternatives(list);
    if (!words.empty()) hold(concat({kNotInWord, words, R"(\.)"}), std::string(after));
  }

  void add_units() {
    const std::string units = alternatives(rules_.units);
    if (!units.empty()) breaks(concat({R"([\p{Nd}IVX]\s)", units, R"(\.)"}), R"(\s+\p{Lu})");
  }

  void add_abbreviations() {
    hold_after(rules_.before_number, R"(\s*(?:\p{Nd}|[IVXLC]{2,}(?!\p{L})))");
    hold_after(rules_.never_final, R"(\s+)");
    hold_after(rules_.ends, R"(\s+[\p{Ll}\p{Nd}])");
    const std::string ends = alternatives(rules_.ends);
    if (!ends.empty()) breaks(concat({kNotInWord, ends, R"(\.)"}), R"(\s+\p{Lu})");
    hold_after(rules_.may_end, no_starter());
  }

  void add_letters_and_numbers() {
    hold(concat({kNotInWord, R"(\p{Lu}\.)"}), no_starter());
    hold(concat({kNotInWord, R"(\p{L}(?:\.\s?\p{L})+\.)"}), no_starter());
    // Up to four digits, as in is_item_number.
    hold(R"(^\s*(?:[\p{Nd}]{1,4}|\p{L})\.)", R"(\s)");
    if (rules_.ordinal_digits == 0) return;
    const std::string nouns = alternatives(rules_.after_ordinal);
    if (!nouns.empty()) hold(R"((?:\p{Nd}|[IVXLC])\.)", concat({R"(\s+)", nouns}));
    const std::string digits = std::to_string(rules_.ordinal_digits);
    hold(concat({kNotInWord, R"((?:\p{Nd}{1,)", digits, R"(}|[IVXLC]+)\.)"}), no_starter());
  }

  void add_case() {
    hold(concat({R"([.…])", kClosers}), concat({kOpeners, R"(\p{Ll})"}));
    const std::string reporting = alternatives(rules_.reporting);
    const std::string_view closer = R"([\p{Pe}\p{Pf}"'“’»]+)";
    hold(concat({"[!?…]", closer}), concat({kOpeners, R"(\p{Ll})"}));
    if (!reporting.empty()) hold("[!?]", concat({kOpeners, reporting}));
  }

  void add_breaks() {
    breaks(concat({R"([.!?…])", kClosers}), R"(\s+)");
    breaks(R"([。｡！？．][」』”’）】》]*)", R"([^」』”’）】》。！？、，])");
    breaks(concat({R"([؟۔।॥።፧။։።])", kClosers}), "");
    if (rules_.semicolon_ends) breaks(concat({"[;\u037E]", kClosers}), R"(\s+)");
    if (rules_.colon_ends) breaks(concat({":", kClosers}), R"(\s+)");
    breaks(R"(\n\s*\n)", "");
  }

  const RuleSet& rules_;
  std::string starters_;
  std::vector<SrxRule> out_;
};

void add_language(SrxDocument& document, const Language& language, std::string_view pattern) {
  document.language_rules.push_back(
      {.name = language.tag(), .rules = Exporter(rules_for(language)).take()});
  document.maps.push_back({.pattern = std::string(pattern), .rule_name = language.tag()});
}

}  // namespace

SrxDocument srx_of_builtin_rules(const std::vector<Language>& languages) {
  SrxDocument document;
  document.cascade = false;
  for (const Language& language : languages) {
    if (language.undetermined()) continue;
    const std::string primary(language.primary());
    add_language(document, Language(primary), concat({primary, "(-.*)?"}));
  }
  add_language(document, Language(), ".*");
  return document;
}

}  // namespace calque::segment
