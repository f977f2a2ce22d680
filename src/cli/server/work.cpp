#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "calque/error.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/language_option.h"
#include "cli/options/memories_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/number_option.h"
#include "cli/options/percent_option.h"
#include "cli/options/topic_option.h"
#include "cli/progress.h"
#include "cli/settings/project_files.h"
#include "desk/new_job.h"
#include "desk/new_version.h"
#include "server/engine.h"

namespace calque::cli {
namespace {

/// Has the desktop show an address. The program goes on whatever comes of it: the address was
/// printed.
void open_browser(const std::string& address) {
  const pid_t child = fork();
  if (child < 0) return;
  if (child > 0) {
    waitpid(child, nullptr, 0);
    return;
  }
  // A grandchild, which nobody has to wait for.
  if (fork() != 0) _exit(0);
  const int nothing = open("/dev/null", O_RDWR);
  for (const int end : {STDIN_FILENO, STDOUT_FILENO, 2}) dup2(nothing, end);
#ifdef __APPLE__
  constexpr const char* kOpener = "open";
#else
  constexpr const char* kOpener = "xdg-open";
#endif
  execlp(kOpener, kOpener, address.c_str(), static_cast<char*>(nullptr));
  _exit(1);
}

class WorkCommand : public Command {
 public:
  const char* name() const override { return "work"; }
  const char* description() const override {
    return "Translate an article at the desk, in the browser";
  }

  void declare(CLI::App& app) override {
    app.add_option(
           "article", articles_,
           "What to translate: articles, bilingual files, jobs (.calque-job), or alignments to "
           "review (.calque-alignment); none: the files of the project")
        ->type_name("ARTICLE");
    app.add_option("-s,--source", source_, "Language of the article, for a new job")
        ->type_name("LANG");
    app.add_option("-t,--target", target_, "Language to translate to, for a new job")
        ->type_name("LANG");
    at_least_.declare(app, "--min", "Least rate of matches that are filled in");
    memories_.declare(app);
    topic_.declare(app);
    app.add_option("--listen", listen_, "Where to listen; port 0 is any that is free")
        ->capture_default_str()
        ->type_name("ADDRESS:PORT");
    app.add_option("--threads", threads_, "Threads that look up")
        ->check(from_to(1, 64))
        ->capture_default_str();
    app.add_flag("--no-browser", no_browser_, "Only print the address");
  }

  int run(const Globals& globals) override {
    if (articles_.empty()) articles_ = project_files(globals.settings);
    if (articles_.empty()) throw UsageError("give the article to translate");
    {
      const Session made = open_session(globals, Session::Access::create);
    }
    std::vector<std::filesystem::path> jobs;
    for (const std::string& article : articles_) jobs.push_back(job_of(globals, article));
    serve(globals, jobs);
    return kOk;
  }

 private:
  /// The job of an article, made where there is none.
  std::filesystem::path job_of(const Globals& globals, const std::string& article) {
    std::filesystem::path written(article);
    const std::string ending = written.extension().string();
    if (ending == ".calque-job" || ending == ".calque-alignment") return written;
    const std::filesystem::path file = desk::job_file_of(written);
    if (std::filesystem::exists(file)) return file;
    if (source_.empty() || target_.empty()) {
      throw UsageError(article + " has no job yet: give --source and --target to make one");
    }
    MemorySet memories = memories_.open(globals);
    Progress progress(globals, "looking up", "segment");
    const desk::MadeJob made =
        desk::make_job({.article = written,
                        .file = file,
                        .source = language_option(source_),
                        .target = language_option(target_),
                        .topic = topic_.topic(),
                        .memories = &memories,
                        .at_least = at_least_.rate(globals),
                        .threads = threads_,
                        .who = {.name = user_name(globals), .at = format_timestamp(Clock::now())},
                        .progress = [&progress](std::size_t done) {
                          check_interrupt();
                          progress.update(static_cast<std::int64_t>(done));
                        }});
    if (!made.left_out.empty()) say(globals, "not read: " + made.left_out);
    say(globals, "made " + file.string() + ": " +
                     counted(static_cast<std::int64_t>(made.segments), "segment") + ", " +
                     std::to_string(made.matches) + " filled in");
    return file;
  }

  void serve(const Globals& globals, const std::vector<std::filesystem::path>& jobs) {
    // A program that was killed left the sessions of its browsers: they go on.
    const std::filesystem::path session_file = jobs.front().string() + ".session";
    server::Context context(
        {.user = user_name(globals), .only_sessions = true, .session_file = session_file},
        {{.name = {}, .path = memory_path(globals)}}, sessions(globals));
    for (const std::filesystem::path& job : jobs) add(globals, context, job);
    const server::Service service(context);
    const server::ListenAddress where = server::parse_listen_address(listen_);
    server::EngineSettings settings;
    settings.address = where.address;
    settings.port = where.port;
    settings.signals = true;
    settings.threads = threads_;
    server::Engine engine(std::move(settings), service, context.metrics());
    const std::string address =
        engine.url() + page(context) + "#code=" + context.sessions().new_code();
    print(address + "\n");
    finish_output();
    say(globals, "units go to " + memory_path(globals).string() + "; Ctrl+C ends the desk");
    if (!no_browser_) open_browser(address);
    engine.run();
    context.sessions().end();
  }

  static SessionSettings sessions(const Globals& globals) {
    SessionSettings settings;
    // Whoever confirms waits no longer than this for a program that imports.
    settings.busy_timeout = std::chrono::seconds(20);
    settings.merge_in_batches = false;
    settings.on_copy = [&globals](const KeptCopy& copy) {
      say(globals, "note: the memory as it was is kept in " + copy.file.string());
    };
    return settings;
  }

  static void add(const Globals& globals, server::Context& context,
                  const std::filesystem::path& file) {
    if (file.extension() == ".calque-alignment") {
      context.alignments().add({.file = file, .memory = {}, .sitting = sitting()});
      return;
    }
    server::ServedJob& served =
        context.desk().add({.file = file, .memory = {}, .sitting = sitting()});
    const auto memory = context.memories().first().write();
    const auto job = served.lend();
    job->finish_pending(*memory);
    job->read_terms(*memory);
    take_version(globals, *job);
  }

  /// Goes on with the article as it now is; where it is gone or cannot be read, with that which the
  /// job has.
  static void take_version(const Globals& globals, desk::Job& job) {
    try {
      const document::FileBytes file = document::read_file_bytes(job.article().string());
      if (!desk::is_other_version(job, file)) return;
      const desk::VersionReport report = desk::take_version(
          job, file, {.name = user_name(globals), .at = format_timestamp(Clock::now())});
      say(globals, job.article().string() + " has changed since: " + std::to_string(report.same) +
                       " segments as they were, " + std::to_string(report.changed) + " changed, " +
                       std::to_string(report.added) + " new, " + std::to_string(report.gone) +
                       " gone");
    } catch (const InputError& error) {
      say(globals, "note: the job goes on with the article that it was made of: " +
                       std::string(error.what()));
    }
  }

  /// The page of what was named first.
  static std::string page(server::Context& context) {
    const auto jobs = context.desk().all();
    if (!jobs.empty()) return "/?job=" + jobs.back()->id();
    return "/?alignment=" + context.alignments().all().back()->id();
  }

  std::vector<std::string> articles_;
  std::string source_;
  std::string target_;
  PercentOption at_least_{75, kRates};
  MemoriesOption memories_;
  TopicOption topic_;
  std::string listen_ = "127.0.0.1:0";
  unsigned threads_ = 4;
  bool no_browser_ = false;
};

}  // namespace

std::unique_ptr<Command> make_work_command() {
  return std::make_unique<WorkCommand>();
}

}  // namespace calque::cli
