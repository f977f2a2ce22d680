#include "cli/translate/finding_printer.h"

#include <iostream>
#include <nlohmann/json.hpp>

#include "calque/version.h"
#include "cli/console.h"
#include "text/utf8.h"

namespace calque::cli {

FindingPrinter::FindingPrinter(const Globals& globals, const Options& options)
    : options_(options), style_(output_style(globals)) {
  if (options_.sarif) sarif_.emplace(std::cout, kVersion);
}

void FindingPrinter::begin_file(const std::string& file) {
  file_ = file;
  memory_ = false;
}

void FindingPrinter::begin_memory(const std::string& file) {
  file_ = file;
  memory_ = true;
}

void FindingPrinter::print_finding(const check::Finding& finding) {
  ++by_severity_.at(static_cast<std::size_t>(finding.severity));
  const std::int64_t count = ++by_check_[std::string(finding.check)];
  if (sarif_) {
    sarif_->write(finding, text::replace_invalid_utf8(file_));
  } else if (options_.json) {
    print(report::to_json(finding, file_).dump() + "\n");
  } else if (options_.limit == 0 || count <= options_.limit) {
    print_text(finding);
  } else {
    ++not_shown_;
  }
}

void FindingPrinter::print_text(const check::Finding& finding) {
  if (memory_ && !memory_named_) {
    print(style_.text(from_home(file_), report::Role::heading) + "\n", style_);
    memory_named_ = true;
  }
  print(report::finding_text(finding, memory_ ? "" : file_, style_), style_);
}

void FindingPrinter::finish() {
  if (sarif_) sarif_->finish();
}

}  // namespace calque::cli
