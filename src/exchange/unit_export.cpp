#include "exchange/unit_export.h"

#include <algorithm>

#include "exchange/tmx_header_json.h"
#include "memory/memory.h"

namespace calque {
namespace {

template <typename T>
void add_new(std::vector<T>& all, const std::vector<T>& more) {
  for (const T& one : more) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
  }
}

void add_headers(Memory& memory, const UnitFilter& filter, TmxWriteOptions& options) {
  for (const BatchRecord& batch : memory.batches()) {
    const bool wanted = !filter.batch || *filter.batch == batch.id;
    if (!wanted || !batch.undone.empty()) continue;
    const TmxHeader header = header_from_json(batch.info.header);
    add_new(options.header_notes, header.notes);
    add_new(options.header_properties, header.properties);
  }
}

template <typename Writer>
void write_all(Memory& memory, const UnitFilter& filter, Writer& writer,
               const ExportProgress& progress) {
  std::int64_t written = 0;
  memory.for_each_unit(filter, [&](const TranslationUnit& unit) {
    writer.write(unit);
    if (progress) progress(++written);
  });
}

}  // namespace

TmxWriteReport export_tmx(Memory& memory, const UnitFilter& filter, TmxWriteOptions options,
                          std::ostream& out, const ExportProgress& progress) {
  add_headers(memory, filter, options);
  TmxWriter writer(out, std::move(options));
  write_all(memory, filter, writer, progress);
  return writer.finish();
}

DelimitedWriteReport export_table(Memory& memory, const UnitFilter& filter,
                                  DelimitedWriteOptions options, std::ostream& out,
                                  const ExportProgress& progress) {
  DelimitedWriter writer(out, std::move(options));
  write_all(memory, filter, writer, progress);
  return writer.finish();
}

}  // namespace calque
