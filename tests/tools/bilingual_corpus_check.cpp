// bilingual_corpus_check FOLDER: opens FOLDER/xliff/* and FOLDER/po/* and compares the number of
// units with what FOLDER/xliff/MANIFEST.tsv and FOLDER/po/MANIFEST.tsv count. For each file that is
// not refused: written without a filling it must be the same bytes; with every segment filled it
// must read back with the same sources, ids, notes and places, and with the fillings as
// translations; and what is left of both when translations and states are cut out must be the same.
// Then its translations are imported into a memory, and what this proposes for them is put into the
// file, which must be the same bytes again.
// Prints a table; exit code 1 when anything differs.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "calque/error.h"
#include "calque/import.h"
#include "formats/bilingual.h"
#include "formats/bilingual_units.h"
#include "formats/file_text.h"
#include "leverage/draft.h"
#include "leverage/job.h"
#include "lookup/memory_set.h"
#include "temporary_folder.h"
#include "text/decoder.h"
#include "text/whole_file.h"

namespace fs = std::filesystem;
using namespace calque;

namespace {

struct ManifestRow {
  std::string class_name;
  std::string counts;
  std::string status;
};

std::map<std::string, ManifestRow> read_manifest(const fs::path& path) {
  std::map<std::string, ManifestRow> rows;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> fields;
    std::istringstream parts(line);
    for (std::string field; std::getline(parts, field, '\t');) fields.push_back(field);
    if (fields.size() >= 9) rows[fields[0]] = {fields[1], fields[6], fields[8]};
  }
  return rows;
}

/// The number after `name=`; 0 when it is not there.
std::size_t count_in(const std::string& counts, const std::string& name) {
  const std::string padded = " " + counts;
  const std::size_t at = padded.find(" " + name + "=");
  return at == std::string::npos ? 0 : std::stoul(padded.substr(at + name.size() + 2));
}

std::string read_bytes(const fs::path& path) {
  text::ByteSource source = text::ByteSource::open(path.string());
  return text::read_whole(source, text::kLargestDocument);
}

std::string decoded(const std::string& bytes, bool xml) {
  text::DecoderOptions options;
  options.xml = xml;
  if (!xml) options.default_encoding = "ISO-8859-1";  // every byte has a meaning
  text::Decoder decoder(text::ByteSource::from_memory(bytes), options);
  std::string text;
  while (decoder.read(text)) {
  }
  return text;
}

/// Cuts elements of this name out, with the blanks before them.
std::string without_elements(const std::string& text, const std::string& name) {
  std::string out;
  std::size_t at = 0;
  for (;;) {
    std::size_t begin = text.find("<" + name, at);
    while (begin != std::string::npos &&
           std::string(" \t\r\n/>").find(text[begin + name.size() + 1]) == std::string::npos) {
      begin = text.find("<" + name, begin + 1);
    }
    if (begin == std::string::npos) return out + text.substr(at);
    out += text.substr(at, begin - at);
    out.erase(out.find_last_not_of(" \t\r\n") + 1);
    const std::size_t tag_end = text.find('>', begin);
    at = text[tag_end - 1] == '/' ? tag_end + 1
                                  : text.find("</" + name + ">", begin) + name.size() + 3;
  }
}

/// Cuts the attributes out of the start tags of this name.
std::string without_attributes(std::string text, const std::string& name) {
  for (std::size_t at = text.find("<" + name + " "); at != std::string::npos;
       at = text.find("<" + name + " ", at + 1)) {
    const std::size_t begin = at + name.size() + 1;
    std::size_t end = text.find('>', begin);
    if (text[end - 1] == '/') --end;
    text.erase(begin, end - begin);
  }
  return text;
}

std::string rest_of_xliff(const std::string& bytes) {
  std::string text = without_elements(decoded(bytes, true), "target");
  for (const std::string name : {"xliff", "segment", "sdl:seg", "trans-unit"}) {
    text = without_attributes(std::move(text), name);
  }
  return text;
}

std::string rest_of_po(const std::string& bytes) {
  std::istringstream in(decoded(bytes, false));
  std::string out;
  bool in_translation = false;
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    const bool continues = line.find_first_not_of(" \t") != std::string::npos &&
                           line[line.find_first_not_of(" \t")] == '"';
    in_translation = line.starts_with("msgstr") || (in_translation && continues);
    if (in_translation || line.starts_with("#,") || line.starts_with("#|")) continue;
    out += line + "\n";
  }
  return out;
}

class FileCheck {
 public:
  FileCheck(fs::path path, ManifestRow row)
      : path_(std::move(path)),
        row_(std::move(row)),
        is_po_(path_.parent_path().filename() == "po") {
    options_.source_language = Language("en");
    options_.target_language = Language("tr");
  }

  /// "ok", "refused: ...", or "WRONG: ...".
  std::string run() {
    std::unique_ptr<BilingualDocument> document;
    const std::string bytes = read_bytes(path_);
    try {
      document = open(bytes);
    } catch (const InputError& error) {
      return std::string("refused: ") + error.what();
    }
    for (const BilingualSegment& segment : document->segments()) {
      ++segments_;
      if (segment.target) ++translated_;
    }
    if (row_.status == "not-well-formed") return "WRONG: it is not well-formed but was taken";
    if (const std::string problem = compare_counts(*document); !problem.empty()) return problem;
    if (document->write() != bytes) return "WRONG: other bytes without a filling";
    const std::string refilled = compare_refilled(bytes);
    return refilled.empty() ? compare_filled(*document, bytes) : refilled;
  }

  std::size_t segments() const { return segments_; }
  std::size_t translated() const { return translated_; }

 private:
  std::unique_ptr<BilingualDocument> open(const std::string& bytes) const {
    return unit_format(is_po_ ? "po" : "xliff").open(bytes, path_.filename().string(), options_);
  }

  std::string compare_counts(const BilingualDocument& document) const {
    std::set<std::size_t> units;
    for (const BilingualSegment& segment : document.segments()) units.insert(segment.unit);
    std::size_t expected = count_in(row_.counts, "trans-unit");
    std::size_t found = units.size();
    if (expected == 0 && !is_po_) {
      expected = count_in(row_.counts, "segment");
      found = document.segments().size();
    }
    if (is_po_) {
      expected = count_in(row_.counts, "msgid");
      for (const ReadIssue& issue : document.log().issues()) {
        if (issue.message.starts_with("an entry ")) found += issue.count;
      }
      const bool has_header = found + 1 == expected;
      if (has_header) ++found;
    }
    if (found == expected) return {};
    return "WRONG: " + std::to_string(found) + " units, not " + std::to_string(expected);
  }

  /// Empty where the file is the same when it is filled from its own memory.
  std::string compare_refilled(const std::string& bytes) const {
    const TemporaryFolder folder;
    const fs::path memory = folder / "own.calque";
    {
      Session session(memory, Session::Access::create);
      BilingualSource source(open(bytes), path_.filename().string(), false);
      import_units(session, source, {});
    }
    const auto document = open(bytes);
    std::vector<std::size_t> done;
    for (std::size_t i = 0; i < document->segments().size(); ++i) {
      const bool known = document->segments()[i].state >= TranslationState::translated;
      if (known && document->segments()[i].target) done.push_back(i);
    }
    if (done.empty()) return {};
    const BilingualSegment& first = document->segments()[done.front()];
    const std::vector<MemoryChoice> choices{{.path = memory}};
    MemorySet memories(choices);
    const auto found =
        leverage::pretranslate(memories, leverage::job_segments(document->segments(), done),
                               {.source = first.source_language,
                                .target = first.target_language,
                                .file = path_.filename().string()});
    const auto same_with = [&](std::size_t from, std::size_t to) {
      const auto filled = open(bytes);
      for (std::size_t i = from; i < to; ++i) {
        if (const auto* const match = found[i].best()) {
          filled->fill(done[i], leverage::filling_of(*match));
        }
      }
      return filled->write() == bytes;
    };
    if (same_with(0, done.size())) return {};
    std::size_t first_other = 0;
    while (same_with(first_other, first_other + 1)) ++first_other;
    const leverage::FoundMatch& match = *found[first_other].best();
    return "WRONG: other bytes when segment " + std::to_string(done[first_other]) +
           " is refilled with " + std::to_string(match.rate.percent()) +
           " %: " + match.target.text.substr(0, 60);
  }

  std::string compare_filled(BilingualDocument& document, const std::string& bytes) const {
    std::vector<Segment> expected;
    for (std::size_t i = 0; i < document.segments().size(); ++i) {
      Segment target = document.segments()[i].source;
      if (!is_po_) {
        // No space at the end: where XML keeps none it is no text.
        target.text += "<" + std::to_string(i) + "> &.";
      } else {
        target.text += "\"" + std::to_string(i);
        if (document.segments()[i].source.text.ends_with('\n')) target.text += '\n';
      }
      if (document.fill(i, {.target = target}) != 0) return "WRONG: a tag of the source is lost";
      expected.push_back(std::move(target));
    }
    const std::string filled = document.write();
    const auto again = open(filled);
    if (again->segments().size() != expected.size()) return "WRONG: other segments when filled";
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const BilingualSegment& before = document.segments()[i];
      const BilingualSegment& after = again->segments()[i];
      if (after.source != before.source || after.id != before.id || after.notes != before.notes ||
          after.translatable != before.translatable || after.unit != before.unit) {
        return "WRONG: segment " + std::to_string(i) + " differs when filled";
      }
      if (after.target != expected[i] || after.state != TranslationState::translated) {
        return "WRONG: the filling of segment " + std::to_string(i) + " differs";
      }
    }
    const bool same = is_po_ ? rest_of_po(bytes) == rest_of_po(filled)
                             : rest_of_xliff(bytes) == rest_of_xliff(filled);
    return same ? "ok" : "WRONG: something beside the translations differs when filled";
  }

  fs::path path_;
  ManifestRow row_;
  bool is_po_ = false;
  BilingualOptions options_;
  std::size_t segments_ = 0;
  std::size_t translated_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: bilingual_corpus_check FOLDER\n";
    return 2;
  }
  std::size_t ok = 0;
  std::size_t refused = 0;
  std::size_t wrong = 0;
  std::size_t segments = 0;
  std::size_t translated = 0;
  for (const std::string kind : {"xliff", "po"}) {
    const fs::path folder = fs::path(argv[1]) / kind;
    for (const auto& [name, row] : read_manifest(folder / "MANIFEST.tsv")) {
      if (name == "file") continue;
      FileCheck check(folder / name, row);
      std::string outcome;
      try {
        outcome = check.run();
      } catch (const Error& error) {
        outcome = std::string("WRONG: ") + error.what();
      }
      ++(outcome == "ok" ? ok : outcome.starts_with("refused") ? refused : wrong);
      segments += check.segments();
      translated += check.translated();
      std::cout << kind << '\t' << row.class_name << '\t' << name << '\t' << check.segments()
                << '\t' << outcome << '\n';
    }
  }
  std::cout << ok << " files ok, " << refused << " refused, " << wrong << " wrong; " << segments
            << " segments, " << translated << " with a translation\n";
  return wrong > 0 ? 1 : 0;
}
