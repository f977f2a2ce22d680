#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "calque/session.h"

namespace CLI {
class App;
}

namespace calque::cli {

/// Options that choose units: languages, dates, properties, batch.
class FilterOptions {
 public:
  /// `languages` describes --languages.
  void declare(CLI::App& app, const std::string& languages = "Only these languages: en,tr,de");

  /// Throws UsageError for what is no language, date or property.
  UnitFilter filter() const;

  bool names_languages() const { return !languages_.empty(); }

 private:
  std::vector<std::string> languages_;
  std::string since_;
  std::string before_;
  std::vector<std::string> properties_;
  std::int64_t batch_ = 0;
  std::string origin_;
  bool unconfirmed_ = false;
};

}  // namespace calque::cli
