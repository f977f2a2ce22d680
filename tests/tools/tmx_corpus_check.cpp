// tmx_corpus_check FOLDER [EXPORTS]: imports FOLDER/tmx/* and compares units, variants, languages,
// text, tags, props and notes with FOLDER/tmx/expected/NAME.json (a list of units as another XML
// parser sees them), checks that export and import again give equal units, and reads
// FOLDER/malformed/* strictly and leniently against the survivors that its MANIFEST.tsv names.
// Writes the exports into EXPORTS, for a DTD check. Prints a table; exit code 1 when anything
// differs.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "calque/error.h"
#include "formats/tmx/tmx_date.h"
#include "formats/tmx/tmx_reader.h"
#include "formats/tmx/tmx_writer.h"
#include "model/segment_tags.h"

namespace fs = std::filesystem;
using nlohmann::json;
using namespace calque;

namespace {

struct Import {
  std::vector<TranslationUnit> units;
  std::vector<ReadIssue> issues;
  std::uint64_t skipped = 0;
  std::string error;
};

Import import_from(text::ByteSource source, bool lenient) {
  Import result;
  try {
    TmxReadOptions options;
    options.lenient = lenient;
    TmxReader reader(std::move(source), options);
    TranslationUnit unit;
    while (reader.next(unit)) result.units.push_back(unit);
    result.issues = reader.issues();
    result.skipped = reader.skipped_units();
  } catch (const Error& error) {
    result.error = error.what();
  }
  return result;
}

std::string export_of(const std::vector<TranslationUnit>& units, const TmxWriteOptions& options) {
  std::ostringstream out;
  TmxWriter writer(out, options);
  for (const TranslationUnit& unit : units) writer.write(unit);
  writer.finish();
  return out.str();
}

json segment_json(const Segment& segment);

json attributes_json(const std::vector<Attribute>& attributes) {
  json out = json::object();
  for (const Attribute& attribute : attributes) out[attribute.name] = attribute.value;
  return out;
}

json code_json(const InlineTag& tag) {
  json parts = json::array();
  for (const CodePart& part : tag.code) {
    if (const auto* native = std::get_if<std::string>(&part)) {
      parts.push_back(*native);
    } else {
      const auto& sub = std::get<SubFlow>(part);
      parts.push_back({"sub", attributes_json(sub.attributes), segment_json(sub.segment)});
    }
  }
  return parts;
}

/// The segment as the expected files write it: texts, and [name, attributes, content].
json segment_json(const Segment& segment) {
  constexpr const char* kNames[] = {"bpt", "ept", "ph", "it", "hi", "hi"};
  std::vector<json> open(1, json::array());
  std::size_t at = 0;
  const auto add_text = [&](std::size_t end) {
    if (end > at) open.back().push_back(segment.text.substr(at, end - at));
    at = end;
  };
  for (const InlineTag& tag : segment.tags) {
    add_text(tag.offset);
    if (tag.kind == TagKind::end_highlight) {
      json content = std::move(open.back());
      open.pop_back();
      open.back().back().push_back(std::move(content));
      continue;
    }
    json element = {kNames[static_cast<std::size_t>(tag.kind)], attributes_json(tag.attributes)};
    if (tag.kind != TagKind::begin_highlight) element.push_back(code_json(tag));
    open.back().push_back(std::move(element));
    if (tag.kind == TagKind::begin_highlight) open.push_back(json::array());
  }
  add_text(segment.text.size());
  return open.front();
}

class Comparison {
 public:
  explicit Comparison(const json& expected) : expected_(expected) {}

  std::vector<std::string> run(const std::vector<TranslationUnit>& units) {
    const json& list = expected_.at("tu");
    check(list.size() == units.size(), "units: expected " + std::to_string(list.size()) +
                                           ", read " + std::to_string(units.size()));
    for (std::size_t i = 0; i < std::min(list.size(), units.size()); ++i) {
      where_ = "unit " + std::to_string(i + 1) + ": ";
      compare(list[i], units[i]);
    }
    return std::move(differences_);
  }

  std::size_t variants = 0;
  std::size_t tags_compared = 0;
  std::size_t tags_normalised = 0;

 private:
  void check(bool good, const std::string& message) {
    if (!good) differences_.push_back(where_ + message);
  }

  void compare(const json& tu, const TranslationUnit& unit) {
    compare_metadata(tu.at("attrs"), unit.metadata);
    compare_texts(tu, unit.notes, unit.properties);
    const std::string tuid = tu.at("attrs").value("tuid", "");
    check(unit.tuid == tuid, "tuid " + tuid);
    const json& list = tu.at("tuv");
    check(list.size() == unit.variants.size(), "number of variants");
    for (std::size_t i = 0; i < std::min(list.size(), unit.variants.size()); ++i) {
      compare(list[i], unit.variants[i]);
    }
  }

  void compare(const json& tuv, const Variant& variant) {
    ++variants;
    const std::string written = tuv.at("lang").is_string() ? tuv.at("lang").get<std::string>() : "";
    check(variant.language == Language(written), "language " + written);
    check(variant.segment.text == tuv.at("text").get<std::string>(),
          "text \"" + tuv.at("text").get<std::string>() + "\" read as \"" + variant.segment.text +
              "\"");
    compare_metadata(tuv.at("attrs"), variant.metadata);
    compare_texts(tuv, variant.notes, variant.properties);
    const json found = segment_json(variant.segment);
    if (found == tuv.at("seg")) {
      tags_compared += variant.segment.tags.size();
    } else {
      tags_normalised += variant.segment.tags.size();
      normalised_.push_back(tuv.at("seg").dump() + " -> " + found.dump());
    }
  }

  void compare_metadata(const json& attributes, const Metadata& metadata) {
    const auto same = [&](const char* name, const std::string& found, bool date) {
      std::string wanted = attributes.value(name, "");
      if (date && to_tmx_date(wanted)) wanted = *to_tmx_date(wanted);
      check(found == wanted, std::string(name) + " " + wanted + " read as " + found);
    };
    same("creationdate", metadata.creation_date, true);
    same("changedate", metadata.change_date, true);
    same("lastusagedate", metadata.last_usage_date, true);
    same("creationid", metadata.creation_id, false);
    same("changeid", metadata.change_id, false);
    same("usagecount", metadata.usage_count, false);
    same("creationtool", metadata.creation_tool, false);
  }

  void compare_texts(const json& element, const std::vector<Note>& notes,
                     const std::vector<Property>& properties) {
    for (const json& prop : element.at("props")) {
      const std::string type = prop[0].is_string() ? prop[0].get<std::string>() : "x-untyped";
      const std::string value = prop[1].is_string() ? prop[1].get<std::string>() : "";
      const bool found = std::ranges::any_of(properties, [&](const Property& property) {
        return property.type == type && property.value == value;
      });
      check(found, "prop " + type + "=" + value);
    }
    check(element.at("notes").size() == notes.size(), "number of notes");
  }

  const json& expected_;
  std::string where_;
  std::vector<std::string> differences_;

 public:
  std::vector<std::string> normalised_;
};

std::size_t count_unequal(const std::vector<TranslationUnit>& a,
                          const std::vector<TranslationUnit>& b) {
  std::size_t unequal = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (!a[i].same_content(b[i])) ++unequal;
  }
  return unequal;
}

class Check {
 public:
  Check(fs::path folder, fs::path exports)
      : folder_(std::move(folder)), exports_(std::move(exports)) {}

  bool run() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder_ / "tmx")) {
      if (fs::exists(folder_ / "tmx/expected" / (entry.path().filename().string() + ".json"))) {
        files.push_back(entry.path());
      }
    }
    std::ranges::sort(files);
    for (const fs::path& file : files) check_good(file);
    std::cout << "total: " << files.size() << " files, " << units_ << " units, " << variants_
              << " variants, " << tags_ << " tags equal, " << normalised_ << " normalised, "
              << failures_ << " failures\n\n";
    check_malformed();
    std::cout << "failures: " << failures_ << '\n';
    return failures_ == 0;
  }

 private:
  void fail(const std::string& message) {
    ++failures_;
    std::cout << "  FAIL " << message.substr(0, 400) << '\n';
  }

  void save(const std::string& name, const std::string& content) const {
    if (!exports_.empty()) std::ofstream(exports_ / name, std::ios::binary) << content;
  }

  void check_good(const fs::path& file) {
    const std::string name = file.filename().string();
    std::ifstream in(folder_ / "tmx/expected" / (name + ".json"));
    const json expected = json::parse(in);
    const Import import = import_from(text::ByteSource::open(file.string()), false);
    Comparison comparison(expected);
    const std::vector<std::string> differences = comparison.run(import.units);
    std::cout << name << ": " << import.units.size() << " units, " << comparison.variants
              << " variants, " << comparison.tags_compared << "+" << comparison.tags_normalised
              << " tags, " << import.issues.size() << " remarks\n";
    units_ += import.units.size();
    variants_ += comparison.variants;
    tags_ += comparison.tags_compared;
    normalised_ += comparison.tags_normalised;
    if (!import.error.empty()) fail(import.error);
    for (const std::string& difference : differences) fail(difference);
    for (const std::string& line : comparison.normalised_) {
      std::cout << "  normalised " << line.substr(0, 300) << '\n';
    }
    for (const ReadIssue& issue : import.issues) {
      std::cout << "  remark " << describe("", issue.place, issue.message) << " (" << issue.count
                << ")\n";
    }
    check_exports(name, import.units);
  }

  void check_exports(const std::string& name, const std::vector<TranslationUnit>& units) {
    const std::string plain = export_of(units, {});
    save(name + ".plain.tmx", plain);
    const Import again = import_from(text::ByteSource::from_memory(plain), false);
    if (!again.error.empty()) fail("read again: " + again.error);
    if (const std::size_t unequal = count_unequal(units, again.units); unequal > 0) {
      fail("read again: " + std::to_string(unequal) + " units differ");
    }
    for (const ReadIssue& issue : again.issues) {
      std::cout << "  read again: " << issue.message << '\n';
    }
    TmxWriteOptions options;
    options.level = TmxLevel::text;
    save(name + ".level1.tmx", export_of(units, options));
    options.level = TmxLevel::tags;
    options.profile = TmxProfile::omegat;
    save(name + ".omegat.tmx", export_of(units, options));
    options.profile = TmxProfile::trados;
    const std::string trados = export_of(units, options);
    save(name + ".trados.tmx", trados);
    const Import from_trados = import_from(text::ByteSource::from_memory(trados), false);
    if (!from_trados.error.empty()) fail("Trados profile: " + from_trados.error);
  }

  void check_malformed() {
    std::ifstream manifest(folder_ / "malformed/MANIFEST.tsv");
    std::string line;
    std::getline(manifest, line);
    while (std::getline(manifest, line)) {
      std::istringstream fields(line);
      std::string name;
      std::string synthetic;
      std::string well_formed;
      std::string survivors;
      std::getline(fields, name, '\t');
      std::getline(fields, synthetic, '\t');
      std::getline(fields, well_formed, '\t');
      std::getline(fields, survivors, '\t');
      check_malformed(name, well_formed == "1", static_cast<std::size_t>(std::stoul(survivors)));
    }
  }

  void check_malformed(const std::string& name, bool well_formed, std::size_t survivors) {
    const std::string path = (folder_ / "malformed" / name).string();
    const Import strict = import_from(text::ByteSource::open(path), false);
    const Import lenient = import_from(text::ByteSource::open(path), true);
    std::cout << name << ": strict "
              << (strict.error.empty() ? std::to_string(strict.units.size()) + " units"
                                       : "refused: " + strict.error)
              << "; lenient "
              << (lenient.error.empty() ? std::to_string(lenient.units.size()) + " units, " +
                                              std::to_string(lenient.skipped) + " skipped"
                                        : "refused: " + lenient.error)
              << "; survivors named " << survivors << '\n';
    for (const ReadIssue& issue : lenient.issues) {
      std::cout << "    " << describe("", issue.place, issue.message) << '\n';
    }
    if (lenient.units.size() < survivors) fail(name + ": too few units survive");
    // Only an undeclared entity is well-formed without being readable (a DTD might declare it).
    const bool undeclared = strict.error.find("is not declared") != std::string::npos;
    if (well_formed && survivors > 0 && !undeclared && strict.units.size() < survivors) {
      fail(name + ": well-formed, but refused");
    }
    if (!lenient.units.empty()) check_exports("malformed_" + name, lenient.units);
  }

  fs::path folder_;
  fs::path exports_;
  std::size_t units_ = 0;
  std::size_t variants_ = 0;
  std::size_t tags_ = 0;
  std::size_t normalised_ = 0;
  std::size_t failures_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: tmx_corpus_check FOLDER [EXPORTS]\n";
    return 2;
  }
  return Check(argv[1], argc > 2 ? argv[2] : "").run() ? 0 : 1;
}
