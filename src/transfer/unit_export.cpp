#include "transfer/unit_export.h"

#include "error.h"
#include "store/readable_units.h"
#include "store/session.h"
#include "transfer/tmx_header_union.h"

namespace calque {
namespace {

template <typename T>
void append(std::vector<T>& all, const std::vector<T>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

template <typename Writer>
void write_all(Session& session, const UnitFilter& filter, Writer& writer,
               const ExportEvents& events) {
  std::int64_t written = 0;
  const auto write = [&](const TranslationUnit& unit) {
    writer.write(unit);
    if (events.progress) events.progress(++written);
  };
  if (!events.left_out) return session.for_each_unit(filter, write);
  for_each_readable_unit(session, filter, write, [&](const UnreadableUnits& units) {
    events.left_out(units.description());
  });
}

TmxHeader headers_of(Session& session, const UnitFilter& filter, const ExportEvents& events) {
  try {
    return union_of_headers(session, filter.batch);
  } catch (const Error& error) {
    if (!events.left_out) throw;
    events.left_out(std::string("notes and properties of imported files: ") + error.what());
    return {};
  }
}

}  // namespace

TmxWriteReport export_tmx(Session& session, const UnitFilter& filter, TmxWriteOptions options,
                          std::ostream& out, const ExportEvents& events) {
  const TmxHeader headers = headers_of(session, filter, events);
  append(options.header_notes, headers.notes);
  append(options.header_properties, headers.properties);
  options.header_user_encodings += headers.user_encodings;
  TmxWriter writer(out, std::move(options));
  write_all(session, filter, writer, events);
  return writer.finish();
}

DelimitedWriteReport export_table(Session& session, const UnitFilter& filter,
                                  DelimitedWriteOptions options, std::ostream& out,
                                  const ExportEvents& events) {
  DelimitedWriter writer(out, std::move(options));
  write_all(session, filter, writer, events);
  return writer.finish();
}

}  // namespace calque
