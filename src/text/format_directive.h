#pragma once

#include <cstddef>
#include <string_view>

/// Directives that begin with a percent sign.
namespace calque::text {

/// What a percent sign introduces: told from the whole text, as one directive alone does not tell.
enum class DirectiveStyle {
  printf,    ///< `%s`, `%1$d`, `%-5.2lf`; and by name: `%(name)s`, `%{name}`, `%NAME%`.
  numbered,  ///< `%1`, `%L2`, `%n`: Qt and KDE, where a width can't stand before a conversion.
  time       ///< `%H:%M`: parts of a date, which every language orders as it likes.
};

DirectiveStyle directive_style(std::string_view text);

/// The length in bytes of the directive at `offset`, where a percent sign stands; 0 where it is a
/// percent sign. `%%` is none. Looks at most 60 bytes ahead.
std::size_t directive_length(std::string_view text, std::size_t offset, DirectiveStyle style);

}  // namespace calque::text
