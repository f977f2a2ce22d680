#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "segment/candidate.h"

namespace calque::segment {

/// The word before a mark, which may hold periods ("i.d.R", "U.S"). Letters apart by a period and a
/// space are one word: "z. B" gives "z.B".
struct WordBefore {
  std::string token;
  std::string last;     ///< What follows the last period in `token`: "S" of "U.S".
  std::string lowered;  ///< `token` in lower case.
  std::string last_lowered;
  std::size_t begin = 0;      ///< Offset in the paragraph.
  std::size_t letters = 0;    ///< Letters of `last`, combining marks left out.
  bool number = false;        ///< Digits only, periods among them allowed.
  bool roman = false;         ///< A Roman numeral in capitals.
  bool initial = false;       ///< One letter of a script in which that is no word.
  bool acronym = false;       ///< Single letters with periods between them.
  bool after_number = false;  ///< The word before this one ends in a digit.
};

WordBefore word_before(std::string_view text, std::size_t mark_begin);

enum class NextCase { upper, lower, uncased, digit, other, end };

/// What follows a candidate. Opening marks and dashes are stepped over to find the word.
struct After {
  char32_t first = 0;     ///< The character at Candidate::next.
  std::string_view word;  ///< The first word, without opening marks; empty when there is none.
  std::string lowered;
  std::string second;  ///< The word after that, in lower case, when only a space is between.
  NextCase kind = NextCase::end;
  bool opened = false;         ///< An opening bracket or quotation mark stands before the word.
  bool dashed = false;         ///< A dash or a bullet stands before the word.
  std::size_t word_begin = 0;  ///< Offsets of `word` in the paragraph.
  std::size_t word_end = 0;
};

After look_after(std::string_view text, std::size_t next);

}  // namespace calque::segment
