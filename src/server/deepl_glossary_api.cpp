#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "server/client_languages.h"
#include "server/deepl_api.h"
#include "server/deepl_form.h"
#include "server/glossary_shelf.h"

namespace calque::server {
namespace {

using Json = nlohmann::ordered_json;

/// What every request of glossaries begins with.
struct Desk {
  Desk(const Request& request, const PathArguments& arguments, Context& context,
       Role role = Role::read)
      : parameters(request),
        who(client_of(request, parameters, context, role)),
        shelf(context, who, arguments),
        id(arguments["id"]) {}

  /// The glossary of the path. Throws HttpError, 404.
  ClientGlossary glossary() {
    auto found = shelf.find(id);
    if (!found) deepl_not_found("there is no glossary \"" + id + "\"");
    return *std::move(found);
  }

  Parameters parameters;
  Identity who;
  GlossaryShelf shelf;
  std::string id;
};

/// Of the parameters that begin with `prefix`, such as "dictionaries[0].".
TermDictionary dictionary_of(const Parameters& parameters, const std::string& prefix) {
  const auto get = [&](const char* name) { return parameters.get(prefix + name); };
  const auto format = parameters.find(prefix + "entries_format");
  return {.source = asked_language(get("source_lang")).value_or(Language()),
          .target = asked_language(get("target_lang")).value_or(Language()),
          .entries = parse_entries(get("entries"), format.value_or("tsv"))};
}

std::vector<TermDictionary> dictionaries_of(const Parameters& parameters) {
  std::vector<TermDictionary> all;
  while (true) {
    const std::string prefix = "dictionaries[" + std::to_string(all.size()) + "].";
    if (!parameters.find(prefix + "source_lang")) return all;
    all.push_back(dictionary_of(parameters, prefix));
  }
}

Json bilingual_json(const ClientGlossary& glossary) {
  const TermDictionary& pair = glossary.dictionaries.front();
  return {{"glossary_id", glossary.id},
          {"name", glossary.name},
          {"ready", true},
          {"source_lang", deepl_code(pair.source)},
          {"target_lang", deepl_code(pair.target)},
          {"creation_time", deepl_time(glossary.created)},
          {"entry_count", pair.entries.size()}};
}

Json dictionary_json(const TermDictionary& dictionary) {
  return {{"source_lang", deepl_code(dictionary.source)},
          {"target_lang", deepl_code(dictionary.target)},
          {"entry_count", dictionary.entries.size()}};
}

Json multilingual_json(const ClientGlossary& glossary) {
  Json dictionaries = Json::array();
  for (const TermDictionary& one : glossary.dictionaries) {
    dictionaries.push_back(dictionary_json(one));
  }
  return {{"glossary_id", glossary.id},
          {"name", glossary.name},
          {"creation_time", deepl_time(glossary.created)},
          {"dictionaries", std::move(dictionaries)}};
}

/// Puts dictionaries in the place of those of the same languages, and the others behind.
void put(ClientGlossary& glossary, std::vector<TermDictionary> dictionaries) {
  for (TermDictionary& one : dictionaries) {
    std::erase_if(glossary.dictionaries,
                  [&one](const TermDictionary& other) { return other.same_pair(one); });
    glossary.dictionaries.push_back(std::move(one));
  }
}

/// Adds entries to those of the same languages; a term that is there gets its new translation.
void merge(ClientGlossary& glossary, std::vector<TermDictionary> dictionaries) {
  for (TermDictionary& one : dictionaries) {
    const auto found =
        std::ranges::find_if(glossary.dictionaries,
                             [&one](const TermDictionary& other) { return other.same_pair(one); });
    if (found != glossary.dictionaries.end()) {
      std::vector<std::string> terms;
      for (const auto& [source, target] : one.entries) terms.push_back(source);
      std::ranges::sort(terms);
      std::erase_if(found->entries, [&terms](const auto& entry) {
        return std::ranges::binary_search(terms, entry.first);
      });
      one.entries.insert(one.entries.begin(), found->entries.begin(), found->entries.end());
    }
  }
  put(glossary, std::move(dictionaries));
}

/// The dictionary that the query names. Throws HttpError, 404.
TermDictionary& asked_dictionary(ClientGlossary& glossary, const Parameters& parameters) {
  const TermDictionary asked{
      .source = asked_language(parameters.get("source_lang")).value_or(Language()),
      .target = asked_language(parameters.get("target_lang")).value_or(Language()),
      .entries = {}};
  const auto found = std::ranges::find_if(
      glossary.dictionaries,
      [&asked](const TermDictionary& other) { return other.same_pair(asked); });
  if (found == glossary.dictionaries.end()) {
    deepl_not_found("the glossary has no dictionary of these languages");
  }
  return *found;
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

// Version 2: of one pair of languages.

Response list_bilingual(const Request& request, const PathArguments& arguments, Context& context) {
  Json list = Json::array();
  for (const ClientGlossary& glossary : Desk(request, arguments, context).shelf.all()) {
    if (glossary.dictionaries.size() == 1) list.push_back(bilingual_json(glossary));
  }
  return json_response({{"glossaries", std::move(list)}});
}

Response add_bilingual(const Request& request, const PathArguments& arguments, Context& context) {
  Desk desk(request, arguments, context, Role::write);
  return json_response(bilingual_json(desk.shelf.add(desk.parameters.get("name"),
                                                     {dictionary_of(desk.parameters, "")})),
                       201);
}

Response show_bilingual(const Request& request, const PathArguments& arguments, Context& context) {
  return json_response(bilingual_json(Desk(request, arguments, context).glossary()));
}

Response bilingual_entries(const Request& request, const PathArguments& arguments,
                           Context& context) {
  Response response;
  response.content_type = "text/tab-separated-values; charset=utf-8";
  response.body = entries_as_tsv(Desk(request, arguments, context).glossary().dictionaries.front());
  return response;
}

Response remove(const Request& request, const PathArguments& arguments, Context& context) {
  Desk desk(request, arguments, context, Role::write);
  desk.shelf.remove(desk.glossary());
  return no_content();
}

// Version 3: of several.

Response list_multilingual(const Request& request, const PathArguments& arguments,
                           Context& context) {
  Json list = Json::array();
  for (const ClientGlossary& glossary : Desk(request, arguments, context).shelf.all()) {
    list.push_back(multilingual_json(glossary));
  }
  return json_response({{"glossaries", std::move(list)}});
}

Response add_multilingual(const Request& request, const PathArguments& arguments,
                          Context& context) {
  Desk desk(request, arguments, context, Role::write);
  return json_response(multilingual_json(desk.shelf.add(desk.parameters.get("name"),
                                                        dictionaries_of(desk.parameters))),
                       201);
}

Response show_multilingual(const Request& request, const PathArguments& arguments,
                           Context& context) {
  return json_response(multilingual_json(Desk(request, arguments, context).glossary()));
}

Response multilingual_entries(const Request& request, const PathArguments& arguments,
                              Context& context) {
  Desk desk(request, arguments, context);
  ClientGlossary glossary = desk.glossary();
  const TermDictionary& asked = asked_dictionary(glossary, desk.parameters);
  return json_response({{"dictionaries",
                         {{{"source_lang", deepl_code(asked.source)},
                           {"target_lang", deepl_code(asked.target)},
                           {"entries", entries_as_tsv(asked)},
                           {"entries_format", "tsv"}}}}});
}

Response change(const Request& request, const PathArguments& arguments, Context& context) {
  Desk desk(request, arguments, context, Role::write);
  ClientGlossary glossary = desk.glossary();
  if (const auto name = desk.parameters.find("name")) glossary.name = *name;
  merge(glossary, dictionaries_of(desk.parameters));
  desk.shelf.replace(glossary);
  return json_response(multilingual_json(glossary));
}

Response put_dictionary(const Request& request, const PathArguments& arguments, Context& context) {
  Desk desk(request, arguments, context, Role::write);
  ClientGlossary glossary = desk.glossary();
  put(glossary, {dictionary_of(desk.parameters, "")});
  desk.shelf.replace(glossary);
  return json_response(dictionary_json(glossary.dictionaries.back()));
}

Response remove_dictionary(const Request& request, const PathArguments& arguments,
                           Context& context) {
  Desk desk(request, arguments, context, Role::write);
  ClientGlossary glossary = desk.glossary();
  const TermDictionary asked = asked_dictionary(glossary, desk.parameters);
  std::erase_if(glossary.dictionaries,
                [&asked](const TermDictionary& other) { return other.same_pair(asked); });
  if (glossary.dictionaries.empty()) {
    desk.shelf.remove(glossary);
  } else {
    desk.shelf.replace(glossary);
  }
  return no_content();
}

}  // namespace

void add_deepl_glossary_routes(Router& router, Context& /*context*/) {
  const auto add = [&router](std::string_view method, const char* pattern, const Handler& handler) {
    add_deepl_route(router, method, pattern, handler);
  };
  add("GET", "/v2/glossaries", list_bilingual);
  add("POST", "/v2/glossaries", add_bilingual);
  add("GET", "/v2/glossaries/{id}", show_bilingual);
  add("DELETE", "/v2/glossaries/{id}", remove);
  add("GET", "/v2/glossaries/{id}/entries", bilingual_entries);
  add("GET", "/v3/glossaries", list_multilingual);
  add("POST", "/v3/glossaries", add_multilingual);
  add("GET", "/v3/glossaries/{id}", show_multilingual);
  add("PATCH", "/v3/glossaries/{id}", change);
  add("DELETE", "/v3/glossaries/{id}", remove);
  add("GET", "/v3/glossaries/{id}/entries", multilingual_entries);
  add("PUT", "/v3/glossaries/{id}/dictionaries", put_dictionary);
  add("DELETE", "/v3/glossaries/{id}/dictionaries", remove_dictionary);
}

}  // namespace calque::server
