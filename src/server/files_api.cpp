#include "server/files_api.h"

#include <algorithm>
#include <array>
#include <list>
#include <mutex>
#include <optional>
#include <utility>

#include "calque/export.h"
#include "calque/glossary.h"
#include "glossary/glossary_export.h"
#include "lookup/met_language.h"
#include "model/language_reading.h"
#include "server/client_access.h"
#include "server/made_file.h"
#include "store/languages_in_use.h"
#include "text/locale_names.h"

namespace calque::server {
namespace {

/// A kind of file that is served.
struct FileKind {
  std::string_view ending;
  std::string_view content_type;
  std::string_view glossary_format;  ///< Empty: units, as TMX.
  bool pair = false;                 ///< A line is a term and its translation.
};

constexpr std::array kKinds{
    FileKind{"tmx", "application/x-tmx+xml; charset=utf-8", ""},
    FileKind{"tbx", "application/x-tbx+xml; charset=utf-8", "tbx2"},
    // OmegaT takes a glossary of either name for UTF-8.
    FileKind{"txt", "text/plain; charset=utf-8", "omegat", true},
    FileKind{"utf8", "text/plain; charset=utf-8", "omegat", true},
    FileKind{"utx", "text/plain; charset=utf-8", "utx", true},
};

/// What a file's name says: NAME.ENDING or NAME.SOURCE.TARGET.ENDING.
struct FileName {
  std::string memory;
  std::optional<Language> source;
  std::optional<Language> target;
  const FileKind* kind = nullptr;
};

/// Takes what stands behind the last dot; nothing where there is none.
std::optional<std::string_view> take_last(std::string_view& name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const std::string_view last = name.substr(dot + 1);
  name = name.substr(0, dot);
  return last;
}

/// A code of a language that there is: names of memories have dots as well.
std::optional<Language> known_code(std::optional<std::string_view> code) {
  if (!code) return std::nullopt;
  auto language = understand_language(*code);
  if (!language || !text::is_language_code(language->primary())) return std::nullopt;
  return language;
}

std::optional<FileName> parse_name(std::string_view name) {
  FileName file;
  const auto ending = take_last(name);
  const auto* const kind = std::ranges::find_if(
      kKinds, [&ending](const FileKind& one) { return ending && one.ending == *ending; });
  if (kind == kKinds.end()) return std::nullopt;
  file.kind = kind;
  std::string_view rest = name;
  const auto target = known_code(take_last(rest));
  const auto source = known_code(target ? take_last(rest) : std::nullopt);
  if (source && target && !rest.empty()) {
    file.source = source;
    file.target = target;
    name = rest;
  }
  file.memory = name;
  return file;
}

UnitFilter filter_of(const Parameters& parameters) {
  UnitFilter filter;
  for (const std::string& written : parameters.all("property")) {
    const std::size_t equals = written.find('=');
    if (equals == 0 || equals == std::string::npos) refuse("property is TYPE=VALUE");
    filter.properties.push_back({written.substr(0, equals), written.substr(equals + 1), "", ""});
  }
  if (const std::string since = parameters.get("since"); !since.empty()) {
    filter.changed_since = normalize_timestamp(since);
  }
  filter.client = parameters.get("client");
  return filter;
}

void write_units(Session& session, const FileName& name, UnitFilter filter, std::ostream& out) {
  UnitSinkOptions options;
  if (name.source) {
    options.source = meet(session, *name.source, OtherRegions::accepted).taken();
    filter.languages = {*options.source, meet(session, *name.target).taken()};
  }
  export_units(session, filter, unit_format("tmx"), std::move(options), out);
}

/// Of a file whose name has no languages, the two that came in first.
std::vector<Language> languages_of(Session& session, const FileName& name) {
  if (name.source) {
    return {meet_in_glossary(session, *name.source).taken(),
            meet_in_glossary(session, *name.target).taken()};
  }
  std::vector<Language> languages;
  if (!name.kind->pair) return languages;
  languages = languages_of_terms(session);
  languages.resize(std::min<std::size_t>(languages.size(), 2));
  return languages;
}

void write_glossary(Session& session, const FileName& name, std::ostream& out) {
  const std::vector<Language> languages = languages_of(session, name);
  // The first line of OmegaT's own, so that an empty glossary is a file too.
  if (name.kind->glossary_format == "omegat") {
    out << "# Glossary in tab-separated format -*- coding: utf-8 -*-\n";
  }
  if (name.kind->pair && languages.size() < 2) return;
  glossary::Glossary glossary(session);
  glossary::export_glossary(glossary, out,
                            {.format = name.kind->glossary_format,
                             .languages = languages,
                             .source = "written by calque"});
}

/// Files that were made, until their memory changes.
class FileCache {
 public:
  /// Makes it anew where the memory has changed since; waits where another request makes it.
  std::shared_ptr<const MadeFile> file(const std::string& key, std::uint64_t version,
                                       const std::function<void(std::ostream&)>& write) {
    const std::shared_ptr<Entry> entry = entry_of(key);
    const std::lock_guard lock(entry->mutex);
    if (!entry->file || entry->version != version) {
      entry->file = std::make_shared<const MadeFile>(write);
      entry->version = version;
    }
    return entry->file;
  }

 private:
  /// On the disk, each as large as a memory may be.
  static constexpr std::size_t kKept = 16;

  struct Entry {
    std::string key;
    std::mutex mutex;  ///< Guards what follows.
    std::uint64_t version = 0;
    std::shared_ptr<const MadeFile> file;
  };

  std::shared_ptr<Entry> entry_of(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(entries_, key, &Entry::key);
    if (found != entries_.end()) {
      entries_.splice(entries_.begin(), entries_, found);
    } else {
      entries_.push_front(std::make_shared<Entry>());
      entries_.front()->key = key;
      if (entries_.size() > kKept) entries_.pop_back();
    }
    return entries_.front();
  }

  std::mutex mutex_;
  std::list<std::shared_ptr<Entry>> entries_;  ///< Used last: in front.
};

/// The memory that the name names: "memory" and "glossary" are the first one's, unless one is
/// called so.
ServedMemory* memory_of(Context& context, const Identity& who, const std::string& name) {
  const auto readable = context.readable(who);
  const auto found = std::ranges::find_if(
      readable, [&name](const ServedMemory* memory) { return memory->name() == name; });
  if (found != readable.end()) return *found;
  const bool first = name == "memory" || name == "glossary";
  return first && !readable.empty() ? readable.front() : nullptr;
}

Response answer(const Request& request, const PathArguments& arguments, Context& context,
                FileCache& cache) {
  const Parameters parameters(request);
  const Identity who = client_of(request, parameters, context);
  const auto name = parse_name(arguments["name"]);
  ServedMemory* const memory = name ? memory_of(context, who, name->memory) : nullptr;
  if (memory == nullptr) return not_found();
  const UnitFilter filter = filter_of(parameters);
  std::string key = memory->name() + "\n" + arguments["name"];
  for (const auto& [parameter, value] : request.query.pairs()) {
    if (parameter == "property" || parameter == "since" || parameter == "client") {
      key += "\n" + parameter + "=" + value;
    }
  }
  // Before it is read: what changes meanwhile is in the next one.
  const std::uint64_t version = memory->version();
  auto file = cache.file(key, version, [&](std::ostream& out) {
    const ServedMemory::Lease session = memory->read();
    if (name->kind->glossary_format.empty()) {
      write_units(*session, *name, filter, out);
    } else {
      write_glossary(*session, *name, out);
    }
  });
  return file_answer(request, std::move(file), std::string(name->kind->content_type));
}

}  // namespace

void add_files_routes(Router& router, Context& /*context*/) {
  const auto cache = std::make_shared<FileCache>();
  // Whoever may read may fetch: which memory it is, the name says.
  Route& route =
      router.add("GET", "/files/{name}", Role::none,
                 [cache](const Request& request, const PathArguments& arguments, Context& context) {
                   return answer(request, arguments, context, *cache);
                 });
  route.slow = true;
}

}  // namespace calque::server
