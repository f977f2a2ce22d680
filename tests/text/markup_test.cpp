#include "text/markup.h"

#include <string>

#include "catch.h"
#include "text/placeholder.h"

using namespace calque::text;

namespace {

/// What is markup of the tags that matching sees, in their order: "b" for markup, "t" for text.
std::string read(const std::string& text) {
  MarkupReader reader(text);
  std::string kinds;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    const std::size_t length = placeholder_length(text, at);
    if (length > 0) kinds += reader.is_markup(at, length) ? 'b' : 't';
  }
  return kinds;
}

}  // namespace

TEST_CASE("markup is told from text in angle brackets") {
  struct Row {
    const char* text;
    const char* kinds;
  };
  const Row row = GENERATE(values<Row>({
      {"Use <Enter> and <All files> now", "tt"},
      {"<b>bold</b>", "bb"},
      {"the end of it.</b> More", "b"},
      {"<b>The start of it.", "b"},
      {"a<br>b<br/>c<BR>d<br />e", "bbbb"},
      {"<a href=\"x\">y</a>", "bb"},
      {"<a href='x' download>y", "b"},
      {"<A HREF=x>y</A>", "bb"},
      {"<input> <output> <title> <menu>", "tttt"},
      {"<input type=\"text\" disabled>", "b"},
      {"<title>Storm</title>", "bb"},
      {"<Trans>Hello</Trans> <Trans>", "bbt"},
      {"<Icon name=\"x\"/> <Icon/> <Icon>", "bbt"},
      {"<xliff:g id=\"1\">%s</xliff:g>", "bb"},
      {"<!-- note --> <?php echo ?> <!DOCTYPE html> <![CDATA[x]]>", "bbb"},
      {"write to <ana@example.org> or <https://example.org/a>", "tt"},
      {"if i<b and c>d", "t"},
      {"<file-name> <Strg+C> <-- here --> </>", "ttt"},
      {"<a href=\"x>y\">z", "b"},
      {"", ""},
  }));
  INFO(row.text);
  CHECK(read(row.text) == row.kinds);
}

TEST_CASE("many different tags take no longer than the text") {
  std::string text;
  for (int i = 0; i < 60'000; ++i)
    text += "<t" + std::to_string(i) + "> </u" + std::to_string(i) + ">";
  const std::string kinds = read(text);
  CHECK(kinds.size() == 120'000);
  CHECK(kinds.starts_with("tbtb"));
}
