#include "segment/characters.h"

#include "catch.h"

using namespace calque::segment;

TEST_CASE("marks have their kind") {
  CHECK(mark_kind(U'.') == MarkKind::period);
  CHECK(mark_kind(U'?') == MarkKind::strong);
  CHECK(mark_kind(U'…') == MarkKind::ellipsis);
  for (const char32_t c : {U'。', U'।', U'؟', U'۔', U'։', U'።', U'။', U'។'}) {
    CHECK(mark_kind(c) == MarkKind::full_stop);
  }
  CHECK(mark_kind(U',') == MarkKind::none);
}

TEST_CASE("quotation marks may open and close") {
  CHECK(may_close(U'”'));
  CHECK(may_close(U'“'));
  CHECK(may_open(U'„'));
  CHECK(is_ambiguous_quote(U'“'));
  CHECK_FALSE(is_ambiguous_quote(U'”'));
  CHECK(may_close(U')'));
  CHECK_FALSE(may_close(U'('));
}

TEST_CASE("scripts are told apart") {
  CHECK(is_east_asian(U'字'));
  CHECK(is_unspaced_letter(U'ก'));
  CHECK_FALSE(is_unspaced_letter(U'a'));
  CHECK(is_hangul(U'한'));
  CHECK(is_right_to_left(U'ש'));
}

TEST_CASE("invisible characters are no white space") {
  CHECK(is_invisible(U'\u200F'));
  CHECK_FALSE(is_space(U'\u200F'));
  CHECK(is_space(U'\u00A0'));
  CHECK(skip_spaces(" \u200F\u00A0x", 0) == 6);
}

TEST_CASE("the character before an offset is found, whatever the bytes") {
  CHECK(decode_before("aé", 3).code_point == U'é');
  CHECK(decode_before("\x80\x80", 2).code_point == U'\uFFFD');
  CHECK(decode_before("a", 0).length == 0);
  CHECK(char_at("a", 1) == 0);
}
