#include "leverage/receipt.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <utility>

#include "calque/error.h"
#include "calque/version.h"
#include "text/bounded_json.h"
#include "text/counted.h"
#include "text/hash.h"
#include "text/printable.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::leverage {
namespace {

using Json = nlohmann::ordered_json;

std::string hex(std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  // A hash of 64 bits in digits of four.
  std::string out(16, '0');
  for (std::size_t i = out.size(); i-- > 0; value >>= 4U) out[i] = kDigits[value & 15U];
  return out;
}

std::uint64_t from_hex(const std::string& digits) {
  std::uint64_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, value, 16);
  if (result.ec != std::errc() || result.ptr != end) throw InputError("a hash is damaged");
  return value;
}

Json to_json(const Volume& volume) {
  return {volume.segments,   volume.words,       volume.factored,
          volume.characters, volume.punctuation, volume.white_space};
}

Volume read_volume(const Json& json) {
  // In the order in which to_json writes them.
  const auto numbers = json.get<std::array<std::int64_t, 6>>();
  return {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
}

Json to_json(const std::array<Volume, kBands>& volumes) {
  Json object = Json::object();
  for (const Band band : kAllBands) {
    const Volume& volume = volumes.at(index_of(band));
    if (volume.segments > 0) object[std::string(key_of(band))] = to_json(volume);
  }
  return object;
}

std::array<Volume, kBands> read_volumes(const Json& json) {
  std::array<Volume, kBands> volumes;
  for (const auto& [key, value] : json.items()) {
    const auto band = band_with_key(key);
    if (!band) throw InputError("there is no band " + text::make_printable(key));
    volumes.at(index_of(*band)) = read_volume(value);
  }
  return volumes;
}

Json settings_json(const AnalysisSettings& settings) {
  Json weights = Json::object();
  for (const Band band : kAllBands) weights[std::string(key_of(band))] = settings.weights.of(band);
  Json object{{"source", settings.source.tag()}, {"target", settings.target.tag()},
              {"internal", settings.internal},   {"tags", name_of(settings.tags)},
              {"count", key_of(settings.count)}, {"weights", std::move(weights)}};
  if (!settings.penalties.empty()) object["penalties"] = settings.penalties;
  if (!settings.topic.client.empty()) object["client"] = settings.topic.client;
  if (!settings.topic.domain.empty()) object["domain"] = settings.topic.domain;
  if (!settings.other_clients) object["other_clients"] = false;
  return object;
}

/// Receipts of the first rules know `factors`, true or false.
WordCount read_count(const Json& json, int rules) {
  if (rules == 1) return json.at("factors").get<bool>() ? WordCount::gmx_factors : WordCount::gmx;
  const auto key = json.at("count").get<std::string>();
  const auto count = word_count_with_key(key);
  if (!count) throw InputError("there is no word count " + text::make_printable(key));
  return *count;
}

/// Receipts of version 0.1 name no rule.
TagRule read_tag_rule(const Json& settings) {
  const auto rule = tag_rule_of(settings.value("tags", std::string(name_of(TagRule::strict))));
  if (!rule) throw InputError("it names a rule for inline tags that there is not");
  return *rule;
}

AnalysisSettings read_settings(const Json& json, int rules) {
  AnalysisSettings settings{.source = Language(json.at("source").get<std::string>()),
                            .target = Language(json.at("target").get<std::string>()),
                            .internal = json.at("internal").get<bool>(),
                            .tags = read_tag_rule(json),
                            .count = read_count(json, rules),
                            .weights = {}};
  for (const auto& [key, value] : json.at("weights").items()) {
    const auto hundredths = value.get<std::uint32_t>();
    // Written as a person would, so that Weights::set checks it as it checks a person's.
    std::string decimals = std::to_string(hundredths % 100);
    decimals.insert(0, 2 - decimals.size(), '0');
    settings.weights.set(key + "=" + std::to_string(hundredths / 100) + "." + decimals);
  }
  if (json.contains("penalties")) {
    for (const auto& [kind, points] : json.at("penalties").items()) {
      settings.penalties[kind] = points.get<int>();
    }
    penalties_with(settings.penalties);  // refuses a kind that there is not
  }
  settings.topic = {json.value("client", std::string()), json.value("domain", std::string())};
  settings.other_clients = json.value("other_clients", true);
  return settings;
}

/// The names and hashes of files.
template <typename File>
Json files_json(const std::vector<File>& files) {
  Json list = Json::array();
  for (const File& file : files) {
    list.push_back({{"name", text::replace_invalid_utf8(file.name)}, {"hash", hex(file.hash)}});
  }
  return list;
}

Json also_json(const std::vector<FurtherMemory>& memories) {
  Json list = Json::array();
  for (const FurtherMemory& memory : memories) {
    list.push_back({{"name", text::replace_invalid_utf8(memory.name)},
                    {"priority", memory.priority},
                    {"penalty", memory.penalty},
                    {"units", memory.content.units},
                    {"hash", hex(memory.content.hash)}});
  }
  return list;
}

std::vector<FurtherMemory> read_also(const Json& json) {
  std::vector<FurtherMemory> memories;
  if (!json.contains("also")) return memories;
  for (const Json& memory : json.at("also")) {
    memories.push_back({.name = memory.at("name").get<std::string>(),
                        .priority = memory.at("priority").get<int>(),
                        .penalty = memory.at("penalty").get<int>(),
                        .content = {memory.at("units").get<std::int64_t>(),
                                    from_hex(memory.at("hash").get<std::string>())}});
  }
  return memories;
}

/// All but the figures.
Json basis(const Receipt& receipt) {
  const Analysis& analysis = receipt.analysis;
  Json object{{"calque", receipt.version},
              {"unicode", receipt.unicode},
              {"settings", settings_json(analysis.settings)},
              {"memory", {{"units", analysis.memory.units}, {"hash", hex(analysis.memory.hash)}}}};
  if (!analysis.also.empty()) object["also"] = also_json(analysis.also);
  if (!analysis.previous.empty()) object["previous"] = files_json(analysis.previous);
  object["files"] = files_json(analysis.files);
  return object;
}

/// An earlier version and its translation, or nothing.
std::vector<ComparedFile> read_previous(const Json& json) {
  std::vector<ComparedFile> files;
  if (!json.contains("previous")) return files;
  for (const Json& file : json.at("previous")) {
    files.push_back(
        {file.at("name").get<std::string>(), from_hex(file.at("hash").get<std::string>())});
  }
  if (files.size() != 2) throw InputError("it names no earlier version with its translation");
  return files;
}

Receipt parse(std::string_view written) {
  const Json json = text::parse_bounded_json<Json>(written, "the JSON");
  Receipt receipt;
  receipt.rules = json.at("receipt").get<int>();
  if (receipt.rules < 1) throw InputError("it names no rules that were ever in use");
  if (receipt.rules > Receipt::kRules) throw InputError("it is of a newer version of calque");
  receipt.version = json.at("calque").get<std::string>();
  receipt.unicode = json.at("unicode").get<std::string>();
  receipt.analysis.settings = read_settings(json.at("settings"), receipt.rules);
  receipt.analysis.memory = {json.at("memory").at("units").get<std::int64_t>(),
                             from_hex(json.at("memory").at("hash").get<std::string>())};
  receipt.analysis.also = read_also(json);
  receipt.analysis.previous = read_previous(json);
  for (const Json& file : json.at("files")) {
    AnalysedFile& out = receipt.analysis.files.emplace_back();
    out.name = file.at("name").get<std::string>();
    out.hash = from_hex(file.at("hash").get<std::string>());
    out.figures.memory = read_volumes(file.at("memory"));
    out.figures.internal = read_volumes(file.at("internal"));
  }
  return receipt;
}

void compare_files(const Receipt& expected_receipt, const Receipt& found_receipt,
                   std::vector<std::string>& lines) {
  const Analysis& expected = expected_receipt.analysis;
  const Analysis& found = found_receipt.analysis;
  const bool same_rules = expected_receipt.rules == found_receipt.rules;
  if (expected.files.size() != found.files.size()) {
    lines.push_back("files: " + std::to_string(expected.files.size()) + " in the receipt, " +
                    std::to_string(found.files.size()) + " here");
    return;
  }
  for (std::size_t i = 0; i < found.files.size(); ++i) {
    const std::string name = text::make_printable(found.files[i].name);
    if (expected.files[i].hash != found.files[i].hash) {
      lines.push_back(name + ": the file differs");
    } else if (same_rules && expected.files[i].figures != found.files[i].figures) {
      lines.push_back(name + ": the figures differ");
    }
  }
}

}  // namespace

Receipt receipt_of(Analysis analysis) {
  return {.version = kVersion, .unicode = text::unicode_version(), .analysis = std::move(analysis)};
}

std::string receipt_id(const Receipt& receipt) {
  // Keys of the JSON come in one order, so equal settings give equal bytes.
  return hex(text::hash_bytes(basis(receipt).dump()));
}

std::string to_json(const Receipt& receipt) {
  Json json = {{"receipt", receipt.rules}, {"id", receipt_id(receipt)}};
  json.update(basis(receipt));
  for (std::size_t i = 0; i < receipt.analysis.files.size(); ++i) {
    const Figures& figures = receipt.analysis.files[i].figures;
    json["files"][i]["memory"] = to_json(figures.memory);
    json["files"][i]["internal"] = to_json(figures.internal);
  }
  return json.dump() + "\n";
}

Receipt read_receipt(std::string_view json, const std::string& name) {
  try {
    return parse(json);
  } catch (const nlohmann::json::exception&) {
    throw InputError(name + ": this is no receipt of an analysis, or it is damaged");
  } catch (const Error& error) {
    throw InputError(name + ": this receipt cannot be used: " + error.what());
  }
}

/// In the order in which one difference explains those after it.
std::vector<std::string> differences(const Receipt& expected, const Receipt& found) {
  std::vector<std::string> lines;
  if (expected.rules != found.rules) {
    lines.push_back(
        "rules: the receipt was made by older rules, which count and match otherwise, so that its "
        "figures cannot be made again here; calque " +
        text::make_printable(expected.version) + " can");
  }
  if (expected.version != found.version) {
    lines.push_back("calque: " + text::make_printable(expected.version) + " in the receipt, " +
                    found.version + " here");
  }
  if (expected.unicode != found.unicode) {
    lines.push_back("Unicode data: " + text::make_printable(expected.unicode) +
                    " in the receipt, " + found.unicode + " here");
  }
  if (expected.analysis.settings != found.analysis.settings) lines.push_back("settings differ");
  if (expected.analysis.memory != found.analysis.memory) {
    lines.push_back("memory: " + text::counted(expected.analysis.memory.units, "unit") +
                    " in the receipt, " + std::to_string(found.analysis.memory.units) + " here" +
                    (expected.analysis.memory.units == found.analysis.memory.units
                         ? ", with other content"
                         : ""));
  }
  if (expected.analysis.also != found.analysis.also) {
    lines.emplace_back("a further memory (--also) differs");
  }
  if (expected.analysis.previous != found.analysis.previous) {
    lines.emplace_back("the earlier version, or its translation, differs");
  }
  compare_files(expected, found, lines);
  return lines;
}

}  // namespace calque::leverage
