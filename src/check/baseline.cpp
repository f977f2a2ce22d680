#include "check/baseline.h"

#include <array>
#include <charconv>

#include "calque/error.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace calque::check {
namespace {

constexpr std::size_t kDigits = 16;  // of a fingerprint of 64 bits, hexadecimal

}  // namespace

void Baseline::add_line(const std::string& line) {
  if (line.empty() || line.front() == '#') return;
  std::uint64_t hash = 0;
  const char* end = line.data() + std::min(line.size(), kDigits);
  const auto [last, error] = std::from_chars(line.data(), end, hash, 16);
  const bool whole = line.size() >= kDigits && last == line.data() + kDigits &&
                     (line.size() == kDigits || line[kDigits] == ' ');
  if (error != std::errc() || !whole) {
    throw InputError("\"" + text::make_printable(line.substr(0, 40)) +
                     "\" is no line of a baseline: --write-baseline makes one");
  }
  known_.insert(hash);
}

std::string baseline_line(const Finding& finding) {
  // Bytes: as much as fits on a line beside the rest, for people.
  constexpr std::size_t kShown = 60;
  std::array<char, kDigits> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + kDigits, fingerprint_of(finding), 16).ptr;
  const std::string hash(digits.data(), end);
  std::string shown = finding.target.substr(0, kShown);
  while (text::find_invalid_utf8(shown)) shown.pop_back();
  return std::string(kDigits - hash.size(), '0') + hash + " " + std::string(finding.check) + " " +
         finding.target_language.tag() + " " + text::make_printable(shown) + "\n";
}

}  // namespace calque::check
