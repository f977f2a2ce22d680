// What becomes of fields, insertions, deletions and readings of Word files around translated text.

#include <functional>

#include "catch.h"
#include "document/make_zip.h"
#include "document/package/zip_archive.h"
#include "leverage/rebuilt_article.h"

using namespace calque;
using namespace calque::leverage;

namespace {

std::string run(const std::string& text, const std::string& properties = "") {
  return "<w:r>" + properties + "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

const std::string kField =
    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> SEQ a </w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar "
    "w:fldCharType=\"end\"/></w:r>";

struct Written {
  std::string body;
  bool lost_format = false;
};

/// The paragraph with each of its segments replaced; `tags` tells where in the new text those of
/// the source come to stand.
Written written(const std::string& paragraph, const std::string& text,
                const std::vector<std::size_t>& tags) {
  const std::string start = "<w:document><w:body><w:p>";
  const std::string end = "</w:p></w:body></w:document>";
  const std::string bytes = make_zip({{"word/document.xml", start + paragraph + end}});
  const Article article = parse_article({.name = "a.docx", .bytes = bytes}, Language("en"));
  std::vector<std::optional<Segment>> targets;
  for (const auto& segment : article.segments) {
    Segment target{.text = text, .tags = {}};
    for (std::size_t i = 0; i < tags.size(); ++i) {
      target.tags.push_back(segment.content.tags.at(i));
      target.tags.back().offset = tags[i];
    }
    targets.emplace_back(target);
  }
  const RebuiltArticle rebuilt = rebuild_article(article, targets, Language("de"));
  CHECK(rebuilt.left_out.empty());
  const std::string xml =
      document::ZipArchive(rebuilt.bytes, "a.docx").read("word/document.xml").value_or("");
  REQUIRE(xml.starts_with(start));
  return {xml.substr(start.size(), xml.size() - start.size() - end.size()),
          !rebuilt.lost_format.empty()};
}

}  // namespace

TEST_CASE("a field keeps its place among the words, and its result") {
  const Written same = written(run("Figure ") + kField + run(" shows."), "Bild  zeigt.", {5});
  CHECK(same.body == run("Bild ") + kField + run(" zeigt."));
  CHECK_FALSE(same.lost_format);
}

TEST_CASE("text that comes before a field gets a run that looks as the rest") {
  const std::string bold = "<w:rPr><w:color w:val=\"1\"/></w:rPr>";
  const Written moved = written(kField + run("shows it.", bold), "Das zeigt .", {10});
  CHECK(moved.body == run("Das zeigt ", bold) + kField + run(".", bold));
}

TEST_CASE("a field whose place the translation does not tell comes behind it, and is reported") {
  const Written lost = written(run("See ") + kField + run(" for more."), "Siehe mehr.", {});
  CHECK(lost.body == run("Siehe mehr.") + kField + run(""));
  CHECK(lost.lost_format);
}

TEST_CASE("a field whose marks share a run with text keeps them in it") {
  const std::string marks =
      "<w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar "
      "w:fldCharType=\"separate\"/><w:t>1</w:t><w:fldChar w:fldCharType=\"end\"/>";
  const Written moved = written("<w:r>" + marks + "<w:t>of it.</w:t></w:r>", "Seite  da.", {6});
  CHECK(moved.body == "<w:r><w:t xml:space=\"preserve\">Seite </w:t>" + marks +
                          "<w:t xml:space=\"preserve\"> da.</w:t></w:r>");
}

TEST_CASE("inserted text stays inserted, deleted text goes with the sentence that had it") {
  const std::string deleted = "<w:del w:id=\"1\"><w:r><w:delText>old </w:delText></w:r></w:del>";
  const auto inserted = [](const std::string& text) {
    return "<w:ins w:id=\"2\">" + run(text) + "</w:ins>";
  };
  const Written kept =
      written(run("The ") + inserted("new") + run(" pump") + deleted + run(" runs."),
              "Die neue Pumpe steht.", {4, 8});
  CHECK(kept.body == run("Die ") + inserted("neue") + run(" Pumpe steht.") + run(""));
  CHECK_FALSE(kept.lost_format);
  const Written all = written(inserted("All of it."), "Alles.", {});
  CHECK(all.body == inserted("Alles."));
}

TEST_CASE("deleted text with half of a field stays") {
  const std::string deleted = "<w:del><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:del>";
  CHECK(written(run("a ") + deleted + run("b"), "x y", {}).body == run("x y") + deleted + run(""));
}

TEST_CASE("readings go with the characters that they stand over") {
  const std::string ruby =
      "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>K</w:t></w:r>"
      "</w:rubyBase></w:ruby></w:r>";
  CHECK(written(ruby + run("anji"), "Zeichen", {}).body == "<w:r></w:r>" + run("Zeichen"));
  CHECK(written(ruby, "Zeichen", {}).body ==
        "<w:r><w:t xml:space=\"preserve\">Zeichen</w:t></w:r>");
}

TEST_CASE("an alternative text is written as an attribute") {
  const std::string picture = "<w:r><w:drawing><wp:docPr descr=\"A cat\"/></w:drawing></w:r>";
  CHECK(written(picture, "\"Katze\" < Hund", {}).body ==
        "<w:r><w:drawing><wp:docPr descr=\"&quot;Katze&quot; &lt; Hund\"/></w:drawing></w:r>");
}
