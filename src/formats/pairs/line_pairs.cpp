#include "formats/pairs/line_pairs.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "calque/error.h"
#include "model/language_reading.h"
#include "model/segment_xml.h"
#include "text/trim.h"
#include "text/xml_text.h"

namespace calque {
namespace {

/// A longer line is no sentence.
constexpr std::size_t kLongestLine = std::size_t{16} << 20U;

std::optional<Language> language_of_name(const std::string& path) {
  std::filesystem::path name = std::filesystem::path(path).filename();
  if (name.extension() == ".gz") name = name.stem();
  std::string ending = name.extension().string();
  if (ending.starts_with('.')) ending.erase(0, 1);
  const auto named = language_of_heading(ending);
  return named && named->sure ? std::optional(named->language) : std::nullopt;
}

}  // namespace

LinePairOptions languages_of_pair(const std::string& source, const std::string& target,
                                  const std::vector<Language>& given) {
  const auto of_source = given.empty() ? language_of_name(source) : given.front();
  const auto of_target = given.size() < 2 ? language_of_name(target) : given[1];
  if (!of_source || !of_target) {
    throw UsageError(source + ", " + target +
                     ": their names do not end with their languages, as corpus.en and corpus.tr "
                     "do: give them with --languages en,tr");
  }
  return {.source = *of_source, .target = *of_target};
}

LinePairSource::LinePairSource(const std::string& source, const std::string& target,
                               LinePairOptions options)
    : options_(std::move(options)),
      source_(open(source, options_)),
      target_(open(target, options_)) {}

LinePairSource::Lines LinePairSource::open(const std::string& path,
                                           const LinePairOptions& options) {
  text::DecoderOptions decoder;
  decoder.forced_encoding = options.encoding;
  return {text::DecoderWindow(text::Decoder(text::ByteSource::open(path), decoder))};
}

/// False at the end. A line ends with LF or CRLF, the last one with the file too.
bool LinePairSource::next_line(Lines& lines, std::string& line) {
  std::size_t seen = 0;
  std::size_t end = 0;
  for (;;) {
    end = lines.window.view().find('\n', seen);
    if (end != std::string_view::npos) break;
    seen = lines.window.view().size();
    if (seen > kLongestLine) {
      throw InputError(lines.window.decoder().source().name() + ":" +
                       std::to_string(lines.count + 1) +
                       ": the line is longer than 16 MiB: is this a text of sentences?");
    }
    if (!lines.window.grow()) break;
  }
  const bool whole = end != std::string_view::npos;
  if (!whole && lines.window.view().empty()) return false;
  line = lines.window.view().substr(0, end);
  if (line.ends_with('\r')) line.pop_back();
  const std::size_t length = whole ? end + 1 : lines.window.view().size();
  lines.bad_bytes = lines.window.take_bad_places(length).in_view.size();
  lines.window.advance(length);
  ++lines.count;
  return true;
}

bool LinePairSource::next(TranslationUnit& unit) {
  std::string source;
  std::string target;
  for (;;) {
    const bool more = next_line(source_, source);
    if (next_line(target_, target) != more) refuse_lengths();
    if (!more) return false;
    place_ = {source_.count, place_.unit + 1, {}};
    if (take(source, target)) break;
  }
  unit = {};
  unit.source_language = options_.source;
  unit.segment_type = "sentence";
  unit.origin = name();
  for (auto& [language, text] :
       {std::pair(&options_.source, &source), std::pair(&options_.target, &target)}) {
    Variant variant;
    variant.language = *language;
    variant.segment.text = std::move(*text);
    unit.variants.push_back(std::move(variant));
  }
  return true;
}

/// False for a pair that is left out.
bool LinePairSource::take(std::string& source, std::string& target) {
  for (const auto& [lines, text] : {std::pair(&source_, &source), std::pair(&target_, &target)}) {
    if (lines->bad_bytes > 0) {
      defect(*lines, ReadIssue::Kind::repaired,
             "it has bytes without a meaning in " + lines->window.decoder().encoding());
    }
    if (!text::find_non_xml(*text)) continue;
    defect(*lines, ReadIssue::Kind::repaired, "it has control characters");
    *text = text::replace_non_xml(*text);
  }
  if (text::is_blank(source) || text::is_blank(target)) {
    log_.remark(place_, "a line without a partner in the other file is left out");
    return false;
  }
  if (!options_.reject) return true;
  const std::string reason = options_.reject(source, target);
  if (reason.empty()) return true;
  ++rejected_;
  log_.remark(place_, "evidently no translation: " + reason);
  return false;
}

/// The rest of the longer file is counted: who mends the files has to know.
void LinePairSource::refuse_lengths() {
  std::string line;
  while (next_line(source_, line)) {
  }
  while (next_line(target_, line)) {
  }
  const auto lines = [](const Lines& file) {
    return file.window.decoder().source().name() + " has " + std::to_string(file.count);
  };
  throw InputError(lines(source_) + " lines, and " + lines(target_) +
                   ": line by line they have to be translations of each other");
}

void LinePairSource::defect(const Lines& lines, ReadIssue::Kind kind, const std::string& message) {
  if (options_.lenient) return log_.add(kind, place_, message);
  throw InputError(describe(lines.window.decoder().source().name(), {lines.count, 0, {}},
                            message +
                                ". Give the right encoding, or use --lenient, which reads them as "
                                "U+FFFD"));
}

std::string LinePairSource::name() const {
  return source_name(source_.window.decoder().source().name()) + ", " +
         source_name(target_.window.decoder().source().name());
}

std::uint64_t LinePairSource::bytes_read() const {
  return source_.window.decoder().source().consumed();
}

ReadSummary LinePairSource::summary() const {
  return {.issues = log_.issues(), .skipped = log_.skipped(), .repaired = log_.repaired()};
}

}  // namespace calque
