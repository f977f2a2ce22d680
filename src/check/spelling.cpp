#include "check/spelling.h"

#include <algorithm>
#include <hunspell/hunspell.hxx>
#include <map>
#include <set>

#include "calque/error.h"
#include "check/check.h"
#include "text/decoder.h"
#include "text/encoder.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

namespace fs = std::filesystem;

/// Of regions, where the language names none: more would take seconds to read.
constexpr std::size_t kMostRegions = 4;
/// Suggestions take some hundredths of a second each; a text with more unknown words is in another
/// language, or its dictionary is small.
constexpr std::size_t kMostSuggestions = 50;
/// Longer ones are no words, and what hunspell does with them takes its time.
constexpr std::size_t kLongestWord = 60;  // code points

/// "pt_BR" of "pt-BR"; the language alone where there is no region of two letters.
std::string file_name_of(const Language& language) {
  std::string name(language.primary());
  for (std::string_view rest = language.tag(); !rest.empty();) {
    const std::size_t hyphen = std::min(rest.find('-'), rest.size());
    const std::string_view part = rest.substr(0, hyphen);
    rest.remove_prefix(std::min(hyphen + 1, rest.size()));
    const bool region = part.size() == 2 && part != language.primary();
    if (region) return name + "_" + std::string(part);
  }
  return name;
}

bool is_file(const fs::path& path) {
  std::error_code unknown;
  return fs::is_regular_file(path, unknown);
}

/// The names, without endings, of the dictionaries of any region.
std::vector<fs::path> of_all_regions(const fs::path& folder, const std::string& language) {
  std::vector<fs::path> found;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
    const fs::path& path = entry.path();
    if (path.extension() != ".dic" || !path.stem().string().starts_with(language + "_")) continue;
    if (is_file(fs::path(path).replace_extension(".aff"))) {
      found.push_back(fs::path(path).replace_extension());
    }
  }
  std::ranges::sort(found);
  if (found.size() > kMostRegions) found.resize(kMostRegions);
  return found;
}

std::vector<fs::path> dictionaries_for(const std::vector<fs::path>& folders,
                                       const Language& language) {
  const std::string primary(language.primary());
  for (const fs::path& folder : folders) {
    for (const std::string& name : {file_name_of(language), primary}) {
      const fs::path stem = folder / name;
      if (is_file(stem.string() + ".dic") && is_file(stem.string() + ".aff")) return {stem};
    }
    if (auto regions = of_all_regions(folder, primary); !regions.empty()) return regions;
  }
  return {};
}

std::string to_utf8(std::string bytes, const std::string& encoding) {
  text::DecoderOptions options;
  options.forced_encoding = encoding;
  text::Decoder decoder(text::ByteSource::from_memory(std::move(bytes)), options);
  std::string out;
  while (decoder.read(out)) {
  }
  return out;
}

class SpellingCheck : public Check {
 public:
  explicit SpellingCheck(std::vector<fs::path> folders) : folders_(std::move(folders)) {}

  void check(const CheckedPair& pair, const Report& report) override {
    const SpellingDictionary* const dictionary = of(pair.target.variant.language);
    if (dictionary == nullptr) return;
    std::set<std::string, std::less<>> in_source;
    for (const text::Token& token : pair.source.tokens) {
      if (token.kind == text::TokenKind::word) in_source.emplace(token.of(pair.source.text));
    }
    std::set<std::string> told;
    bool first = true;  // in its sentence
    for (const text::Token& token : pair.target.tokens) {
      const std::string word(token.of(pair.target.text));
      const bool begins = first;
      if (token.kind != text::TokenKind::space) first = ends_sentence(token, word);
      if (!is_looked_at(pair.target, token, begins) || in_source.contains(word)) continue;
      if (dictionary->has(word) || !told.insert(word).second) continue;
      report("spelling", message(*dictionary, word), {.target = {{token.begin, token.end}}});
    }
  }

 private:
  static bool ends_sentence(const text::Token& token, const std::string& word) {
    return token.kind == text::TokenKind::punctuation && word.find_first_of(".:?!") == 0;
  }

  static bool is_looked_at(const CheckedText& checked, const text::Token& token, bool begins) {
    if (token.kind != text::TokenKind::word || checked.is_protected(token.begin)) return false;
    const std::string_view word = token.of(checked.text);
    const std::size_t length = text::count_code_points(word);
    if (length < 2 || length > kLongestWord) return false;
    const bool digits = std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
    const std::size_t first = text::decode_at(word, 0).length;
    // Capitals within a word are of names and abbreviations; at its beginning of names, but where
    // all nouns have them or a sentence begins.
    const bool inner = text::fold_case(word.substr(first)) != word.substr(first);
    const bool initial = text::fold_case(word.substr(0, first)) != word.substr(0, first);
    const bool nouns = checked.language() == "de" || checked.language() == "lb";
    return !digits && !inner && (!initial || nouns || begins);
  }

  std::string message(const SpellingDictionary& dictionary, const std::string& word) {
    std::string out = "\"" + word + "\" is in no dictionary";
    if (suggestions_ >= kMostSuggestions) return out;
    ++suggestions_;
    const std::string meant = dictionary.suggestion(word);
    return meant.empty() ? out : out + ": \"" + meant + "\"?";
  }

  const SpellingDictionary* of(const Language& language) {
    const auto known = dictionaries_.find(language.tag());
    if (known != dictionaries_.end()) return known->second.get();
    return dictionaries_.emplace(language.tag(), SpellingDictionary::find(folders_, language))
        .first->second.get();
  }

  std::vector<fs::path> folders_;
  std::map<std::string, std::unique_ptr<SpellingDictionary>> dictionaries_;
  std::size_t suggestions_ = 0;
};

}  // namespace

struct SpellingDictionary::File {
  explicit File(const fs::path& stem)
      : hunspell((stem.string() + ".aff").c_str(), (stem.string() + ".dic").c_str()),
        encoding(hunspell.get_dict_encoding()) {}

  Hunspell hunspell;
  std::string encoding;
};

SpellingDictionary::SpellingDictionary(std::vector<std::unique_ptr<File>> files)
    : files_(std::move(files)) {}
SpellingDictionary::~SpellingDictionary() = default;

std::unique_ptr<SpellingDictionary> SpellingDictionary::find(const std::vector<fs::path>& folders,
                                                             const Language& language) {
  std::vector<std::unique_ptr<File>> files;
  for (const fs::path& stem : dictionaries_for(folders, language)) {
    auto file = std::make_unique<File>(stem);
    try {
      text::encode("a", file->encoding, text::Unencodable::refuse);
      files.push_back(std::move(file));
    } catch (const InputError&) {
      continue;  // its encoding is not known
    }
  }
  if (files.empty()) return nullptr;
  return std::make_unique<SpellingDictionary>(std::move(files));
}

bool SpellingDictionary::has(const std::string& word) const {
  // Dictionaries have the plain sign.
  std::string plain = word;
  for (std::size_t at = 0; (at = plain.find("’", at)) != std::string::npos;) {
    plain.replace(at, std::string_view("’").size(), "'");
  }
  return std::ranges::any_of(files_, [&plain](const std::unique_ptr<File>& file) {
    try {
      return file->hunspell.spell(text::encode(plain, file->encoding, text::Unencodable::refuse));
    } catch (const InputError&) {
      return true;  // of a word with letters that its encoding lacks it can say nothing
    }
  });
}

std::string SpellingDictionary::suggestion(const std::string& word) const {
  for (const std::unique_ptr<File>& file : files_) {
    try {
      const auto meant =
          file->hunspell.suggest(text::encode(word, file->encoding, text::Unencodable::refuse));
      if (!meant.empty()) return to_utf8(meant.front(), file->encoding);
    } catch (const InputError&) {
      continue;
    }
  }
  return {};
}

std::unique_ptr<Check> make_spelling_check(const CheckerOptions& options) {
  if (options.dictionaries.empty()) return nullptr;
  return std::make_unique<SpellingCheck>(options.dictionaries);
}

}  // namespace calque::check
