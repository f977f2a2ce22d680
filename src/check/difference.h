#pragma once

#include <string>
#include <vector>

#include "check/pair.h"

namespace calque::check {

/// Something that both texts should have.
struct Comparable {
  std::string key;          ///< What is equal in both texts.
  std::string_view shown;   ///< As it is written; a view into the text.
  text::ByteRange range{};  ///< In its text.
};

/// What one text has and the other has not.
struct Difference {
  std::vector<const Comparable*> missing;  ///< Of the source.
  std::vector<const Comparable*> added;    ///< Of the target.

  bool empty() const { return missing.empty() && added.empty(); }

  /// "missing: <b>, %s; added: %d".
  std::string message() const;
  Places places() const;
};

/// As often as each key stands in each of them. Refers to both, which must outlive the result.
Difference difference_of(const std::vector<Comparable>& source,
                         const std::vector<Comparable>& target);

/// The first of each key.
std::vector<Comparable> without_repetitions(std::vector<Comparable> all);

}  // namespace calque::check
