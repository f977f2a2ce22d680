#include "catch.h"
#include "check_fixture.h"

TEST_CASE("inline tags that are missing, added, single or overlapping are told") {
  struct Case {
    const char* source;
    const char* target;
    const char* check;
    const char* message;
  };
  const auto c = GENERATE(values<Case>({
      {R"(<bpt i="1">&lt;b&gt;</bpt>a<ept i="1">&lt;/b&gt;</ept>)", "a", "tags",
       "inline tags missing: <b>"},
      {"a", R"(<ph>{0}</ph>a)", "tags", "inline tags added: {0}"},
      {R"(<ph x="1"/>a<ph x="2"/>)", R"(<ph x="2"/>a)", "tags", "inline tags missing: tag 1"},
      {R"(<ph x="1"/>a)", R"(<ph x="7"/>a)", "tags", "inline tags missing: tag 1; added: tag 7"},
      {R"(<bpt i="1"/>a<ept i="1"/>)", R"(<bpt i="7"/>a<ept i="7"/>)", "tags", ""},
      {R"(<bpt i="1" x="1"/>a<ept i="1"/>)", R"(a<bpt i="1" x="1"/><ept i="1"/>)", "tag-order",
       "a pair of tags holds no text"},
      {R"(<ph>&lt;a href="en.html"&gt;</ph>)", R"(<ph>&lt;a href="de.html"&gt;</ph>)", "tags", ""},
      {R"(<hi>a</hi> b)", R"(b <hi>a</hi>)", "tags", ""},
      {R"(<it pos="begin" x="1">&lt;i&gt;</it>a)", R"(a<ph x="1">&lt;i&gt;</ph>)", "tags",
       "a tag is opened or closed only"},
      {R"(<bpt i="1"/>a<bpt i="2"/>b<ept i="2"/><ept i="1"/>)",
       R"(<bpt i="1"/>a<bpt i="2"/>b<ept i="1"/><ept i="2"/>)", "tag-order",
       "tags overlap that are nested"},
  }));
  INFO(c.source << " / " << c.target);
  CHECK(message_of({"en", c.source, "tr", c.target}, c.check) == c.message);
}
