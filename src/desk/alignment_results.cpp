#include "align/decisions.h"
#include "desk/alignment_file.h"
#include "sqlite/transaction.h"

namespace calque::desk {
namespace {

std::vector<std::string> texts_of(const align::Side& side, align::Range range) {
  std::vector<std::string> texts;
  for (std::uint32_t i = range.begin; i < range.end; ++i) texts.push_back(side.segments[i].text);
  return texts;
}

bool is_same(const DeskBead& bead, const align::Bead& decided) {
  return bead.source == decided.source && bead.target == decided.target;
}

}  // namespace

std::string DeskAlignment::decisions() {
  const align::Side source = side(true);
  const align::Side target = side(false);
  std::vector<align::Decision> decided;
  for (const DeskBead& bead : beads()) {
    if (!bead.ok) continue;
    decided.push_back({.source = texts_of(source, bead.source),
                       .target = texts_of(target, bead.target),
                       .source_position = bead.source.begin,
                       .target_position = bead.target.begin});
  }
  return align::write_decisions(decided);
}

/// Only where the alignment has the same bead: another one would have to be cut out of several.
BeadOutcome DeskAlignment::read_decisions(std::string_view json, const std::string& name) {
  const std::vector<align::Decision> read = align::read_decisions(json, name);
  sqlite::Transaction transaction(database_);
  const align::Side source = side(true);
  const align::Side target = side(false);
  const auto located = align::locate(read, source.texts(), target.texts());
  std::vector<DeskBead> all = beads();
  std::vector<DeskBead> by = all;
  std::size_t at = 0;
  for (const align::Bead& decided : located.beads) {
    while (at < by.size() && by[at].source.begin < decided.source.begin) ++at;
    for (std::size_t i = at; i < by.size() && by[i].source.begin <= decided.source.begin; ++i) {
      if (is_same(by[i], decided)) by[i].ok = true;
    }
  }
  if (by == all) return {.beads = all};
  BeadOutcome outcome = replace(all, 0, all.size(), std::move(by));
  transaction.commit();
  return outcome;
}

std::optional<BatchId> DeskAlignment::store(Session& memory, double least, const Who& who,
                                            const std::string& sitting) {
  std::vector<align::Bead> wanted;
  for (const DeskBead& bead : beads()) {
    if (bead.omitted || (!bead.ok && bead.confidence < least)) continue;
    wanted.push_back({bead.source, bead.target, bead.ok ? 1 : bead.confidence});
  }
  const auto units = aligned_units(side(true), side(false), wanted,
                                   {.source = source_,
                                    .target = target_,
                                    .origin = name_,
                                    .date = who.at,
                                    .user = who.name,
                                    .least_confidence = 0});
  Batch batch = memory.begin({.kind = "align",
                              .source = name_,
                              .started = who.at,
                              .header = {},
                              .author = who.name,
                              .sitting = sitting});
  const StoredPairs stored = store_aligned(memory, batch, units);
  if (stored.added + stored.replaced + stored.moved == 0) return std::nullopt;
  batch.commit();
  return batch.id();
}

}  // namespace calque::desk
