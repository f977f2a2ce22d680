#include "cli/translate/into_option.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

#include "calque/error.h"
#include "cli/console.h"
#include "document/format.h"
#include "formats/pairs/string_pairs.h"
#include "segment/article.h"

namespace calque::cli {

void IntoOption::declare(CLI::App& app) {
  app.add_option("--into", file_,
                 "A file of strings with the translation so far, by the same keys: it is kept, and "
                 "what it lacks is looked up")
      ->type_name("FILE");
}

void IntoOption::read(const Globals& globals, const leverage::Article& article,
                      const Language& source, const Language& target) {
  translations_.clear();
  memory_.reset();
  if (file_.empty()) return;
  if (!segment::is_of_strings(article.document)) {
    throw UsageError("--into goes with files of strings, and " +
                     std::string(article.document.format->name) + " is none");
  }
  document::ReadOptions options = article.options;
  options.format = article.document.format;
  const document::Document present = document::read_document(file_, options);
  translations_.resize(article.segments.size());
  leverage::EarlierVersion version;
  version.origin = source_name(file_);
  for (const StringPair pair : pairs_by_key(article.document, present)) {
    const document::Paragraph& from = article.document.paragraphs[pair.source];
    const document::Paragraph& to = present.paragraphs[pair.target];
    // Nobody has translated it yet; or it is the same in both languages, and stays so.
    if (from.content.text == to.content.text) continue;
    const auto segment = std::ranges::lower_bound(article.segments, pair.source, {},
                                                  &segment::ArticleSegment::paragraph);
    const bool found = segment != article.segments.end() && segment->paragraph == pair.source;
    if (!found || from.entry->key != to.entry->key) continue;
    translations_[static_cast<std::size_t>(segment - article.segments.begin())] = to.content;
    TranslationUnit unit;
    unit.source_language = source;
    unit.segment_type = "paragraph";
    unit.origin = version.origin;
    unit.properties = leverage::properties_of(*to.entry);
    unit.variants.resize(2);
    unit.variants[0].language = source;
    unit.variants[0].segment = from.content;
    unit.variants[1].language = target;
    unit.variants[1].segment = to.content;
    version.units.push_back(std::move(unit));
  }
  if (!version.units.empty()) memory_ = std::make_unique<leverage::EarlierMemory>(version);
  tell_unknown(globals, article, present);
}

void IntoOption::tell_unknown(const Globals& globals, const leverage::Article& article,
                              const document::Document& present) const {
  std::set<std::string> keys;
  for (const document::Paragraph& paragraph : article.document.paragraphs) {
    if (paragraph.entry != nullptr) keys.insert(paragraph.entry->key);
  }
  const auto unknown = std::ranges::count_if(present.paragraphs, [&](const auto& paragraph) {
    return paragraph.entry != nullptr && !keys.contains(paragraph.entry->key);
  });
  if (unknown > 0) {
    say(globals, counted(static_cast<std::int64_t>(unknown), "string") + " of " + file_ +
                     " with keys that the article does not have left out");
  }
}

std::vector<MemoryChoice> IntoOption::memories() const {
  if (memory_ == nullptr) return {};
  return {memory_->choice()};
}

const Segment* IntoOption::translation(std::size_t number) const {
  if (number >= translations_.size() || !translations_[number]) return nullptr;
  return &*translations_[number];
}

std::size_t IntoOption::count() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(translations_, [](const auto& one) { return one.has_value(); }));
}

leverage::Pretranslated IntoOption::kept(const leverage::JobSegment& segment) const {
  leverage::FoundMatch match{.target = *translation(segment.number),
                             .rate = MatchRate(102),
                             .same_key = true,
                             .stored_source = segment.source,
                             .unit = {},
                             .origin = source_name(file_)};
  leverage::Pretranslated kept{.segment = segment, .matches = {}};
  kept.matches.push_back(std::move(match));
  return kept;
}

}  // namespace calque::cli
