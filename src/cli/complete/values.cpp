#include "cli/complete/values.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "calque/check.h"
#include "calque/format.h"
#include "calque/match.h"
#include "cli/help/option_text.h"
#include "cli/options/memory_option.h"
#include "document/format.h"
#include "glossary/glossary_format.h"
#include "store/languages_in_use.h"

namespace calque::cli {
namespace {

std::string joined(const std::string& endings, std::string_view more) {
  return more.empty() ? endings : endings + " " + std::string(more);
}

std::string endings_of_units(bool (UnitFormat::*is)() const) {
  std::string endings;
  for (const UnitFormat& format : unit_formats()) {
    if ((format.*is)()) endings = joined(endings, format.endings);
  }
  return endings;
}

std::string endings_of_articles() {
  std::string endings;
  for (const document::Format& format : document::formats()) {
    endings = joined(endings, format.endings);
  }
  return endings;
}

std::string endings_of_glossaries() {
  std::string endings;
  for (const glossary::GlossaryFormat& format : glossary::glossary_formats()) {
    endings = joined(endings, format.endings);
  }
  return endings;
}

std::string endings_of_jobs() {
  return endings_of_articles() + endings_of_units(&UnitFormat::is_filled);
}

constexpr const char* kMemories = " .calque";

/// Endings of the files that an option takes, by "command --option", or by the name of the option
/// alone where it is the same everywhere; of arguments by "command".
const std::map<std::string, std::function<std::string()>>& endings() {
  static const std::map<std::string, std::function<std::string()>> kEndings{
      {"--memory", [] { return std::string(kMemories); }},
      {"--also", [] { return std::string(kMemories); }},
      {"--glossary", endings_of_glossaries},
      {"--srx", [] { return std::string(" .srx"); }},
      {"--decisions", [] { return std::string(" .json"); }},
      {"--receipt", [] { return std::string(" .json"); }},
      {"--verify", [] { return std::string(" .json"); }},
      {"--delivered", [] { return endings_of_units(&UnitFormat::is_filled); }},
      {"--previous", endings_of_jobs},
      {"import", [] { return endings_of_units(&UnitFormat::is_read) + " .gz"; }},
      {"check", [] { return endings_of_units(&UnitFormat::is_read) + " .gz"; }},
      {"segment", endings_of_articles},
      {"align", endings_of_articles},
      {"analyze", endings_of_jobs},
      {"status", endings_of_jobs},
      {"pretranslate", endings_of_jobs},
      {"glossary import", endings_of_glossaries},
      {"merge", [] { return std::string(kMemories); }},
      {"recover", [] { return std::string(kMemories); }},
  };
  return kEndings;
}

Completions files_for(const WordPlace& place, const OptionText& text) {
  Completions found;
  found.kind = Completions::Kind::files;
  const std::string name = text.is_argument() ? full_name(*place.command) : text.names.back();
  const auto row = endings().find(name);
  if (row != endings().end()) found.endings = row->second();
  // ".*xliff" stands for all that end so: shells compare the end of a name.
  for (std::size_t at = 0; (at = found.endings.find(".*", at)) != std::string::npos;) {
    found.endings.erase(at, 2);
  }
  return found;
}

/// Files are what these names of values stand for.
bool is_file(const std::string& value) {
  static const std::set<std::string> kFiles{"FILE", "ARTICLE", "SRC", "TGT",
                                            "OUT",  "DAMAGED", "NEW", "OLD OLD-TRANSLATION"};
  return kFiles.contains(value) || value.starts_with("FILE[");
}

/// The batches of the memory, the last first.
Completions batches(Session& session, bool sources) {
  Completions found;
  std::set<std::string> known;
  auto all = session.batches();
  std::ranges::reverse(all);
  for (const BatchRecord& batch : all) {
    if (!sources) {
      found.words.push_back(
          {std::to_string(batch.id.value), batch.info.kind + " " + batch.info.source});
    } else if (!batch.info.source.empty() && known.insert(batch.info.source).second) {
      found.words.push_back({batch.info.source, batch.info.kind});
    }
  }
  return found;
}

/// The languages of the memory; before it has any, those of the project.
Completions languages(const Globals& globals, std::optional<Session>& session, bool of_terms) {
  std::vector<std::string> tags;
  if (session) {
    for (const Language& language :
         of_terms ? languages_of_terms(*session) : languages_of_texts(*session)) {
      tags.push_back(language.tag());
    }
  }
  for (const char* key : {"source", "target"}) {
    const Setting* const setting = globals.settings.find(key);
    if (setting != nullptr) tags.insert(tags.end(), setting->words.begin(), setting->words.end());
  }
  Completions found;
  std::set<std::string> known;
  for (const std::string& tag : tags) {
    if (known.insert(tag).second) found.words.push_back({tag, ""});
  }
  return found;
}

Completions checks() {
  Completions found;
  for (const check::CheckInfo& info : check::all_checks()) {
    found.words.push_back({std::string(info.id), std::string(info.description)});
  }
  found.words.push_back({"all", "every check"});
  return found;
}

}  // namespace

Completions values_at(const WordPlace& place, const Globals& globals) {
  const OptionText text = text_of(*place.option);
  Completions found;
  for (const std::string& choice : text.choices) found.words.push_back({choice, ""});
  if (!found.words.empty()) return found;
  if (text.value.starts_with("CHECK")) return checks();
  const bool is_origin = !text.is_argument() && text.names.back() == "--origin";
  if (text.value.starts_with("FOLDER")) {
    found.kind = Completions::Kind::folders;
    return found;
  }
  if (!is_origin && is_file(text.value)) return files_for(place, text);
  const bool is_language = text.value == "LANG" || text.value == "LANG,...";
  if (!is_language && !is_origin && text.value != "BATCH") return found;
  std::optional<Session> session = open_if_any(globals);
  if (is_language) {
    return languages(globals, session, full_name(*place.command).starts_with("glossary"));
  }
  return session ? batches(*session, is_origin) : found;
}

}  // namespace calque::cli
