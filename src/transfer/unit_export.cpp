#include "calque/export.h"

#include "calque/error.h"
#include "calque/session.h"
#include "store/readable_units.h"
#include "transfer/header_union.h"

namespace calque {
namespace {

void write_all(Session& session, const UnitFilter& filter, UnitSink& sink,
               const ExportEvents& events) {
  std::int64_t written = 0;
  const auto write = [&](const TranslationUnit& unit) {
    sink.write(unit);
    if (events.progress) events.progress(++written);
  };
  if (!events.left_out) return session.for_each_unit(filter, write);
  for_each_readable_unit(session, filter, write, [&](const UnreadableUnits& units) {
    events.left_out(units.description());
  });
}

FileHeader headers_of(Session& session, const UnitFilter& filter, const ExportEvents& events) {
  try {
    return union_of_headers(session, filter.batch);
  } catch (const Error& error) {
    if (!events.left_out) throw;
    events.left_out(std::string("notes and properties of imported files: ") + error.what());
    return {};
  }
}

}  // namespace

UnitSinkReport export_units(Session& session, const UnitFilter& filter, const UnitFormat& format,
                            UnitSinkOptions options, std::ostream& out,
                            const ExportEvents& events) {
  options.header = [&] { return headers_of(session, filter, events); };
  const auto sink = format.write(out, options);
  write_all(session, filter, *sink, events);
  return sink->finish();
}

}  // namespace calque
