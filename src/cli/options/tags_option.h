#pragma once

#include <string>

#include "match/cost_model.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// `--tags`: how the inline tags of two segments count.
class TagsOption {
 public:
  void declare(CLI::App& app);
  TagRule rule() const;

 private:
  std::string name_ = "points";
};

}  // namespace calque::cli
