#include "report/terminal_text.h"

#include <algorithm>

#include "text/printable.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::report {
namespace {

/// Copies text and puts each run of right-to-left letters that stands in no isolate into one. A run
/// holds what is neutral between such letters, and ends with the last of them.
class RunIsolator {
 public:
  explicit RunIsolator(const Style& style) : style_(style) {}

  std::string isolate(std::string_view text) {
    out_.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
      if (const std::size_t own = style_.sequence_at(text.substr(i)); own > 0) {
        take_sequence(text.substr(i, own));
        i += own;
        continue;
      }
      const text::Decoded decoded = text::decode_at(text, i);
      take(decoded.code_point, text.substr(i, decoded.length));
      i += decoded.length;
    }
    close();
    return std::move(out_);
  }

 private:
  void take_sequence(std::string_view sequence) {
    if (sequence == kFirstStrongIsolate) {
      close();
      ++depth_;
    } else if (sequence == kPopDirectionalIsolate) {
      if (depth_ == 0) return;  // what it would close is not ours
      --depth_;
    }
    out_ += sequence;
  }

  void take(char32_t character, std::string_view bytes) {
    const text::Direction direction = text::direction_of(character);
    if (character == '\n') {
      end_line();
    } else if (direction == text::Direction::left_to_right || character == '\t') {
      close();
    } else if (direction == text::Direction::right_to_left && depth_ == 0) {
      if (run_end_ == 0) out_ += kFirstStrongIsolate;
      run_end_ = out_.size() + bytes.size();
    } else if (direction == text::Direction::mark && run_end_ == out_.size()) {
      // A mark on the last letter belongs to the run.
      run_end_ += run_end_ > 0 ? bytes.size() : 0;
    }
    out_ += bytes;
  }

  void close() {
    if (run_end_ > 0) out_.insert(run_end_, kPopDirectionalIsolate);
    run_end_ = 0;
  }

  /// A paragraph ends all isolates in it.
  void end_line() {
    close();
    for (; depth_ > 0; --depth_) out_ += kPopDirectionalIsolate;
  }

  const Style& style_;
  std::string out_;
  std::size_t run_end_ = 0;  ///< Behind the last letter of the run, in `out_`; 0: there is no run.
  std::size_t depth_ = 0;    ///< Isolates of the style that are open.
};

/// Calls `put` for each stretch without a separator, and for each separator.
template <typename Put>
void for_each_field(std::string_view text, Put put) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\t"), text.size());
    put(text.substr(0, std::max<std::size_t>(end, 1)));
    text.remove_prefix(std::max<std::size_t>(end, 1));
  }
}

}  // namespace

/// Each field by itself: a right-to-left field must not turn the order of the columns around it.
std::string terminal_content(std::string_view text) {
  const std::string safe = text::make_lines_printable(text);
  if (!text::has_right_to_left(safe)) return safe;
  const Style style = Style::terminal(false);
  std::string out;
  for_each_field(safe,
                 [&](std::string_view field) { out += style.isolated(field, std::string(field)); });
  return out;
}

std::string terminal_message(std::string_view line) {
  return RunIsolator(Style()).isolate(text::make_printable(line));
}

/// Between the style's own sequences all is made printable, whatever it is.
std::string terminal_dressed(std::string_view text, const Style& style) {
  std::string safe;
  safe.reserve(text.size());
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t own = style.sequence_at(text.substr(i));
    if (own == 0) {
      ++i;
      continue;
    }
    safe += text::make_lines_printable(text.substr(done, i - done));
    safe += text.substr(i, own);
    i += own;
    done = i;
  }
  safe += text::make_lines_printable(text.substr(done));
  return RunIsolator(style).isolate(safe);
}

}  // namespace calque::report
