#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/pair.h"
#include "model/language.h"

namespace calque::check {

/// A term of the source with what the glossary says of its translation.
struct ExpectedTerm {
  text::ByteRange range;              ///< In the source.
  std::string source;                 ///< The term as the glossary has it.
  std::vector<std::string> wanted;    ///< Terms that may be used.
  std::vector<text::ByteRange> used;  ///< Where one of them stands in the target.
};

struct ForbiddenTerm {
  text::ByteRange range;  ///< In the target.
  std::string term;
  std::vector<std::string> preferred;
};

/// What the checks ask a glossary.
class TermSource {
 public:
  TermSource() = default;
  TermSource(const TermSource&) = delete;
  TermSource& operator=(const TermSource&) = delete;
  virtual ~TermSource() = default;

  virtual std::vector<ExpectedTerm> expected(const Variant& source, const Variant& target) = 0;
  virtual std::vector<ForbiddenTerm> forbidden(const Variant& source, const Variant& target) = 0;
};

void check_terms(const CheckedText& source, const CheckedText& target, TermSource& terms,
                 const Report& report);

}  // namespace calque::check
