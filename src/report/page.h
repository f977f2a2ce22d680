#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "text/embedded_file.h"

namespace calque::report {

/// The HTML, CSS and JavaScript files of `src/report/pages`.
std::span<const text::EmbeddedFile> page_files();

/// What a `{{name}}` of a page stands for. The text is HTML: whoever gives it has escaped it.
using PageValue = std::pair<std::string_view, std::string_view>;

/// The page `name` of `src/report/pages` as one file that asks nothing of the network: a `{{name}}`
/// in it is replaced by the value of that name, or by the file of that name where there is one
/// ("{{alignment.css}}"). Throws std::logic_error for a name that is neither: a fault of the
/// program, found by the test of each page. Values are not searched for names again.
std::string filled_page(std::string_view name, std::initializer_list<PageValue> values);

}  // namespace calque::report
