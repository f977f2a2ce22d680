#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "calque/error.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/language_option.h"
#include "cli/options/memories_option.h"
#include "cli/options/memory_option.h"
#include "mcp/server.h"

namespace calque::cli {
namespace {

/// Reads a line; false at the end of the input. Of one that is too long nothing is kept.
bool read_message(std::istream& in, std::string& line, bool& too_long) {
  line.clear();
  too_long = false;
  bool any = false;
  for (char c = 0; in.get(c);) {
    if (c == '\n') return true;
    any = true;
    too_long = too_long || line.size() == mcp::kMostMessageBytes;
    if (too_long) {
      line.clear();
    } else {
      line += c;
    }
  }
  return any;
}

class McpCommand : public Command {
 public:
  const char* name() const override { return "mcp"; }
  const char* description() const override {
    return "Serve the memory to an assistant (Model Context Protocol on standard input and output)";
  }

  void declare(CLI::App& app) override {
    app.add_option("-s,--source", source_,
                   "Language translated from, where the assistant says none")
        ->type_name("LANG");
    app.add_option("-t,--target", target_, "Language translated to, where the assistant says none")
        ->type_name("LANG");
    memories_.declare(app);
    app.add_option("--style", style_, "A file of notes on style to read; may be repeated")
        ->allow_extra_args(false)
        ->type_name("FILE");
    app.add_flag("--write", write_, "Let the assistant add units to the memory");
  }

  int run(const Globals& globals) override {
    mcp::Server server(options(globals));
    std::string line;
    bool too_long = false;
    while (read_message(std::cin, line, too_long)) {
      check_interrupt();
      const auto answer = too_long ? mcp::Server::too_long() : server.answer(line);
      if (!answer) continue;
      print(*answer + "\n");
      finish_output();  // the assistant waits for it
    }
    return kOk;
  }

 private:
  mcp::WorkspaceOptions options(const Globals& globals) const {
    mcp::WorkspaceOptions options;
    options.memories = memories_.further();
    options.memories.insert(options.memories.begin(), {.path = memory_path(globals)});
    if (!source_.empty()) options.source = language_option(source_);
    if (!target_.empty()) options.target = language_option(target_);
    for (const std::string& file : style_) {
      const std::filesystem::path path = file;
      if (!std::filesystem::is_regular_file(path))
        throw InputError(file + ": there is no such file");
      options.style.push_back({.name = path.filename().string(), .path = path});
    }
    if (write_) {
      options.open_to_write = [globals] { return open_session(globals, Session::Access::create); };
      options.batch_now = [globals] { return batch_now(globals, "add"); };
      options.user = user_name(globals);
    }
    return options;
  }

  std::string source_;
  std::string target_;
  MemoriesOption memories_;
  std::vector<std::string> style_;
  bool write_ = false;
};

}  // namespace

std::unique_ptr<Command> make_mcp_command() {
  return std::make_unique<McpCommand>();
}

}  // namespace calque::cli
