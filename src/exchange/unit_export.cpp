#include "exchange/unit_export.h"

#include "exchange/tmx_header_union.h"
#include "memory/memory.h"

namespace calque {
namespace {

template <typename T>
void append(std::vector<T>& all, const std::vector<T>& more) {
  all.insert(all.end(), more.begin(), more.end());
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
  const TmxHeader headers = union_of_headers(memory, filter.batch);
  append(options.header_notes, headers.notes);
  append(options.header_properties, headers.properties);
  options.header_user_encodings += headers.user_encodings;
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
