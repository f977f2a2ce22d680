#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"
#include "calque/session.h"

/// Glossaries: concepts with their terms in many languages, kept in the memory's file.
namespace calque::glossary {

/// Row ids of one memory file: positive once stored, 0 before.
struct EntryId {
  std::int64_t value = 0;
  auto operator<=>(const EntryId&) const = default;
};

struct TermId {
  std::int64_t value = 0;
  auto operator<=>(const TermId&) const = default;
};

/// What a glossary says about the use of a term.
enum class Status : std::uint8_t { unspecified, preferred, admitted, forbidden };

/// "preferred", "admitted", "forbidden"; "" for unspecified.
std::string_view name_of(Status status);

/// The status of a name as files write it, in any case: those of name_of, TBX's
/// ("preferredTerm-admn-sts", "deprecatedTerm-admn-sts", ...), UTX's ("approved", "non-standard",
/// "forbidden", ...). Nothing for other words.
std::optional<Status> status_of(std::string_view name);

inline constexpr int kMaxDatumDepth = 16;

/// A data category as TBX (ISO 30042) has them, with what belongs to it: a definition and its
/// source, a transaction and its date.
///
/// Details nest to kMaxDatumDepth; of what files nest deeper the text alone is read.
struct Datum {
  std::string element;  ///< "descrip", "admin", "termNote", "note", "transac", "ref", "date", ...
  std::string type;     ///< "definition", "subjectField", "context", ...; empty for note and date.
  std::string value;
  std::string target;    ///< What a reference points at.
  std::string language;  ///< Of the value, where it differs from that of its surroundings.
  std::vector<Datum> details;
  bool operator==(const Datum&) const = default;
};

/// Code points of a term at most: what is longer is a text, and was put there by mistake.
inline constexpr std::size_t kMaxTermCharacters = 1'000;

/// Throws InputError, which does not name the place, for a term that is longer.
void refuse_long_term(std::string_view term);

struct Term {
  TermId id;
  Language language;
  std::string text;
  std::string identifier;  ///< In other tools; empty for none.
  Status status = Status::unspecified;
  std::string part_of_speech;  ///< As written: "noun".
  std::vector<Datum> data;

  /// Equal in all but the id.
  bool same_content(const Term& other) const;
};

/// What is said about the concept in one language (TBX langSec).
struct LanguageData {
  Language language;
  std::vector<Datum> data;
  bool operator==(const LanguageData&) const = default;
};

/// A concept. Terms of one language are synonyms; the order of terms is kept.
struct Entry {
  EntryId id;
  std::string identifier;  ///< In other tools; empty for none.
  std::string origin;      ///< The file that the entry came from, for people to read.
  std::vector<Datum> data;
  std::vector<LanguageData> languages;
  std::vector<Term> terms;

  /// Equal in all but ids and origin.
  bool same_content(const Entry& other) const;

  /// The section of `language`, added where there is none.
  LanguageData& section(const Language& language);
};

/// The value of the first datum of this type, details not looked at; "" where there is none. A note
/// has the type "note".
std::string_view value_of(const std::vector<Datum>& data, std::string_view type);

/// The definition of the concept: of the section of `language` or of one of its terms, else the
/// entry's own; "" where there is none.
std::string_view definition_of(const Entry& entry, const Language& language);

/// A hash of all that Entry::same_content compares. Stored in memories: DO NOT CHANGE.
std::int64_t fingerprint_of(const Entry& entry);

/// Which entries to go through; empty members take in everything.
struct EntryFilter {
  std::vector<Language> languages = {};  ///< Ranges; an entry has terms in all of them.
  std::string domain = {};               ///< A subject field, without regard to case.
  std::optional<Status> status = {};     ///< Of at least one term.
  std::optional<BatchId> batch = {};     ///< That wrote the entry.

  /// True for an entry that has these languages, this domain and this status.
  bool takes(const Entry& entry) const;
};

/// Sizes of a glossary.
struct GlossaryStatistics {
  std::int64_t entries = 0;
  std::int64_t terms = 0;
};

/// Reads the glossary of a memory. docs/schema.md describes its tables.
class Glossary {
 public:
  /// `memory` must outlive the glossary.
  explicit Glossary(Session& session);

  std::optional<Entry> entry(EntryId id);

  /// Calls `visit` for each entry that the filter takes, in the order of ids. Where `unreadable` is
  /// given, it is told what cannot be read of a damaged file, and the rest is gone through;
  /// otherwise that ends the walk with an Error.
  void for_each_entry(const EntryFilter& filter, const std::function<void(const Entry&)>& visit,
                      const std::function<void(const std::string&)>& unreadable = {});

  GlossaryStatistics statistics();

  Session& session() { return session_; }

 private:
  void read_terms(Entry& entry);
  std::optional<Entry> read_or_tell(EntryId id,
                                    const std::function<void(const std::string&)>& unreadable);

  Session& session_;
};

/// Whether terms in one language apply to a text in the other: where one of them takes the other
/// in. So terms in "en" apply to "en-US" and the other way round, but "en-GB" does not apply to
/// "en-US".
bool applies_to(const Language& of_term, const Language& of_text);

}  // namespace calque::glossary
