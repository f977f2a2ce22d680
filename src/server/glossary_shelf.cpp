#include "server/glossary_shelf.h"

#include <algorithm>

#include "calque/glossary.h"
#include "formats/table/delimited_records.h"
#include "glossary/glossary_writer.h"
#include "server/client_access.h"
#include "server/deepl_form.h"
#include "server/random.h"
#include "server/units_api.h"
#include "text/decoder.h"
#include "text/xml_text.h"

namespace calque::server {
namespace {

constexpr std::string_view kKind = "glossary";

bool is_of_shelf(const BatchRecord& batch) {
  return batch.info.kind == kKind && batch.undone.empty() && Uid::parse(batch.info.sitting);
}

/// Entries of a shelf have two terms, that of the source first.
void add_entry(ClientGlossary& glossary, const glossary::Entry& entry) {
  if (entry.terms.size() < 2) return;
  const glossary::Term& source = entry.terms[0];
  const glossary::Term& target = entry.terms[1];
  TermDictionary pair{.source = source.language, .target = target.language, .entries = {}};
  const auto same = [&pair](const TermDictionary& other) { return pair.same_pair(other); };
  auto found = std::ranges::find_if(glossary.dictionaries, same);
  if (found == glossary.dictionaries.end()) {
    found = glossary.dictionaries.insert(found, std::move(pair));
  }
  found->entries.emplace_back(source.text, target.text);
}

/// Those of one memory, with their entries; `only`: with this sitting.
std::vector<ClientGlossary> glossaries_of(Session& session, std::string_view only = {}) {
  std::vector<ClientGlossary> all;
  glossary::Glossary stored(session);
  for (const BatchRecord& batch : session.batches()) {
    if (!is_of_shelf(batch) || (!only.empty() && batch.info.sitting != only)) continue;
    const std::string id = deepl_id(*Uid::parse(batch.info.sitting));
    auto found = std::ranges::find(all, id, &ClientGlossary::id);
    if (found == all.end()) {
      found = all.insert(found,
                         {.id = id, .name = {}, .created = batch.info.started, .dictionaries = {}});
    }
    found->name = batch.info.source;
    stored.for_each_entry({.batch = batch.id},
                          [&found](const glossary::Entry& entry) { add_entry(*found, entry); });
  }
  // What has no entries any more was deleted.
  std::erase_if(all, [](const ClientGlossary& one) { return one.dictionaries.empty(); });
  return all;
}

glossary::Term term_of(const Language& language, const std::string& text) {
  glossary::Term term;
  term.language = language;
  term.text = text;
  return term;
}

void require_storable(const ClientGlossary& glossary) {
  if (glossary.name.empty()) refuse("a glossary needs a name");
  if (text::find_non_xml(glossary.name)) refuse("the name of the glossary has a control character");
  if (glossary.dictionaries.empty()) refuse("a glossary needs a dictionary");
  for (const TermDictionary& dictionary : glossary.dictionaries) {
    for (const Language& language : {dictionary.source, dictionary.target}) {
      if (language.undetermined() || !language.well_formed()) {
        refuse("a dictionary needs source_lang and target_lang, such as en and de");
      }
    }
    if (dictionary.entries.empty()) refuse("a dictionary needs entries");
    for (const auto& [source, target] : dictionary.entries) {
      for (const std::string& term : {source, target}) {
        if (text::find_non_xml(term)) refuse("a term has a control character");
        glossary::refuse_long_term(term);
      }
    }
  }
}

/// An identifier of its own keeps an entry apart from an equal one of another glossary.
void write_entries(glossary::GlossaryWriter& writer, const ClientGlossary& glossary,
                   const std::string& sitting) {
  std::size_t number = 0;
  for (const TermDictionary& dictionary : glossary.dictionaries) {
    for (const auto& [source, target] : dictionary.entries) {
      glossary::Entry entry;
      entry.identifier = "g" + sitting + "-" + std::to_string(++number);
      entry.terms = {term_of(dictionary.source, source), term_of(dictionary.target, target)};
      writer.add(entry);
    }
  }
}

void remove_entries(Session& session, glossary::GlossaryWriter& writer,
                    const std::string& sitting) {
  glossary::Glossary stored(session);
  std::vector<glossary::EntryId> ids;
  for (const BatchRecord& batch : session.batches()) {
    if (!is_of_shelf(batch) || batch.info.sitting != sitting) continue;
    stored.for_each_entry({.batch = batch.id},
                          [&ids](const glossary::Entry& entry) { ids.push_back(entry.id); });
  }
  for (const glossary::EntryId id : ids) writer.remove(id);
}

}  // namespace

GlossaryShelf::GlossaryShelf(Context& context, const Identity& who, const PathArguments& arguments)
    : context_(context), who_(who), arguments_(arguments) {
  if (arguments.has("memory")) {
    memories_ = {&context.memory(arguments["memory"], who)};
  } else {
    memories_ = context.readable(who);
  }
}

std::vector<ClientGlossary> GlossaryShelf::all() {
  std::vector<ClientGlossary> all;
  for (ServedMemory* const memory : memories_) {
    auto more = glossaries_of(*memory->read());
    std::ranges::move(more, std::back_inserter(all));
  }
  return all;
}

std::optional<ClientGlossary> GlossaryShelf::find(std::string_view id) {
  const auto uid = uid_of_deepl_id(id);
  if (!uid) return std::nullopt;
  for (ServedMemory* const memory : memories_) {
    auto found = glossaries_of(*memory->read(), uid->text());
    if (!found.empty()) return std::move(found.front());
  }
  return std::nullopt;
}

ServedMemory& GlossaryShelf::memory_of(std::string_view id) {
  const auto uid = uid_of_deepl_id(id);
  for (ServedMemory* const memory : memories_) {
    if (!uid || glossaries_of(*memory->read(), uid->text()).empty()) continue;
    if (who_.role_in(memory->name()) >= Role::write) return *memory;
    throw HttpError({.status = 403,
                     .code = "auth",
                     .title = "Not allowed",
                     .detail = "this token may not change the glossary"});
  }
  deepl_not_found("there is no glossary \"" + std::string(id) + "\"");
}

ClientGlossary GlossaryShelf::add(std::string name, std::vector<TermDictionary> dictionaries) {
  ClientGlossary glossary{.id = deepl_id(*Uid::parse(random_name())),
                          .name = std::move(name),
                          .created = format_timestamp(Clock::now()),
                          .dictionaries = std::move(dictionaries)};
  require_storable(glossary);
  write(memory_to_change(context_, who_, arguments_, Role::write), glossary);
  return glossary;
}

void GlossaryShelf::replace(const ClientGlossary& glossary) {
  require_storable(glossary);
  write(memory_of(glossary.id), glossary);
}

void GlossaryShelf::remove(const ClientGlossary& glossary) {
  ClientGlossary nothing = glossary;
  nothing.dictionaries.clear();
  write(memory_of(glossary.id), nothing);
}

void GlossaryShelf::write(ServedMemory& memory, const ClientGlossary& glossary) {
  const std::string sitting = uid_of_deepl_id(glossary.id).value().text();
  BatchInfo info = context_.batch_now(who_, std::string(kKind), glossary.name);
  info.sitting = sitting;
  const ServedMemory::Lease session = memory.write();
  Batch batch = session->begin(info);
  glossary::GlossaryWriter writer(*session, batch);
  remove_entries(*session, writer, sitting);
  write_entries(writer, glossary, sitting);
  commit(context_, memory, *session, batch);
}

std::vector<std::pair<std::string, std::string>> parse_entries(const std::string& text,
                                                               std::string_view format) {
  if (format != "tsv" && format != "csv") refuse("entries_format is tsv or csv");
  const bool tabs = format == "tsv";
  DelimitedRecords records(
      text::Decoder(text::ByteSource::from_memory(text)), tabs ? '\t' : ',',
      tabs ? DelimitedRecords::Quotes::text : DelimitedRecords::Quotes::around_fields);
  std::vector<std::pair<std::string, std::string>> entries;
  DelimitedRecord record;
  while (records.next(record)) {
    if (record.fields.size() == 1 && record.fields[0].empty()) continue;
    // CSV may name the languages behind the terms.
    const bool whole = record.fields.size() >= 2 && !record.fields[0].empty() &&
                       !record.fields[1].empty() && (!tabs || record.fields.size() == 2);
    if (!whole) {
      refuse("line " + std::to_string(record.line) + " of the entries is no term and translation");
    }
    entries.emplace_back(std::move(record.fields[0]), std::move(record.fields[1]));
  }
  return entries;
}

std::string entries_as_tsv(const TermDictionary& dictionary) {
  std::string out;
  // Tabs and line ends in terms cannot be told from those between them.
  const auto add = [&out](std::string text, char end) {
    std::ranges::replace_if(text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    out += text + end;
  };
  for (const auto& [source, target] : dictionary.entries) {
    add(source, '\t');
    add(target, '\n');
  }
  return out;
}

}  // namespace calque::server
