#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "calque/error.h"
#include "calque/format.h"
#include "calque/unit.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/memory_option.h"
#include "store/backup.h"
#include "store/session_tools.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

class BackupCommand : public Command {
 public:
  const char* name() const override { return "backup"; }
  const char* description() const override {
    return "Copy the memory as it is now, also while others write to it";
  }

  void declare(CLI::App& app) override {
    app.add_option("-o,--output", output_,
                   "The file to write (default: the memory's name with the date, beside it)")
        ->type_name("FILE");
    app.add_flag("--json", json_, "A JSON line that says what was written");
  }

  int run(const Globals& globals) override {
    const std::filesystem::path to = place(globals);
    Session session = open_session(globals, Session::Access::read_only);
    back_up(session.tools().database(), to, check_interrupt);
    std::error_code unknown;
    const auto bytes = std::filesystem::file_size(to, unknown);
    if (json_) {
      const nlohmann::ordered_json object{{"file", text::replace_invalid_utf8(to.string())},
                                          {"file_bytes", bytes}};
      print(object.dump() + "\n");
      return kOk;
    }
    say(globals, to.string() + ": " + counted(static_cast<std::int64_t>(bytes), "byte"));
    return kOk;
  }

 private:
  std::filesystem::path place(const Globals& globals) const {
    if (output_ == "-") throw UsageError("a memory cannot be written to a pipe: name a file");
    const UnitFormat* const other = output_.empty() ? nullptr : written_format(output_);
    if (other != nullptr) {
      throw UsageError(output_ + ": a backup is a memory, no " + std::string(other->name) +
                       ": \"calque export -o " + output_ + "\" writes that");
    }
    if (!output_.empty()) return output_;
    std::filesystem::path beside = memory_path(globals);
    return beside += ".backup-" + format_timestamp(Clock::now());
  }

  std::string output_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_backup_command() {
  return std::make_unique<BackupCommand>();
}

}  // namespace calque::cli
