#include "segment/regex.h"

#include <unicode/uregex.h>

#include "calque/error.h"
#include "segment/utf16.h"

namespace calque::segment {
namespace {

/// ICU counts steps of about a millisecond, and bytes of its backtracking stack.
/// So half a second, and 4 MB. An expression that backtracks without end is told with its rule
/// instead of hanging.
constexpr std::int32_t kTimeLimit = 500;
constexpr std::int32_t kStackLimit = 4'000'000;

URegularExpression* open(std::string_view pattern, bool ignore_case, UParseError& where,
                         UErrorCode& status) {
  const std::u16string wide = to_utf16(pattern);
  const std::uint32_t flags = ignore_case ? static_cast<std::uint32_t>(UREGEX_CASE_INSENSITIVE) : 0;
  return uregex_open(wide.data(), static_cast<std::int32_t>(wide.size()), flags, &where, &status);
}

/// True when the brace at `at` opens a count such as {2,3}, or belongs to \p{...}, \x{...},
/// \N{...}.
bool opens_argument(std::string_view pattern, std::size_t at) {
  const std::size_t close = pattern.find('}', at);
  if (close == std::string_view::npos) return false;
  const std::string_view inside = pattern.substr(at + 1, close - at - 1);
  if (!inside.empty() && inside.find_first_not_of("0123456789,") == std::string_view::npos)
    return true;
  constexpr std::string_view kTakesName = "pPxNg";
  return at >= 2 && pattern[at - 2] == '\\' &&
         kTakesName.find(pattern[at - 1]) != std::string_view::npos;
}

/// Rewrites what Java and others take and ICU does not: a brace that counts nothing is escaped, and
/// repetition inside a look-behind gets a bound.
/// Only patterns that ICU refuses as they are come here: what ICU understands keeps its meaning.
class Translator {
 public:
  explicit Translator(std::string_view pattern) : pattern_(pattern) {}

  std::string translate() {
    for (at_ = 0; at_ < pattern_.size(); ++at_) take(pattern_[at_]);
    return out_;
  }

 private:
  void take(char c) {
    if (c == '\\' && at_ + 1 < pattern_.size()) {
      out_ += c;
      out_ += pattern_[++at_];
    } else if (in_set_) {
      in_set_ = c != ']';
      out_ += c;
    } else if (c == '{' || c == '}') {
      take_brace(c);
    } else if ((c == '+' || c == '*') && look_behind_depth_ > 0) {
      // ICU wants look-behind of bounded length. 100 characters are more than any abbreviation
      // that rules look back over.
      out_ += c == '+' ? "{1,100}" : "{0,100}";
    } else {
      in_set_ = c == '[';
      count_group(c);
      out_ += c;
    }
  }

  void take_brace(char c) {
    if (c == '{') in_argument_ = opens_argument(pattern_, at_);
    if (!in_argument_) out_ += '\\';
    if (c == '}') in_argument_ = false;
    out_ += c;
  }

  void count_group(char c) {
    const std::string_view rest = pattern_.substr(at_);
    // Groups inside a look-behind count as depth, so that its own end is known.
    const bool opens = rest.starts_with("(?<=") || rest.starts_with("(?<!");
    if (c == '(' && (opens || look_behind_depth_ > 0)) ++look_behind_depth_;
    if (c == ')' && look_behind_depth_ > 0) --look_behind_depth_;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  std::string out_;
  bool in_set_ = false;
  bool in_argument_ = false;
  int look_behind_depth_ = 0;
};

}  // namespace

void RegexCloser::operator()(URegularExpression* regex) const {
  uregex_close(regex);
}

Regex::Regex(std::string_view pattern, RegexOptions options)
    : pattern_(pattern), options_(options) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  regex_.reset(open(pattern, options.ignore_case, where, status));
  if (U_FAILURE(status)) {
    UErrorCode second = U_ZERO_ERROR;
    UParseError unused{};
    regex_.reset(open(Translator(pattern).translate(), options.ignore_case, unused, second));
    // A failure is told as of the pattern that was written, not of its translation.
    if (U_SUCCESS(second)) status = U_ZERO_ERROR;
  }
  if (U_FAILURE(status)) {
    throw InputError("the regular expression \"" + pattern_ + "\" is not understood (" +
                     u_errorName(status) + " at character " + std::to_string(where.offset) + ")");
  }
  uregex_setTimeLimit(regex_.get(), kTimeLimit, &status);
  uregex_setStackLimit(regex_.get(), kStackLimit, &status);
}

void Regex::set_text(std::u16string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  length_ = text.size();
  uregex_setText(regex_.get(), text.data(), static_cast<std::int32_t>(text.size()), &status);
  // Unless the range is to end the text, "^" and "$" mean the whole text; look-around sees beyond
  // the range in any case (transparent bounds).
  uregex_useAnchoringBounds(regex_.get(), options_.range_ends_text ? 1 : 0, &status);
  uregex_useTransparentBounds(regex_.get(), 1, &status);
}

void Regex::region(std::size_t begin, std::size_t end) {
  UErrorCode status = U_ZERO_ERROR;
  uregex_setRegion64(regex_.get(), static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end),
                     &status);
}

bool Regex::checked(bool result, std::int32_t status) const {
  if (status > U_ZERO_ERROR) {
    throw InputError("the regular expression \"" + pattern_ + "\" takes too long on this text (" +
                     u_errorName(static_cast<UErrorCode>(status)) + ")");
  }
  return result;
}

bool Regex::matches(std::size_t begin, std::size_t end) {
  region(begin, end);
  UErrorCode status = U_ZERO_ERROR;
  const bool result = uregex_matches64(regex_.get(), -1, &status) != 0;
  return checked(result, status);
}

bool Regex::starts_at(std::size_t begin) {
  region(begin, length_);
  UErrorCode status = U_ZERO_ERROR;
  const bool result = uregex_lookingAt64(regex_.get(), -1, &status) != 0;
  return checked(result, status);
}

bool Regex::found_in(std::size_t begin, std::size_t end) {
  region(begin, end);
  UErrorCode status = U_ZERO_ERROR;
  const bool result = uregex_findNext(regex_.get(), &status) != 0;
  return checked(result, status);
}

std::size_t Regex::find(std::size_t begin, std::size_t& match_begin) {
  region(begin, length_);
  UErrorCode status = U_ZERO_ERROR;
  const bool found = uregex_findNext(regex_.get(), &status) != 0;
  if (!checked(found, status)) return std::string::npos;
  match_begin = static_cast<std::size_t>(uregex_start64(regex_.get(), 0, &status));
  return static_cast<std::size_t>(uregex_end64(regex_.get(), 0, &status));
}

int Regex::group_count() const {
  UErrorCode status = U_ZERO_ERROR;
  return uregex_groupCount(regex_.get(), &status);
}

int Regex::group_number(const std::string& name) const {
  UErrorCode status = U_ZERO_ERROR;
  const int number = uregex_groupNumberFromCName(regex_.get(), name.c_str(), -1, &status);
  return U_SUCCESS(status) ? number : 0;
}

std::optional<std::pair<std::size_t, std::size_t>> Regex::group(int number) const {
  UErrorCode status = U_ZERO_ERROR;
  const std::int64_t begin = uregex_start64(regex_.get(), number, &status);
  const std::int64_t end = uregex_end64(regex_.get(), number, &status);
  if (U_FAILURE(status) || begin < 0) return std::nullopt;
  return std::pair(static_cast<std::size_t>(begin), static_cast<std::size_t>(end));
}

}  // namespace calque::segment
