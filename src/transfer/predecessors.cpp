#include "transfer/predecessors.h"

#include <algorithm>
#include <utility>

#include "calque/session.h"
#include "calque/unit.h"
#include "text/hash.h"

namespace calque {
namespace {

std::uint64_t key_of(const Variant& variant) {
  return text::hash_combine(text::hash_bytes(variant.language.tag()),
                            text::hash_bytes(variant.segment.text));
}

bool same_text(const Variant& a, const Variant& b) {
  return a.language == b.language && a.segment == b.segment;
}

const Variant* same_language(const TranslationUnit& unit, const Variant& wanted,
                             const Variant* but) {
  const auto found = std::ranges::find_if(unit.variants, [&](const Variant& variant) {
    return &variant != but && variant.language == wanted.language;
  });
  return found == unit.variants.end() ? nullptr : &*found;
}

/// The variant of `unit` whose text is that of `wanted`, whatever its tags.
const Variant* with_text_of(const TranslationUnit& unit, const Variant& wanted) {
  const auto found = std::ranges::find_if(unit.variants, [&wanted](const Variant& variant) {
    return variant.language == wanted.language && variant.segment.text == wanted.segment.text;
  });
  return found == unit.variants.end() ? nullptr : &*found;
}

/// How likely `older` is the one that `unit` continues, of several from the same file with the same
/// source text: its id decides before its translation, and that before its neighbours.
int likeness(const TranslationUnit& unit, const TranslationUnit& older) {
  const Variant& source = *unit.source_variant();
  const Variant* stored = with_text_of(older, source);
  int points = 0;
  if (!unit.tuid.empty() && unit.tuid == older.tuid) points += 8;
  const bool translated_alike = std::ranges::all_of(unit.variants, [&older](const Variant& text) {
    return std::ranges::any_of(older.variants,
                               [&text](const Variant& other) { return same_text(text, other); });
  });
  if (translated_alike) points += 4;
  if (stored != nullptr && source.context.previous == stored->context.previous) ++points;
  if (stored != nullptr && source.context.next == stored->context.next) ++points;
  return points;
}

/// What says where a unit comes from and how sure that is: it may change while its texts do not.
bool describes_origin(const Property& property) {
  return property.type == "origin" || property.type == "confidence";
}

std::vector<Property> content_properties(const TranslationUnit& unit) {
  std::vector<Property> kept;
  std::ranges::remove_copy_if(unit.properties, std::back_inserter(kept), describes_origin);
  return kept;
}

bool same_texts(const TranslationUnit& a, const TranslationUnit& b) {
  return std::ranges::equal(a.variants, b.variants, same_text);
}

bool same_neighbours(const TranslationUnit& a, const TranslationUnit& b) {
  return std::ranges::equal(a.variants, b.variants, {}, &Variant::context, &Variant::context);
}

/// Equal but for dates, users and how sure an alignment was.
bool says_the_same(const TranslationUnit& a, const TranslationUnit& b) {
  return same_texts(a, b) && a.tuid == b.tuid && a.notes == b.notes &&
         content_properties(a) == content_properties(b);
}

bool newly_confirmed(const TranslationUnit& older, const TranslationUnit& newer) {
  return newer.confirmation == Confirmation::given && older.confirmation != Confirmation::given;
}

/// The variants of `newer`, and those of `older` in languages that it has not, in the order of
/// `older`.
std::vector<Variant> joined_variants(const TranslationUnit& newer, const TranslationUnit& older) {
  std::vector<Variant> out;
  std::vector<const Variant*> used;
  for (const Variant& stored : older.variants) {
    const bool has_language = same_language(newer, stored, nullptr) != nullptr;
    if (!has_language) out.push_back(stored);
    for (const Variant& variant : newer.variants) {
      const bool done = std::ranges::find(used, &variant) != used.end();
      if (!has_language || done || variant.language != stored.language) continue;
      out.push_back(variant);
      used.push_back(&variant);
    }
  }
  for (const Variant& variant : newer.variants) {
    if (std::ranges::find(used, &variant) == used.end()) out.push_back(variant);
  }
  return out;
}

TranslationUnit in_place_of(const TranslationUnit& older, const TranslationUnit& newer,
                            const std::string& changed) {
  TranslationUnit out = newer;
  out.id = older.id;
  out.uid = older.uid;
  out.variants = joined_variants(newer, older);
  if (out.tuid.empty()) out.tuid = older.tuid;
  if (out.notes.empty()) out.notes = older.notes;
  out.metadata.creation_date = older.metadata.creation_date;
  out.metadata.creation_id = older.metadata.creation_id;
  if (out.metadata.change_date.empty()) out.metadata.change_date = changed;
  if (out.metadata.change_id.empty()) out.metadata.change_id = newer.metadata.creation_id;
  const bool keeps = older.confirmation == Confirmation::given && same_texts(older, out);
  if (keeps) {
    out.confirmation = older.confirmation;
    out.confirmed_by = older.confirmed_by;
  }
  return out;
}

}  // namespace

Predecessors::Predecessors(Session& session, std::string origin)
    : session_(session), origin_(std::move(origin)) {
  if (origin_.empty()) return;
  UnitFilter of_file;
  of_file.origin = origin_;
  session.for_each_unit(of_file, [this](const TranslationUnit& unit) {
    for (const Variant& variant : unit.variants) {
      places_[key_of(variant)].push_back({unit.id, true});
    }
  });
}

/// Articles have no keys: for them this would go through the memory for nothing.
void Predecessors::find_keyed() {
  if (std::exchange(keyed_found_, true)) return;
  session_.for_each_unit({}, [this](const TranslationUnit& unit) {
    // What the batch has stored so far is of this file too.
    if (!origin_.empty() && unit.origin == origin_) return;
    for (const Variant& variant : unit.variants) {
      if (identity_of(unit, variant).keys.empty()) continue;
      places_[key_of(variant)].push_back({unit.id, false});
    }
  });
}

std::vector<TranslationUnit> Predecessors::free_units(const Variant& text, Batch& batch,
                                                      bool same_file) {
  // A file may have "OK" ten thousand times: each looks at the first of those that are left only.
  constexpr std::size_t kMostLookedAt = 64;
  std::vector<TranslationUnit> units;
  const auto found = places_.find(key_of(text));
  if (found == places_.end()) return units;
  std::erase_if(found->second, [this](const Place& place) { return taken_.contains(place.unit); });
  for (const Place& place : found->second) {
    if (place.same_file != same_file) continue;
    TranslationUnit unit = batch.unit(place.unit);
    if (with_text_of(unit, text) != nullptr) units.push_back(std::move(unit));
    if (units.size() == kMostLookedAt) break;
  }
  return units;
}

std::optional<TranslationUnit> Predecessors::taken(std::optional<TranslationUnit> unit) {
  if (unit) taken_.insert(unit->id);
  return unit;
}

std::optional<TranslationUnit> Predecessors::take(const TranslationUnit& unit, Batch& batch) {
  if (const auto known = unit.uid ? session_.find_unit(*unit.uid) : std::nullopt) {
    if (!taken_.contains(*known)) return taken(batch.unit(*known));
  }
  const Variant* source = unit.source_variant();
  if (source == nullptr) return std::nullopt;
  Identity wanted = identity_of(unit, *source);
  wanted.id.clear();  // a number of another file says nothing here
  if (!wanted.keys.empty()) find_keyed();
  std::optional<TranslationUnit> best;
  for (const bool same_file : {true, false}) {
    for (TranslationUnit& older : free_units(*source, batch, same_file)) {
      const auto keys = agreement(wanted, identity_of(older, *with_text_of(older, *source)));
      if (keys == KeyAgreement::right) return taken(std::move(older));
      if (!same_file || keys == KeyAgreement::other) continue;
      if (!best || likeness(unit, older) > likeness(unit, *best)) best = std::move(older);
    }
  }
  return taken(std::move(best));
}

std::optional<TranslationUnit> Predecessors::take_by_translation(const TranslationUnit& unit,
                                                                 Batch& batch) {
  const Variant* source = unit.source_variant();
  for (const Variant& target : unit.variants) {
    if (&target == source) continue;
    for (TranslationUnit& older : free_units(target, batch, true)) {
      if (same_language(older, *source, with_text_of(older, target)) != nullptr) {
        return taken(std::move(older));
      }
    }
  }
  return std::nullopt;
}

Stored put(Batch& batch, const TranslationUnit& unit, const std::optional<TranslationUnit>& older,
           const std::string& changed) {
  if (!older) return batch.add(unit) ? Stored::added : Stored::known;
  const TranslationUnit newer = in_place_of(*older, unit, changed);
  const bool same = says_the_same(*older, newer) && !newly_confirmed(*older, newer);
  if (same && same_neighbours(*older, newer)) return Stored::known;
  batch.replace(older->id, newer);
  return same ? Stored::moved : Stored::replaced;
}

}  // namespace calque
