#include "glossary/table_beginning.h"

#include <algorithm>

#include "text/trim.h"

namespace calque::glossary {
namespace {

constexpr std::string_view kBlank = " \t\r\n";

}  // namespace

bool is_utx(std::string_view beginning) {
  const std::size_t first = beginning.find_first_not_of(kBlank);
  return first != std::string_view::npos && beginning.substr(first).starts_with("#UTX");
}

std::string magic_encoding(std::string_view beginning) {
  constexpr std::string_view kCoding = "coding:";
  const std::string_view line = beginning.substr(0, beginning.find('\n'));
  const std::size_t marker = line.find("-*-");
  const std::size_t at = line.find(kCoding, marker);
  if (!line.starts_with('#') || marker == std::string_view::npos || at == std::string_view::npos) {
    return {};
  }
  const std::string_view rest = text::trimmed(line.substr(at + kCoding.size()));
  return std::string(text::trimmed(rest.substr(0, rest.find_first_of(" ;*\t"))));
}

char separator_of(std::string_view beginning) {
  const std::size_t first = beginning.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return '\t';
  const std::string_view line = beginning.substr(first, beginning.find('\n', first) - first);
  if (line.starts_with('#') || line.find('\t') != std::string_view::npos) return '\t';
  // Excel writes semicolons where the comma is the decimal sign.
  return std::ranges::count(line, ';') > std::ranges::count(line, ',') ? ';' : ',';
}

}  // namespace calque::glossary
