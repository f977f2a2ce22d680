#include <pybind11/stl.h>

#include <calque/align.h>
#include <calque/check.h>
#include <calque/error.h>
#include <calque/segmenter.h>

#include "bindings.h"
#include "convert.h"

namespace calque::python {
namespace {

constexpr double kWhole = 100;  // per cent

std::vector<std::string> segment(const py::str& text, const py::str& language) {
  const segment::Segmenter segmenter(language_of(language));
  const std::string paragraph = text_of(text);
  std::vector<std::string> segments;
  for (const segment::SegmentSpan& span : segmenter.segment(paragraph)) {
    segments.push_back(paragraph.substr(span.begin, span.end - span.begin));
  }
  return segments;
}

/// Stretches of the text, in characters.
std::vector<std::pair<std::size_t, std::size_t>> segment_spans(const py::str& text,
                                                               const py::str& language) {
  const segment::Segmenter segmenter(language_of(language));
  const std::string paragraph = text_of(text);
  std::vector<text::ByteRange> ranges;
  for (const segment::SegmentSpan& span : segmenter.segment(paragraph)) {
    ranges.push_back({span.begin, span.end});
  }
  return character_ranges(paragraph, ranges);
}

align::Alignment align_texts(const py::iterable& source, const py::iterable& target) {
  const auto segments = [](const std::vector<std::string>& texts) {
    std::vector<align::AlignSegment> out;
    for (const std::string& text : texts) out.push_back({.text = text, .paragraph = 0});
    return out;
  };
  const std::vector<std::string> source_texts = strings_of(source);
  const std::vector<std::string> target_texts = strings_of(target);
  return without_python(
      [&] { return align::align(segments(source_texts), segments(target_texts)); });
}

py::object range_of(const align::Range& range) {
  return py::reinterpret_steal<py::object>(PyObject_CallFunction(
      reinterpret_cast<PyObject*>(&PyRange_Type), "II", range.begin, range.end));
}

/// A finding with the places in characters.
struct FoundMistake {
  check::Finding finding;
  std::vector<std::pair<std::size_t, std::size_t>> source_ranges;
  std::vector<std::pair<std::size_t, std::size_t>> target_ranges;
};

std::vector<FoundMistake> check_pair(const py::str& source, const py::str& target,
                                     const py::str& source_language, const py::str& target_language,
                                     const py::iterable& checks) {
  check::CheckerOptions options;
  const std::vector<std::string> ids = strings_of(checks);
  if (!ids.empty()) options.checks.turn_off("all");
  for (const std::string& id : ids) options.checks.turn_on(id);
  TranslationUnit unit;
  unit.variants.resize(2);
  unit.variants[0].language = language_of(source_language);
  unit.variants[0].segment.text = text_of(source);
  unit.variants[1].language = language_of(target_language);
  unit.variants[1].segment.text = text_of(target);
  unit.source_language = unit.variants[0].language;
  std::vector<FoundMistake> found;
  check::Checker checker(options, [&found](const check::Finding& finding) {
    found.push_back({.finding = finding,
                     .source_ranges = character_ranges(finding.source, finding.source_ranges),
                     .target_ranges = character_ranges(finding.target, finding.ranges)});
  });
  without_python([&] {
    checker.check(unit, {.unit = 1});
    checker.finish();
  });
  return found;
}

void bind_alignment(py::module_& module) {
  py::class_<align::Bead>(module, "Bead")
      .def_property_readonly("source", [](const align::Bead& b) { return range_of(b.source); })
      .def_property_readonly("target", [](const align::Bead& b) { return range_of(b.target); })
      .def_property_readonly("confidence",
                             [](const align::Bead& b) { return b.confidence * kWhole; })
      .def("__repr__", [](const align::Bead& b) {
        return "<calque.Bead " + std::string(py::repr(range_of(b.source))) + " " +
               std::string(py::repr(range_of(b.target))) + " " +
               std::to_string(static_cast<int>(b.confidence * kWhole)) + " %>";
      });
  py::class_<align::Alignment>(module, "Alignment")
      .def_readonly("beads", &align::Alignment::beads)
      .def_readonly("weak", &align::Alignment::weak)
      .def("__len__", [](const align::Alignment& a) { return a.beads.size(); })
      .def(
          "__iter__",
          [](const align::Alignment& a) {
            return py::make_iterator(a.beads.begin(), a.beads.end());
          },
          py::keep_alive<0, 1>());
  module.def("align", align_texts, py::arg("source"), py::arg("target"));
}

}  // namespace

void bind_texts(py::module_& module) {
  module.def("segment", segment, py::arg("text"), py::arg("language"));
  module.def("segment_spans", segment_spans, py::arg("text"), py::arg("language"));
  bind_alignment(module);
  py::class_<FoundMistake>(module, "Finding")
      .def_property_readonly("check",
                             [](const FoundMistake& f) { return std::string(f.finding.check); })
      .def_property_readonly(
          "severity",
          [](const FoundMistake& f) { return std::string(check::name_of(f.finding.severity)); })
      .def_property_readonly("message", [](const FoundMistake& f) { return f.finding.message; })
      .def_readonly("source_ranges", &FoundMistake::source_ranges)
      .def_readonly("target_ranges", &FoundMistake::target_ranges)
      .def("__repr__", [](const FoundMistake& f) {
        return "<calque.Finding " + std::string(f.finding.check) + ": " + f.finding.message + ">";
      });
  module.def("check", check_pair, py::arg("source"), py::arg("target"), py::kw_only(),
             py::arg("source_language"), py::arg("target_language"),
             py::arg("checks") = py::tuple());
}

}  // namespace calque::python
