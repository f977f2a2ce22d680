#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace calque::segment {

/// What can be told of a regular expression without running it, so that of some thousand rules only
/// the few are run that can match at a place. Everything errs on the safe side: what is not
/// understood counts as "may match anything".
struct RegexProfile {
  static constexpr std::size_t kUnbounded = static_cast<std::size_t>(-1);

  std::size_t min_length = 0;  ///< In code points.
  std::size_t max_length = kUnbounded;
  /// Every match ends in one of these, in the form of normal_tail(); empty: nothing is known.
  std::vector<std::u32string> tails;
};

/// Longest tail that is kept.
inline constexpr std::size_t kTailLength = 4;

/// `pattern` is an ICU regular expression in UTF-8.
RegexProfile profile_regex(std::string_view pattern);

/// The character in the form in which tails are compared: lower case, every digit as `0`, white
/// space as a space.
char32_t normal_character(char32_t c);

/// Appends to a tail; white space after white space is dropped.
void append_normal(std::u32string& tail, char32_t c);

}  // namespace calque::segment
