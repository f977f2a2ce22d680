#include "formats/file_text.h"

#include "calque/error.h"
#include "catch.h"

using namespace calque;

namespace {

FileText open_text(std::string bytes, const std::string& encoding = {}) {
  return {std::move(bytes), "a.txt", {.forced_encoding = encoding, .default_encoding = "UTF-8"}};
}

constexpr auto kReference = text::Unencodable::xml_reference;

}  // namespace

TEST_CASE("a patched file has all other bytes as they were") {
  const FileText file = open_text("\xEF\xBB\xBFone\r\ntwo\nthree");
  CHECK(file.text() == "one\r\ntwo\nthree");
  CHECK(file.patched({}, kReference) == "\xEF\xBB\xBFone\r\ntwo\nthree");
  CHECK(file.patched({{5, 8, "2"}, {0, 0, "a"}, {0, 0, "b"}}, kReference) ==
        "\xEF\xBB\xBF"
        "abone\r\n2\nthree");
  CHECK(file.line_at(0) == 1);
  CHECK(file.line_at(5) == 2);
}

TEST_CASE("a file is written in its own encoding") {
  const FileText file = open_text("gr\xFC\xDF", "windows-1252");
  CHECK(file.text() == "grüß");
  CHECK(file.patched({{0, 2, "é€"}}, kReference) == "\xE9\x80\xFC\xDF");
  CHECK(file.patched({{0, 2, "ş"}}, kReference) == "&#x15F;\xFC\xDF");
  CHECK_THROWS_WITH(file.patched({{0, 2, "ş"}}, text::Unencodable::refuse),
                    ContainsSubstring("has no \"ş\""));
}

TEST_CASE("UTF-16 keeps its byte order mark") {
  const std::string bytes(
      "\xFF\xFE"
      "a\0b\0",
      6);
  const FileText file = open_text(bytes);
  CHECK(file.text() == "ab");
  CHECK(file.patched({{1, 2, "😀"}}, kReference) == std::string("\xFF\xFE"
                                                                "a\0\x3D\xD8\x00\xDE",
                                                                8));
}

TEST_CASE("bytes without a meaning are refused with their line, or replaced") {
  CHECK_THROWS_WITH(open_text("a\nb\xFF"), ContainsSubstring("a.txt:2: it has bytes without"));
  const FileText file("a\nb\xFF", "a.txt", {.default_encoding = "UTF-8", .lenient = true});
  CHECK(file.text() == "a\nb\uFFFD");
  REQUIRE(file.remarks().size() == 1);
  CHECK_THROWS_AS(file.patched({{0, 1, "x"}}, kReference), InputError);
  CHECK(file.patched({}, kReference) == "a\nb\xFF");
}
