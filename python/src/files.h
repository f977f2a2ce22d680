#pragma once

#include <pybind11/pybind11.h>

#include <calque/format.h>

namespace calque::python {

namespace py = pybind11;

/// The format with this id, or that of a file that is to be read or written. Throws UsageError
/// where nothing tells it.
const UnitFormat& input_format(const std::string& path, const std::optional<std::string>& id);
const UnitFormat& output_format(const std::string& path, const std::optional<std::string>& id);

/// What was met while reading, a line each.
std::vector<std::string> issue_lines(const std::string& path, const ReadSummary& summary);

/// Options of reading from keyword arguments.
UnitSourceOptions source_options(const py::iterable& languages, const std::string& encoding,
                                 bool lenient, bool drafts);

}  // namespace calque::python
