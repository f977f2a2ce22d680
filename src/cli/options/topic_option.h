#pragma once

#include <string>

#include "calque/session.h"
#include "model/told_by_properties.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// `--client`, `--domain` and `--no-other-clients`: for whom and about what the texts are that are
/// looked up, and whether translations made for others will do.
class TopicOption {
 public:
  void declare(CLI::App& app);

  const Topic& topic() const { return topic_; }
  bool other_clients() const { return !no_other_clients_; }

  /// Leaves the units out that are not wanted.
  void restrict(UnitFilter& filter) const;

 private:
  Topic topic_;
  bool no_other_clients_ = false;
};

}  // namespace calque::cli
