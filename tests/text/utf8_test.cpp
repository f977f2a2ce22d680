#include "text/utf8.h"

#include "catch.h"

using namespace calque::text;

TEST_CASE("every code point survives encoding and decoding") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string encoded;
    append_utf8(encoded, c);
    const Decoded decoded = decode_at(encoded, 0);
    if (decoded.code_point != c || decoded.length != encoded.size()) FAIL(static_cast<long>(c));
  }
}

TEST_CASE("overlong forms, surrogates, stray bytes and cut sequences are found") {
  const char* bad = GENERATE("a\xC0\xAF", "a\xED\xA0\x80", "a\x80", "a\xE2\x82",
                             "a\xF5\x80\x80\x80", "a\xFF", "a\xF4\x90\x80\x80");
  CHECK(find_invalid_utf8(bad) == 1U);
  CHECK_FALSE(find_invalid_utf8(replace_invalid_utf8(bad)));
}

TEST_CASE("valid text of several scripts passes") {
  CHECK_FALSE(find_invalid_utf8("İstanbul — שלום مرحبا Ελλάδα 东京 हिन्दी 😀"));
  CHECK(count_code_points("שלום 😀") == 6);
}
