#include "mcp/resources.h"

#include <algorithm>

#include "calque/glossary.h"
#include "model/language_reading.h"
#include "text/utf8.h"
#include "text/whole_file.h"

namespace calque::mcp {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kGlossary = "calque://glossary";
constexpr std::string_view kStyle = "calque://style/";

// Bytes of a resource: what an assistant can take in beside its work, about 10,000 tokens.
constexpr std::size_t kMostBytes = 32'000;
// Bytes of a file of notes, of which the beginning is given.
constexpr std::size_t kLargestNotes = std::size_t{1} << 20U;

bool stays(char c) {
  const auto is = [c](char first, char last) { return c >= first && c <= last; };
  return is('a', 'z') || is('A', 'Z') || is('0', '9') || c == '-' || c == '.' || c == '_' ||
         c == '~';
}

/// A name as a part of an address (RFC 3986, 2.1 and 2.3).
std::string encoded(std::string_view name) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : name) {
    if (stays(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append("%").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
    }
  }
  return out;
}

/// "calque://glossary/en/tr" → en, tr; nothing for what is no such address.
std::optional<std::vector<Language>> languages_of(std::string_view uri) {
  std::string_view rest = uri.substr(kGlossary.size());
  std::vector<Language> languages;
  while (!rest.empty()) {
    if (rest.front() != '/' || languages.size() == 2) return std::nullopt;
    rest.remove_prefix(1);
    const std::string_view tag = rest.substr(0, rest.find('/'));
    const auto language = understand_language(tag);
    if (tag.empty() || !language) return std::nullopt;
    languages.push_back(*language);
    rest.remove_prefix(tag.size());
  }
  return languages;
}

bool applies(const glossary::Term& term, const std::vector<Language>& languages) {
  if (languages.empty()) return true;
  for (const Language& language : languages) {
    if (glossary::applies_to(term.language, language)) return true;
  }
  return false;
}

/// "- en tram, en streetcar (forbidden), tr tramvay: a vehicle"
std::string line_of(const glossary::Entry& entry, const std::vector<Language>& languages) {
  std::string line;
  for (const glossary::Term& term : entry.terms) {
    if (!applies(term, languages)) continue;
    line += (line.empty() ? "- " : ", ") + term.language.tag() + " " + term.text;
    if (term.status != glossary::Status::unspecified) {
      line += " (" + std::string(name_of(term.status)) + ")";
    }
  }
  const std::string_view definition = glossary::definition_of(
      entry, languages.empty() ? entry.terms.front().language : languages.front());
  if (!definition.empty()) line += ": " + std::string(definition);
  return line + "\n";
}

/// The text, or as much of it as is given.
std::string beginning(std::string text) {
  if (text.size() <= kMostBytes) return text;
  std::size_t end = kMostBytes;
  while (text::is_continuation(text[end])) --end;
  return text.substr(0, end) + "\n\n(The rest is left out.)\n";
}

Json contents(std::string_view uri, const std::string& text) {
  return {{"contents", {{{"uri", uri}, {"mimeType", "text/markdown"}, {"text", text}}}}};
}

}  // namespace

Json Resources::list() const {
  const WorkspaceOptions& options = workspace_.options();
  Json resources = Json::array();
  resources.push_back({{"uri", kGlossary},
                       {"name", "glossary"},
                       {"description", "The terms of the glossary, in all languages"},
                       {"mimeType", "text/markdown"}});
  if (options.source && options.target) {
    const std::string pair = options.source->tag() + "/" + options.target->tag();
    resources.push_back({{"uri", std::string(kGlossary) + "/" + pair},
                         {"name", "glossary " + pair},
                         {"description", "The terms of the glossary in the two languages"},
                         {"mimeType", "text/markdown"}});
  }
  for (const StyleFile& file : options.style) {
    resources.push_back({{"uri", std::string(kStyle) + encoded(file.name)},
                         {"name", text::replace_invalid_utf8(file.name)},
                         {"description", "Notes on style, to be kept to"},
                         {"mimeType", "text/markdown"}});
  }
  return {{"resources", std::move(resources)}};
}

Json Resources::templates() const {
  return {{"resourceTemplates",
           {{{"uriTemplate", std::string(kGlossary) + "/{source}/{target}"},
             {"name", "glossary of two languages"},
             {"description", "Entries with terms in both languages, as en and pt-BR"},
             {"mimeType", "text/markdown"}}}}};
}

std::optional<Json> Resources::read(std::string_view uri) {
  if (uri.starts_with(kGlossary)) {
    const auto languages = languages_of(uri);
    if (!languages) return std::nullopt;
    return contents(uri, glossary_text(*languages));
  }
  for (const StyleFile& file : workspace_.options().style) {
    if (uri != std::string(kStyle) + encoded(file.name)) continue;
    return contents(uri, beginning(text::replace_invalid_utf8(
                             text::read_whole_file(file.path.string(), kLargestNotes))));
  }
  return std::nullopt;
}

std::string Resources::glossary_text(const std::vector<Language>& languages) {
  const auto sessions = workspace_.memories().sessions();
  glossary::Glossary glossary(Workspace::first(sessions));
  std::string text;
  std::size_t left_out = 0;
  glossary::EntryFilter filter;
  glossary.for_each_entry(filter, [&](const glossary::Entry& entry) {
    // Regions count as in a lookup, which a filter does not know.
    for (const Language& language : languages) {
      const auto is = [&](const glossary::Term& term) {
        return glossary::applies_to(term.language, language);
      };
      if (std::ranges::none_of(entry.terms, is)) return;
    }
    if (entry.terms.empty()) return;
    const std::string line = line_of(entry, languages);
    if (text.size() + line.size() > kMostBytes) {
      ++left_out;
    } else {
      text += line;
    }
  });
  if (left_out > 0) {
    text += "\n" + std::to_string(left_out) + " further entries: the tool \"terms\" finds them.\n";
  }
  return text.empty() ? "There are no terms.\n" : text;
}

}  // namespace calque::mcp
