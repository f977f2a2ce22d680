#include "report/analysis_page.h"

#include <array>

#include "report/analysis_text.h"
#include "report/html_text.h"
#include "report/page.h"
#include "report/quote_report.h"
#include "text/counted.h"
#include "text/grouped.h"

namespace calque::report {
namespace {

using leverage::Analysis;
using leverage::Band;
using leverage::Figures;
using leverage::index_of;
using leverage::kAllBands;
using leverage::Volume;

/// Grey for what has no letters; then from what is paid for already to what is all new, told apart
/// without red and green.
constexpr auto kColours =
    std::to_array<std::string_view>({"#7a828c", "#00429d", "#2e59a8", "#5681b9", "#73a2c6",
                                     "#93c4d2", "#f3d9a4", "#f4ae6c", "#e77c4a", "#b03a2e"});
static_assert(kColours.size() == leverage::kBands);

std::string colour(Band band) {
  return std::string(kColours.at(index_of(band)));
}

/// A part of a whole in thousandths of a per cent, as SVG takes it.
std::string percent(std::int64_t part, std::int64_t whole) {
  // Whole numbers, so that a page is the same on every machine; a pixel of a wide screen is 30
  // thousandths.
  const std::int64_t thousandths = whole == 0 ? 0 : part * 100'000 / whole;
  std::string decimals = std::to_string(thousandths % 1000);
  decimals.insert(0, 3 - decimals.size(), '0');
  return std::to_string(thousandths / 1000) + "." + decimals + "%";
}

/// The figures of one file, or of all.
class Section {
 public:
  Section(const leverage::AnalysisSettings& settings, const Figures& figures)
      : settings_(settings), rule_(settings.word_rule()), figures_(figures) {
    for (const Band band : kAllBands) all_words_ += words(memory(band)) + words(internal(band));
  }

  /// A title in each rectangle is shown by browsers and read out by screen readers.
  std::string bar() const {
    std::string out = "<svg role=\"img\" aria-label=\"Words by band\">";
    std::int64_t done = 0;
    const auto add = [&](Band band, const Volume& volume, std::string_view name) {
      const std::int64_t count = words(volume);
      if (count == 0) return;
      out += "<rect" + std::string(name.empty() ? "" : " class=\"internal\"") + " x=\"" +
             percent(done, all_words_) + "\" width=\"" + percent(count, all_words_) +
             "\" height=\"100%\" fill=\"" + colour(band) + "\"><title>" +
             std::string(title_of(band)) + std::string(name) + ": " + text::counted(count, "word") +
             "</title></rect>";
      done += count;
    };
    for (const Band band : kAllBands) {
      add(band, memory(band), "");
      add(band, internal(band), ", internal");
    }
    return out + "</svg>\n";
  }

  /// What everybody asks first.
  std::string headline() const {
    return "<p class=\"headline\"><b>" + text::grouped(one_decimal(payable(figures_, settings_))) +
           "</b> of " + text::counted(all_words_, "word") + " to pay</p>\n";
  }

  std::string table() const {
    std::string out = "<table><thead><tr><th>Band<th>Segments<th>Words<th>Characters<th>%";
    if (settings_.internal) out += "<th>Internal segments<th>Internal words";
    out += "<th>Weight<th>Payable words</tr></thead><tbody>\n";
    // A band of which there is nothing is no news.
    for (const Band band : kAllBands) {
      if (memory(band).segments + internal(band).segments != 0) out += row(band);
    }
    return out + total_row() + "</tbody></table>\n";
  }

 private:
  const Volume& memory(Band band) const { return figures_.memory.at(index_of(band)); }
  const Volume& internal(Band band) const { return figures_.internal.at(index_of(band)); }
  std::int64_t words(const Volume& volume) const { return rule_.words(volume); }

  /// The label stands beside the figure where a narrow screen has no room for columns.
  static std::string cell(std::string_view label, const std::string& figure) {
    return "<td data-label=\"" + std::string(label) + "\">" + figure;
  }
  /// Nothing is a blank: between zeros, figures are hard to find.
  static std::string cell(std::string_view label, std::int64_t number) {
    return cell(label, number == 0 ? "" : text::grouped(std::to_string(number)));
  }

  std::string row(Band band) const {
    const std::int64_t count = words(memory(band)) + words(internal(band));
    const std::int32_t weight = settings_.weights.of(band);
    std::string out = "<tr><td><span class=\"key\" style=\"background:" + colour(band) +
                      "\"></span>" + std::string(title_of(band)) +
                      cell("Segments", memory(band).segments) + cell("Words", words(memory(band))) +
                      cell("Characters", memory(band).characters + internal(band).characters) +
                      cell("%", share(count, all_words_));
    if (settings_.internal) {
      out += cell("Internal segments", internal(band).segments) +
             cell("Internal words", words(internal(band)));
    }
    return out + cell("Weight", plain_hundredths(weight) + " %") +
           cell("Payable words", text::grouped(one_decimal(count * weight))) + "</tr>\n";
  }

  std::string total_row() const {
    Volume from_memory;
    Volume from_job;
    std::int64_t memory_words = 0;
    for (const Band band : kAllBands) {
      from_memory += memory(band);
      from_job += internal(band);
      memory_words += words(memory(band));
    }
    std::string out = "<tr class=\"total\"><td>Total" + cell("Segments", from_memory.segments) +
                      cell("Words", memory_words) +
                      cell("Characters", from_memory.characters + from_job.characters) +
                      cell("%", share(all_words_, all_words_));
    if (settings_.internal) {
      out += cell("Internal segments", from_job.segments) +
             cell("Internal words", all_words_ - memory_words);
    }
    return out + "<td>" +
           cell("Payable words", text::grouped(one_decimal(payable(figures_, settings_)))) +
           "</tr>\n";
  }

  const leverage::AnalysisSettings& settings_;
  leverage::WordRule rule_;
  const Figures& figures_;
  std::int64_t all_words_ = 0;
};

std::string section(const std::string& heading, const Figures& figures, const Analysis& analysis) {
  const Section section(analysis.settings, figures);
  return "<h2>" + heading + "</h2>\n" + section.bar() + section.table();
}

std::string footer(const leverage::Receipt& receipt) {
  const Analysis& analysis = receipt.analysis;
  const auto item = [](const std::string& name, const std::string& value) {
    return "<dt>" + name + "</dt><dd>" + value + "</dd>\n";
  };
  return item("Receipt", receipt_id(receipt)) +
         item("Memory", text::counted(analysis.memory.units, "unit")) +
         item("Counting", std::string(title_of(analysis.settings.count))) +
         item("Program",
              "calque " + html_text(receipt.version) + ", Unicode " + html_text(receipt.unicode));
}

}  // namespace

std::string analysis_page(const leverage::Receipt& receipt, const leverage::Quote* quote) {
  const Analysis& analysis = receipt.analysis;
  const Figures total = analysis.total();
  const std::string headline = Section(analysis.settings, total).headline();
  std::string sections = quote == nullptr ? "" : quote_section(*quote);
  // One file is its own total.
  if (analysis.files.size() != 1) {
    sections += section("All " + std::to_string(analysis.files.size()) + " files", total, analysis);
  }
  for (const leverage::AnalysedFile& file : analysis.files) {
    sections += section("<bdi>" + html_text(file.name) + "</bdi>", file.figures, analysis);
  }
  return filled_page("analysis.html", {{"source", html_text(analysis.settings.source.tag())},
                                       {"target", html_text(analysis.settings.target.tag())},
                                       {"headline", headline},
                                       {"sections", sections},
                                       {"footer", footer(receipt)}});
}

}  // namespace calque::report
