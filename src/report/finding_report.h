#pragma once

#include <cstdint>
#include <iosfwd>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "report/style.h"

namespace calque {

namespace check {
struct Finding;
}

namespace report {

/// A finding for people, on three lines: place, severity, check and message; source; target. Where
/// `file` is empty the place is the unit alone.
std::string finding_text(const check::Finding& finding, const std::string& file,
                         const Style& style);

/// A finding as docs/json.md describes it.
nlohmann::ordered_json to_json(const check::Finding& finding, const std::string& file);

/// Writes findings as a SARIF 2.1.0 log
/// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), one after the other.
class SarifWriter {
 public:
  /// Writes the beginning: the tool and its checks.
  SarifWriter(std::ostream& out, const std::string& tool_version);

  void write(const check::Finding& finding, const std::string& file);

  /// Writes the end.
  void finish();

 private:
  std::ostream& out_;
  bool first_ = true;
};

}  // namespace report
}  // namespace calque
