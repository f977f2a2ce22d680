#include "desk/stored_unit.h"

#include <algorithm>

#include "calque/error.h"
#include "model/told_by_properties.h"
#include "sqlite/statement.h"
#include "store/session_tools.h"

namespace calque::desk {
namespace {

void put_text(TranslationUnit& unit, const Variant& variant) {
  const auto there = std::ranges::find(unit.variants, variant.language, &Variant::language);
  if (there == unit.variants.end()) {
    unit.variants.push_back(variant);
    return;
  }
  there->segment = variant.segment;
  there->context = variant.context;
}

/// The stored unit with the new texts; what else somebody gave it stays.
TranslationUnit renewed(TranslationUnit stored, const TranslationUnit& unit) {
  for (const Variant& variant : unit.variants) put_text(stored, variant);
  set_properties(stored, unit.properties);
  stored.metadata.change_date = unit.metadata.creation_date;
  stored.metadata.change_id = unit.metadata.creation_id;
  stored.confirmation = Confirmation::given;
  stored.confirmed_by = {};
  return stored;
}

const Variant* variant_in(const TranslationUnit& unit, const Language& language) {
  const auto found = std::ranges::find(unit.variants, language, &Variant::language);
  return found == unit.variants.end() ? nullptr : &*found;
}

/// The same pair, tags, neighbours and keys and all.
bool is_same_pair(const TranslationUnit& stored, const TranslationUnit& unit) {
  const bool has_all = std::ranges::all_of(unit.properties, [&stored](const Property& property) {
    return std::ranges::find(stored.properties, property) != stored.properties.end();
  });
  return has_all && std::ranges::all_of(unit.variants, [&stored](const Variant& variant) {
           const Variant* const there = variant_in(stored, variant.language);
           return there != nullptr && there->segment == variant.segment &&
                  (there->context == variant.context || variant.context == Context());
         });
}

std::optional<UnitId> unit_with_uid(Session& memory, const std::string& uid) {
  const auto parsed = Uid::parse(uid);
  return parsed ? memory.find_unit(UnitUid{*parsed}) : std::nullopt;
}

}  // namespace

StoredUnit store_unit(Session& memory, const TranslationUnit& unit, const std::string& own,
                      const BatchInfo& info, const IsTaken& is_taken) {
  Batch batch = memory.begin(info);
  if (const auto id = unit_with_uid(memory, own)) {
    const TranslationUnit stored = batch.unit(*id);
    if (is_same_pair(stored, unit) && is_confirmed(stored)) return {own, std::nullopt};
    batch.replace(*id, renewed(stored, unit));
    batch.commit();
    return {own, batch.id()};
  }
  if (const auto same = batch.find_with_texts(unit)) {
    const TranslationUnit stored = batch.unit(*same);
    const bool taken = stored.uid && is_taken(stored.uid->value.text());
    if (!taken && is_same_pair(stored, unit)) {
      // It is somebody else's: what becomes of this segment must not change it.
      if (is_confirmed(stored)) return {};
      batch.replace(*same, renewed(stored, unit));
      batch.commit();
      return {{}, batch.id()};
    }
  }
  batch.insert(unit);
  batch.commit();
  const auto uid = batch.uid().unit(1);
  return {uid ? uid->value.text() : std::string(), batch.id()};
}

std::optional<BatchId> batch_in_effect(Session& memory, BatchUid uid) {
  const auto bytes = uid.value.bytes();
  sqlite::Statement query(memory.tools().database(),
                          "SELECT id FROM batch WHERE uid = ? AND undone IS NULL");
  query.bind_blob(1, bytes);
  for (const sqlite::Row& row : sqlite::Rows(query)) return BatchId{row.column_int(0)};
  return std::nullopt;
}

std::string own_unit(Session& memory, const std::string& own, BatchUid batch) {
  if (unit_with_uid(memory, own)) return own;
  const auto brought = batch.unit(1);
  return brought && memory.find_unit(*brought) ? brought->value.text() : std::string();
}

bool take_back(Session& memory, std::span<const BatchUid> batches, const std::string& now) {
  std::vector<BatchId> ids;
  for (const BatchUid uid : batches) {
    if (const auto id = batch_in_effect(memory, uid)) ids.push_back(*id);
  }
  if (ids.empty()) return true;
  try {
    memory.undo(ids, now);
  } catch (const UsageError&) {
    return false;
  }
  return true;
}

}  // namespace calque::desk
