#include "lookup/circumstances.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

#include "calque/unit.h"
#include "model/told_by_properties.h"

namespace calque {
namespace {

/// Properties by which tools say where a translation comes from.
bool has_origin(const std::vector<Property>& properties, std::string_view origin) {
  return std::ranges::any_of(properties, [origin](const Property& property) {
    return (property.type == "origin" || property.type == "x-origin") && property.value == origin;
  });
}

bool has_origin(const TranslationUnit& unit, const Variant& target, std::string_view origin) {
  return has_origin(unit.properties, origin) || has_origin(target.properties, origin);
}

std::string_view without_folders(std::string_view file) {
  const std::size_t folder = file.find_last_of("/\\");
  return folder == std::string_view::npos ? file : file.substr(folder + 1);
}

std::string_view without_ending(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

/// True when both are all that there is of their document. A stored text without neighbours may
/// simply not know them; one that came of the same file had none. Strings have keys, and none ever.
bool both_whole(const LookupQuery& query, const TranslationUnit& unit, const Context& stored) {
  return query.in_document && query.context == Context{} && stored == Context{} &&
         query.identity.keys.empty() && same_file(query.file, unit.origin);
}

int agreeing_neighbours(const LookupQuery& query, const TranslationUnit& unit,
                        const Context& stored) {
  constexpr int kBoth = 2;
  if (both_whole(query, unit, stored)) return kBoth;
  const Context& own = query.context;
  const auto agree = [&query](const std::string& a, const std::string& b, bool knows_other) {
    return a == b && (!a.empty() || (query.in_document && knows_other));
  };
  return (agree(own.previous, stored.previous, !stored.next.empty()) ? 1 : 0) +
         (agree(own.next, stored.next, !stored.previous.empty()) ? 1 : 0);
}

/// Most queries have no identity, and then the properties of what is stored need not be read.
KeyAgreement key_agreement(const Identity& wanted, const TranslationUnit& unit,
                           const Variant& source) {
  if (wanted == Identity{}) return KeyAgreement::unknown;
  return agreement(wanted, identity_of(unit, source));
}

/// Most queries name no topic, and then the properties of what is stored need not be read.
void compare_topics(const Topic& wanted, const TranslationUnit& unit, MatchCircumstances& out) {
  if (wanted.empty()) return;
  const Topic stored = topic_of(unit.properties);
  const auto same = [](const std::string& a, const std::string& b) { return !a.empty() && a == b; };
  out.nearness +=
      (same(wanted.client, stored.client) ? 1 : 0) + (same(wanted.domain, stored.domain) ? 1 : 0);
  out.other_client = is_of_another_client(stored, wanted.client);
}

std::int64_t usage_of(const Metadata& metadata) {
  std::int64_t count = 0;
  const std::string& written = metadata.usage_count;
  std::from_chars(written.data(), written.data() + written.size(), count);
  return std::max<std::int64_t>(count, 0);
}

std::int64_t last_change(const Metadata& metadata) {
  const std::string& date =
      metadata.change_date.empty() ? metadata.creation_date : metadata.change_date;
  return timestamp_number(date);
}

}  // namespace

bool same_file(std::string_view a, std::string_view b) {
  a = without_folders(a);
  b = without_folders(b);
  if (a.empty() || b.empty()) return false;
  if (a.size() > b.size()) std::swap(a, b);
  return a == b || (b.starts_with(a) && b[a.size()] == '.') ||
         without_ending(a) == without_ending(b);
}

std::optional<int> alignment_confidence(const TranslationUnit& unit) {
  constexpr int kCertain = 100;
  const auto found = std::ranges::find(unit.properties, "confidence", &Property::type);
  if (found == unit.properties.end()) return std::nullopt;
  double confidence = 0;
  const std::string& value = found->value;  // such as "0.9731"
  const auto result = std::from_chars(value.data(), value.data() + value.size(), confidence);
  const bool is_share = result.ec == std::errc() && confidence >= 0 && confidence <= 1;
  return is_share ? std::optional(static_cast<int>(confidence * kCertain)) : std::nullopt;
}

MatchCircumstances circumstances_of(const TranslationUnit& unit, const Variant& source,
                                    const Variant& target, const LookupQuery& query,
                                    const Topic& topic) {
  const auto differs = [&target](const Variant& other) {
    return other.language == target.language && other.segment != target.segment;
  };
  MatchCircumstances out;
  if (!is_confirmed(unit)) {
    out.aligned = has_origin(unit, target, "alignment");
    out.machine_translated = has_origin(unit, target, "mt");
    out.unconfirmed = !out.aligned && !out.machine_translated;
  }
  out.alignment_confidence = alignment_confidence(unit).value_or(100);
  out.several_targets = std::ranges::any_of(unit.variants, differs);
  out.agreeing_neighbours = agreeing_neighbours(query, unit, source.context);
  out.key = key_agreement(query.identity, unit, source);
  out.translated = source.segment.text != target.segment.text;
  out.nearness = same_file(query.file, unit.origin) ? 1 : 0;
  compare_topics(topic, unit, out);
  out.changed = std::max(last_change(unit.metadata), last_change(target.metadata));
  out.usage = std::max(usage_of(unit.metadata), usage_of(target.metadata));
  if (unit.uid) out.uid = unit.uid->value;
  return out;
}

MatchCircumstances combined(const MatchCircumstances& first, const MatchCircumstances& second) {
  constexpr int kCertain = 100;
  const auto confidence = [](const MatchCircumstances& of) {
    return of.aligned ? of.alignment_confidence : kCertain;
  };
  MatchCircumstances out = first;
  out.memory_penalty += second.memory_penalty;
  out.unconfirmed = first.unconfirmed || second.unconfirmed;
  out.aligned = first.aligned || second.aligned;
  out.alignment_confidence = std::min(confidence(first), confidence(second));
  out.machine_translated = first.machine_translated || second.machine_translated;
  out.several_targets = first.several_targets || second.several_targets;
  out.translated = first.translated || second.translated;
  out.other_client = first.other_client || second.other_client;
  out.nearness = std::min(first.nearness, second.nearness);
  out.changed = std::min(first.changed, second.changed);
  out.usage = std::min(first.usage, second.usage);
  return out;
}

}  // namespace calque
