#pragma once

#include <pybind11/pybind11.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <calque/byte_range.h>
#include <calque/language.h>
#include <calque/unit.h>

/// What Python says → what calque takes.
namespace calque::python {

namespace py = pybind11;

/// Texts by language, in order: a dict, or a sequence of pairs where a language has several.
using Texts = std::vector<std::pair<Language, std::string>>;

/// UTF-8. Raises UnicodeEncodeError for surrogates.
std::string text_of(const py::str& text);

/// Throws UsageError for what is no language tag.
Language language_of(const py::str& tag);
std::vector<Language> languages_of(const py::iterable& tags);

/// Throws UsageError for an empty text, and for characters that XML cannot carry.
Texts texts_of(const py::object& texts);

std::vector<std::string> strings_of(const py::iterable& strings);

/// From a dict, or a sequence of pairs where a type has several.
std::vector<Property> properties_of(const py::object& properties);

/// Ranges of bytes as tuples of characters, as Python counts them; a range's ends are where
/// characters begin.
std::vector<std::pair<std::size_t, std::size_t>> character_ranges(
    std::string_view text, const std::vector<text::ByteRange>& ranges);

/// Does what needs no Python while other threads of it run.
template <typename Work>
auto without_python(Work&& work) {
  const py::gil_scoped_release released;
  return std::forward<Work>(work)();
}

/// To be called now and then during long work without Python: throws what a signal raises there.
void check_signals();

}  // namespace calque::python
