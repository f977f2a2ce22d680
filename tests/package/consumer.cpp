// Stores the units of a file in a memory, looks a text up, edits what was found and takes that
// back:
//   consumer MEMORY FILE SOURCE-LANGUAGE TARGET-LANGUAGE TEXT

#include <calque/error.h>
#include <calque/format.h>
#include <calque/import.h>
#include <calque/lookup.h>
#include <calque/memory.h>

#include <exception>
#include <iostream>
#include <string>
#include <vector>

namespace {

void import_file(calque::Session& session, const std::string& file, const std::string& now) {
  const calque::UnitFormat* format = calque::known_format(file);
  if (format == nullptr) throw calque::InputError(file + " is of no format that calque knows");
  const auto source = calque::open_units(file, *format);
  calque::ImportOptions options;
  options.started = now;
  const calque::ImportReport report = calque::import_units(session, *source, options);
  std::cout << report.counts.added << " units added\n";
}

/// Puts a translation in the place of the stored one, as a batch of its own.
calque::BatchId edit(calque::Session& session, const calque::Proposal& found,
                     const std::string& translation, const std::string& now) {
  calque::TranslationUnit unit = *found.unit;
  unit.variants[found.target].segment = {.text = translation, .tags = {}};
  calque::BatchInfo info;
  info.kind = "edit";
  info.started = now;
  calque::Batch batch = session.begin(info);
  batch.replace(unit.id, unit);
  batch.commit();
  return batch.id();
}

void run(const std::vector<std::string>& arguments) {
  const std::string now = calque::format_timestamp(calque::Clock::now());
  // A memory lends a session to each thread that asks for one.
  calque::Memory memory(arguments[0], calque::Session::Access::create);
  const auto session = memory.session();
  import_file(*session, arguments[1], now);

  calque::LookupOptions options;
  options.source = calque::Language(arguments[2]);
  options.target = calque::Language(arguments[3]);
  calque::LookupQuery query;
  query.segment.text = arguments[4];
  const std::vector<calque::Proposal> found = calque::find(*session, query, options);
  for (const calque::Proposal& proposal : found) {
    std::cout << proposal.rate.percent() << " % " << proposal.target_variant().segment.text << '\n';
  }
  if (found.empty()) return;

  const calque::BatchId batch = edit(*session, found.front(), "(edited)", now);
  std::cout << calque::find(*session, query, options).front().target_variant().segment.text << '\n';
  session->undo(batch, now);
  std::cout << calque::find(*session, query, options).front().target_variant().segment.text << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  try {
    run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
