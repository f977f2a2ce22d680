#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace calque::report {

/// What isolated text stands between (UAX #9).
inline constexpr std::string_view kFirstStrongIsolate = "\u2068";
inline constexpr std::string_view kPopDirectionalIsolate = "\u2069";

/// What a piece of output is, for those who see colours.
enum class Role { plain, heading, faint, inserted, deleted, good, warning, hit };

/// How text is dressed for the place that it goes to.
class Style {
 public:
  /// For pipes and files: text as it is, nothing added.
  Style() = default;

  /// For a terminal: what could steer it made visible, text of right-to-left scripts isolated from
  /// what stands beside it (UAX #9, FSI … PDI), colours where `color`.
  static Style terminal(bool color);

  bool color() const { return color_; }
  bool for_terminal() const { return terminal_; }

  /// Text from a file or a memory: isolated(content, printable(content)).
  std::string text(std::string_view content) const;

  /// On a terminal, characters that could steer it made visible (text::make_printable).
  std::string printable(std::string_view content) const;

  /// On a terminal, `dressed` in an isolate where `content`, which it shows, has right-to-left
  /// letters.
  std::string isolated(std::string_view content, std::string dressed) const;

  /// The same, coloured by its role.
  std::string text(std::string_view content, Role role) const;

  /// Words of the program itself, coloured by their role.
  std::string words(std::string_view content, Role role) const;

  /// The bytes of the escape sequence or isolate of this style that `dressed` begins with; 0 when
  /// it begins with none.
  std::size_t sequence_at(std::string_view dressed) const;

 private:
  bool terminal_ = false;
  bool color_ = false;
};

}  // namespace calque::report
