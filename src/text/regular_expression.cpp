#include "text/regular_expression.h"

#include <unicode/uregex.h>
#include <unicode/utext.h>

#include <cstdint>
#include <string>

#include "calque/error.h"

namespace calque::text {
namespace {

/// ICU's unit is some milliseconds of matching. A segment takes microseconds: what needs a hundred
/// milliseconds has no end.
constexpr std::int32_t kTimeLimit = 100;

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};
using TextHandle = std::unique_ptr<UText, CloseText>;

TextHandle as_utext(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  TextHandle handle(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  if (U_FAILURE(status)) throw Error("ICU could not open a text");
  return handle;
}

}  // namespace

void RegularExpression::Close::operator()(URegularExpression* expression) const {
  uregex_close(expression);
}

RegularExpression::RegularExpression(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  const TextHandle text = as_utext(pattern);
  expression_.reset(
      uregex_openUText(text.get(), UREGEX_CASE_INSENSITIVE | UREGEX_UWORD, &where, &status));
  if (U_FAILURE(status)) {
    throw UsageError("the regular expression \"" + std::string(pattern) +
                     "\" cannot be read at character " + std::to_string(where.offset) + ": " +
                     u_errorName(status));
  }
  uregex_setTimeLimit(expression_.get(), kTimeLimit, &status);
}

std::vector<ByteRange> RegularExpression::find_all(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const TextHandle handle = as_utext(text);
  uregex_setUText(expression_.get(), handle.get(), &status);
  std::vector<ByteRange> found;
  while (uregex_findNext(expression_.get(), &status) != 0) {
    const std::int64_t begin = uregex_start64(expression_.get(), 0, &status);
    const std::int64_t end = uregex_end64(expression_.get(), 0, &status);
    if (U_FAILURE(status)) break;
    if (begin < end)
      found.push_back({static_cast<std::size_t>(begin), static_cast<std::size_t>(end)});
  }
  if (status == U_REGEX_TIME_OUT || status == U_REGEX_STACK_OVERFLOW) {
    throw UsageError("the regular expression tries too many ways to match a text: make it simpler");
  }
  if (U_FAILURE(status))
    throw Error("ICU could not match a text: " + std::string(u_errorName(status)));
  return found;
}

}  // namespace calque::text
