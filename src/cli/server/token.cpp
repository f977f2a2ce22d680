#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "calque/error.h"
#include "calque/unit.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "report/table.h"
#include "server/tokens.h"

namespace calque::cli {
namespace {

using server::Identity;
using server::Role;
using server::Token;
using server::TokenList;

/// One who asks with a token: what the three commands under it work on.
class TokenCommand : public Command {
 public:
  const char* name() const override { return "token"; }
  const char* description() const override {
    return "Say who may use a server, and for what: add, list and revoke tokens";
  }

  void declare(CLI::App& app) override {
    app.require_subcommand(1);
    add_ = app.add_subcommand("add", "Make a token; it is printed once, and stored nowhere");
    declare_file(*add_);
    add_->add_option("name", name_, "Whose it is: letters, digits, and . - _ @")->required();
    add_->add_option("--role", role_,
                     "read, suggest, write or admin; each may do what those before "
                     "it may")
        ->check(CLI::IsMember({"read", "suggest", "write", "admin"}))
        ->capture_default_str()
        ->type_name("ROLE");
    add_->add_option("--for", memories_, "Only in this memory, by its name; may be repeated")
        ->allow_extra_args(false)
        ->type_name("NAME");
    list_ = app.add_subcommand("list", "List whose tokens there are, and what they may do");
    declare_file(*list_);
    list_->add_flag("--json", json_, "JSON lines");
    revoke_ = app.add_subcommand("revoke", "Take a token back");
    declare_file(*revoke_);
    revoke_->add_option("name", name_, "Whose it is")->required();
  }

  int run(const Globals& globals) override {
    if (add_->parsed()) return add(globals);
    return list_->parsed() ? list(globals) : revoke(globals);
  }

 private:
  void declare_file(CLI::App& app) {
    app.add_option("--tokens", file_, "The file of tokens, that of \"calque serve --tokens\"")
        ->required()
        ->type_name("FILE");
  }

  int add(const Globals& globals) const {
    TokenList tokens = std::filesystem::exists(file_) ? TokenList::read(file_) : TokenList();
    std::vector<Identity::Grant> grants;
    const Role role = *server::role_of(role_);
    for (const std::string& memory : memories_) grants.push_back({.memory = memory, .role = role});
    if (grants.empty()) grants.push_back({.memory = {}, .role = role});
    const std::string secret = tokens.add(name_, grants, format_timestamp(Clock::now()));
    tokens.write(file_);
    print(secret + "\n");
    say(globals, "this is the token of " + name_ +
                     ": it is not shown again; a server that runs takes it after SIGHUP");
    return kOk;
  }

  int list(const Globals& globals) const {
    const TokenList tokens = TokenList::read(file_);
    const report::Style style = output_style(globals);
    using report::Align;
    report::Table table({Align::left, Align::left, Align::left, Align::left});
    for (const Token& token : tokens.tokens()) {
      const std::string memory = token.grant.memory.empty() ? "*" : token.grant.memory;
      const std::string role(name_of(token.grant.role));
      if (json_) {
        const nlohmann::ordered_json json{
            {"name", token.name}, {"role", role}, {"memory", memory}, {"created", token.created}};
        print(json.dump() + "\n");
      } else {
        table.add_row(
            {style.text(token.name), role, style.text(memory), style.text(token.created)});
      }
    }
    if (!json_) print(table.to_string(), style);
    return tokens.tokens().empty() ? kNothingFound : kOk;
  }

  int revoke(const Globals& globals) const {
    TokenList tokens = TokenList::read(file_);
    if (tokens.revoke(name_) == 0) {
      throw UsageError("there is no token " + name_ + " in " + file_ +
                       ": \"calque token list\" lists them");
    }
    tokens.write(file_);
    say(globals, "the token of " + name_ +
                     " is of no use any more; a server that runs knows after "
                     "SIGHUP");
    return kOk;
  }

  CLI::App* add_ = nullptr;
  CLI::App* list_ = nullptr;
  CLI::App* revoke_ = nullptr;
  std::string file_;
  std::string name_;
  std::string role_ = "read";
  std::vector<std::string> memories_;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_token_command() {
  return std::make_unique<TokenCommand>();
}

}  // namespace calque::cli
