#include "cli/options/filter_options.h"

#include <CLI/CLI.hpp>

#include "calque/unit.h"
#include "cli/options/language_option.h"
#include "cli/options/number_option.h"
#include "cli/options/unit_options.h"

namespace calque::cli {

void FilterOptions::declare(CLI::App& app, const std::string& languages) {
  app.add_option("-l,--languages", languages_, languages)
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("LANG,...");
  app.add_option("--since", since_, "Only units changed on this day or later")->type_name("DATE");
  app.add_option("--before", before_, "Only units changed before this day")->type_name("DATE");
  app.add_option("--prop", properties_, "Only units with this property; may be repeated")
      ->allow_extra_args(false)
      ->type_name("TYPE[=VALUE]");
  app.add_option("--batch", batch_, "Only units of this batch")->check(from(1))->type_name("BATCH");
  app.add_option("--origin", origin_, "Only units that came from this file, as show names it")
      ->type_name("FILE");
  app.add_flag("--unconfirmed", unconfirmed_, "Only units that no person has confirmed");
}

UnitFilter FilterOptions::filter() const {
  UnitFilter filter;
  filter.languages = language_options(languages_);
  if (!since_.empty()) filter.changed_since = normalize_timestamp(since_);
  if (!before_.empty()) filter.changed_before = normalize_timestamp(before_);
  for (const std::string& property : properties_) {
    // TYPE alone stands for any value, which the filter takes an empty one for.
    const bool with_value = property.find('=') != std::string::npos;
    filter.properties.push_back(parse_property(with_value ? property : property + "="));
  }
  if (batch_ > 0) filter.batch = BatchId{batch_};
  filter.origin = origin_;
  filter.unconfirmed = unconfirmed_;
  return filter;
}

}  // namespace calque::cli
