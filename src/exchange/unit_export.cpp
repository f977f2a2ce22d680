#include "exchange/unit_export.h"

#include "error.h"
#include "exchange/tmx_header_union.h"
#include "memory/memory.h"
#include "memory/readable_units.h"

namespace calque {
namespace {

template <typename T>
void append(std::vector<T>& all, const std::vector<T>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

template <typename Writer>
void write_all(Memory& memory, const UnitFilter& filter, Writer& writer,
               const ExportEvents& events) {
  std::int64_t written = 0;
  const auto write = [&](const TranslationUnit& unit) {
    writer.write(unit);
    if (events.progress) events.progress(++written);
  };
  if (!events.left_out) return memory.for_each_unit(filter, write);
  for_each_readable_unit(memory, filter, write, [&](const UnreadableUnits& units) {
    events.left_out(units.description());
  });
}

TmxHeader headers_of(Memory& memory, const UnitFilter& filter, const ExportEvents& events) {
  try {
    return union_of_headers(memory, filter.batch);
  } catch (const Error& error) {
    if (!events.left_out) throw;
    events.left_out(std::string("notes and properties of imported files: ") + error.what());
    return {};
  }
}

}  // namespace

TmxWriteReport export_tmx(Memory& memory, const UnitFilter& filter, TmxWriteOptions options,
                          std::ostream& out, const ExportEvents& events) {
  const TmxHeader headers = headers_of(memory, filter, events);
  append(options.header_notes, headers.notes);
  append(options.header_properties, headers.properties);
  options.header_user_encodings += headers.user_encodings;
  TmxWriter writer(out, std::move(options));
  write_all(memory, filter, writer, events);
  return writer.finish();
}

DelimitedWriteReport export_table(Memory& memory, const UnitFilter& filter,
                                  DelimitedWriteOptions options, std::ostream& out,
                                  const ExportEvents& events) {
  DelimitedWriter writer(out, std::move(options));
  write_all(memory, filter, writer, events);
  return writer.finish();
}

}  // namespace calque
