#include <pybind11/stl.h>

#include <calque/markup.h>
#include <calque/unit.h>

#include "bindings.h"
#include "convert.h"

namespace calque::python {
namespace {

std::vector<std::string> note_texts(const std::vector<Note>& notes) {
  std::vector<std::string> texts;
  for (const Note& note : notes) texts.push_back(note.text);
  return texts;
}

std::vector<std::pair<std::string, std::string>> property_pairs(
    const std::vector<Property>& properties) {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const Property& property : properties) pairs.emplace_back(property.type, property.value);
  return pairs;
}

/// The first text of each language.
py::dict texts(const TranslationUnit& unit) {
  py::dict texts;
  for (const Variant& variant : unit.variants) {
    const py::str language(variant.language.tag());
    if (!texts.contains(language)) texts[language] = py::str(variant.segment.text);
  }
  return texts;
}

std::string text_in(const TranslationUnit& unit, const py::str& language) {
  const Variant* variant = unit.find_variant(language_of(language));
  if (variant == nullptr) throw py::key_error(text_of(language));
  return variant->segment.text;
}

std::string shown(const TranslationUnit& unit) {
  std::string out = "<calque.Unit " + std::to_string(unit.id.value);
  for (const Variant& variant : unit.variants) {
    out +=
        " " + variant.language.tag() + "=" + std::string(py::repr(py::str(variant.segment.text)));
  }
  return out + ">";
}

void bind_variant(py::module_& module) {
  py::class_<Variant>(module, "Variant")
      .def_property_readonly("language", [](const Variant& v) { return v.language.tag(); })
      .def_property_readonly("text", [](const Variant& v) { return v.segment.text; })
      .def_property_readonly("markup", [](const Variant& v) { return to_markup(v.segment); })
      .def_property_readonly("previous", [](const Variant& v) { return v.context.previous; })
      .def_property_readonly("next", [](const Variant& v) { return v.context.next; })
      .def_property_readonly("created", [](const Variant& v) { return v.metadata.creation_date; })
      .def_property_readonly("changed", [](const Variant& v) { return v.metadata.change_date; })
      .def_property_readonly("notes", [](const Variant& v) { return note_texts(v.notes); })
      .def_property_readonly("properties",
                             [](const Variant& v) { return property_pairs(v.properties); })
      .def("__repr__", [](const Variant& v) {
        return "<calque.Variant " + v.language.tag() + "=" +
               std::string(py::repr(py::str(v.segment.text))) + ">";
      });
}

}  // namespace

void bind_units(py::module_& module) {
  using Unit = TranslationUnit;
  bind_variant(module);
  py::class_<Unit>(module, "Unit")
      .def_property_readonly("id", [](const Unit& u) { return u.id.value; })
      .def_property_readonly(
          "uid",
          [](const Unit& u) { return u.uid ? std::optional(u.uid->value.text()) : std::nullopt; })
      .def_readonly("tuid", &Unit::tuid)
      .def_readonly("origin", &Unit::origin)
      .def_property_readonly("source_language",
                             [](const Unit& u) {
                               return u.source_language ? std::optional(u.source_language->tag())
                                                        : std::nullopt;
                             })
      .def_property_readonly("confirmed",
                             [](const Unit& u) { return u.confirmation == Confirmation::given; })
      .def_property_readonly("created", [](const Unit& u) { return u.metadata.creation_date; })
      .def_property_readonly("created_by", [](const Unit& u) { return u.metadata.creation_id; })
      .def_property_readonly("changed", [](const Unit& u) { return u.metadata.change_date; })
      .def_property_readonly("changed_by", [](const Unit& u) { return u.metadata.change_id; })
      .def_property_readonly("notes", [](const Unit& u) { return note_texts(u.notes); })
      .def_property_readonly("properties",
                             [](const Unit& u) { return property_pairs(u.properties); })
      .def_readonly("variants", &Unit::variants)
      .def_property_readonly("texts", texts)
      .def("__getitem__", text_in, py::arg("language"))
      .def("__contains__",
           [](const Unit& u, const py::str& language) {
             return u.find_variant(language_of(language)) != nullptr;
           })
      .def("__repr__", shown);
}

}  // namespace calque::python
