#include "cli/translate/check_list.h"

#include "calque/check.h"
#include "cli/console.h"
#include "report/table.h"

namespace calque::cli {

int list_checks(const Globals& globals) {
  const report::Style style = output_style(globals);
  report::Table table(
      {report::Align::left, report::Align::left, report::Align::left, report::Align::left});
  for (const check::CheckInfo& info : check::all_checks()) {
    table.add_row({style.words(info.id, report::Role::heading),
                   std::string(check::name_of(info.severity)), info.on ? "on" : "off",
                   std::string(info.description)});
  }
  print(table.to_string(), style);
  return kOk;
}

}  // namespace calque::cli
