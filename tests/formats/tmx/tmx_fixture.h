#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "formats/tmx/tmx_reader.h"
#include "formats/tmx/tmx_writer.h"

/// Short ways to make, read and write TMX in tests.
namespace tmx_fixture {

inline const std::string kHeader =
    "<header creationtool=\"hand\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" "
    "adminlang=\"en\" srclang=\"en\" datatype=\"plaintext\"/>";

inline std::string document(const std::string& units, const std::string& header = kHeader) {
  return "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\">\n" + header + "\n<body>\n" + units +
         "\n</body>\n</tmx>\n";
}

inline std::string variant(const std::string& language, const std::string& seg) {
  return "<tuv xml:lang=\"" + language + "\"><seg>" + seg + "</seg></tuv>";
}

inline std::string unit(const std::string& english, const std::string& turkish) {
  return "<tu>" + variant("en", english) + variant("tr", turkish) + "</tu>\n";
}

struct Outcome {
  std::vector<calque::TranslationUnit> units;
  std::vector<calque::ReadIssue> issues;
  std::uint64_t skipped = 0;
  bool truncated = false;
};

/// Throws InputError when the file is refused.
inline Outcome read(std::string content, bool lenient = false) {
  calque::TmxReadOptions options;
  options.lenient = lenient;
  calque::TmxReader reader(calque::text::ByteSource::from_memory(std::move(content), "test.tmx"),
                           options);
  Outcome outcome;
  calque::TranslationUnit next;
  while (reader.next(next)) outcome.units.push_back(next);
  outcome.issues = reader.issues();
  outcome.skipped = reader.skipped_units();
  outcome.truncated = reader.truncated();
  return outcome;
}

inline calque::TranslationUnit read_one(const std::string& unit,
                                        const std::string& header = kHeader) {
  return read(document(unit, header)).units.at(0);
}

struct Written {
  std::string content;
  calque::TmxWriteReport report;
};

inline Written write(const std::vector<calque::TranslationUnit>& units,
                     const calque::TmxWriteOptions& options = {}) {
  std::ostringstream out;
  calque::TmxWriter writer(out, options);
  for (const calque::TranslationUnit& unit : units) writer.write(unit);
  const calque::TmxWriteReport report = writer.finish();
  return {out.str(), report};
}

}  // namespace tmx_fixture
