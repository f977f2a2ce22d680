#pragma once

#include <pybind11/pybind11.h>

/// The module calque._calque: what of include/calque is there in Python. calque/__init__.pyi says
/// what each thing does.
namespace calque::python {

void bind_units(pybind11::module_& module);
void bind_texts(pybind11::module_& module);
void bind_files(pybind11::module_& module);
void bind_memory(pybind11::module_& module);

}  // namespace calque::python
