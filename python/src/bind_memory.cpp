#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <calque/error.h>
#include <calque/markup.h>

#include "bindings.h"
#include "convert.h"
#include "files.h"
#include "memory.h"

namespace calque::python {
namespace {

constexpr double kWhole = 100;  // per cent

std::vector<Variant> variants_of(const py::object& texts, bool markup) {
  std::vector<Variant> variants;
  for (auto& [language, text] : texts_of(texts)) {
    Variant variant;
    variant.language = language;
    variant.segment = markup ? from_markup(text) : Segment{.text = text, .tags = {}};
    variants.push_back(std::move(variant));
  }
  return variants;
}

/// A unit that is to be added; the first text is the source.
TranslationUnit unit_of(const py::object& texts, bool markup, const std::string& user) {
  TranslationUnit unit;
  unit.variants = variants_of(texts, markup);
  if (unit.variants.size() < 2) throw UsageError("a unit takes two texts or more");
  unit.source_language = unit.variants.front().language;
  unit.segment_type = "sentence";
  unit.metadata.creation_date = format_timestamp(Clock::now());
  unit.metadata.creation_id = user;
  return unit;
}

std::optional<std::int64_t> add(const OpenMemory& memory, const py::object& texts,
                                const py::str& tuid, const py::iterable& notes,
                                const py::object& properties, bool markup, const py::str& user) {
  TranslationUnit unit = unit_of(texts, markup, text_of(user));
  unit.tuid = text_of(tuid);
  for (const std::string& note : strings_of(notes)) {
    unit.notes.push_back({.text = note, .language = {}, .encoding = {}});
  }
  unit.properties = properties_of(properties);
  return memory.add({unit}, text_of(user)).front();
}

std::vector<std::optional<std::int64_t>> add_all(const OpenMemory& memory, const py::iterable& all,
                                                 bool markup, const py::str& user) {
  std::vector<TranslationUnit> units;
  for (const py::handle texts : all) {
    units.push_back(unit_of(py::reinterpret_borrow<py::object>(texts), markup, text_of(user)));
  }
  return memory.add(units, text_of(user));
}

std::vector<Match> match(const OpenMemory& memory, const py::str& text, const py::str& source,
                         const py::str& target, int least, std::size_t limit,
                         const py::str& previous, const py::str& next, bool repair, bool markup) {
  LookupQuery query;
  query.segment = markup ? from_markup(text_of(text)) : Segment{.text = text_of(text), .tags = {}};
  query.context = {.previous = text_of(previous), .next = text_of(next)};
  LookupOptions options;
  options.source = language_of(source);
  options.target = language_of(target);
  options.at_least = MatchRate(least);
  options.limit = limit;
  options.repair = repair;
  return memory.match(query, options);
}

UnitFilter filter_of(const py::iterable& languages, const py::str& origin,
                     const py::str& changed_since, const py::str& changed_before, bool unconfirmed,
                     std::optional<std::int64_t> batch) {
  const auto date = [](const py::str& written) {
    const std::string text = text_of(written);
    return text.empty() ? text : normalize_timestamp(text);
  };
  UnitFilter filter;
  filter.languages = languages_of(languages);
  filter.origin = text_of(origin);
  filter.changed_since = date(changed_since);
  filter.changed_before = date(changed_before);
  filter.unconfirmed = unconfirmed;
  if (batch) filter.batch = BatchId{*batch};
  return filter;
}

align::Side side_of(const py::iterable& texts) {
  align::Side side;
  for (std::string& text : strings_of(texts)) {
    side.segments.push_back({.text = std::move(text), .tags = {}});
    side.paragraphs.push_back(0);
  }
  return side;
}

StoredPairs add_aligned(const OpenMemory& memory, const py::iterable& source,
                        const py::iterable& target, const py::str& source_language,
                        const py::str& target_language, const py::str& origin,
                        double min_confidence, const py::str& user) {
  return memory.add_aligned(side_of(source), side_of(target),
                            {.source = language_of(source_language),
                             .target = language_of(target_language),
                             .origin = text_of(origin),
                             .date = format_timestamp(Clock::now()),
                             .user = text_of(user),
                             .least_confidence = min_confidence / kWhole});
}

/// A report with the name of its file.
struct FileImport {
  std::string path;
  ImportReport report;
};

FileImport import_file(const OpenMemory& memory, const std::filesystem::path& path,
                       const std::optional<std::string>& format, const py::iterable& languages,
                       const std::string& encoding, bool lenient, bool drafts, bool replace,
                       bool dry_run, const py::object& properties, const std::string& user) {
  ImportOptions options;
  options.dry_run = dry_run;
  options.replace = replace;
  options.set = properties_of(properties);
  options.author = user;
  const std::string name = path.string();
  return {name, memory.import_file(name, input_format(name, format),
                                   source_options(languages, encoding, lenient, drafts), options)};
}

UnitSinkReport export_file(const OpenMemory& memory, const std::filesystem::path& path,
                           const std::optional<std::string>& format,
                           const std::optional<py::str>& source,
                           const std::optional<py::str>& target, const py::iterable& languages,
                           const py::str& origin) {
  UnitSinkOptions options;
  if (source) options.source = language_of(*source);
  if (target) options.target = language_of(*target);
  options.languages = languages_of(languages);
  options.creation_date = format_timestamp(Clock::now());
  UnitFilter filter;
  filter.languages = options.languages;
  filter.origin = text_of(origin);
  return memory.export_file(path, output_format(path.string(), format), filter, options);
}

void bind_reports(py::module_& module) {
  py::class_<FileImport>(module, "ImportReport")
      .def_property_readonly("batch",
                             [](const FileImport& i) {
                               return i.report.batch ? std::optional(i.report.batch->value)
                                                     : std::nullopt;
                             })
      .def_property_readonly("added", [](const FileImport& i) { return i.report.counts.added; })
      .def_property_readonly("replaced",
                             [](const FileImport& i) { return i.report.counts.replaced; })
      .def_property_readonly("duplicates",
                             [](const FileImport& i) { return i.report.counts.duplicates; })
      .def_property_readonly("skipped", [](const FileImport& i) { return i.report.read.skipped; })
      .def_property_readonly("repaired", [](const FileImport& i) { return i.report.read.repaired; })
      .def_property_readonly("truncated",
                             [](const FileImport& i) { return i.report.read.truncated; })
      .def_property_readonly(
          "issues", [](const FileImport& i) { return issue_lines(i.path, i.report.read); });
  py::class_<UnitSinkReport>(module, "ExportReport")
      .def_readonly("written", &UnitSinkReport::written)
      .def_readonly("losses", &UnitSinkReport::losses);
  py::class_<StoredPairs>(module, "StoredPairs")
      .def_readonly("added", &StoredPairs::added)
      .def_readonly("replaced", &StoredPairs::replaced)
      .def_readonly("moved", &StoredPairs::moved)
      .def_readonly("known", &StoredPairs::known);
  py::class_<BatchRecord>(module, "Batch")
      .def_property_readonly("id", [](const BatchRecord& b) { return b.id.value; })
      .def_property_readonly("kind", [](const BatchRecord& b) { return b.info.kind; })
      .def_property_readonly("source", [](const BatchRecord& b) { return b.info.source; })
      .def_property_readonly("started", [](const BatchRecord& b) { return b.info.started; })
      .def_property_readonly("author", [](const BatchRecord& b) { return b.info.author; })
      .def_property_readonly("added", [](const BatchRecord& b) { return b.counts.added; })
      .def_property_readonly("replaced", [](const BatchRecord& b) { return b.counts.replaced; })
      .def_property_readonly("removed", [](const BatchRecord& b) { return b.counts.removed; })
      .def_property_readonly("undone", [](const BatchRecord& b) { return !b.undone.empty(); });
}

void bind_statistics(py::module_& module) {
  py::class_<MemoryStatistics>(module, "Statistics")
      .def_readonly("units", &MemoryStatistics::units)
      .def_readonly("unconfirmed", &MemoryStatistics::unconfirmed)
      .def_readonly("variants", &MemoryStatistics::variants)
      .def_readonly("file_bytes", &MemoryStatistics::file_bytes)
      .def_property_readonly("languages", [](const MemoryStatistics& statistics) {
        py::dict counts;
        for (const auto& count : statistics.languages) {
          counts[py::str(count.language.tag())] = count.variants;
        }
        return counts;
      });
}

void bind_match(py::module_& module) {
  py::class_<Match>(module, "Match")
      .def_property_readonly("rate",
                             [](const Match& m) { return m.proposal.best_rate().percent(); })
      .def_property_readonly(
          "source", [](const Match& m) { return m.proposal.source_variant().segment.text; })
      .def_property_readonly("target", [](const Match& m) { return m.target().text; })
      .def_property_readonly("target_markup", [](const Match& m) { return to_markup(m.target()); })
      .def_property_readonly(
          "stored_target", [](const Match& m) { return m.proposal.target_variant().segment.text; })
      .def_property_readonly("repaired",
                             [](const Match& m) { return m.proposal.repair.has_value(); })
      .def_property_readonly(
          "source_language",
          [](const Match& m) { return m.proposal.source_variant().language.tag(); })
      .def_property_readonly(
          "target_language",
          [](const Match& m) { return m.proposal.target_variant().language.tag(); })
      .def_property_readonly("unit", [](const Match& m) { return *m.proposal.unit; })
      .def("__repr__", [](const Match& m) {
        return "<calque.Match " + std::to_string(m.proposal.best_rate().percent()) + " % " +
               std::string(py::repr(py::str(m.target().text))) + ">";
      });
}

void bind_units_of_memory(py::class_<OpenMemory>& memory) {
  memory.def("__iter__", [](const OpenMemory& m) { return Units(m.memory(), {}); })
      .def(
          "units",
          [](const OpenMemory& m, const py::iterable& languages, const py::str& origin,
             const py::str& since, const py::str& before, bool unconfirmed,
             std::optional<std::int64_t> batch) {
            return Units(m.memory(),
                         filter_of(languages, origin, since, before, unconfirmed, batch));
          },
          py::kw_only(), py::arg("languages") = py::tuple(), py::arg("origin") = "",
          py::arg("changed_since") = "", py::arg("changed_before") = "",
          py::arg("unconfirmed") = false, py::arg("batch") = py::none())
      .def(
          "unit",
          [](const OpenMemory& m, std::int64_t id) {
            const auto open = m.memory();
            return without_python([&] { return open->session()->unit(UnitId{id}); });
          },
          py::arg("id"))
      .def("add", add, py::arg("texts"), py::kw_only(), py::arg("tuid") = "",
           py::arg("notes") = py::tuple(), py::arg("properties") = py::tuple(),
           py::arg("markup") = false, py::arg("user") = "")
      .def("add_all", add_all, py::arg("units"), py::kw_only(), py::arg("markup") = false,
           py::arg("user") = "")
      .def(
          "edit",
          [](const OpenMemory& m, std::int64_t id, const py::object& texts, bool markup,
             const py::str& user) { m.edit(id, variants_of(texts, markup), text_of(user)); },
          py::arg("id"), py::arg("texts"), py::kw_only(), py::arg("markup") = false,
          py::arg("user") = "")
      .def(
          "delete",
          [](const OpenMemory& m, const std::vector<std::int64_t>& ids, const py::str& user) {
            m.remove(ids, text_of(user));
          },
          py::arg("ids"), py::kw_only(), py::arg("user") = "");
}

void bind_batches(py::class_<OpenMemory>& memory) {
  memory
      .def("batches",
           [](const OpenMemory& m) {
             const auto open = m.memory();
             return without_python([&] { return open->session()->batches(); });
           })
      .def(
          "undo",
          [](const OpenMemory& m, std::int64_t batch) {
            const auto open = m.memory();
            without_python(
                [&] { open->session()->undo(BatchId{batch}, format_timestamp(Clock::now())); });
          },
          py::arg("batch"))
      .def("statistics", [](const OpenMemory& m) {
        const auto open = m.memory();
        return without_python([&] { return open->session()->statistics(); });
      });
}

void bind_exchange(py::class_<OpenMemory>& memory) {
  memory
      .def("import_file", import_file, py::arg("path"), py::kw_only(),
           py::arg("format") = py::none(), py::arg("languages") = py::tuple(),
           py::arg("encoding") = "", py::arg("lenient") = false, py::arg("drafts") = false,
           py::arg("replace") = false, py::arg("dry_run") = false,
           py::arg("properties") = py::tuple(), py::arg("user") = "")
      .def("export_file", export_file, py::arg("path"), py::kw_only(),
           py::arg("format") = py::none(), py::arg("source") = py::none(),
           py::arg("target") = py::none(), py::arg("languages") = py::tuple(),
           py::arg("origin") = "")
      .def("add_aligned", add_aligned, py::arg("source"), py::arg("target"), py::kw_only(),
           py::arg("source_language"), py::arg("target_language"), py::arg("origin") = "",
           py::arg("min_confidence") = 0, py::arg("user") = "");
}

}  // namespace

void bind_memory(py::module_& module) {
  bind_reports(module);
  bind_statistics(module);
  bind_match(module);
  py::class_<Units>(module, "Units")
      .def("__iter__", [](const py::object& self) { return self; })
      .def("__next__", &Units::next);
  py::class_<OpenMemory> memory(module, "Memory");
  memory
      .def(py::init<const std::filesystem::path&, bool, bool>(), py::arg("path"), py::kw_only(),
           py::arg("create") = false, py::arg("read_only") = false)
      .def_property_readonly("path", &OpenMemory::path)
      .def("close", &OpenMemory::close)
      .def("__enter__", [](const py::object& self) { return self; })
      .def("__exit__", [](OpenMemory& m, const py::args&) { m.close(); })
      .def("match", match, py::arg("text"), py::arg("source"), py::arg("target"), py::kw_only(),
           py::arg("min") = 70, py::arg("limit") = 5, py::arg("previous") = "",
           py::arg("next") = "", py::arg("repair") = true, py::arg("markup") = false)
      .def("__repr__", [](const OpenMemory& m) {
        return "<calque.Memory " + std::string(py::repr(py::str(m.path().string()))) + ">";
      });
  bind_units_of_memory(memory);
  bind_batches(memory);
  bind_exchange(memory);
}

}  // namespace calque::python
