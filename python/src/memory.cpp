#include "memory.h"

#include <calque/error.h>

#include <fstream>
#include <utility>

#include "convert.h"

namespace calque::python {
namespace {

std::string now() {
  return format_timestamp(Clock::now());
}

BatchInfo batch_info(const char* kind, const std::string& user) {
  BatchInfo info;
  info.kind = kind;
  info.started = now();
  info.author = user;
  return info;
}

/// Puts a text in the place of the first of its language, or behind the others.
void put(TranslationUnit& unit, const Variant& wanted) {
  for (Variant& variant : unit.variants) {
    if (variant.language != wanted.language) continue;
    if (!variant.segment.tags.empty() && wanted.segment.tags.empty()) {
      throw UsageError("the text for " + variant.language.tag() +
                       " has inline tags: give markup=True and the text with them");
    }
    variant.segment = wanted.segment;
    return;
  }
  unit.variants.push_back(wanted);
}

}  // namespace

Units::Units(std::shared_ptr<Memory> memory, UnitFilter filter)
    : memory_(std::move(memory)), cursor_(std::move(filter)) {}

TranslationUnit Units::next() {
  auto unit = without_python([this] { return cursor_.next(*memory_->session()); });
  if (!unit) throw py::stop_iteration();
  return *std::move(unit);
}

OpenMemory::OpenMemory(const std::filesystem::path& path, bool create, bool read_only)
    : path_(path) {
  if (create && read_only) throw UsageError("a memory is made to be written: not read_only");
  using Access = Session::Access;
  const Access access = create      ? Access::create
                        : read_only ? Access::read_only
                                    : Access::read_write;
  memory_ = without_python([&] { return std::make_shared<Memory>(path, access); });
}

std::shared_ptr<Memory> OpenMemory::memory() const {
  if (!memory_) throw UsageError(path_.string() + ": the memory is closed");
  return memory_;
}

std::vector<Match> OpenMemory::match(const LookupQuery& query, const LookupOptions& options) const {
  const auto memory = this->memory();
  return without_python([&] {
    std::vector<Match> matches;
    for (Proposal& proposal : find(*memory->session(), query, options)) {
      matches.push_back({std::move(proposal)});
    }
    return matches;
  });
}

std::vector<std::optional<std::int64_t>> OpenMemory::add(const std::vector<TranslationUnit>& units,
                                                         const std::string& user) const {
  const auto memory = this->memory();
  return without_python([&] {
    std::vector<std::optional<std::int64_t>> ids;
    bool any = false;
    const auto session = memory->session();
    Batch batch = session->begin(batch_info("add", user));
    for (const TranslationUnit& unit : units) {
      const bool known = batch.find_with_texts(unit).has_value();
      any = any || !known;
      ids.push_back(known ? std::nullopt : std::optional(batch.insert(unit).value));
    }
    if (any) batch.commit();
    return ids;
  });
}

void OpenMemory::edit(std::int64_t id, const std::vector<Variant>& variants,
                      const std::string& user) const {
  const auto memory = this->memory();
  without_python([&] {
    const auto session = memory->session();
    Batch batch = session->begin(batch_info("edit", user));
    TranslationUnit unit = batch.unit(UnitId{id});
    for (const Variant& variant : variants) put(unit, variant);
    unit.metadata.change_date = now();
    unit.metadata.change_id = user;
    unit.confirmation = Confirmation::given;
    unit.confirmed_by = {};
    batch.replace(UnitId{id}, unit);
    batch.commit();
  });
}

void OpenMemory::remove(const std::vector<std::int64_t>& ids, const std::string& user) const {
  const auto memory = this->memory();
  without_python([&] {
    const auto session = memory->session();
    Batch batch = session->begin(batch_info("delete", user));
    for (const std::int64_t id : ids) batch.remove(UnitId{id});
    if (!ids.empty()) batch.commit();
  });
}

StoredPairs OpenMemory::add_aligned(const align::Side& source, const align::Side& target,
                                    const AlignedUnitOptions& options) const {
  const auto memory = this->memory();
  return without_python([&] {
    const align::Alignment alignment =
        align::align(source.align_segments(), target.align_segments());
    const std::vector<TranslationUnit> units =
        aligned_units(source, target, alignment.beads, options);
    BatchInfo info = batch_info("align", options.user);
    info.source = options.origin;
    const auto session = memory->session();
    Batch batch = session->begin(info);
    const StoredPairs stored = store_aligned(*session, batch, units);
    if (stored.added + stored.replaced + stored.moved > 0) batch.commit();
    return stored;
  });
}

ImportReport OpenMemory::import_file(const std::string& path, const UnitFormat& format,
                                     const UnitSourceOptions& reading,
                                     const ImportOptions& wanted) const {
  const auto memory = this->memory();
  return without_python([&] {
    const auto source = open_units(path, format, reading);
    ImportOptions options = wanted;
    options.started = now();
    options.progress = [](std::int64_t, std::uint64_t) { check_signals(); };
    return import_units(*memory->session(), *source, options);
  });
}

UnitSinkReport OpenMemory::export_file(const std::filesystem::path& path, const UnitFormat& format,
                                       const UnitFilter& filter,
                                       const UnitSinkOptions& options) const {
  const auto memory = this->memory();
  return without_python([&] {
    std::filesystem::path part = path;
    part += ".part";
    std::ofstream out(part, std::ios::binary);
    if (!out) throw Error(part.string() + ": cannot be written");
    try {
      ExportEvents events;
      events.progress = [](std::int64_t units) {
        if (units % 256 == 0) check_signals();
      };
      const UnitSinkReport report =
          export_units(*memory->session(), filter, format, options, out, events);
      out.close();
      if (!out) throw Error(part.string() + ": cannot be written: is the disk full?");
      std::filesystem::rename(part, path);
      return report;
    } catch (...) {
      out.close();
      std::error_code ignored;
      std::filesystem::remove(part, ignored);
      throw;
    }
  });
}

}  // namespace calque::python
