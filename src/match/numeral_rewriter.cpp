#include "match/numeral_rewriter.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace calque {
namespace {

using text::Decimal;
using text::Numeral;

bool written_alike(const Numeral& a, const Numeral& b) {
  return a.groups == b.groups && a.separators == b.separators;
}

std::string_view without_zeros(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return digits;
}

/// By the place of a part in the target, its place in the source. Nothing when the parts differ, or
/// when two are equal, so that it cannot be told which is which.
using Order = std::vector<std::size_t>;
std::optional<Order> order_of_parts(const Numeral& source, const Numeral& target) {
  const std::size_t parts = source.groups.size();
  constexpr std::size_t kMostParts = 6;  // a date with its time
  if (parts < 2 || parts > kMostParts || target.groups.size() != parts) return std::nullopt;
  Order order;
  for (const std::string& part : target.groups) {
    const auto same = [&part](const std::string& other) {
      return without_zeros(other) == without_zeros(part);
    };
    if (std::ranges::count_if(source.groups, same) != 1) return std::nullopt;
    const auto place = std::ranges::find_if(source.groups, same) - source.groups.begin();
    if (std::ranges::find(order, static_cast<std::size_t>(place)) != order.end()) {
      return std::nullopt;
    }
    order.push_back(static_cast<std::size_t>(place));
  }
  return order;
}

/// A day and a month look alike up to 12. Where the stored date does not tell which is which, a
/// part of the query above 12 may stand in the other's place.
bool part_fits(const std::string& stored, const std::string& asked) {
  constexpr std::size_t kYear = 4;  // "2025" is no "12" in another place
  if ((stored.size() == kYear) != (asked.size() == kYear)) return false;
  if (stored.size() > 2 || asked.size() > 2) return true;
  const auto above_months = [](const std::string& digits) {
    return std::stoi(digits) > 12;  // at most two digits
  };
  return !above_months(asked) || above_months(stored);
}

/// The part written as long as the target writes it: "5" as "05" beside "07".
std::string padded_like(const std::string& part, const std::string& target,
                        const std::string& source) {
  if (target.size() > source.size()) {
    return std::string(target.size() - std::min(target.size(), part.size()), '0') + part;
  }
  return target.size() < source.size() ? std::string(without_zeros(part)) : part;
}

std::optional<Numeral> as_parts(const Numeral& source, const Numeral& target,
                                const Numeral& query) {
  const auto order = order_of_parts(source, target);
  if (!order || query.separators != source.separators) return std::nullopt;
  const bool reordered = !std::ranges::is_sorted(*order);
  Numeral out = target;
  for (std::size_t i = 0; i < out.groups.size(); ++i) {
    const std::string& stored = source.groups[(*order)[i]];
    const std::string& asked = query.groups[(*order)[i]];
    if (reordered && !part_fits(stored, asked)) return std::nullopt;
    out.groups[i] = padded_like(asked, target.groups[i], stored);
  }
  return out;
}

}  // namespace

const text::NumberConventions& NumeralRewriter::conventions(const Language& language,
                                                            char32_t zero) {
  const std::pair key(language.tag(), zero);
  auto found = known_.find(key);
  if (found == known_.end()) {
    found = known_.emplace(key, text::NumberConventions::of(language.tag(), zero)).first;
  }
  return found->second;
}

bool NumeralRewriter::groups_by_space(const Language& language) {
  return conventions(language, U'0').groups_by_space();
}

std::optional<Decimal> NumeralRewriter::read(const Numeral& numeral, const Language& language) {
  return text::read_decimal(numeral, conventions(language, numeral.zero));
}

bool NumeralRewriter::same_value(const Numeral& source, const Numeral& target,
                                 const NumeralLanguages& languages) {
  const auto one = read(source, languages.source);
  const auto other = read(target, languages.target);
  return one && other && one->same_value(*other);
}

bool NumeralRewriter::correspond(const Numeral& source, const Numeral& target,
                                 const NumeralLanguages& languages) {
  return written_alike(source, target) || same_value(source, target, languages) ||
         order_of_parts(source, target);
}

/// The pair writes the number alike: so does the query's number stay as it is, if it has the same
/// form, or if its form can mean one thing only. "12.5" may be a version, which no language
/// writes as "12,5".
std::optional<Numeral> NumeralRewriter::as_alike(const Numeral& source, const Numeral& target,
                                                 const Numeral& query,
                                                 const NumeralLanguages& languages) {
  Numeral out = query;
  out.zero = target.zero;
  if (query.separators == source.separators || query.groups.size() == 1) return out;
  const bool unclear = source.groups.size() > 1 ||
                       std::ranges::find(query.separators, ".") != query.separators.end();
  const auto value = unclear ? std::nullopt : read(query, languages.query);
  if (!value) return std::nullopt;
  return text::write_decimal(*value, conventions(languages.target, target.zero), target.zero);
}

std::optional<Numeral> NumeralRewriter::as_value(const Numeral& source, const Numeral& target,
                                                 const Numeral& query,
                                                 const NumeralLanguages& languages) {
  const auto stored = read(source, languages.source);
  const auto translated = read(target, languages.target);
  auto value = read(query, languages.query);
  if (!stored || !translated || !value) return std::nullopt;
  text::NumberConventions style = conventions(languages.target, target.zero);
  if (translated->grouped) style.group = target.separators.front();
  if (!translated->fraction.empty()) style.decimal = target.separators.back();
  if (stored->grouped != translated->grouped) value->grouped = translated->grouped;
  return text::write_decimal(*value, style, target.zero);
}

std::optional<NumeralRewriter::Rewritten> NumeralRewriter::rewrite(
    const Numeral& source, const Numeral& target, const Numeral& query,
    const NumeralLanguages& languages) {
  std::optional<Numeral> written;
  if (written_alike(source, target)) {
    written = as_alike(source, target, query, languages);
  } else if (same_value(source, target, languages)) {
    written = as_value(source, target, query, languages);
  } else {
    written = as_parts(source, target, query);
  }
  if (!written) return std::nullopt;
  Rewritten out{std::move(*written), false};
  const auto before = read(target, languages.target);
  const auto after = read(out.numeral, languages.target);
  const std::string& tag = languages.target.tag();
  out.other_plural =
      before && after && text::plural_category(tag, *before) != text::plural_category(tag, *after);
  return out;
}

}  // namespace calque
