#include "convert.h"

#include <algorithm>

#include <calque/error.h>

namespace calque::python {
namespace {

/// Python's own cast makes a string of anything.
py::str require_str(py::handle object) {
  if (!py::isinstance<py::str>(object)) {
    throw py::type_error("a str is wanted, not " + std::string(py::repr(py::type::of(object))));
  }
  return py::reinterpret_borrow<py::str>(object);
}

/// Calls `take` with the pairs of a dict or of a sequence of pairs.
template <typename Take>
void for_each_pair(const py::object& object, const Take& take) {
  const py::object pairs =
      py::hasattr(object, "items") ? py::object(object.attr("items")()) : object;
  for (const py::handle pair : pairs) {
    const auto both = py::cast<py::tuple>(pair);
    if (both.size() != 2) throw UsageError("pairs are wanted, of two strings each");
    take(require_str(both[0]), require_str(both[1]));
  }
}

void require_carried(const std::string& text) {
  // XML 1.0, 2.2: below U+0020 only TAB, LF and CR.
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  };
  if (std::ranges::any_of(text, control)) {
    throw UsageError("\"" + text + "\" has a control character, which TMX cannot carry");
  }
}

}  // namespace

std::string text_of(const py::str& text) {
  Py_ssize_t size = 0;
  const char* bytes = PyUnicode_AsUTF8AndSize(text.ptr(), &size);
  if (bytes == nullptr) throw py::error_already_set();
  return {bytes, static_cast<std::size_t>(size)};
}

Language language_of(const py::str& tag) {
  const std::string written = text_of(tag);
  Language language(written);
  if (language.undetermined() || !language.well_formed()) {
    throw UsageError("\"" + written + "\" is no language tag: write it as en, pt-BR or zh-Hans");
  }
  return language;
}

std::vector<Language> languages_of(const py::iterable& tags) {
  if (py::isinstance<py::str>(tags)) return {language_of(py::cast<py::str>(tags))};
  std::vector<Language> languages;
  for (const py::handle tag : tags) languages.push_back(language_of(require_str(tag)));
  return languages;
}

Texts texts_of(const py::object& texts) {
  Texts out;
  for_each_pair(texts, [&out](const py::str& tag, const py::str& written) {
    const Language language = language_of(tag);
    std::string text = text_of(written);
    require_carried(text);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
      throw UsageError("the text for " + language.tag() + " is empty");
    }
    out.emplace_back(language, std::move(text));
  });
  return out;
}

std::vector<std::string> strings_of(const py::iterable& strings) {
  if (py::isinstance<py::str>(strings))
    throw UsageError("a sequence of strings is wanted, not one");
  std::vector<std::string> out;
  for (const py::handle string : strings) out.push_back(text_of(require_str(string)));
  return out;
}

std::vector<Property> properties_of(const py::object& properties) {
  std::vector<Property> out;
  for_each_pair(properties, [&out](const py::str& type, const py::str& value) {
    out.push_back({.type = text_of(type), .value = text_of(value), .language = {}, .encoding = {}});
    require_carried(out.back().type);
    require_carried(out.back().value);
    if (out.back().type.empty()) throw UsageError("a property's type is empty");
  });
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> character_ranges(
    std::string_view text, const std::vector<text::ByteRange>& ranges) {
  // Characters begin at bytes that do not continue one (10xxxxxx).
  std::vector<std::size_t> characters(text.size() + 1);
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    characters[i] = count;
    const bool last =
        i + 1 == text.size() || (static_cast<unsigned char>(text[i + 1]) & 0xC0) != 0x80;
    if (last) ++count;
  }
  characters[text.size()] = count;
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (const text::ByteRange& range : ranges) {
    out.emplace_back(characters[range.begin], characters[range.end]);
  }
  return out;
}

void check_signals() {
  const py::gil_scoped_acquire acquired;
  if (PyErr_CheckSignals() != 0) throw py::error_already_set();
}

}  // namespace calque::python
