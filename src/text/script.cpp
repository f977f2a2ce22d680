#include "text/script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/utf8.h"

namespace calque::text {
namespace {

struct Scripts {
  // Japanese has three; more are left out.
  std::array<UScriptCode, 8> codes{};
  std::size_t count = 0;

  bool has(UScriptCode code) const {
    return std::find(codes.begin(), codes.begin() + count, code) != codes.begin() + count;
  }
};

Scripts scripts_of(std::string_view tag) {
  Scripts scripts;
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t count =
      uscript_getCode(std::string(tag).c_str(), scripts.codes.data(),
                      static_cast<std::int32_t>(scripts.codes.size()), &status);
  if (U_SUCCESS(status)) scripts.count = static_cast<std::size_t>(std::max(count, 0));
  return scripts;
}

}  // namespace

/// Common and inherited characters fit every script.
ScriptCount count_scripts(std::string_view text, std::string_view tag) {
  const Scripts scripts = scripts_of(tag);
  // uscript_getScript tells Han only, not which form of it.
  const bool simplified =
      scripts.has(USCRIPT_SIMPLIFIED_HAN) || scripts.has(USCRIPT_TRADITIONAL_HAN);
  ScriptCount counts;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_at(text, at);
    at += decoded.length;
    const auto c = static_cast<UChar32>(decoded.code_point);
    if (u_isalpha(c) == 0) continue;
    ++counts.letters;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    const bool expected = scripts.count == 0 || scripts.has(script) || script == USCRIPT_COMMON ||
                          script == USCRIPT_INHERITED || (simplified && script == USCRIPT_HAN);
    if (expected) ++counts.expected;
  }
  return counts;
}

}  // namespace calque::text
