#include "server/glossary_api.h"

#include <algorithm>
#include <charconv>

#include "calque/glossary.h"
#include "glossary/glossary_writer.h"
#include "report/entry_json.h"
#include "server/context.h"
#include "server/json_body.h"
#include "server/precondition.h"
#include "server/units_api.h"
#include "text/folded_search.h"

namespace calque::server {
namespace {

using glossary::Entry;
using glossary::EntryId;
using glossary::Glossary;
using glossary::Term;

constexpr std::int64_t kMostListed = 1'000;
constexpr std::size_t kMostTerms = 500;

bool has_text(const Entry& entry, const std::string& wanted, const text::FoldedSearch& search) {
  return wanted.empty() || std::ranges::any_of(entry.terms, [&search](const Term& term) {
           return search.find(term.text).has_value();
         });
}

/// Ends a walk through the entries.
struct Enough {};

EntryId entry_named(const std::string& name) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return {error == std::errc() && end == name.data() + name.size() ? number : 0};
}

Entry entry_of(Session& session, const std::string& name) {
  auto entry = Glossary(session).entry(entry_named(name));
  if (!entry) {
    throw HttpError({.status = 404,
                     .code = "not-found",
                     .title = "Not found",
                     .detail = "there is no entry \"" + name + "\""});
  }
  return std::move(*entry);
}

/// As the API gives it, with its version.
Json entry_json(const Entry& entry) {
  Json json = report::to_json(entry);
  json["version"] = content_version(json.dump());
  return json;
}

std::string etag_of(const Json& entry) {
  return "\"" + entry["version"].get<std::string>() + "\"";
}

/// Sees to it that what is changed is what the request has seen, where it says so. A number names
/// one version of an entry, as a change gives it another one; so it need not.
void require_same(const Request& request, const Entry& entry) {
  if (!request.headers.has("If-Match")) return;
  const Json json = entry_json(entry);
  require_match(request, etag_of(json), json.dump());
}

glossary::EntryFilter filter_in(const Json& query) {
  glossary::EntryFilter filter;
  filter.domain = text_in(query, "domain");
  const std::string status = text_in(query, "status");
  if (!status.empty()) {
    filter.status = glossary::status_of(status);
    if (!filter.status) refuse("\"status\" is preferred, admitted or forbidden");
  }
  return filter;
}

Response list_entries(const Request& request, const PathArguments& arguments, Context& context) {
  const Json query = query_as_json(request.query);
  const std::int64_t after = number_in(query, "cursor", 0, 0, INT64_MAX);
  const std::int64_t limit = number_in(query, "limit", 100, 1, kMostListed);
  glossary::EntryFilter filter = filter_in(query);
  const std::string wanted = text_in(query, "q");
  const text::FoldedSearch search(wanted);
  for (const std::string& language : request.query.all("lang")) {
    filter.languages.push_back(language_of(language, "lang"));
  }
  const auto session = context.memory(arguments["memory"], request.who).read();
  Json json{{"entries", Json::array()}};
  try {
    Glossary(*session).for_each_entry(filter, [&](const Entry& entry) {
      if (entry.id.value <= after || !has_text(entry, wanted, search)) return;
      if (std::ssize(json["entries"]) == limit) throw Enough();
      json["entries"].push_back(entry_json(entry));
    });
  } catch (const Enough&) {
    json["next"] = json["entries"].back()["entry"];
  }
  return json_response(json);
}

Response get_entry(const Request& request, const PathArguments& arguments, Context& context) {
  const auto session = context.memory(arguments["memory"], request.who).read();
  const Json entry = entry_json(entry_of(*session, arguments["entry"]));
  if (has_already(request, etag_of(entry))) return not_modified(etag_of(entry));
  Response response = json_response(entry);
  response.headers.set("ETag", etag_of(entry));
  return response;
}

Term term_in(const Json& json) {
  if (!json.is_object()) refuse("\"terms\" holds what is no JSON object");
  Term term;
  term.language = language_in(json, "lang");
  term.text = needed_text(json, "text");
  if (term.text.find_first_not_of(" \t\r\n") == std::string::npos) refuse("a term is empty");
  glossary::refuse_long_term(term.text);
  term.part_of_speech = text_in(json, "pos");
  if (const std::string status = text_in(json, "status"); !status.empty()) {
    const auto known = glossary::status_of(status);
    if (!known) refuse("\"status\" is preferred, admitted or forbidden");
    term.status = *known;
  }
  return term;
}

/// A pair of terms, as a desk adds it, as a list of them.
Json with_terms(Json json) {
  if (json.contains("terms") || !json.contains("source")) return json;
  json["terms"] = {{{"lang", needed_text(json, "source_lang")}, {"text", json["source"]}},
                   {{"lang", needed_text(json, "target_lang")},
                    {"text", needed_text(json, "target")},
                    {"status", text_in(json, "status")}}};
  return json;
}

Entry entry_in(const Json& json) {
  if (!json.contains("terms") || !json["terms"].is_array() || json["terms"].empty() ||
      json["terms"].size() > kMostTerms) {
    refuse("\"terms\" is no list of terms");
  }
  Entry entry;
  entry.identifier = text_in(json, "id");
  for (const Json& term : json["terms"]) entry.terms.push_back(term_in(term));
  const auto put = [&](const char* member, const char* element, const char* type) {
    std::string value = text_in(json, member);
    if (value.empty()) return;
    glossary::Datum datum;
    datum.element = element;
    datum.type = type;
    datum.value = std::move(value);
    entry.data.push_back(std::move(datum));
  };
  put("definition", "descrip", "definition");
  put("domain", "descrip", "subjectField");
  put("note", "note", "");
  return entry;
}

/// Adds an entry, in the place of `old` where that is given.
Response store(const Request& request, const PathArguments& arguments, Context& context,
               bool replaces) {
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  Entry entry = entry_in(with_terms(json_body(request)));
  const auto session = memory.write();
  Batch batch =
      session->begin(context.batch_now(request.who, replaces ? "glossary edit" : "glossary add"));
  glossary::GlossaryWriter writer(*session, batch);
  if (replaces) {
    const Entry old = entry_of(*session, arguments["entry"]);
    require_same(request, old);
    // What the request cannot say of it stays.
    if (entry.identifier.empty()) entry.identifier = old.identifier;
    if (entry.data.empty()) entry.data = old.data;
    entry.languages = old.languages;
    entry.origin = old.origin;
    writer.remove(old.id);
  }
  const auto id = writer.add(entry);
  if (!id) return json_response({{"known", true}});
  Json json{{"batch", commit(context, memory, *session, batch)}};
  json["entry"] = entry_json(*Glossary(*session).entry(*id));
  Response response = json_response(json, replaces ? 200 : 201);
  response.headers.set("ETag", etag_of(json["entry"]));
  response.headers.set("Location", "/api/v1/memories/" + memory.name() + "/glossary/entries/" +
                                       std::to_string(id->value));
  return response;
}

Response add_entry(const Request& request, const PathArguments& arguments, Context& context) {
  return store(request, arguments, context, false);
}

Response put_entry(const Request& request, const PathArguments& arguments, Context& context) {
  return store(request, arguments, context, true);
}

Response delete_entry(const Request& request, const PathArguments& arguments, Context& context) {
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  const auto session = memory.write();
  Batch batch = session->begin(context.batch_now(request.who, "glossary delete"));
  const Entry entry = entry_of(*session, arguments["entry"]);
  require_same(request, entry);
  glossary::GlossaryWriter(*session, batch).remove(entry.id);
  return json_response({{"batch", commit(context, memory, *session, batch)}});
}

}  // namespace

void add_glossary_routes(Router& router) {
  for (const std::string base : {"/api/v1", "/api/v1/memories/{memory}"}) {
    const std::string entries = base + "/glossary/entries";
    router.add("GET", entries, Role::read, list_entries).slow = true;
    router.add("POST", entries, Role::write, add_entry);
    router.add("GET", entries + "/{entry}", Role::read, get_entry);
    router.add("PUT", entries + "/{entry}", Role::write, put_entry);
    router.add("DELETE", entries + "/{entry}", Role::write, delete_entry);
  }
}

}  // namespace calque::server
