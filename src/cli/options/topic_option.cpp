#include "cli/options/topic_option.h"

#include <CLI/CLI.hpp>

namespace calque::cli {

void TopicOption::declare(CLI::App& app) {
  auto* client = app.add_option("--client", topic_.client,
                                "For whom the text is: matches made for other clients are marked")
                     ->type_name("NAME");
  app.add_flag("--no-other-clients", no_other_clients_,
               "Leave out what was made for other clients; what names no client stays")
      ->needs(client);
  app.add_option("--domain", topic_.domain,
                 "What the text is about: of equal matches those of the domain go first")
      ->type_name("NAME");
}

void TopicOption::restrict(UnitFilter& filter) const {
  if (no_other_clients_) filter.client = topic_.client;
}

}  // namespace calque::cli
