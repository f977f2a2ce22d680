#pragma once

#include <string_view>

#include "check/check.h"

namespace calque::check {

/// URLs, e-mail addresses and paths ("addresses"). The language in a URL may be that of the text.
void check_addresses(const CheckedText& source, const CheckedText& target, const Report& report);

/// `$name`, and not `${name}` or `$name$`.
bool is_shell_variable(const text::ProtectedText& part, std::string_view text);

/// Roles, code, options and variables of a shell in prose ("code").
void check_code(const CheckedText& source, const CheckedText& target, const Report& report);

/// Names such as PostScript, snake_case and UTF-8 ("names").
void check_names(const CheckedText& source, const CheckedText& target, const Report& report);

}  // namespace calque::check
