#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "segment/candidate.h"

namespace calque::segment {

/// The word before a mark. Views into the paragraph; `token` may hold periods ("i.d.R", "U.S").
struct WordBefore {
  std::string_view token;
  std::string_view last;    ///< What follows the last period in `token`: "S" of "U.S".
  std::string lowered;      ///< `token` in lower case.
  std::string last_lowered;
  std::size_t letters = 0;  ///< Letters of `last`, combining marks left out.
  bool number = false;      ///< Digits only, separators among them allowed.
  std::size_t begin() const { return begin_; }
  std::size_t begin_ = 0;   ///< Offset of `token`.
};

WordBefore word_before(std::string_view text, std::size_t mark_begin);

enum class NextCase { upper, lower, uncased, digit, other, end };

/// What follows a candidate. Opening marks and dashes are stepped over to find the word.
struct After {
  char32_t first = 0;      ///< The character at Candidate::next.
  std::string_view word;   ///< The first word, without opening marks; empty when there is none.
  std::string lowered;
  NextCase kind = NextCase::end;
  bool opened = false;     ///< An opening bracket or quotation mark stands before the word.
  bool dashed = false;     ///< A dash or a bullet stands before the word.
  std::size_t word_end = 0;
};

After look_after(std::string_view text, std::size_t next);

}  // namespace calque::segment
