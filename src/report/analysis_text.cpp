#include "report/analysis_text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <span>

#include "report/quote_report.h"
#include "report/table.h"
#include "text/utf8.h"

namespace calque::report {
namespace {

using leverage::Analysis;
using leverage::Band;
using leverage::Figures;
using leverage::index_of;
using leverage::kAllBands;
using leverage::Volume;
using leverage::WordRule;

using Json = nlohmann::ordered_json;

/// Payable words are counted in ten-thousandths.
constexpr std::int64_t kWhole = 10'000;

/// One table of figures.
class FigureTable {
 public:
  FigureTable(const leverage::AnalysisSettings& settings, const Figures& figures, Style style,
              std::span<const Band> bands = kAllBands)
      : settings_(settings),
        bands_(bands),
        rule_(settings.word_rule()),
        figures_(figures),
        style_(style),
        all_words_(words_of_all()),
        table_(columns()) {}

  std::string to_string() {
    std::vector<std::string> head{"", "segments", "words", "characters", "%"};
    if (settings_.internal) head.insert(head.end(), {"internal segments", "words"});
    head.insert(head.end(), {"weight", "payable"});
    for (std::string& cell : head) cell = style_.words(cell, Role::heading);
    table_.add_row(std::move(head));
    for (const Band band : bands_) add_band(band);
    add_total();
    return table_.to_string();
  }

 private:
  std::vector<Align> columns() const {
    // Name, segments, words, characters, share, weight, payable; two more for internal matches.
    std::vector<Align> columns(settings_.internal ? 9 : 7, Align::right);
    columns.front() = Align::left;
    return columns;
  }

  std::int64_t words_of_all() const {
    std::int64_t words = 0;
    for (const Band band : kAllBands) {
      words += rule_.words(figures_.memory.at(index_of(band))) +
               rule_.words(figures_.internal.at(index_of(band)));
    }
    return words;
  }

  void add_band(Band band) {
    const Volume& memory = figures_.memory.at(index_of(band));
    const Volume& internal = figures_.internal.at(index_of(band));
    const std::int64_t words = rule_.words(memory) + rule_.words(internal);
    const std::int32_t weight = settings_.weights.of(band);
    std::vector<std::string> row{std::string(title_of(band)), std::to_string(memory.segments),
                                 std::to_string(rule_.words(memory)),
                                 std::to_string(memory.characters + internal.characters),
                                 share(words, all_words_)};
    if (settings_.internal) {
      // Other bands have no internal matches by definition: a blank, not a 0.
      const bool fuzzy = index_of(band) >= index_of(Band::from_95) && band != Band::none;
      row.push_back(fuzzy ? std::to_string(internal.segments) : "");
      row.push_back(fuzzy ? std::to_string(rule_.words(internal)) : "");
    }
    row.push_back(plain_hundredths(weight) + " %");
    row.push_back(one_decimal(words * weight));
    table_.add_row(std::move(row));
  }

  void add_total() {
    Volume memory;
    Volume internal;
    std::int64_t memory_words = 0;
    for (const Band band : kAllBands) {
      memory += figures_.memory.at(index_of(band));
      internal += figures_.internal.at(index_of(band));
      memory_words += rule_.words(figures_.memory.at(index_of(band)));
    }
    std::vector<std::string> row{
        "total", std::to_string(memory.segments), std::to_string(memory_words),
        std::to_string(memory.characters + internal.characters), share(all_words_, all_words_)};
    if (settings_.internal) {
      row.push_back(std::to_string(internal.segments));
      row.push_back(std::to_string(all_words_ - memory_words));
    }
    row.insert(row.end(), {"", one_decimal(payable(figures_, settings_))});
    table_.add_row(std::move(row));
  }

  const leverage::AnalysisSettings& settings_;
  std::span<const Band> bands_;
  WordRule rule_;
  const Figures& figures_;
  Style style_;
  std::int64_t all_words_;
  Table table_;
};

Json counts_of(const Volume& volume, const WordRule& rule) {
  return {{"segments", volume.segments},
          {"words", rule.words(volume)},
          {"characters", volume.characters},
          {"punctuation", volume.punctuation},
          {"white_space", volume.white_space}};
}

Json json_of(const Figures& figures, const leverage::AnalysisSettings& settings,
             std::span<const Band> chosen = kAllBands) {
  const WordRule rule = settings.word_rule();
  Json bands = Json::object();
  std::int64_t words = 0;
  for (const Band band : chosen) {
    const Volume& memory = figures.memory.at(index_of(band));
    const Volume& internal = figures.internal.at(index_of(band));
    Json object = counts_of(memory, rule);
    if (internal.segments > 0) object["internal"] = counts_of(internal, rule);
    // Per cent.
    object["weight"] = settings.weights.of(band) / 100.0;
    bands[std::string(key_of(band))] = std::move(object);
    words += rule.words(memory) + rule.words(internal);
  }
  Json total = counts_of(figures.total(), rule);
  // The sum of what the bands show, each rounded: a table must add up.
  total["words"] = words;
  total["payable"] = static_cast<double>(payable(figures, settings)) / kWhole;
  return {{"bands", std::move(bands)}, {"total", std::move(total)}};
}

std::string csv_field(std::string_view text) {
  std::string out = "\"";
  for (const char c : text::replace_invalid_utf8(text)) {
    out += c == '"' ? std::string("\"\"") : std::string(1, c);
  }
  return out + "\"";
}

/// Bands without segments have no rows; the file's name is empty for the sum.
void add_csv_rows(std::string& out, std::string_view name, const Figures& figures,
                  const leverage::AnalysisSettings& settings, std::string_view end) {
  const WordRule rule = settings.word_rule();
  const auto add = [&](Band band, std::string_view origin, const Volume& volume) {
    if (volume.segments == 0) return;
    const std::int64_t words = rule.words(volume);
    const std::int32_t weight = settings.weights.of(band);
    out += csv_field(name) + "," + std::string(key_of(band)) + "," + std::string(origin) + "," +
           std::to_string(volume.segments) + "," + std::to_string(words) + "," +
           std::to_string(volume.characters) + "," + std::to_string(volume.punctuation) + "," +
           std::to_string(volume.white_space) + "," + plain_hundredths(weight) + "," +
           one_decimal(words * weight) + "," + std::string(key_of(settings.count)) +
           std::string(end);
  };
  for (const Band band : kAllBands) {
    add(band, band == Band::repetition ? "job" : "memory", figures.memory.at(index_of(band)));
    add(band, "job", figures.internal.at(index_of(band)));
  }
}

/// What the bands of a comparison with what was delivered can be.
constexpr std::array<Band, 6> kEditBands{Band::exact,   Band::from_95, Band::from_85,
                                         Band::from_75, Band::from_50, Band::none};

}  // namespace

std::string one_decimal(std::int64_t ten_thousandths) {
  // Half up, as the words are.
  const std::int64_t tenths = (ten_thousandths + 500) / 1000;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return "0.0";
  // Tenths of a per cent, half up in whole numbers: 1000 part / whole + 1/2.
  const std::int64_t tenths = (part * 2000 + whole) / (2 * whole);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string plain_hundredths(std::int64_t hundredths) {
  std::string out = std::to_string(hundredths / 100);
  if (hundredths % 100 == 0) return out;
  std::string decimals = std::to_string(hundredths % 100);
  decimals.insert(0, 2 - decimals.size(), '0');
  if (decimals.back() == '0') decimals.pop_back();
  return out + "." + decimals;
}

std::string analysis_table(const leverage::Receipt& receipt, const Style& style,
                           const leverage::Quote* quote) {
  const Analysis& analysis = receipt.analysis;
  std::string out;
  for (const leverage::AnalysedFile& file : analysis.files) {
    out += style.text(file.name, Role::heading) + "\n" +
           FigureTable(analysis.settings, file.figures, style).to_string() + "\n";
  }
  if (analysis.files.size() > 1) {
    const Figures total = analysis.total();
    out += style.words("all " + std::to_string(analysis.files.size()) + " files", Role::heading) +
           "\n" + FigureTable(analysis.settings, total, style).to_string() + "\n";
  }
  if (quote != nullptr) out += quote_table(*quote, style) + "\n";
  if (analysis.settings.count != leverage::WordCount::gmx) {
    out += "words: " + std::string(title_of(analysis.settings.count)) + "\n";
  }
  return out + "receipt " + receipt_id(receipt) + "\n";
}

std::string analysis_json(const leverage::Receipt& receipt, const leverage::Quote* quote) {
  const Analysis& analysis = receipt.analysis;
  std::string out;
  for (const leverage::AnalysedFile& file : analysis.files) {
    Json object{{"file", text::replace_invalid_utf8(file.name)}};
    object.update(json_of(file.figures, analysis.settings));
    out += object.dump() + "\n";
  }
  Json all{{"files", analysis.files.size()}};
  all.update(json_of(analysis.total(), analysis.settings));
  all["count"] = key_of(analysis.settings.count);
  all["receipt"] = receipt_id(receipt);
  if (quote != nullptr) all["quote"] = quote_json(*quote);
  return out + all.dump() + "\n";
}

std::string analysis_csv(const leverage::Receipt& receipt, const leverage::Quote* quote) {
  const Analysis& analysis = receipt.analysis;
  const std::string end = quote == nullptr ? "\r\n" : ",,,\r\n";
  std::string out =
      "file,band,origin,segments,words,characters,punctuation,white_space,weight,payable,count";
  out += quote == nullptr ? "\r\n" : ",price,amount,currency\r\n";
  for (const leverage::AnalysedFile& file : analysis.files) {
    add_csv_rows(out, file.name, file.figures, analysis.settings, end);
  }
  add_csv_rows(out, "", analysis.total(), analysis.settings, end);
  if (quote != nullptr) out += quote_csv_rows(*quote);
  return out;
}

std::string post_edit_table(const leverage::PostEdit& edit, const Style& style,
                            const leverage::Quote* quote) {
  const leverage::AnalysedFile& file = edit.analysis.files.front();
  std::string out =
      style.text(file.name, Role::heading) + "\n" +
      FigureTable(edit.analysis.settings, file.figures, style, kEditBands).to_string();
  return quote == nullptr ? out : out + "\n" + quote_table(*quote, style);
}

std::string post_edit_json(const leverage::PostEdit& edit, const leverage::Quote* quote) {
  const Analysis& analysis = edit.analysis;
  Json object{{"delivered", text::replace_invalid_utf8(analysis.files.front().name)}};
  object.update(json_of(analysis.total(), analysis.settings, kEditBands));
  object["untranslated"] = edit.untranslated;
  object["count"] = key_of(analysis.settings.count);
  if (quote != nullptr) object["quote"] = quote_json(*quote);
  return object.dump() + "\n";
}

}  // namespace calque::report
