#include "server/sent_pairs.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "calque/format.h"
#include "calque/import.h"
#include "report/batch_json.h"
#include "server/message.h"
#include "server/units_api.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace calque::server {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void require_storable(std::string_view text, std::string_view what) {
  if (text::find_invalid_utf8(text)) refuse(std::string(what) + " is not UTF-8");
  if (text::find_non_xml(text)) {
    refuse(std::string(what) + " has a control character, which a memory cannot hold");
  }
}

void require_language(const Language& language) {
  if (language.undetermined() || !language.well_formed()) {
    refuse("units need the codes of two languages, such as en and pt-BR");
  }
}

Variant variant_of(const Language& language, const std::string& text) {
  Variant variant;
  variant.language = language;
  variant.segment.text = text;
  return variant;
}

/// The pairs as a file of units.
class PairSource : public UnitSource {
 public:
  PairSource(const SentPairs& sent, Metadata metadata, bool confirmed)
      : sent_(sent), metadata_(std::move(metadata)), confirmed_(confirmed) {}

  bool next(TranslationUnit& unit) override {
    while (next_ < sent_.pairs.size()) {
      const SentPair& pair = sent_.pairs[next_++];
      if (is_blank(pair.source) || is_blank(pair.target)) continue;
      unit = unit_of(pair);
      return true;
    }
    return false;
  }

  std::uint64_t line() const override { return next_; }
  std::string name() const override { return sent_.origin; }
  std::uint64_t bytes_read() const override { return next_; }
  ReadSummary summary() const override { return {}; }

 private:
  TranslationUnit unit_of(const SentPair& pair) const {
    TranslationUnit unit;
    unit.variants = {variant_of(sent_.source, pair.source), variant_of(sent_.target, pair.target)};
    unit.source_language = sent_.source;
    unit.segment_type = "sentence";
    unit.origin = sent_.origin;
    unit.metadata = metadata_;
    unit.confirmation = confirmed_ ? Confirmation::given : Confirmation::missing;
    if (!pair.context.empty()) unit.properties.push_back({"x-msgctxt", pair.context, "", ""});
    if (!pair.note.empty()) unit.notes.push_back({pair.note, "", ""});
    return unit;
  }

  const SentPairs& sent_;
  Metadata metadata_;
  bool confirmed_;
  std::size_t next_ = 0;
};

/// Without the file that they come from nothing says what they take the place of.
std::int64_t store_singly(Context& context, ServedMemory& memory, Session& session,
                          const BatchInfo& info, UnitSource& units) {
  Batch batch = session.begin(info);
  TranslationUnit unit;
  while (units.next(unit)) {
    if (!batch.find_with_texts(unit)) batch.insert(unit);
  }
  const std::int64_t added = batch.counts().added;
  if (added > 0) commit(context, memory, session, batch);
  return added;
}

}  // namespace

std::int64_t store(Context& context, ServedMemory& memory, const Identity& who,
                   const SentPairs& pairs) {
  require_language(pairs.source);
  require_language(pairs.target);
  for (const SentPair& pair : pairs.pairs) {
    require_storable(pair.source, "the source text");
    require_storable(pair.target, "the translation");
    require_storable(pair.context, "the context");
    require_storable(pair.note, "the note");
  }
  require_storable(pairs.origin, "the name of the file");
  const BatchInfo info = context.batch_now(who, "add", pairs.origin);
  Metadata metadata;
  metadata.creation_date = info.started;
  metadata.creation_id = info.author;
  PairSource units(pairs, std::move(metadata), who.role_in(memory.name()) >= Role::write);
  const ServedMemory::Lease session = memory.write();
  if (pairs.origin.empty()) return store_singly(context, memory, *session, info, units);
  const ImportReport report = import_units(
      *session, units, {.replace = true, .started = info.started, .author = info.author});
  if (!report.batch) return 0;
  context.tell_batch(memory, report::to_json(*session->batch(*report.batch)).dump());
  return report.counts.added + report.counts.replaced;
}

}  // namespace calque::server
