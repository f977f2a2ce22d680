#include "lexicon/installed_words.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "calque/error.h"
#include "lexicon/dictionary_file.h"
#include "lexicon/message_catalogue.h"
#include "text/locale_names.h"
#include "text/trim.h"
#include "text/utf8.h"
#include "text/whole_file.h"

namespace calque {
namespace {

namespace fs = std::filesystem;

/// Translations by the name of the catalogue and the message.
using Messages = std::map<std::pair<std::string, std::string>, std::string>;

/// Messages of more words say little about a single one; most have fewer.
constexpr std::size_t kMostWords = 12;
constexpr std::size_t kMostBytes = 200;

/// Of a dictionary that has more, those with the shortest words, which are the most frequent: with
/// them a lexicon is made in some seconds, and has some megabytes.
constexpr std::size_t kMostTerms = 60'000;
constexpr std::size_t kMostTexts = 100'000;

void shorten(WordPairs& pairs, std::size_t most) {
  std::ranges::sort(pairs);
  const auto [last, end] = std::ranges::unique(pairs);
  pairs.erase(last, end);
  if (pairs.size() <= most) return;
  std::ranges::stable_sort(pairs, {},
                           [](const auto& pair) { return pair.first.size() + pair.second.size(); });
  pairs.resize(most);
}

/// The names that a language's folder of catalogues may have, the closest first: "pt_BR" and "pt"
/// of "pt-BR"; Chinese is divided by countries there.
std::vector<std::string> locale_names(const Language& language) {
  std::vector<std::string> names;
  std::string name = language.tag();
  std::ranges::replace(name, '-', '_');
  names.push_back(name);
  const std::string primary(language.primary());
  const std::string script = text::likely_script(language.tag());
  if (primary == "zh") names.emplace_back(script == "Hant" ? "zh_TW" : "zh_CN");
  if (primary == "sr" && script == "Latn") names.emplace_back("sr@latin");
  if (primary == "no") names.emplace_back("nb");
  if (primary == "pt") names.emplace_back("pt_PT");
  if (primary != "zh") names.push_back(primary);
  if (primary == "pt") names.emplace_back("pt_BR");
  return names;
}

/// Without the mark of a key, of which a menu has one a message: "_File", "E&xit".
std::string without_mnemonic(std::string_view text) {
  std::string out(text::trimmed(text));
  for (const char mark : {'_', '&'}) {
    if (std::ranges::count(out, mark) == 1 && out.back() != mark) std::erase(out, mark);
  }
  std::ranges::replace(out, '\n', ' ');
  std::ranges::replace(out, '\t', ' ');
  return out;
}

bool is_short(std::string_view text) {
  return !text.empty() && text.size() <= kMostBytes &&
         static_cast<std::size_t>(std::ranges::count(text, ' ')) < kMostWords &&
         !text::find_invalid_utf8(text);
}

void read_catalogue(const fs::path& file, Messages& messages) {
  // The catalogue of the largest programs has some megabytes.
  constexpr std::size_t kLargest = std::size_t{64} << 20U;
  const std::string bytes = text::read_whole_file(file.string(), kLargest);
  for (const CatalogueMessage& message : read_message_catalogue(bytes, file.string())) {
    if (!is_short(message.id) || !is_short(message.translation)) continue;
    messages.emplace(std::pair(file.filename().string(), std::string(message.id)),
                     without_mnemonic(message.translation));
  }
}

/// The messages of a language, and how many catalogues they came from.
struct Catalogues {
  Messages messages;
  std::size_t files = 0;
};

Catalogues read_catalogues(const std::vector<fs::path>& folders, const Language& language,
                           const std::function<void()>& tick) {
  Catalogues out;
  for (const fs::path& folder : folders) {
    for (const std::string& name : locale_names(language)) {
      std::error_code none;
      std::set<fs::path> files;  // in an order that the file system does not choose
      for (const auto& entry :
           fs::directory_iterator(folder / "locale" / name / "LC_MESSAGES", none)) {
        if (entry.path().extension() == ".mo") files.insert(entry.path());
      }
      for (const fs::path& file : files) {
        if (tick) tick();
        try {
          read_catalogue(file, out.messages);
          ++out.files;
        } catch (const InputError&) {
          continue;  // a damaged one of many is no reason to have no words
        }
      }
      if (!files.empty()) break;
    }
  }
  return out;
}

/// Programs are written in English, which has no catalogues: the messages are its texts.
bool is_english(const Language& language) {
  return language.primary() == "en";
}

std::optional<FoundWords> words_of_catalogues(const std::vector<fs::path>& folders,
                                              const Language& source, const Language& target,
                                              const std::function<void()>& tick) {
  FoundWords found;
  const Catalogues first = read_catalogues(folders, is_english(source) ? target : source, tick);
  const bool pivot = !is_english(source) && !is_english(target);
  const Catalogues second = pivot ? read_catalogues(folders, target, tick) : Catalogues();
  for (const auto& [key, text] : first.messages) {
    const auto other = pivot ? second.messages.find(key) : second.messages.end();
    if (pivot && other == second.messages.end()) continue;
    const std::string translation = pivot ? other->second : without_mnemonic(key.second);
    if (text.empty() || translation.empty() || text == translation) continue;
    // Where the source is English, its own catalogue was not read but that of the target.
    if (is_english(source)) {
      found.texts.emplace_back(translation, text);
    } else {
      found.texts.emplace_back(text, translation);
    }
  }
  if (found.texts.empty()) return std::nullopt;
  shorten(found.texts, kMostTexts);
  found.from = std::to_string(std::max(first.files, second.files)) + " catalogues of programs";
  return found;
}

WordPairs turned(WordPairs pairs) {
  for (auto& [source, target] : pairs) std::swap(source, target);
  return pairs;
}

std::optional<FoundWords> words_of_dictionary(const fs::path& folder, const Language& source,
                                              const Language& target) {
  const std::string name = "freedict-" + text::long_language_code(source.primary()) + "-" +
                           text::long_language_code(target.primary());
  const fs::path index = folder / "dictd" / (name + ".index");
  std::error_code none;
  if (!fs::exists(index, none)) return std::nullopt;
  try {
    const std::string entries = text::read_whole_file(
        (folder / "dictd" / (name + ".dict.dz")).string(), text::kLargestDocument);
    FoundWords found{.from = name, .texts = {}, .terms = {}};
    found.terms =
        read_dictionary(text::read_whole_file(index.string(), text::kLargestDocument), entries);
    std::erase_if(found.terms, [](const auto& pair) {
      return text::find_invalid_utf8(pair.first) || text::find_invalid_utf8(pair.second);
    });
    return found;
  } catch (const InputError&) {
    return std::nullopt;
  }
}

}  // namespace

std::vector<FoundWords> installed_words(const std::vector<fs::path>& folders,
                                        const Language& source, const Language& target,
                                        const std::function<void()>& tick) {
  std::vector<FoundWords> out;
  if (auto found = words_of_catalogues(folders, source, target, tick)) {
    out.push_back(std::move(*found));
  }
  for (const fs::path& folder : folders) {
    for (const bool turn : {false, true}) {
      if (tick) tick();
      auto found = turn ? words_of_dictionary(folder, target, source)
                        : words_of_dictionary(folder, source, target);
      if (!found) continue;
      if (turn) found->terms = turned(std::move(found->terms));
      shorten(found->terms, kMostTerms);
      out.push_back(std::move(*found));
    }
  }
  return out;
}

}  // namespace calque
