#include "check/terms.h"

namespace calque::check {
namespace {

std::string list_of(const std::vector<std::string>& terms) {
  std::string list;
  for (const std::string& term : terms) list += (list.empty() ? "\"" : ", \"") + term + "\"";
  return list;
}

}  // namespace

void check_terms(const CheckedText& source, const CheckedText& target, TermSource& terms,
                 const Report& report) {
  for (const ForbiddenTerm& term : terms.forbidden(source.variant, target.variant)) {
    std::string message = "\"" + term.term + "\" is forbidden";
    if (!term.preferred.empty()) message += "; use " + list_of(term.preferred);
    report("term-forbidden", std::move(message), {term.range});
  }
  for (const ExpectedTerm& term : terms.expected(source.variant, target.variant)) {
    if (!term.used.empty()) continue;
    report("term-missing", "\"" + term.source + "\" is " + list_of(term.wanted), {});
  }
}

}  // namespace calque::check
