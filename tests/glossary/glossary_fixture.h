#pragma once

#include <string>
#include <utility>
#include <vector>

#include "calque/session.h"
#include "glossary/glossary_writer.h"
#include "temporary_folder.h"

/// A memory in a folder of its own, to put entries into.
class GlossaryFixture {
 public:
  GlossaryFixture() : session(folder / "m.calque", calque::Session::Access::create) {}

  calque::BatchId add(const std::vector<calque::glossary::Entry>& entries,
                      calque::glossary::GlossaryWriter::Known known =
                          calque::glossary::GlossaryWriter::Known::keep_both) {
    calque::Batch batch = session.begin({.kind = "glossary import",
                                         .source = "terms.csv",
                                         .started = "20260101T000000Z",
                                         .header = ""});
    calque::glossary::GlossaryWriter writer(session, batch);
    for (const auto& entry : entries) writer.add(entry, known);
    batch.commit();
    return batch.id();
  }

  std::vector<calque::glossary::Entry> all(const calque::glossary::EntryFilter& filter = {}) {
    std::vector<calque::glossary::Entry> entries;
    calque::glossary::Glossary(session).for_each_entry(
        filter, [&entries](const auto& entry) { entries.push_back(entry); });
    return entries;
  }

  TemporaryFolder folder;
  calque::Session session;
};

inline calque::glossary::Term make_term(const std::string& language, const std::string& text) {
  calque::glossary::Term term;
  term.language = calque::Language(language);
  term.text = text;
  return term;
}

inline calque::glossary::Entry make_entry(
    const std::vector<std::pair<std::string, std::string>>& terms) {
  calque::glossary::Entry entry;
  for (const auto& [language, text] : terms) entry.terms.push_back(make_term(language, text));
  return entry;
}

/// An entry with something in every place.
inline calque::glossary::Entry make_full_entry() {
  using calque::glossary::Status;
  calque::glossary::Entry entry =
      make_entry({{"en", "central bank"}, {"tr", "merkez bankası"}, {"tr", "merkezi banka"}});
  entry.identifier = "c1";
  entry.data = {{"descrip", "subjectField", "finance", "", "", {}},
                {"descrip",
                 "definition",
                 "a bank that issues money",
                 "",
                 "en",
                 {{"admin", "source", "handbook", "#h", "", {}}}}};
  entry.languages = {
      {calque::Language("tr"), {{"descrip", "definition", "para basan banka", "", "", {}}}}};
  entry.terms[0].status = Status::preferred;
  entry.terms[0].part_of_speech = "noun";
  entry.terms[0].identifier = "t1";
  entry.terms[0].data = {{"note", "", "of a \"state\" \xE2\x80\xA6", "", "", {}}};
  entry.terms[2].status = Status::forbidden;
  return entry;
}
