#include "lexicon/lexicon_folder.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <string_view>
#include <tuple>

#include "calque/error.h"
#include "file/output_file.h"
#include "lexicon/lexicon_codec.h"
#include "text/whole_file.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirstLine = "calque lexicon 1";
constexpr const char* kEnding = ".lexicon";

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

std::int64_t number_of(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

struct LexiconFile {
  BuiltLexicon about;
  std::string_view lexicon;  ///< Into the bytes that were parsed.
};

/// Nothing for what is no such file.
std::optional<LexiconFile> parse(std::string_view bytes) {
  LexiconFile out;
  out.about.current = false;
  if (take_line(bytes) != kFirstLine) return std::nullopt;
  for (std::string_view line = take_line(bytes); !line.empty(); line = take_line(bytes)) {
    const std::string_view key = line.substr(0, line.find(' '));
    const std::string_view value = line.substr(std::min(key.size() + 1, line.size()));
    if (key == "rules") out.about.current = number_of(value) == lexicon_rules();
    if (key == "source") out.about.source = Language(value);
    if (key == "target") out.about.target = Language(value);
    if (key == "pairs") out.about.pairs = number_of(value);
    if (key == "from") out.about.from.emplace_back(value);
  }
  if (out.about.source.undetermined() || out.about.target.undetermined()) return std::nullopt;
  out.lexicon = bytes;
  return out;
}

std::optional<std::string> bytes_of(const fs::path& file) {
  std::error_code unknown;
  if (!fs::is_regular_file(file, unknown)) return std::nullopt;
  try {
    return text::read_whole_file(file.string(), text::kLargestDocument);
  } catch (const InputError&) {
    return std::nullopt;
  }
}

}  // namespace

fs::path LexiconFolder::file_of(const Language& source, const Language& target) const {
  return folder_ / (source.tag() + "_" + target.tag() + kEnding);
}

void LexiconFolder::write(const BuiltLexicon& about, const align::Lexicon& lexicon) const {
  std::error_code failed;
  fs::create_directories(folder_, failed);
  if (failed) {
    throw Error(folder_.string() + ": cannot make this folder: " + failed.message());
  }
  file::OutputFile output(file_of(about.source, about.target));
  std::ostream& out = output.stream();
  out << kFirstLine << "\nrules " << lexicon_rules() << "\nsource " << about.source.tag()
      << "\ntarget " << about.target.tag() << "\npairs " << about.pairs << "\n";
  for (const std::string& from : about.from) {
    // A name of a file may have a line feed.
    std::string line = from;
    std::ranges::replace(line, '\n', ' ');
    out << "from " << line << "\n";
  }
  out << "\n";
  const codec::Bytes bytes = encode_lexicon(lexicon);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as streams take them
  out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
  output.commit();
  // One for the other direction would be the older of two.
  fs::remove(file_of(about.target, about.source), failed);
}

std::vector<BuiltLexicon> LexiconFolder::list() const {
  std::vector<BuiltLexicon> out;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder_, none)) {
    if (entry.path().extension() != kEnding) continue;
    const auto bytes = bytes_of(entry.path());
    const auto file = bytes ? parse(*bytes) : std::nullopt;
    if (file) out.push_back(file->about);
  }
  std::ranges::sort(out, {},
                    [](const BuiltLexicon& one) { return std::tie(one.source, one.target); });
  return out;
}

std::optional<align::Lexicon> LexiconFolder::read_file(const Language& source,
                                                       const Language& target) const {
  const auto bytes = bytes_of(file_of(source, target));
  const auto file = bytes ? parse(*bytes) : std::nullopt;
  if (!file || !file->about.current) return std::nullopt;
  return decode_lexicon(std::as_bytes(std::span(file->lexicon)));
}

std::optional<align::Lexicon> LexiconFolder::read(const Language& source,
                                                  const Language& target) const {
  const auto read_either = [this](const Language& one, const Language& other) {
    auto lexicon = read_file(one, other);
    if (lexicon) return lexicon;
    lexicon = read_file(other, one);
    if (lexicon) lexicon = lexicon->turned();
    return lexicon;
  };
  auto lexicon = read_either(source, target);
  if (lexicon) return lexicon;
  return read_either(Language(source.primary()), Language(target.primary()));
}

bool LexiconFolder::remove(const Language& source, const Language& target) const {
  std::error_code failed;
  const bool one = fs::remove(file_of(source, target), failed);
  const bool other = fs::remove(file_of(target, source), failed);
  return one || other;
}

}  // namespace calque
