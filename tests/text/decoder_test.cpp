#include "text/decoder.h"

#include <zlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "calque/error.h"
#include "catch.h"
#include "text/utf8.h"

using namespace calque;
using namespace calque::text;

namespace {

struct Result {
  std::string text;
  std::string encoding;
  std::vector<BadBytes> bad;
  std::string remark;
};

Result decode(std::string bytes, const DecoderOptions& options = {}) {
  Decoder decoder(ByteSource::from_memory(std::move(bytes), "in"), options);
  Result result;
  while (decoder.read(result.text)) {
    for (const BadBytes& bad : decoder.take_bad_bytes()) result.bad.push_back(bad);
  }
  result.encoding = decoder.encoding();
  result.remark = decoder.remark();
  return result;
}

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const auto low = static_cast<char>(unit & 0xFFU);
    const auto high = static_cast<char>(unit >> 8U);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

std::string gzip(std::string bytes) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(bytes.size() + 1024, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

TEST_CASE("the encoding is told by mark, pattern and declaration in this order") {
  struct Row {
    std::string bytes;
    std::string text;
    std::string encoding;
  };
  const auto row = GENERATE(values<Row>({
      {"\xC5\x9F", "ş", "UTF-8"},
      {"\xEF\xBB\xBFş", "ş", "UTF-8"},
      {"\xFF\xFE" + utf16(u"aş\U0001F600", false), "aş😀", "UTF-16LE"},
      {"\xFE\xFF" + utf16(u"aş", true), "aş", "UTF-16BE"},
      {utf16(u"<?xml?>", false), "<?xml?>", "UTF-16LE"},
      {utf16(u"<?xml?>", true), "<?xml?>", "UTF-16BE"},
      {"<?xml version='1.0' encoding='ISO-8859-9'?>\xFE",
       "<?xml version='1.0' encoding='ISO-8859-9'?>ş", "ISO-8859-9"},
      {"<?xml encoding = \"windows-1252\"?>\x93", "<?xml encoding = \"windows-1252\"?>“",
       "windows-1252"},
      {"\xFF\xFE" + utf16(u"<?xml encoding='utf-8'?>ş", false), "<?xml encoding='utf-8'?>ş",
       "UTF-16LE"},
      {"<?xml encoding='us-ascii'?>ş", "<?xml encoding='us-ascii'?>ş", "US-ASCII"},
      {"", "", "UTF-8"},
      {"\xEF\xBB\xBF", "", "UTF-8"},
  }));
  CAPTURE(row.bytes);
  DecoderOptions options;
  options.xml = true;
  const Result result = decode(row.bytes, options);
  CHECK(result.text == row.text);
  CHECK(result.encoding == row.encoding);
  CHECK(result.bad.empty());
}

TEST_CASE("an encoding can be forced") {
  DecoderOptions options;
  options.forced_encoding = "windows-1254";
  CHECK(decode("\xFE", options).text == "ş");
  options.forced_encoding = "utf-16";
  CHECK(decode("\xFE\xFF" + utf16(u"aş", true), options).text == "aş");
  options.forced_encoding = "no-such-thing";
  CHECK_THROWS_WITH(decode("a", options), ContainsSubstring("no-such-thing"));
}

TEST_CASE("a declaration that cannot be true is remarked on") {
  DecoderOptions options;
  options.xml = true;
  const Result wide = decode("<?xml encoding='UTF-16'?>ş", options);
  CHECK(wide.text == "<?xml encoding='UTF-16'?>ş");
  CHECK_THAT(wide.remark, ContainsSubstring("UTF-16"));
  const Result latin = decode("<?xml encoding='ISO-8859-1'?>ş", options);
  CHECK(latin.text == "<?xml encoding='ISO-8859-1'?>Å\u009F");
  CHECK_THAT(latin.remark, ContainsSubstring("look like UTF-8"));
}

TEST_CASE("bytes without a meaning become U+FFFD and are counted") {
  const Result utf8 = decode(
      "a\xC0\xAF"
      "b\xE2\x82");
  CHECK(utf8.text == "a\uFFFD\uFFFDb\uFFFD\uFFFD");
  REQUIRE(utf8.bad.size() == 4);
  CHECK(utf8.bad[0].text_offset == 1);
  CHECK(utf8.bad[0].byte_offset == 1);
  CHECK(utf8.bad[1].text_offset == 4);
  CHECK(utf8.bad[2].byte_offset == 4);

  const Result lone = decode("\xFF\xFE" + utf16(u"a\xD83D"
                                                u"b",
                                                false));
  CHECK(lone.text == "a\uFFFDb");
  REQUIRE(lone.bad.size() == 1);
  CHECK(lone.bad[0].text_offset == 1);

  const Result long_and_odd = decode("\xFF\xFE" + utf16(std::u16string(200000, u'a'), false) + "c");
  CHECK(long_and_odd.text == std::string(200000, 'a') + "\uFFFD");
  CHECK(long_and_odd.bad.size() == 1);

  const Result odd = decode("\xFF\xFE" + utf16(u"ab", false) + "c");
  CHECK(odd.text == "ab\uFFFD");
  CHECK(odd.bad.size() == 1);
}

TEST_CASE("characters that lie across the chunks survive") {
  const std::string piece = "aş\u20AC\U0001F600";
  std::u16string wide_piece = u"aş\u20AC\U0001F600";
  std::string text;
  std::u16string wide;
  for (int i = 0; i < 60000; ++i) {
    text += piece;
    wide += wide_piece;
  }
  const std::string shift = GENERATE("", "x", "xx", "xxx");
  CHECK(decode(shift + text).text == shift + text);
  CHECK(decode("\xFF\xFE" + utf16(wide, false)).text == text);
  const Result packed = decode(gzip(shift + text));
  CHECK(packed.text == shift + text);
  CHECK(packed.bad.empty());
}

TEST_CASE("gzip is known by its content and checked") {
  CHECK(decode(gzip("one") + gzip("two")).text == "onetwo");
  CHECK(decode(gzip("one") + std::string(512, '\0')).text == "one");
  const std::string packed = gzip(std::string(1000, 'x') + "end");
  CHECK_THROWS_WITH(decode(packed.substr(0, packed.size() - 5)), ContainsSubstring("too early"));
  std::string damaged = packed;
  damaged[packed.size() - 6] = static_cast<char>(~damaged[packed.size() - 6]);
  CHECK_THROWS_WITH(decode(damaged), ContainsSubstring("damaged"));
}

TEST_CASE("a file is read like memory, a missing one is named") {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / "calque_decoder_test.txt";
  std::ofstream(path) << "şey";
  {
    Decoder decoder(ByteSource::open(path.string()));
    std::string text;
    while (decoder.read(text)) {
    }
    CHECK(text == "şey");
    CHECK(decoder.source().stored_size() == 4);
    CHECK(decoder.source().consumed() == 4);
  }
  std::filesystem::remove(path);
  CHECK_THROWS_WITH(ByteSource::open(path.string()), ContainsSubstring("calque_decoder_test.txt"));
}
