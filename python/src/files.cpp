#include "files.h"

#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <calque/error.h>

#include "bindings.h"
#include "convert.h"

namespace calque::python {
namespace {

/// The units of a file, one after the other.
class UnitFile {
 public:
  UnitFile(const std::filesystem::path& path, const std::optional<std::string>& format,
           const UnitSourceOptions& options)
      : path_(path.string()), source_(without_python([&] {
          return open_units(path_, input_format(path_, format), options);
        })) {}

  TranslationUnit next() {
    TranslationUnit unit;
    if (!without_python([&] { return source_->next(unit); })) throw py::stop_iteration();
    return unit;
  }

  std::vector<std::string> issues() const { return issue_lines(path_, source_->summary()); }

 private:
  std::string path_;
  std::unique_ptr<UnitSource> source_;
};

}  // namespace

const UnitFormat& input_format(const std::string& path, const std::optional<std::string>& id) {
  if (id) return unit_format(*id);
  const UnitFormat* format = known_format(path);
  if (format == nullptr) {
    throw UsageError(path + ": neither its name nor its content tells the format: give format=");
  }
  return *format;
}

const UnitFormat& output_format(const std::string& path, const std::optional<std::string>& id) {
  const UnitFormat* format = id ? &unit_format(*id) : written_format(path);
  if (format == nullptr) throw UsageError(path + ": its ending tells no format: give format=");
  if (!format->is_written()) throw UsageError(std::string(format->name) + " is not written");
  return *format;
}

std::vector<std::string> issue_lines(const std::string& path, const ReadSummary& summary) {
  std::vector<std::string> lines;
  for (const ReadIssue& issue : summary.issues) {
    lines.push_back(describe(path, issue.place, issue.message));
  }
  return lines;
}

UnitSourceOptions source_options(const py::iterable& languages, const std::string& encoding,
                                 bool lenient, bool drafts) {
  return {.languages = languages_of(languages),
          .encoding = encoding,
          .lenient = lenient,
          .drafts = drafts};
}

void bind_files(py::module_& module) {
  py::class_<UnitFile>(module, "UnitFile")
      .def("__iter__", [](const py::object& self) { return self; })
      .def("__next__", &UnitFile::next)
      .def_property_readonly("issues", &UnitFile::issues);
  module.def(
      "read_units",
      [](const std::filesystem::path& path, const std::optional<std::string>& format,
         const py::iterable& languages, const std::string& encoding, bool lenient, bool drafts) {
        return std::make_unique<UnitFile>(path, format,
                                          source_options(languages, encoding, lenient, drafts));
      },
      py::arg("path"), py::kw_only(), py::arg("format") = py::none(),
      py::arg("languages") = py::tuple(), py::arg("encoding") = "", py::arg("lenient") = false,
      py::arg("drafts") = false);
}

}  // namespace calque::python
