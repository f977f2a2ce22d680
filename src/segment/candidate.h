#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "segment/characters.h"
#include "segment/closers.h"
#include "segment/rule_set.h"

namespace calque::segment {

/// A place where a sentence may end: one or more marks, the closing quotation marks and brackets
/// after them, white space. All values are byte offsets in the paragraph.
///
///     He said “Stop!”  Then he left.
///                  ^ mark_begin
///                   ^ mark_end
///                      ^ close_end (after ”)
///                        ^ next
struct Candidate {
  std::size_t mark_begin = 0;
  std::size_t mark_end = 0;
  std::size_t close_end = 0;
  std::size_t next = 0;
  MarkKind kind = MarkKind::none;  ///< none: a line break.
  bool spaced() const { return next > close_end; }
  bool closed = false;  ///< A quotation mark or bracket closes after the mark.
};

/// Finds the candidates of a paragraph from left to right, by a table of bytes that may begin a
/// mark.
class CandidateScanner {
 public:
  /// `text` must outlive the scanner.
  CandidateScanner(std::string_view text, const RuleSet& rules);

  /// The next candidate, or nothing at the end of the text. A mark at the very end is none.
  std::optional<Candidate> next();

 private:
  MarkKind kind_at(std::size_t offset) const;
  Candidate read(std::size_t offset, MarkKind kind);

  std::string_view text_;
  const RuleSet& rules_;
  Closers closers_;
  std::array<bool, 256> interesting_{};
  std::size_t at_ = 0;
};

/// A line break is the white space around at least one line feed.
Candidate line_break_at(std::string_view text, std::size_t offset);

}  // namespace calque::segment
