#include "report/analysis_page.h"

#include <array>

#include "report/analysis_text.h"
#include "report/html_text.h"
#include "report/page.h"
#include "report/quote_report.h"
#include "text/counted.h"

namespace calque::report {
namespace {

using leverage::Analysis;
using leverage::Band;
using leverage::Figures;
using leverage::index_of;
using leverage::kAllBands;
using leverage::Volume;

/// From what is paid for already to what is all new; told apart without red and green.
constexpr std::array<std::string_view, leverage::kBands> kColours{"#00429d", "#2e59a8", "#5681b9",
                                                                  "#73a2c6", "#93c4d2", "#f3d9a4",
                                                                  "#f4ae6c", "#e77c4a", "#b03a2e"};

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
             std::string(title_of(band)) + std::string(name) + ": " + std::to_string(count) +
             " words</title></rect>";
      done += count;
    };
    for (const Band band : kAllBands) {
      add(band, memory(band), "");
      add(band, internal(band), ", internal");
    }
    return out + "</svg>\n";
  }

  std::string table() const {
    std::string out = "<table><thead><tr><th>Band<th>Segments<th>Words<th>Characters<th>%";
    if (settings_.internal) out += "<th>Internal segments<th>Internal words";
    out += "<th>Weight<th>Payable words</tr></thead><tbody>\n";
    for (const Band band : kAllBands) out += row(band);
    return out + total_row() + "</tbody></table>\n";
  }

 private:
  const Volume& memory(Band band) const { return figures_.memory.at(index_of(band)); }
  const Volume& internal(Band band) const { return figures_.internal.at(index_of(band)); }
  std::int64_t words(const Volume& volume) const { return rule_.words(volume); }

  static std::string cell(std::int64_t number) { return "<td>" + std::to_string(number); }

  std::string row(Band band) const {
    const std::int64_t count = words(memory(band)) + words(internal(band));
    const std::int32_t weight = settings_.weights.of(band);
    std::string out = "<tr><td><span class=\"key\" style=\"background:" + colour(band) +
                      "\"></span>" + std::string(title_of(band)) + cell(memory(band).segments) +
                      cell(words(memory(band))) +
                      cell(memory(band).characters + internal(band).characters) + "<td>" +
                      share(count, all_words_);
    if (settings_.internal) out += cell(internal(band).segments) + cell(words(internal(band)));
    return out + "<td>" + plain_hundredths(weight) + " %<td>" + one_decimal(count * weight) +
           "</tr>\n";
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
    std::string out = "<tr class=\"total\"><td>Total" + cell(from_memory.segments) +
                      cell(memory_words) + cell(from_memory.characters + from_job.characters) +
                      "<td>" + share(all_words_, all_words_);
    if (settings_.internal) out += cell(from_job.segments) + cell(all_words_ - memory_words);
    return out + "<td><td>" + one_decimal(payable(figures_, settings_)) + "</tr>\n";
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
  std::string sections = quote == nullptr ? "" : quote_section(*quote);
  // One file is its own total.
  if (analysis.files.size() != 1) {
    const Figures total = analysis.total();
    sections += section("All " + std::to_string(analysis.files.size()) + " files", total, analysis);
  }
  for (const leverage::AnalysedFile& file : analysis.files) {
    sections += section("<bdi>" + html_text(file.name) + "</bdi>", file.figures, analysis);
  }
  return filled_page("analysis.html", {{"source", html_text(analysis.settings.source.tag())},
                                       {"target", html_text(analysis.settings.target.tag())},
                                       {"sections", sections},
                                       {"footer", footer(receipt)}});
}

}  // namespace calque::report
