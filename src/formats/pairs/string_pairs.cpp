#include "formats/pairs/string_pairs.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "calque/error.h"
#include "document/format.h"
#include "model/language_reading.h"
#include "text/ascii.h"
#include "text/locale_names.h"
#include "text/xml_text.h"

namespace calque {
namespace {

using document::Document;
using document::Paragraph;

const document::StringEntry* entry_of(const Paragraph& paragraph) {
  const auto& entry = paragraph.entry;
  return entry == nullptr || entry->key.empty() ? nullptr : entry.get();
}

/// The paragraphs of each key, in order; of a plural, its "other" under the key of all forms.
struct ByKey {
  std::map<std::string, std::vector<std::size_t>, std::less<>> all;
  std::map<std::string, std::size_t, std::less<>> general;
};

ByKey by_key(const Document& document) {
  ByKey keys;
  for (std::size_t i = 0; i < document.paragraphs.size(); ++i) {
    const document::StringEntry* entry = entry_of(document.paragraphs[i]);
    if (entry == nullptr) continue;
    keys.all[entry->key].push_back(i);
    if (entry->plural && entry->plural->category == "other") {
      keys.general.emplace(entry->plural->group, i);
    }
  }
  return keys;
}

/// "tr", "pt-BR", "pt-rBR": a code that is written as the language's own.
std::optional<Language> language_named(std::string name) {
  // Android writes regions so.
  if (const std::size_t region = name.find("-r");
      region != std::string::npos && region + 4 == name.size()) {
    name.erase(region + 1, 1);
  }
  const std::string primary = text::lower_ascii(name.substr(0, name.find_first_of("-_+")));
  // "app" and "src" are codes too, of languages that hardly anyone has heard of.
  if (!text::is_language_code(primary)) return std::nullopt;
  std::ranges::replace(name, '+', '-');
  auto language = understand_language(name);
  if (!language || language->undetermined()) return std::nullopt;
  const std::string tag = language->tag();
  if (tag.substr(0, tag.find('-')) != primary) return std::nullopt;
  return language;
}

/// "values-tr" of Android, "tr.lproj" of Apple, "tr"; words of three letters are no languages here.
std::optional<Language> language_of_folder(std::string name) {
  const std::size_t before = name.size();
  for (const std::string_view begin : {"values-b+", "values-"}) {
    if (name.starts_with(begin)) name.erase(0, begin.size());
  }
  constexpr std::string_view kApple = ".lproj";
  if (name.ends_with(kApple)) name.erase(name.size() - kApple.size());
  const bool marked = name.size() < before;
  auto language = language_named(name);
  if (!marked && language && language->primary().size() > 2) return std::nullopt;
  return language;
}

Language language_of(const Document& document, const std::string& path, const Language& given) {
  if (!given.undetermined()) return given;
  if (document.language) return *document.language;
  Language language = language_of_string_file(path);
  if (!language.undetermined()) return language;
  throw UsageError(path +
                   ": neither the file nor its name tells the language; name both with "
                   "--languages, such as en,tr");
}

document::Document read(const std::string& path, const std::string& encoding) {
  return document::read_document(path, {.format = nullptr, .encoding = encoding});
}

bool is_string_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  const document::FileBytes file = document::read_file_bytes(path);
  try {
    return document::known_format(file.bytes, path).strings;
  } catch (const InputError&) {
    return false;
  }
}

}  // namespace

std::vector<StringPair> pairs_by_key(const Document& source, const Document& target) {
  const ByKey sources = by_key(source);
  std::map<std::string, std::size_t, std::less<>> met;
  std::vector<StringPair> pairs;
  for (std::size_t i = 0; i < target.paragraphs.size(); ++i) {
    const document::StringEntry* entry = entry_of(target.paragraphs[i]);
    if (entry == nullptr) continue;
    const std::size_t number = met[entry->key]++;
    const auto same = sources.all.find(entry->key);
    if (same != sources.all.end()) {
      if (number < same->second.size()) pairs.push_back({same->second[number], i});
    } else if (entry->plural) {
      const auto general = sources.general.find(entry->plural->group);
      if (general != sources.general.end()) pairs.push_back({general->second, i});
    }
  }
  return pairs;
}

bool are_string_files(const std::string& source, const std::string& target) {
  return is_string_file(source) && is_string_file(target);
}

Language language_of_string_file(const std::string& path) {
  const std::filesystem::path file(path);
  std::string stem = file.stem().string();
  if (const auto whole = language_named(stem)) return *whole;
  // The longest end that is a language: "messages_pt_BR" has "pt_BR" before "BR".
  for (std::size_t at = stem.find_first_of("._-"); at != std::string::npos;
       at = stem.find_first_of("._-", at + 1)) {
    if (const auto end = language_named(stem.substr(at + 1))) return *end;
  }
  // The folder of the file, and the one around it: "fr/errors/common.json".
  constexpr int kFolders = 2;
  std::filesystem::path folder = file.parent_path();
  for (int i = 0; i < kFolders && !folder.filename().empty(); ++i) {
    if (const auto named = language_of_folder(folder.filename().string())) return *named;
    folder = folder.parent_path();
  }
  return {};
}

StringPairSource::StringPairSource(const std::string& source, const std::string& target,
                                   const StringPairOptions& options)
    : name_(source_name(target)),
      source_(read(source, options.encoding)),
      target_(read(target, options.encoding)) {
  source_language_ = language_of(source_, source, options.source);
  target_language_ = language_of(target_, target, options.target);
  pairs_ = pairs_by_key(source_, target_);
  const auto count = [](std::size_t all, std::size_t paired) {
    return all - std::min(all, paired);
  };
  const std::size_t missing = count(target_.paragraphs.size(), pairs_.size());
  if (missing > 0) {
    log_.remark({}, "strings without one of the same key in the other file are left out: " +
                        std::to_string(missing));
  }
}

bool StringPairSource::next(TranslationUnit& unit) {
  while (at_ < pairs_.size()) {
    const StringPair pair = pairs_[at_++];
    const Paragraph& source = source_.paragraphs[pair.source];
    const Paragraph& target = target_.paragraphs[pair.target];
    if (source.content.text == target.content.text) {
      log_.remark({0, at_, target.entry->key}, "a translation is the source again; it is left out");
      continue;
    }
    unit = {};
    unit.source_language = source_language_;
    unit.segment_type = "paragraph";
    unit.origin = name_;
    unit.properties.push_back({"x-key", text::replace_non_xml(target.entry->key), {}, {}});
    if (!source.entry->note.empty()) {
      unit.notes.push_back({text::replace_non_xml(source.entry->note), {}, {}});
    }
    unit.variants.resize(2);
    unit.variants[0].language = source_language_;
    unit.variants[0].segment = source.content;
    unit.variants[1].language = target_language_;
    unit.variants[1].segment = target.content;
    return true;
  }
  return false;
}

ReadSummary StringPairSource::summary() const {
  return {.issues = log_.issues(), .skipped = log_.skipped(), .repaired = log_.repaired()};
}

}  // namespace calque
