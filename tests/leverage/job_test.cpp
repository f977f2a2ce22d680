#include "leverage/job.h"

#include <fstream>

#include "calque/error.h"
#include "catch.h"
#include "temporary_folder.h"

using namespace calque;
using namespace calque::leverage;

namespace {

JobFile read(const TemporaryFolder& folder, const char* name, const std::string& content) {
  const auto path = folder / name;
  std::ofstream(path, std::ios::binary) << content;
  return read_job(path.string(), Language("en"), Language("tr"));
}

}  // namespace

TEST_CASE("the segments of an article have their neighbours, across paragraphs") {
  const TemporaryFolder folder;
  const JobFile job = read(folder, "a.md", "# Head\n\nOne is *here*. Two.\n");
  REQUIRE(job.segments.size() == 3);
  CHECK(job.segments[0].context == Context{"", "One is here."});
  CHECK(job.segments[1].source.tags.size() == 2);
  CHECK(job.segments[1].context == Context{"Head", "Two."});
  CHECK(job.segments[2].context == Context{"One is here.", ""});
}

TEST_CASE("of a bilingual file only what is open counts") {
  const TemporaryFolder folder;
  const JobFile job = read(folder, "a.xlf",
                           "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>"
                           "<file original='a' datatype='plaintext' source-language='en' "
                           "target-language='tr'><body>"
                           "<trans-unit id='1'><source>One</source></trans-unit>"
                           "<trans-unit id='2'><source>Two</source><target "
                           "state='translated'>İki</target></trans-unit>"
                           "<trans-unit id='3'><source>Three</source><target "
                           "state='needs-translation'>Üç</target></trans-unit>"
                           "<trans-unit id='4' translate='no'><source>Four</source></trans-unit>"
                           "</body></file></xliff>");
  REQUIRE(job.segments.size() == 2);
  CHECK(job.segments[0].source.text == "One");
  CHECK(job.segments[0].context == Context{"", "Two"});
  CHECK(job.segments[1].context == Context{"Two", "Four"});
}

TEST_CASE("a copy of the source that waits for its translation is open, a locked segment is not") {
  const TemporaryFolder folder;
  const JobFile job =
      read(folder, "a.mxliff",
           "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2' "
           "xmlns:m='http://www.memsource.com/mxlf/2.0'><file original='a' datatype='x' "
           "source-language='en' target-language='tr'><body>"
           "<trans-unit id='1'><source>One</source><target state='new'>One</target></trans-unit>"
           "<trans-unit id='2' m:confirmed='0' m:locked='true'><source>Two</source></trans-unit>"
           "<trans-unit id='3' m:confirmed='0'><source>{b>Three&lt;b}</source></trans-unit>"
           "<trans-unit id='4' m:confirmed='1'><source>Four</source><target>Four</target>"
           "</trans-unit></body></file></xliff>");
  REQUIRE(job.segments.size() == 2);
  CHECK(job.segments[0].source.text == "One");
  CHECK(job.segments[0].whole_unit);
  CHECK(job.segments[1].source.text == "Three");
}

TEST_CASE("a file that cannot be read is refused") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(read_job((folder / "none.txt").string(), Language("en"), Language("tr")),
                  InputError);
  CHECK_THROWS_AS(read(folder, "a.xlf", "<xliff version='1.2'><file>"), InputError);
  CHECK_THROWS_AS(read(folder, "a.docx", "PK"), InputError);
}

TEST_CASE("messages have keys and no neighbours") {
  const TemporaryFolder folder;
  const JobFile job = read(folder, "a.po",
                           "msgid \"\"\nmsgstr \"Language: tr\\nPlural-Forms: nplurals=1; "
                           "plural=0;\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n"
                           "msgctxt \"menu\"\nmsgid \"Open\"\nmsgstr \"\"\n\n"
                           "msgid \"Open\"\nmsgstr \"\"\n\n"
                           "msgid \"%d file\"\nmsgid_plural \"%d files\"\nmsgstr[0] \"\"\n");
  REQUIRE(job.segments.size() == 3);
  for (const JobSegment& segment : job.segments) {
    CHECK(segment.context == Context{});
    REQUIRE(segment.identity.keys.size() == 1);
    CHECK(segment.identity.keys[0].kind == kMessageKey);
  }
  CHECK(job.segments[0].identity.keys[0].value.starts_with("menu"));
  CHECK(job.segments[1].identity.keys[0].value.empty());
  CHECK_THAT(job.segments[2].identity.keys[0].value, ContainsSubstring("%d files"));
}
