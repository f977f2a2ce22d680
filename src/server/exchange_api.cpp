#include "server/exchange_api.h"

#include <filesystem>
#include <fstream>

#include "calque/check.h"
#include "calque/export.h"
#include "calque/import.h"
#include "lookup/met_language.h"
#include "report/finding_report.h"
#include "report/import_json.h"
#include "server/body_file.h"
#include "server/context.h"
#include "server/json_body.h"

namespace calque::server {
namespace {

/// Of a file to import: more than any memory that was met.
constexpr std::size_t kMostImported = std::size_t{8} << 30U;
constexpr std::size_t kPieceBytes = std::size_t{256} * 1024;
/// Findings of a task that are kept; the counts are of all.
constexpr std::size_t kMostFindings = 10'000;

/// What a file of this format is sent as.
std::string content_type_of(std::string_view format) {
  if (format == "tmx") return "application/x-tmx+xml; charset=utf-8";
  return "text/plain; charset=utf-8";
}

/// A file that was written, while it is sent. The memory is not held meanwhile: who takes it slowly
/// holds up nobody.
class FileStream : public BodyStream {
 public:
  explicit FileStream(std::unique_ptr<BodyFile> file) : file_(std::move(file)) {}

  Piece next() override {
    Piece piece{.bytes = file_->read(kPieceBytes)};
    piece.end = piece.bytes.empty();
    return piece;
  }

 private:
  std::unique_ptr<BodyFile> file_;
};

UnitFilter filter_in(Session& session, const Query& query) {
  UnitFilter filter;
  for (const std::string& language : query.all("lang")) {
    filter.languages.push_back(meet(session, language_of(language, "lang")).taken());
  }
  if (const auto since = query.get("since")) filter.changed_since = normalize_timestamp(*since);
  if (const auto before = query.get("before")) filter.changed_before = normalize_timestamp(*before);
  filter.origin = query.get("origin", "");
  filter.client = query.get("client", "");
  filter.unconfirmed = query.get("unconfirmed", "") == "true";
  return filter;
}

UnitSinkOptions sink_options(Session& session, const Query& query, const UnitFilter& filter) {
  UnitSinkOptions options;
  options.creation_date = format_timestamp(Clock::now());
  options.languages = filter.languages;
  options.uids = query.get("uid", "") == "true";
  if (const auto source = query.get("source_lang")) {
    options.source = meet(session, language_of(*source, "source_lang")).taken();
  }
  if (const auto target = query.get("target_lang")) {
    options.target = meet(session, language_of(*target, "target_lang")).taken();
  }
  return options;
}

/// A file of units, in a format that is written.
Response export_file(const Request& request, const PathArguments& arguments, Context& context) {
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  const std::string id = request.query.get("format", "tmx");
  const UnitFormat& format = unit_format(id);
  if (!format.is_written()) refuse("files of the format " + id + " are not written");
  auto file = std::make_unique<BodyFile>();
  {
    const auto session = memory.read();
    const UnitFilter filter = filter_in(*session, request.query);
    std::ofstream out(file->path(), std::ios::binary);
    export_units(*session, filter, format, sink_options(*session, request.query, filter), out);
    out.flush();
    if (!out) throw Error("cannot write " + file->path().string() + ": the disk may be full");
  }
  Response response;
  response.content_type = content_type_of(id);
  const std::string_view ending = format.endings.substr(0, format.endings.find(' '));
  response.headers.set("Content-Disposition",
                       "attachment; filename=\"memory" + std::string(ending) + "\"");
  response.stream = std::make_unique<FileStream>(std::move(file));
  return response;
}

struct ImportSettings {
  std::string name;
  std::string format;
  UnitSourceOptions source;
  ImportOptions import;
};

ImportSettings import_settings(const Request& request, const Context& context) {
  const Query& query = request.query;
  ImportSettings settings;
  settings.format = query.get("format", "");
  settings.name = query.get("name", settings.format.empty() ? "import.tmx" : "import");
  for (const std::string& language : query.all("lang")) {
    settings.source.languages.push_back(language_of(language, "lang"));
  }
  settings.source.encoding = query.get("encoding", "");
  settings.source.lenient = query.get("lenient", "") == "true";
  settings.import.dry_run = query.get("dry_run", "") == "true";
  settings.import.replace = query.get("replace", "") == "true";
  settings.import.started = format_timestamp(Clock::now());
  settings.import.author = context.user_name(request.who);
  return settings;
}

const UnitFormat& format_of(const std::filesystem::path& file, const ImportSettings& settings) {
  if (!settings.format.empty()) return unit_format(settings.format);
  const UnitFormat* known = known_format(file.string());
  if (known == nullptr) known = written_format(settings.name);
  if (known == nullptr) {
    throw UsageError("the format of " + settings.name + " is not known: name it, format=tmx");
  }
  return *known;
}

/// A source whose units come from the file that the sender knows, not from the server's.
class NamedSource : public UnitSource {
 public:
  NamedSource(std::unique_ptr<UnitSource> source, std::string name)
      : source_(std::move(source)), name_(source_name(name)) {}
  bool next(TranslationUnit& unit) override {
    if (!source_->next(unit)) return false;
    if (unit.origin == source_->name()) unit.origin = name_;
    return true;
  }
  std::uint64_t line() const override { return source_->line(); }
  std::string name() const override { return name_; }
  std::optional<FileHeader> header() const override { return source_->header(); }
  std::uint64_t bytes_read() const override { return source_->bytes_read(); }
  ReadSummary summary() const override { return source_->summary(); }

 private:
  std::unique_ptr<UnitSource> source_;
  std::string name_;
};

std::string import_now(ServedMemory& memory, Context& context, const std::filesystem::path& file,
                       ImportSettings settings, Tasks::Run& run) {
  NamedSource source(open_units(file.string(), format_of(file, settings), settings.source),
                     settings.name);
  std::error_code unknown;
  const auto size = std::filesystem::file_size(file, unknown);
  settings.import.progress = [&run, size](std::int64_t /*units*/, std::uint64_t bytes) {
    run.progress(static_cast<std::int64_t>(bytes), static_cast<std::int64_t>(size));
  };
  const auto session = memory.write();
  const ImportReport report = import_units(*session, source, settings.import);
  const Json json = report::to_json(report, settings.name);
  if (report.batch) context.tell_batch(memory, json.dump());
  return json.dump();
}

/// Stores a file of units: a task, as it may take minutes.
Response import_file(const Request& request, const PathArguments& arguments, Context& context) {
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  ImportSettings settings = import_settings(request, context);
  if (!settings.format.empty()) unit_format(settings.format);
  if (request.body_file.empty()) refuse("the body, a file of units, is missing");
  auto file = std::make_shared<KeptFile>(request.body_file);
  const std::string id =
      context.tasks().begin("import", memory.name(), request.who.name,
                            [&memory, &context, file, settings](Tasks::Run& run) {
                              return import_now(memory, context, file->path(), settings, run);
                            });
  return task_begun(memory.name(), id);
}

std::string check_now(ServedMemory& memory, Tasks::Run& run) {
  const auto session = memory.read();
  const std::int64_t all = session->statistics().units;
  Json findings = Json::array();
  std::int64_t count = 0;
  check::Checker checker({}, [&](const check::Finding& finding) {
    if (static_cast<std::size_t>(count++) < kMostFindings) {
      findings.push_back(report::to_json(finding, memory.name()));
    }
  });
  std::int64_t done = 0;
  session->for_each_unit({}, [&](const TranslationUnit& unit) {
    run.progress(++done, all);
    checker.check(unit, {.unit = unit.id.value, .tuid = unit.tuid});
  });
  checker.finish();
  return Json{{"units", done}, {"count", count}, {"findings", std::move(findings)}}.dump();
}

/// Looks for mistakes in all units of the memory.
Response check_memory(const Request& request, const PathArguments& arguments, Context& context) {
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  const std::string id =
      context.tasks().begin("check", memory.name(), request.who.name,
                            [&memory](Tasks::Run& run) { return check_now(memory, run); });
  return task_begun(memory.name(), id);
}

/// Of who began it, and of those who run the server.
Tasks::Report task_of(const Request& request, const PathArguments& arguments, Context& context) {
  const ServedMemory& memory = context.memory(arguments["memory"], request.who);
  auto report = context.tasks().find(arguments["task"]);
  const bool own =
      report && report->memory == memory.name() &&
      (report->owner == request.who.name || request.who.role_in(memory.name()) == Role::admin);
  if (!own) {
    throw HttpError({.status = 404,
                     .code = "not-found",
                     .title = "Not found",
                     .detail = "there is no task \"" + arguments["task"] + "\""});
  }
  return std::move(*report);
}

Response get_task(const Request& request, const PathArguments& arguments, Context& context) {
  const Tasks::Report report = task_of(request, arguments, context);
  Json json{{"task", report.id},
            {"kind", report.kind},
            {"state", name_of(report.state)},
            {"done", report.done}};
  if (report.all > 0) json["all"] = report.all;
  if (!report.result.empty()) json["result"] = Json::parse(report.result);
  if (!report.error.empty()) json["error"] = report.error;
  return json_response(json);
}

Response cancel_task(const Request& request, const PathArguments& arguments, Context& context) {
  const Tasks::Report report = task_of(request, arguments, context);
  context.tasks().cancel(report.id);
  return json_response({{"task", report.id}, {"cancelled", true}}, 202);
}

}  // namespace

Response task_begun(const std::string& memory, const std::string& id) {
  const std::string address = "/api/v1/memories/" + memory + "/tasks/" + id;
  Response response = json_response({{"task", id}, {"state", "waiting"}, {"url", address}}, 202);
  response.headers.set("Location", address);
  return response;
}

void add_exchange_routes(Router& router) {
  for (const std::string base : {"/api/v1", "/api/v1/memories/{memory}"}) {
    router.add("GET", base + "/export", Role::read, export_file).slow = true;
    Route& import = router.add("POST", base + "/import", Role::write, import_file);
    import.body_in_file = true;
    import.most_body = kMostImported;
    router.add("POST", base + "/tasks/check", Role::read, check_memory);
    router.add("GET", base + "/tasks/{task}", Role::read, get_task);
    router.add("DELETE", base + "/tasks/{task}", Role::read, cancel_task);
  }
}

}  // namespace calque::server
