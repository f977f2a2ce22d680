// Any bytes: the reader of UTX and tables refuses them, or gives entries; recognition of their
// terms in the bytes themselves gives ranges within them; what is written as a table is read again.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <sstream>

#include "calque/error.h"
#include "formats/table/delimited_writer.h"
#include "glossary/glossary_source.h"
#include "glossary/table_layout.h"
#include "glossary/term_recognizer.h"
#include "require.h"
#include "text/utf8.h"

using namespace calque;
using namespace calque::glossary;

namespace {

std::vector<Entry> read(const std::string& content, const GlossaryReadOptions& options) {
  const auto source = open_glossary_text(content, "fuzz", options);
  std::vector<Entry> entries;
  for (Entry entry; source->next(entry);) entries.push_back(entry);
  return entries;
}

/// A column is known for a language's by a tag whose first part has two or three letters.
bool can_name_columns(const Entry& entry) {
  return std::ranges::all_of(entry.terms, [](const Term& term) {
    const std::size_t letters = term.language.primary().size();
    return letters == 2 || letters == 3;
  });
}

std::string row(const std::vector<std::string>& fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ',';
    append_delimited_field(out, fields[i], ',');
  }
  return out + "\r\n";
}

void recognize(const std::vector<Entry>& entries, const std::string& content) {
  std::vector<std::string> terms;
  for (const Entry& entry : entries) {
    for (const Term& term : entry.terms) terms.push_back(term.text);
  }
  const std::string text = text::replace_invalid_utf8(content).substr(0, 2000);
  const std::string whole = text::replace_invalid_utf8(text);
  for (const char* language : {"en", "tr", "he", "ar", "fr", "ko"}) {
    for (const TermOccurrence& o : TermRecognizer(language, terms).find(whole)) {
      require(o.range.begin < o.range.end && o.range.end <= whole.size(), "a range in the text");
      require(!text::is_continuation(whole[o.range.begin]), "of whole characters");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  for (const bool lenient : {false, true}) {
    for (const bool named : {false, true}) {
      GlossaryReadOptions options;
      options.lenient = lenient;
      if (named) options.languages = {Language("en"), Language("tr")};
      std::vector<Entry> entries;
      try {
        entries = read(content, options);
      } catch (const InputError&) {
        continue;
      }
      if (content.size() < 4000) recognize(entries, content);
      TableLayout layout({});
      for (const Entry& entry : entries) layout.add(entry);
      std::string table = row(layout.names());
      for (const Entry& entry : entries) table += row(layout.fields(entry));
      options.languages = {};
      if (!std::ranges::all_of(entries, can_name_columns)) continue;
      const std::vector<Entry> again = entries.empty() ? entries : read(table, options);
      require(again.size() <= entries.size(), "the rows written are read again");
    }
  }
  return 0;
}
