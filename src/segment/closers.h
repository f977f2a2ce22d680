#pragma once

#include <cstddef>
#include <string_view>

namespace calque::segment {

/// Which quotation marks that look alike at both ends are open. Counted on from the last question,
/// as offsets never decrease; a count from the start each time would take time with the square of
/// the text.
class OpenQuotes {
 public:
  explicit OpenQuotes(std::string_view text) : text_(text) {}

  /// Reads on to `offset`, before which the questions are asked.
  void read_to(std::size_t offset);

  bool straight() const { return straight_; }  ///< An odd number of `"`.
  bool low() const { return low_; }            ///< „ without the “ or ” that closes it.

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool straight_ = false;
  bool low_ = false;
};

/// Finds the end of what belongs to a sentence after its mark: closing quotation marks and
/// brackets, marks of notes, pictures, smileys.
class Closers {
 public:
  /// `text` must outlive the object.
  explicit Closers(std::string_view text) : text_(text), quotes_(text) {}

  /// Where what closes after the mark that ends at `offset` is over. Offsets must not decrease.
  std::size_t end(std::size_t offset);

 private:
  std::size_t end_of_attached(std::size_t offset) const;
  std::size_t end_of_spaced(std::size_t offset);
  std::size_t end_of_spaced_mark(std::size_t offset, std::size_t at);
  std::size_t end_of_spaced_picture(std::size_t offset, std::size_t at) const;

  std::string_view text_;
  OpenQuotes quotes_;
};

/// The end of the pictures that begin at `offset`, else `offset`.
std::size_t end_of_pictures(std::string_view text, std::size_t offset);

/// The end of a footnote number in brackets ("[12]") at `offset`, else `offset`.
std::size_t end_of_note(std::string_view text, std::size_t offset);

}  // namespace calque::segment
