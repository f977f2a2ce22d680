#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "check/check.h"

namespace calque::check {

/// The quotation marks of one language.
struct QuotationMarks {
  std::u32string opening;
  std::u32string closing;
};

/// By primary language, of data/quotes.txt.
using QuotationMarksByLanguage = std::map<std::string, QuotationMarks, std::less<>>;
QuotationMarksByLanguage read_quotation_marks(std::string_view text);

/// Quotation marks that are those of other languages ("quote-style"). Nothing is said of languages
/// that data/quotes.txt does not have, nor of straight marks.
std::unique_ptr<Check> make_quote_style_check(const CheckerOptions& options);

/// A blank before a mark that follows its word, and none after a comma ("mark-spaces"); marks
/// doubled ("doubled-marks"); a small letter at the beginning where the source has a capital
/// ("capitals"). Not where the source has the same.
void check_mark_spaces(const CheckedText& source, const CheckedText& target, const Report& report);
void check_doubled_marks(const CheckedText& source, const CheckedText& target,
                         const Report& report);
void check_capitals(const CheckedText& source, const CheckedText& target, const Report& report);

/// Lines of more characters than a subtitle shows ("line-length").
void check_line_length(const CheckedText& target, const Report& report);

}  // namespace calque::check
