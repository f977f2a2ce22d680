#include "text/encoder.h"

#include "calque/error.h"
#include "catch.h"

using namespace calque;
using calque::text::encode;
using calque::text::Unencodable;

TEST_CASE("text is encoded as it was decoded") {
  CHECK(encode("grüß €", "UTF-8", Unencodable::refuse) == "grüß €");
  CHECK(encode("grüß €", "windows-1252", Unencodable::refuse) == "gr\xFC\xDF \x80");
  CHECK(encode("a😀", "UTF-16BE", Unencodable::refuse) == std::string("\0a\xD8\x3D\xDE\0", 6));
  CHECK(encode("日本", "EUC-JP", Unencodable::refuse) == "\xC6\xFC\xCB\xDC");
  CHECK(encode(std::string(40000, 'a') + "é", "ISO-8859-1", Unencodable::refuse) ==
        std::string(40000, 'a') + "\xE9");
}

TEST_CASE("a character that the encoding lacks is refused or referred to") {
  CHECK(encode("a€😀", "ISO-8859-1", Unencodable::xml_reference) == "a&#x20AC;&#x1F600;");
  CHECK_THROWS_WITH(encode("a😀", "ISO-8859-1", Unencodable::refuse),
                    ContainsSubstring("ISO-8859-1 has no \"😀\""));
  CHECK_THROWS_AS(encode("a", "no-such-encoding", Unencodable::refuse), InputError);
}
