#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/memory_option.h"
#include "lexicon/learnt_words.h"
#include "store/index_check.h"
#include "store/table_check.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

class VerifyCommand : public Command {
 public:
  const char* name() const override { return "verify"; }
  const char* description() const override {
    return "Check that the memory is whole and its match index agrees with the units";
  }

  void declare(CLI::App& app) override {
    app.add_flag("--rebuild", rebuild_, "Make the index again from the units first");
    app.add_flag("--json", json_, "A JSON line");
  }

  int run(const Globals& globals) override {
    Session session =
        open_session(globals, rebuild_ ? Session::Access::read_write : Session::Access::read_only);
    if (rebuild_) {
      rebuild_index(session);
      // They are learnt again when they are needed.
      forget_learnt_words(session);
    }
    const int code = verify(globals, session);
    if (json_) print(as_json(session).dump() + "\n");
    return code;
  }

 private:
  int verify(const Globals& globals, Session& session) {
    whole_ = report(globals, check_tables(session), "the file is whole",
                    "the file is damaged: restore it from a backup, rescue what is left of it into "
                    "a new memory with \"calque recover\", or save the units that can be read with "
                    "\"calque export\"");
    // An index over tables that are damaged cannot be judged.
    if (!whole_) return kGateFailed;
    index_ = report(globals, check_index(session), "the index agrees with the units",
                    "the index is wrong: \"calque verify --rebuild\" repairs it");
    const auto damaged = check_learnt_words(session);
    learnt_words_ =
        damaged.empty() ||
        report(globals, damaged, "",
               "\"calque align\" learns them anew; \"calque verify --rebuild\" deletes them");
    return index_ && learnt_words_ ? kOk : kGateFailed;
  }

  bool report(const Globals& globals, const std::vector<std::string>& problems,
              std::string_view good, std::string_view bad) {
    problems_.insert(problems_.end(), problems.begin(), problems.end());
    if (json_) return problems.empty();
    for (const std::string& problem : problems) say(globals, problem);
    say(globals, problems.empty() ? good : bad);
    return problems.empty();
  }

  nlohmann::ordered_json as_json(const Session& session) const {
    nlohmann::ordered_json object{{"memory", text::replace_invalid_utf8(session.path().string())},
                                  {"whole", whole_},
                                  {"index", index_},
                                  {"learnt_words", learnt_words_},
                                  {"rebuilt", rebuild_},
                                  {"problems", nlohmann::ordered_json::array()}};
    for (const std::string& problem : problems_) {
      object["problems"].push_back(text::replace_invalid_utf8(problem));
    }
    return object;
  }

  bool rebuild_ = false;
  bool json_ = false;
  bool whole_ = false;
  bool index_ = false;         ///< False, too, where it could not be judged.
  bool learnt_words_ = false;  ///< Likewise.
  std::vector<std::string> problems_;
};

}  // namespace

std::unique_ptr<Command> make_verify_command() {
  return std::make_unique<VerifyCommand>();
}

}  // namespace calque::cli
