#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace calque {

/// What a match of a regular expression is replaced by: text, with the content of groups in it.
class Replacement {
 public:
  /// `$1` and `${name}` are groups, `$0` is the whole match; a digit that would make a number
  /// larger than `groups` is text. `\t` and `\n` are TAB and LF, before any other character a
  /// backslash takes its meaning away. `number_of` gives the number of a named group, 0 for none.
  /// Throws UsageError for a group that does not exist, and for a `$` or `\` without more.
  Replacement(std::string_view written, int groups,
              const std::function<int(const std::string&)>& number_of);

  /// `group` gives the text of a group.
  std::string expand(const std::function<std::string_view(int)>& group) const;

 private:
  struct Part {
    std::string text;
    int group = -1;  ///< Comes after `text`; -1 is none.
  };
  std::vector<Part> parts_;
};

}  // namespace calque
