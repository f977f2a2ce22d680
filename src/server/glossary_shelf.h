#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/context.h"
#include "server/router.h"

namespace calque::server {

/// Terms of one language with their translations, as DeepL's clients make them.
struct TermDictionary {
  Language source;
  Language target;
  std::vector<std::pair<std::string, std::string>> entries;

  /// True for the same languages in the same direction.
  bool same_pair(const TermDictionary& other) const {
    return source == other.source && target == other.target;
  }
};

/// A glossary that a client has made, of one pair of languages or several.
struct ClientGlossary {
  std::string id;  ///< As DeepL writes ids.
  std::string name;
  std::string created;  ///< TMX date.
  std::vector<TermDictionary> dictionaries;
};

/// The glossaries that clients have made. Their entries are entries of a memory's glossary as any
/// other. A change of one is a batch, and can be undone as such: the batches of a glossary have the
/// kind "glossary", its name as source and its id as sitting.
class GlossaryShelf {
 public:
  /// Of the memory of the path, or of all that `who` may read. All must outlive the shelf.
  GlossaryShelf(Context& context, const Identity& who, const PathArguments& arguments);

  /// In the order in which they were made. Reads all entries.
  std::vector<ClientGlossary> all();
  std::optional<ClientGlossary> find(std::string_view id);

  /// Throws HttpError: 403 for somebody who may not write, 400 for terms that cannot be stored and
  /// for a glossary without any.
  ClientGlossary add(std::string name, std::vector<TermDictionary> dictionaries);

  /// Gives the glossary that has this id the name and the dictionaries of `glossary`. Throws as
  /// `add` does.
  void replace(const ClientGlossary& glossary);

  /// Throws HttpError, 403, for somebody who may not write.
  void remove(const ClientGlossary& glossary);

 private:
  void write(ServedMemory& memory, const ClientGlossary& glossary);
  ServedMemory& memory_of(std::string_view id);

  Context& context_;
  const Identity& who_;
  const PathArguments& arguments_;
  std::vector<ServedMemory*> memories_;
};

/// The entries of a text of two columns. Throws HttpError, 400, for a line that has no two.
std::vector<std::pair<std::string, std::string>> parse_entries(const std::string& text,
                                                               std::string_view format);

/// The same as text with a tab in each line.
std::string entries_as_tsv(const TermDictionary& dictionary);

}  // namespace calque::server
