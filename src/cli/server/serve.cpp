#include <sys/resource.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "calque/error.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memories_option.h"
#include "cli/options/memory_option.h"
#include "cli/options/number_option.h"
#include "cli/options/percent_option.h"
#include "server/engine.h"

namespace calque::cli {
namespace {

/// Each connection is an open file, and so is each session; 1,024 are what programs start with.
void raise_limit_of_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  constexpr rlim_t kEnough = 16'384;
  limit.rlim_cur = std::min(std::max(limit.rlim_cur, kEnough), limit.rlim_max);
  // Where that is refused, fewer connections are open at a time.
  static_cast<void>(setrlimit(RLIMIT_NOFILE, &limit));
}

/// The socket that systemd listens at for the program (sd_listen_fds(3)); nothing without one.
std::optional<int> handed_over() {
  const std::string_view process = environment("LISTEN_PID");
  if (process != std::to_string(getpid()) || environment("LISTEN_FDS").empty()) return std::nullopt;
  if (environment("LISTEN_FDS") != "1") {
    throw UsageError("several sockets were handed over (LISTEN_FDS): calque takes one");
  }
  constexpr int kFirst = 3;
  return kFirst;
}

std::string seconds(std::chrono::microseconds took) {
  std::string digits = std::to_string(took.count() % 1'000'000);
  digits.insert(0, 6 - digits.size(), '0');
  return std::to_string(took.count() / 1'000'000) + "." + digits.substr(0, 4);
}

class ServeCommand : public Command {
 public:
  const char* name() const override { return "serve"; }
  const char* description() const override {
    return "Serve memories and their glossaries to other programs over HTTP";
  }

  void declare(CLI::App& app) override {
    app.add_option(
           "-m,--memory", memories_,
           "A memory to serve, NAME=FILE or FILE; may be repeated; the first is taken where "
           "a request names none")
        ->allow_extra_args(false)
        ->type_name("[NAME=]FILE");
    also_.declare(app);
    app.add_option("--listen", listen_, "Where to listen; port 0 is any that is free")
        ->capture_default_str()
        ->type_name("ADDRESS:PORT");
    app.add_option(
           "--tokens", settings_tokens_,
           "The file of \"calque token\": who has none of them may do nothing; needed to be "
           "reached from other machines")
        ->type_name("FILE");
    auto* certificate =
        app.add_option("--tls-cert", certificate_, "A certificate with its chain, PEM")
            ->type_name("FILE");
    auto* key =
        app.add_option("--tls-key", key_, "The key of the certificate, PEM")->type_name("FILE");
    certificate->needs(key);
    key->needs(certificate);
    app.add_option("--host", hosts_, "A name by which it may be called; may be repeated")
        ->allow_extra_args(false)
        ->type_name("NAME");
    app.add_option("--cors", origins_,
                   "An origin whose pages may use it, as https://example.org; may be repeated")
        ->allow_extra_args(false)
        ->type_name("ORIGIN");
    app.add_flag("--read-only", read_only_, "Nothing is written, whoever asks");
    at_least_.declare(app, "--min", "Least match rate of what is given as a translation");
    // Each has a session of each memory.
    app.add_option("--threads", threads_, "Threads that look up")
        ->check(from_to(1, 256))
        ->capture_default_str();
    app.add_option("--connections", connections_, "Connections at a time")
        ->check(from_to(1, 60'000))
        ->capture_default_str();
    app.add_option("--log", log_, "What is told of requests: none, lines or json")
        ->check(CLI::IsMember({"none", "lines", "json"}))
        ->capture_default_str()
        ->type_name("FORM");
    app.add_flag("--log-texts", log_texts_,
                 "Log addresses as sent, in which texts of look-ups may stand");
  }

  int run(const Globals& globals) override {
    raise_limit_of_files();
    server::ServerOptions options{.read_only = read_only_,
                                  .min_rate = at_least_.rate(globals).percent(),
                                  .user = user_name(globals),
                                  .hosts = hosts_,
                                  .origins = origins_};
    if (!settings_tokens_.empty()) options.token_file = settings_tokens_;
    SessionSettings sessions;
    sessions.on_copy = [&globals](const KeptCopy& copy) {
      say(globals, "note: the memory as it was is kept in " + copy.file.string());
    };
    server::Context context(std::move(options), to_serve(globals), sessions);
    const server::Service service(context);
    server::Engine engine(engine_settings(globals, context), service, context.metrics());
    for (const auto& memory : context.memories().all()) {
      say(globals, "serving " + memory->name() + " (" + memory->path().string() + ")");
    }
    // The one line that a program that starts this waits for.
    say(globals, "listening at " + engine.url());
    engine.run();
    say(globals, "ended");
    return kOk;
  }

 private:
  std::vector<server::MemoryToServe> to_serve(const Globals& globals) const {
    std::vector<server::MemoryToServe> all;
    for (const std::string& written : memories_) all.push_back(named(written));
    if (all.empty()) all.push_back({.name = {}, .path = memory_path(globals)});
    for (const MemoryChoice& choice : also_.further()) {
      server::MemoryToServe memory = named(choice.path.string());
      memory.priority = choice.priority;
      memory.penalty = choice.penalty;
      all.push_back(std::move(memory));
    }
    for (server::MemoryToServe& memory : all) {
      for (const std::filesystem::path& file : globals.settings.read_only()) {
        std::error_code unknown;
        if (std::filesystem::equivalent(file, memory.path, unknown)) memory.writable = false;
      }
    }
    return all;
  }

  /// A file whose name has an equals sign is written with a folder before it: ./a=b.calque.
  static server::MemoryToServe named(const std::string& written) {
    const std::size_t equals = written.find('=');
    const std::size_t slash = written.find('/');
    if (equals == std::string::npos || slash < equals) return {.name = {}, .path = written};
    server::MemoryToServe memory{.name = written.substr(0, equals),
                                 .path = written.substr(equals + 1)};
    if (memory.name.empty() || memory.path.empty()) {
      throw UsageError("\"" + written + "\" is no memory to serve: write NAME=FILE");
    }
    return memory;
  }

  server::EngineSettings engine_settings(const Globals& globals, server::Context& context) const {
    server::EngineSettings settings;
    const server::ListenAddress where = server::parse_listen_address(listen_);
    settings.address = where.address;
    settings.port = where.port;
    settings.descriptor = handed_over();
    settings.from_elsewhere = context.needs_tokens();
    settings.certificate = certificate_;
    settings.key = key_;
    settings.threads = threads_;
    settings.most_connections = connections_;
    settings.signals = true;
    settings.on_reload = [&globals, &context] {
      try {
        context.reload();
        say(globals, "read tokens and memories again");
      } catch (const std::exception& error) {
        say(globals, std::string("all stays as it was: ") + error.what());
      }
    };
    if (log_ != "none") {
      settings.log = [this, &globals](const server::Access& access) { tell(globals, access); };
    }
    return settings;
  }

  void tell(const Globals& globals, const server::Access& access) const {
    const std::string address = log_texts_ ? access.path : access.route;
    if (log_ == "lines") {
      say(globals, access.peer + " " + (access.who.empty() ? "-" : access.who) + " " +
                       access.method + " " + (address.empty() ? "-" : address) + " " +
                       std::to_string(access.status) + " " + std::to_string(access.bytes) + " " +
                       seconds(access.took));
      return;
    }
    const nlohmann::ordered_json json{{"time", format_timestamp(Clock::now())},
                                      {"peer", access.peer},
                                      {"who", access.who},
                                      {"method", access.method},
                                      {log_texts_ ? "path" : "route", address},
                                      {"status", access.status},
                                      {"bytes", access.bytes},
                                      {"microseconds", access.took.count()}};
    say(globals, json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  }

  std::vector<std::string> memories_;
  MemoriesOption also_;
  std::string listen_ = "127.0.0.1:8675";
  std::string settings_tokens_;
  std::string certificate_;
  std::string key_;
  std::vector<std::string> hosts_;
  std::vector<std::string> origins_;
  PercentOption at_least_{75, kRates};
  std::size_t threads_ = 4;
  std::size_t connections_ = 4'096;
  std::string log_ = "none";
  bool read_only_ = false;
  bool log_texts_ = false;
};

}  // namespace

std::unique_ptr<Command> make_serve_command() {
  return std::make_unique<ServeCommand>();
}

}  // namespace calque::cli
