#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"
#include "cli/command.h"

namespace CLI {
class App;
}

namespace calque {
class PeekedSource;
}

namespace calque::cli {

/// --no-guess, and the warnings that it leaves out: that a text is evidently in another language
/// than the one named for it.
class GuessOption {
 public:
  void declare(CLI::App& app);

  /// Warns where the beginning of `text` is in another language than `said`; `what` names it.
  void look_at(const Globals& globals, const std::string& what, std::string_view text,
               const Language& said) const;

  void look_at(const Globals& globals, const std::string& what,
               const std::vector<std::string_view>& texts, const Language& said) const;

  /// The same for each language of the units that were read ahead.
  void look_at(const Globals& globals, const std::string& file, const PeekedSource& source) const;

 private:
  bool off_ = false;
};

}  // namespace calque::cli
