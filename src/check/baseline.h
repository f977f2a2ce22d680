#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <unordered_set>

#include "calque/check.h"

namespace calque::check {

/// Findings that are known and accepted. As a file: a line `HASH CHECK LANGUAGE TEXT` for each, of
/// which only the hash (fingerprint_of, 16 hexadecimal digits) is read; blank lines and those that
/// begin with `#` are passed over.
class Baseline {
 public:
  /// Adds what a line says. Throws InputError, without a place, for a line of another form.
  void add_line(const std::string& line);

  bool knows(const Finding& finding) const { return known_.contains(fingerprint_of(finding)); }

  std::size_t size() const { return known_.size(); }

 private:
  std::unordered_set<std::uint64_t> known_;
};

/// The line for a finding, with its line feed.
std::string baseline_line(const Finding& finding);

}  // namespace calque::check
