#include "server/document_tasks_api.h"

#include <memory>
#include <utility>

#include "calque/align.h"
#include "leverage/analysis.h"
#include "leverage/article_pair.h"
#include "leverage/receipt.h"
#include "lexicon/known_words.h"
#include "lookup/met_language.h"
#include "report/analysis_text.h"
#include "report/batch_json.h"
#include "server/body_file.h"
#include "server/context.h"
#include "server/exchange_api.h"
#include "server/json_body.h"
#include "server/multipart.h"
#include "server/parameters.h"
#include "server/units_api.h"
#include "text/utf8.h"

namespace calque::server {
namespace {

/// Of a document: what its readers take (docs/documents.md).
constexpr std::size_t kMostOfDocument = std::size_t{128} << 20U;

/// A file that was sent, and what its sender calls it.
template <typename File>
struct Sent {
  std::string name;
  std::shared_ptr<File> file;

  /// What `read` gives of it. A mistake is told by the name that the sender knows.
  template <typename Read>
  auto read(const Read& read) const {
    const std::string path = file->path().string();
    try {
      return read(path);
    } catch (const InputError& error) {
      std::string message = error.what();
      const std::size_t at = message.find(path);
      if (at != std::string::npos) message.replace(at, path.size(), name);
      throw InputError(message);
    }
  }
};

using SentBody = Sent<KeptFile>;
using SentPart = Sent<BodyFile>;

/// Its last part, so that nobody takes it for a place on this machine.
std::string name_in(const std::string& written, const char* otherwise) {
  const std::string name =
      text::replace_invalid_utf8(written.substr(written.find_last_of("/\\") + 1));
  return name.empty() ? otherwise : name;
}

leverage::AnalysisSettings analysis_settings(const Json& query) {
  leverage::AnalysisSettings settings;
  settings.source = language_in(query, "source_lang");
  settings.target = language_in(query, "target_lang");
  settings.internal = flag_in(query, "internal", false);
  const auto count = leverage::word_count_with_key(text_in(query, "count", "gmx"));
  if (!count) refuse("\"count\" is no way to count words");
  settings.count = *count;
  settings.topic = {.client = text_in(query, "client"), .domain = text_in(query, "domain")};
  return settings;
}

/// The figures of the only file, with what stands beside those of all files.
Json analysis_result(const leverage::Receipt& receipt) {
  const std::string lines = report::analysis_json(receipt, nullptr);
  const std::size_t end = lines.find('\n');
  Json json = Json::parse(lines.substr(0, end));
  const Json all = Json::parse(lines.substr(end + 1));
  for (const char* name : {"count", "receipt"}) json[name] = all.at(name);
  return json;
}

std::string analyse_now(const ServedMemory& memory, const SentBody& document,
                        const leverage::AnalysisSettings& settings, Tasks::Run& run) {
  const MemoryChoice choice{
      .path = memory.path(), .priority = memory.priority(), .penalty = memory.penalty()};
  MemorySet memories(std::span(&choice, 1));
  memories.meet(settings.source, settings.target);
  leverage::JobFile job = document.read([&settings](const std::string& path) {
    return leverage::read_job(path, settings.source, settings.target);
  });
  job.name = document.name;
  const auto all = static_cast<std::int64_t>(job.segments.size());
  const leverage::AnalysisRun how{.threads = 1, .progress = [&run, all](std::size_t done) {
                                    run.progress(static_cast<std::int64_t>(done), all);
                                  }};
  Json json =
      analysis_result(leverage::receipt_of(leverage::analyze(memories, {job}, settings, how)));
  if (!job.left_out.empty()) json["left_out"] = job.left_out;
  return json.dump();
}

/// What a document comes to: the body is the document, `name` tells its format.
Response analyse(const Request& request, const PathArguments& arguments, Context& context) {
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  const auto settings = analysis_settings(query_as_json(request.query));
  if (request.body_file.empty()) refuse("the body, a document, is missing");
  const std::string name = name_in(request.query.get("name", ""), "document.txt");
  const SentBody document{.name = name,
                          .file = std::make_shared<KeptFile>(request.body_file, ending_of(name))};
  const std::string id = context.tasks().begin(
      "analyze", memory.name(), request.who.name, [&memory, document, settings](Tasks::Run& run) {
        return analyse_now(memory, document, settings, run);
      });
  return task_begun(memory.name(), id);
}

/// What is to be aligned, and what becomes of it.
struct AlignTask {
  SentPart source;
  SentPart target;
  AlignedUnitOptions units;
  bool store = false;
  BatchInfo batch;
};

SentPart part_of(std::string text, std::string name) {
  SentPart part{.name = std::move(name), .file = {}};
  part.file = std::make_shared<BodyFile>(ending_of(part.name));
  part.file->write(text);
  return part;
}

/// From a form with two files, or from JSON with two texts.
void read_parts(AlignTask& task, const Request& request, Json& settings) {
  if (request.media_type() != "multipart/form-data") {
    settings.update(json_body(request));
    task.source = part_of(needed_text(settings, "source"),
                          name_in(text_in(settings, "source_name"), "source.txt"));
    task.target = part_of(needed_text(settings, "target"),
                          name_in(text_in(settings, "target_name"), "target.txt"));
    return;
  }
  Query fields;
  for (FormPart& part : parse_multipart(request.headers.get("Content-Type"), request.body)) {
    if (part.name == "source" || part.name == "target") {
      const bool source = part.name == "source";
      (source ? task.source : task.target) = part_of(
          std::move(part.value), name_in(part.file_name, source ? "source.txt" : "target.txt"));
    } else {
      require_utf8(part.value, part.name);
      fields.add(std::move(part.name), std::move(part.value));
    }
  }
  settings.update(query_as_json(fields));
  if (!task.source.file || !task.target.file) {
    refuse("the files \"source\" and \"target\" are needed");
  }
}

AlignTask align_task(const Request& request, const ServedMemory& memory, const Context& context) {
  AlignTask task;
  Json settings = query_as_json(request.query);
  read_parts(task, request, settings);
  constexpr double kPerCent = 100;
  task.store = flag_in(settings, "store", false);
  if (task.store && request.who.role_in(memory.name()) < Role::write) {
    throw HttpError({.status = 403,
                     .code = "auth",
                     .title = "Not allowed",
                     .detail = "storing pairs needs the role write"});
  }
  task.batch = context.batch_now(request.who, "align", task.source.name);
  task.units = {
      .source = language_in(settings, "source_lang"),
      .target = language_in(settings, "target_lang"),
      .origin = task.source.name,
      .date = task.batch.started,
      .user = task.batch.author,
      .least_confidence =
          static_cast<double>(number_in(settings, "min_confidence", 0, 0, 100)) / kPerCent};
  return task;
}

Json texts_json(const align::Side& side) {
  Json texts = Json::array();
  for (const Segment& segment : side.segments) texts.push_back(segment.text);
  return texts;
}

Json pairs_json(const align::Side& source, const align::Side& target,
                const align::Alignment& alignment) {
  constexpr double kPerMille = 1'000;
  Json json{{"source", texts_json(source)},
            {"target", texts_json(target)},
            {"weak", alignment.weak},
            {"beads", Json::array()}};
  for (const align::Bead& bead : alignment.beads) {
    // Per cent with a decimal, rounded down, as the beads of a review.
    const auto tenths = static_cast<std::int64_t>(bead.confidence * kPerMille);
    json["beads"].push_back({{"s", {bead.source.begin, bead.source.end}},
                             {"t", {bead.target.begin, bead.target.end}},
                             {"confidence", static_cast<double>(tenths) / 10}});
  }
  return json;
}

/// Stores the pairs as one batch; what the memory knows already leaves none.
Json store_pairs(ServedMemory& memory, Context& context, const AlignTask& task,
                 std::span<const TranslationUnit> units) {
  const auto session = memory.write();
  Batch batch = session->begin(task.batch);
  const StoredPairs stored = store_aligned(*session, batch, units);
  Json json{{"added", stored.added},
            {"replaced", stored.replaced},
            {"moved", stored.moved},
            {"known", stored.known}};
  if (stored.added + stored.replaced + stored.moved > 0) {
    json["batch"] = commit(context, memory, *session, batch);
  }
  return json;
}

std::string align_now(ServedMemory& memory, Context& context, const AlignTask& task,
                      Tasks::Run& run) {
  const auto side_of = [](const SentPart& part, const Language& language) {
    return part.read([&language](const std::string& path) {
      return leverage::side_of(leverage::read_article(path, language));
    });
  };
  // In steps: reading, learning, aligning.
  constexpr std::int64_t kSteps = 3;
  const align::Side source = side_of(task.source, task.units.source);
  const align::Side target = side_of(task.target, task.units.target);
  run.progress(1, kSteps);
  const align::Lexicon words = [&] {
    const auto session = memory.read();
    return known_words(*session, meet(*session, task.units.source).taken(),
                       meet(*session, task.units.target).taken(), task.units.origin);
  }();
  run.progress(2, kSteps);
  const align::Alignment alignment =
      align::align(source.align_segments(), target.align_segments(), {.lexicon = &words});
  run.progress(kSteps, kSteps);
  Json json = pairs_json(source, target, alignment);
  if (task.store) {
    const auto units = aligned_units(source, target, alignment.beads, task.units);
    json["stored"] = store_pairs(memory, context, task, units);
  }
  return json.dump();
}

/// Which sentences of two documents translate each other.
Response align_documents(const Request& request, const PathArguments& arguments, Context& context) {
  ServedMemory& memory = context.memory(arguments["memory"], request.who);
  const AlignTask task = align_task(request, memory, context);
  const std::string id = context.tasks().begin(
      "align", memory.name(), request.who.name,
      [&memory, &context, task](Tasks::Run& run) { return align_now(memory, context, task, run); });
  return task_begun(memory.name(), id);
}

}  // namespace

void add_document_task_routes(Router& router) {
  for (const std::string base : {"/api/v1", "/api/v1/memories/{memory}"}) {
    Route& analysis = router.add("POST", base + "/tasks/analyze", Role::read, analyse);
    analysis.body_in_file = true;
    analysis.most_body = kMostOfDocument;
    router.add("POST", base + "/tasks/align", Role::read, align_documents);
  }
}

}  // namespace calque::server
