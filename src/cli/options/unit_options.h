#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calque/unit.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// Throws UsageError for a text that is not UTF-8 or has control characters; `what` names it.
void require_text(std::string_view text, const std::string& what);

/// A variant from "LANGUAGE=TEXT". Throws UsageError for any other form, for a text that is not
/// UTF-8 and for one without anything but white space.
Variant parse_variant(std::string_view written);

/// A variant from "LANGUAGE=TEXT" where TEXT is the content of a `seg` element of TMX. Throws
/// UsageError as parse_variant does, and InputError for markup that is not well-formed.
Variant parse_markup_variant(std::string_view written);

/// A property from "TYPE=VALUE"; the value may be empty. Throws UsageError for any other form.
Property parse_property(std::string_view written);

/// Notes and properties given to a unit on the command line.
class UnitDetails {
 public:
  void declare(CLI::App& app);

  /// Adds them to the unit.
  void apply(TranslationUnit& unit) const;

  bool empty() const { return notes_.empty() && properties_.empty(); }

 private:
  std::vector<std::string> notes_;
  std::vector<std::string> properties_;
};

}  // namespace calque::cli
