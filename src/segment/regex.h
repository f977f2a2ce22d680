#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct URegularExpression;

namespace calque::segment {

struct RegexCloser {
  void operator()(URegularExpression* regex) const;
};

struct RegexOptions {
  bool ignore_case = false;
  /// `^`, `$` and `\\z` mean the ends of the range that a call names, not those of the whole text.
  bool range_ends_text = false;
};

/// A compiled ICU regular expression at work on one text. Not for several threads at once.
class Regex {
 public:
  /// `pattern` in UTF-8. @throws InputError with ICU's reason and the place in the pattern.
  explicit Regex(std::string_view pattern, RegexOptions options = {});

  /// The text for the calls below; it must stay as it is until the next call of set_text.
  void set_text(std::u16string_view text);

  /// True when the pattern matches exactly [begin, end). What lies outside is seen by `\b` and by
  /// look-arounds.
  /// @throws InputError when the pattern takes too long. So do the following.
  bool matches(std::size_t begin, std::size_t end);

  /// True when the pattern matches some text that starts at `begin`.
  bool starts_at(std::size_t begin);

  /// True when the pattern is found somewhere in [begin, end).
  bool found_in(std::size_t begin, std::size_t end);

  /// The end of the first match at or after `begin`, or npos. `match_begin` gets its start.
  std::size_t find(std::size_t begin, std::size_t& match_begin);

  /// Capturing groups of the pattern.
  int group_count() const;

  /// The number of the group with this name; 0 when there is none.
  int group_number(const std::string& name) const;

  /// What a group took part in of the last match, [begin, end); nothing when it took none.
  std::optional<std::pair<std::size_t, std::size_t>> group(int number) const;

 private:
  void region(std::size_t begin, std::size_t end);
  bool checked(bool result, std::int32_t status) const;

  std::string pattern_;
  RegexOptions options_;
  std::unique_ptr<URegularExpression, RegexCloser> regex_;
  std::size_t length_ = 0;
};

}  // namespace calque::segment
