#include "transfer/peeked_source.h"

#include "calque/error.h"
#include "catch.h"
#include "formats/table/table_format.h"

using namespace calque;

namespace {

std::unique_ptr<UnitSource> table(std::string content) {
  return read_table(text::ByteSource::from_memory(std::move(content), "t.tsv"), {});
}

}  // namespace

TEST_CASE("units that were read ahead come out once, with their lines") {
  std::string content = "en\ttr\n";
  for (int i = 0; i < 5000; ++i) {
    content += "sentence " + std::to_string(i) + "\tcümle " + std::to_string(i) + "\n";
  }
  PeekedSource source(table(content));
  REQUIRE(source.samples().size() == 2);
  CHECK(source.samples()[0].language == Language("en"));
  CHECK(source.samples()[1].text.starts_with("cümle 0\ncümle 1\n"));
  CHECK(source.samples()[0].text.size() < 100'000);
  TranslationUnit unit;
  for (int i = 0; i < 5000; ++i) {
    REQUIRE(source.next(unit));
    REQUIRE(unit.variants[0].segment.text == "sentence " + std::to_string(i));
    REQUIRE(source.line() == static_cast<std::uint64_t>(i) + 2);
  }
  CHECK_FALSE(source.next(unit));
  CHECK(source.summary().issues.empty());
  CHECK(source.name() == "t.tsv");
}

TEST_CASE("a file that cannot be read fails when it is looked into") {
  CHECK_THROWS_AS(PeekedSource(table("en\ttr\na\tb\tc\n")), InputError);
  CHECK(PeekedSource(table("en\ttr\n")).samples().empty());
}
