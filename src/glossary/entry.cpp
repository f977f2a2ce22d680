#include "calque/glossary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <ranges>

#include "calque/error.h"
#include "formats/xml/xml_piece_parser.h"
#include "model/segment_xml.h"
#include "text/ascii.h"
#include "text/hash.h"
#include "text/utf8.h"

namespace calque::glossary {
namespace {

struct NamedStatus {
  std::string_view name;
  Status status;
};

/// TBX: ISO 12620 administrativeStatus and normativeAuthorization; UTX 1.20, "term status"; others
/// as tools write them.
constexpr std::array<NamedStatus, 22> kStatusNames{{
    {"preferred", Status::preferred},
    {"admitted", Status::admitted},
    {"forbidden", Status::forbidden},
    {"preferredterm-admn-sts", Status::preferred},
    {"admittedterm-admn-sts", Status::admitted},
    {"deprecatedterm-admn-sts", Status::forbidden},
    {"supersededterm-admn-sts", Status::forbidden},
    {"preferredterm", Status::preferred},
    {"admittedterm", Status::admitted},
    {"deprecatedterm", Status::forbidden},
    {"supersededterm", Status::forbidden},
    {"deprecated", Status::forbidden},
    {"superseded", Status::forbidden},
    {"approved", Status::preferred},
    {"allowed", Status::admitted},
    {"non-standard", Status::admitted},
    {"notrecommended", Status::forbidden},
    {"prohibited", Status::forbidden},
    {"obsolete", Status::forbidden},
    {"rejected", Status::forbidden},
    {"standardizedterm-admn-sts", Status::preferred},
    {"legalterm-admn-sts", Status::admitted},
}};

/// Numbers of elements are hashed before the elements, so that a datum cannot move from one list to
/// the next unseen.
class Hash {
 public:
  void add(std::string_view text) { state_ = text::hash_combine(state_, text::hash_bytes(text)); }
  void add(std::uint64_t number) { state_ = text::hash_combine(state_, number); }
  void add(const std::vector<Datum>& data) {
    add(data.size());
    for (const Datum& datum : data) {
      for (const auto& text :
           {datum.element, datum.type, datum.value, datum.target, datum.language}) {
        add(text);
      }
      add(datum.details);
    }
  }
  std::int64_t value() const { return std::bit_cast<std::int64_t>(state_); }

 private:
  std::uint64_t state_ = 0;
};

}  // namespace

std::string_view name_of(Status status) {
  switch (status) {
    case Status::unspecified:
      return "";
    case Status::preferred:
      return "preferred";
    case Status::admitted:
      return "admitted";
    case Status::forbidden:
      return "forbidden";
  }
  return "";
}

std::optional<Status> status_of(std::string_view name) {
  const auto* const found = std::ranges::find_if(kStatusNames, [name](const NamedStatus& known) {
    return text::equals_ignoring_case(name, known.name);
  });
  if (found == kStatusNames.end()) return std::nullopt;
  return found->status;
}

void refuse_long_term(std::string_view term) {
  const std::size_t length = text::count_code_points(term);
  if (length <= kMaxTermCharacters) return;
  throw InputError("the term \"" + shown_in_message(term) + "\" has " + std::to_string(length) +
                   " characters; " + std::to_string(kMaxTermCharacters) +
                   " is the most that a term may have");
}

bool Term::same_content(const Term& other) const {
  return language == other.language && text == other.text && identifier == other.identifier &&
         status == other.status && part_of_speech == other.part_of_speech && data == other.data;
}

bool Entry::same_content(const Entry& other) const {
  return identifier == other.identifier && data == other.data && languages == other.languages &&
         std::ranges::equal(terms, other.terms,
                            [](const Term& a, const Term& b) { return a.same_content(b); });
}

LanguageData& Entry::section(const Language& language) {
  const auto found = std::ranges::find(languages, language, &LanguageData::language);
  if (found != languages.end()) return *found;
  return languages.emplace_back(LanguageData{language, {}});
}

std::string_view value_of(const std::vector<Datum>& data, std::string_view type) {
  const auto found = std::ranges::find_if(data, [type](const Datum& datum) {
    // A note has no type: its element stands for one.
    return datum.type.empty() ? datum.element == type : datum.type == type;
  });
  return found == data.end() ? std::string_view{} : std::string_view(found->value);
}

/// The nearest one: of the language, of one of its terms, of the concept.
std::string_view definition_of(const Entry& entry, const Language& language) {
  const auto in = [&language](const auto& part) { return language.includes(part.language); };
  for (const LanguageData& section : entry.languages) {
    if (!in(section)) continue;
    if (const auto found = value_of(section.data, "definition"); !found.empty()) return found;
  }
  for (const Term& term : entry.terms) {
    if (!in(term)) continue;
    if (const auto found = value_of(term.data, "definition"); !found.empty()) return found;
  }
  return value_of(entry.data, "definition");
}

std::int64_t fingerprint_of(const Entry& entry) {
  Hash hash;
  hash.add(entry.identifier);
  hash.add(entry.data);
  hash.add(entry.languages.size());
  for (const LanguageData& section : entry.languages) {
    hash.add(section.language.tag());
    hash.add(section.data);
  }
  hash.add(entry.terms.size());
  for (const Term& term : entry.terms) {
    hash.add(term.language.tag());
    hash.add(term.text);
    hash.add(term.identifier);
    hash.add(static_cast<std::uint64_t>(term.status));
    hash.add(term.part_of_speech);
    hash.add(term.data);
  }
  return hash.value();
}

}  // namespace calque::glossary
