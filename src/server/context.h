#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/desk_jobs.h"
#include "server/events.h"
#include "server/memories.h"
#include "server/metrics.h"
#include "server/tasks.h"
#include "server/term_cache.h"
#include "server/tokens.h"
#include "server/web_sessions.h"

namespace calque::server {

/// How the protocols behave; what the engine needs is in EngineSettings.
struct ServerOptions {
  /// Nothing is written, whoever asks.
  bool read_only = false;
  /// Least rate of what is given as a translation where the protocol does not ask for a rate.
  int min_rate = 75;
  /// Made of who the program is run by, where requests need no token.
  std::string user{};
  /// Words like `dashboard.example.org` by which the server may be called, besides addresses and
  /// localhost.
  std::vector<std::string> hosts{};
  /// Origins of pages elsewhere that may use it: "https://example.org".
  std::vector<std::string> origins{};
  /// Where no tokens are named: everybody who reaches it may do everything.
  std::optional<std::string> token_file{};
  /// Only browsers that have begun a session are answered (web_sessions.h), and tokens, where there
  /// are any.
  bool only_sessions = false;
  std::filesystem::path session_file{};  ///< Where sessions are kept; empty: nowhere.
};

/// What handlers work with. For any number of threads.
class Context {
 public:
  Context(ServerOptions options, std::vector<MemoryToServe> memories,
          const SessionSettings& settings = {});
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  const ServerOptions& options() const { return options_; }
  Memories& memories() { return memories_; }
  TermCache& terms() { return terms_; }
  EventHub& events() { return events_; }
  Tasks& tasks() { return tasks_; }
  Metrics& metrics() { return metrics_; }
  DeskJobs& desk() { return desk_; }
  DeskAlignments& alignments() { return alignments_; }
  WebSessions& sessions() { return sessions_; }

  /// The memory of the path argument `{memory}`; the first for an empty name. Throws HttpError,
  /// 404, where there is none, and where `who` may not even read it.
  ServedMemory& memory(std::string_view name, const Identity& who);

  /// All that `who` may read.
  std::vector<ServedMemory*> readable(const Identity& who);

  /// Who has this token; nothing for one that nobody has. For protocols that send it in another
  /// place than the header (see identity_of in service.h).
  std::optional<Identity> identify(std::string_view token) const;
  /// Who sends a request without a token: everybody's rights where none are needed.
  Identity nobody() const;
  bool needs_tokens() const { return options_.token_file || options_.only_sessions; }

  /// What a batch made for `who` is to be called in the list of batches. Empty source: none.
  BatchInfo batch_now(const Identity& who, std::string kind, std::string source = {}) const;
  /// For `changeid` and the author of batches.
  std::string user_name(const Identity& who) const;

  /// Tells those who listen to "memory/NAME" of a batch; `json` is the batch.
  void tell_batch(const ServedMemory& memory, const std::string& json);

  /// Reads the tokens again and looks whether memories were replaced (SIGHUP). Throws Error; what
  /// was read before then stays.
  void reload();

 private:
  ServerOptions options_;
  EventHub events_;
  Memories memories_;
  TermCache terms_;
  Metrics metrics_;
  DeskJobs desk_;
  DeskAlignments alignments_;
  WebSessions sessions_;
  mutable std::mutex mutex_;  ///< Guards the tokens.
  TokenList tokens_;
  Tasks tasks_;  // last: its thread ends first
};

}  // namespace calque::server
