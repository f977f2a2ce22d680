#include "report/style.h"

#include <array>

#include "text/printable.h"
#include "text/unicode.h"

namespace calque::report {
namespace {

/// SGR 0: all attributes off.
constexpr std::string_view kNoColor = "\x1b[0m";
constexpr std::array kRoles{Role::heading, Role::faint,   Role::inserted, Role::deleted,
                            Role::good,    Role::warning, Role::hit};

/// SGR parameters (ECMA-48, 8.3.117).
std::string_view escape_of(Role role) {
  switch (role) {
    case Role::plain:
      return "";
    case Role::heading:
      return "\x1b[1m";
    case Role::faint:
      return "\x1b[2m";
    case Role::inserted:
      return "\x1b[4;32m";  // underlined too: not all see red beside green
    case Role::deleted:
      return "\x1b[9;31m";  // struck through
    case Role::good:
      return "\x1b[1;32m";
    case Role::warning:
      return "\x1b[33m";
    case Role::hit:
      return "\x1b[1;36m";
  }
  return "";
}

}  // namespace

Style Style::terminal(bool color) {
  Style style;
  style.terminal_ = true;
  style.color_ = color;
  return style;
}

std::string Style::text(std::string_view content) const {
  return isolated(content, printable(content));
}

std::string Style::printable(std::string_view content) const {
  return terminal_ ? text::make_printable(content) : std::string(content);
}

std::string Style::isolated(std::string_view content, std::string dressed) const {
  if (!terminal_ || !text::has_right_to_left(content)) return dressed;
  return std::string(kFirstStrongIsolate) + dressed + std::string(kPopDirectionalIsolate);
}

std::string Style::text(std::string_view content, Role role) const {
  return words(text(content), role);
}

std::string Style::words(std::string_view content, Role role) const {
  if (!color_ || role == Role::plain || content.empty()) return std::string(content);
  return std::string(escape_of(role)) + std::string(content) + std::string(kNoColor);
}

/// Only sequences that a style writes, letter for letter: text cannot smuggle in others.
std::size_t Style::sequence_at(std::string_view dressed) const {
  if (!terminal_) return 0;
  for (const std::string_view isolate : {kFirstStrongIsolate, kPopDirectionalIsolate}) {
    if (dressed.starts_with(isolate)) return isolate.size();
  }
  if (!color_ || !dressed.starts_with('\x1b')) return 0;
  if (dressed.starts_with(kNoColor)) return kNoColor.size();
  for (const Role role : kRoles) {
    if (dressed.starts_with(escape_of(role))) return escape_of(role).size();
  }
  return 0;
}

}  // namespace calque::report
