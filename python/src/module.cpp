#include <calque/error.h>
#include <calque/version.h>

#include "bindings.h"

namespace py = pybind11;

PYBIND11_MODULE(_calque, module) {
  module.attr("__version__") = std::string(calque::kVersion);
  // What is registered last is tried first.
  const auto& error = py::register_exception<calque::Error>(module, "Error");
  py::register_exception<calque::InputError>(module, "InputError", error);
  py::register_exception<calque::UsageError>(module, "UsageError", error);
  calque::python::bind_units(module);
  calque::python::bind_texts(module);
  calque::python::bind_files(module);
  calque::python::bind_memory(module);
}
