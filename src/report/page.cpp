#include "report/page.h"

#include <algorithm>
#include <stdexcept>

namespace calque::report {
namespace {

std::string_view value_of(std::string_view name, std::span<const PageValue> values) {
  const auto value = std::ranges::find(values, name, &PageValue::first);
  if (value != values.end()) return value->second;
  const auto files = page_files();
  const auto file = std::ranges::find(files, name, &text::EmbeddedFile::name);
  if (file != files.end()) return file->text;
  // A page of this program asks for what this program does not give it: no file of a user can bring
  // that about.
  throw std::logic_error("a page has nothing for the name " + std::string(name));
}

}  // namespace

/// Values are not looked through again: a text with "{{" in it stays what it is.
std::string filled_page(std::string_view name, std::initializer_list<PageValue> values) {
  constexpr std::string_view kOpen = "{{";
  constexpr std::string_view kClose = "}}";
  const std::span<const PageValue> all(values.begin(), values.size());
  std::string_view rest = value_of(name, all);
  std::string out;
  for (auto at = rest.find(kOpen); at != std::string_view::npos; at = rest.find(kOpen)) {
    const auto end = rest.find(kClose, at);
    out.append(rest.substr(0, at));
    out.append(value_of(rest.substr(at + kOpen.size(), end - at - kOpen.size()), all));
    rest.remove_prefix(end + kClose.size());
  }
  return out.append(rest);
}

}  // namespace calque::report
