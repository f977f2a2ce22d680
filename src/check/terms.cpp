#include "check/terms.h"

#include <algorithm>
#include <set>
#include <span>

namespace calque::check {
namespace {

using Found = LanguageTerms::Found;

/// A text with the terms that stand in it.
struct Side {
  const CheckedText& text;
  const LanguageTerms& terms;
  LanguageTerms::Occurrences found;

  bool has_entry(std::size_t entry) const {
    return std::ranges::find(found.all, entry, &Found::entry) != found.all.end();
  }
};

std::string list_of(const std::vector<const CheckedTerm*>& terms) {
  std::string list;
  for (const CheckedTerm* term : terms) {
    const std::string quoted = "\"" + term->text + "\"";
    if (list.find(quoted) == std::string::npos) list += (list.empty() ? "" : " or ") + quoted;
  }
  return list;
}

/// True when the words are a term that may be used, of the same entry or of another that the source
/// has, in a form that is as near.
bool is_permitted_too(const Found& forbidden, const Side& source, const Side& target) {
  return std::ranges::any_of(target.found.all, [&](const Found& other) {
    return !other.term->forbidden && other.range == forbidden.range &&
           other.form <= forbidden.form &&
           (other.entry == forbidden.entry || source.has_entry(other.entry));
  });
}

void report_forbidden(const Side& source, const Side& target, const Report& report) {
  for (const Found& found : target.found.longest) {
    if (!found.term->forbidden || !found.sure) continue;
    if (target.text.in_code(found.range.begin)) continue;
    if (source.terms.has(found.entry) && !source.has_entry(found.entry)) continue;
    if (is_permitted_too(found, source, target)) continue;
    std::string message = "\"" + found.term->text + "\" is forbidden";
    const auto permitted = target.terms.permitted(found.entry);
    if (!permitted.empty()) message += "; use " + list_of(permitted);
    report("term-forbidden", std::move(message), {.target = {found.range}});
  }
}

/// What should stand in the target for terms at the same place of the source; empty when the
/// glossary does not say, or something does.
std::vector<const CheckedTerm*> missing_for(std::span<const Found> readings, const Side& target) {
  std::vector<const CheckedTerm*> wanted;
  for (const Found& reading : readings) {
    if (target.has_entry(reading.entry)) return {};
    const auto permitted = target.terms.permitted(reading.entry);
    wanted.insert(wanted.end(), permitted.begin(), permitted.end());
  }
  const bool hidden = std::ranges::any_of(wanted, [&target](const CheckedTerm* term) {
    return target.terms.hidden_in(*term, target.text.text);
  });
  return hidden ? std::vector<const CheckedTerm*>() : wanted;
}

void report_missing(const Side& source, const Side& target, const Report& report) {
  if (source.text.text == target.text.text) return;
  std::set<std::string> told;
  const std::span<const Found> all = source.found.longest;
  for (std::size_t i = 0, end = 0; i < all.size(); i = end) {
    while (end < all.size() && all[end].range == all[i].range) ++end;
    if (source.text.in_code(all[i].range.begin) || !all[i].sure) continue;
    const auto missing = missing_for(all.subspan(i, end - i), target);
    if (missing.empty()) continue;
    std::string message = list_of(missing) + " is missing for \"" + all[i].term->text + "\"";
    if (told.insert(message).second) report("term-missing", std::move(message), {});
  }
}

/// Terms that several checkers share.
class SharedTermCheck : public Check {
 public:
  explicit SharedTermCheck(TermCheck& terms) : terms_(terms) {}

  void check(const CheckedPair& pair, const Report& report) override {
    terms_.check(pair.source, pair.target, report);
  }

 private:
  TermCheck& terms_;
};

}  // namespace

std::unique_ptr<Check> make_term_check(const CheckerOptions& options) {
  if (options.terms == nullptr) return nullptr;
  return std::make_unique<SharedTermCheck>(*options.terms);
}

TermCheck::TermCheck(glossary::Glossary& glossary) : entries_(read_entries(glossary)) {}

const LanguageTerms& TermCheck::terms_of(const Language& language) {
  auto& terms = languages_[language.tag()];
  if (terms == nullptr) terms = std::make_unique<LanguageTerms>(entries_, language);
  return *terms;
}

void TermCheck::check(const CheckedText& source, const CheckedText& target, const Report& report) {
  if (entries_.empty()) return;
  const LanguageTerms& source_terms = terms_of(source.variant.language);
  const LanguageTerms& target_terms = terms_of(target.variant.language);
  const Side source_side{source, source_terms, source_terms.find(source.text)};
  const Side target_side{target, target_terms, target_terms.find(target.text)};
  report_forbidden(source_side, target_side, report);
  report_missing(source_side, target_side, report);
}

}  // namespace calque::check
