// What goes out of calque as XLIFF or TMX and comes back translated is known in its place again.
#include <random>
#include <sstream>
#include <utility>

#include "calque/format.h"
#include "calque/session.h"
#include "catch.h"
#include "document/format.h"
#include "document/make_zip.h"
#include "formats/bilingual_units.h"
#include "formats/tmx/tmx_reader.h"
#include "leverage/analysis.h"
#include "leverage/tmx_output.h"
#include "leverage/xliff_output.h"
#include "memory_set.h"
#include "temporary_folder.h"

using namespace calque;
using namespace calque::leverage;

namespace {

struct Pair {
  std::string open;
  std::string close;
};

/// How a format writes inline pairs and paragraphs.
struct Syntax {
  std::vector<Pair> pairs;
  std::string image;
  std::string end_of_paragraph;
};

Syntax syntax_of(std::string_view format) {
  if (format == "md") {
    return {
        {{"**", "**"}, {"*", "*"}, {"[", "](http://a.b/c)"}, {"~~", "~~"}}, "![x](y.png)", "\n\n"};
  }
  if (format == "html") {
    return {{{"<b>", "</b>"},
             {"<i class=x>", "</i>"},
             {"<a href='u'>", "</a>"},
             {"<code>", "</code>"},
             {"<span>", "</span>"}},
            "<img src=x>",
            "</p>\n<p>"};
  }
  if (format == "odt") {
    return {{{"<text:span text:style-name=\"T1\">", "</text:span>"},
             {"<text:a xlink:href=\"u\">", "</text:a>"}},
            "<text:note><text:note-body><text:p>Seen.</text:p></text:note-body></text:note>",
            "</text:p><text:p>"};
  }
  return {{{"</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">",
            "</w:t></w:r><w:r><w:t xml:space=\"preserve\">"},
           {"</w:t></w:r><w:hyperlink r:id=\"r\"><w:r><w:t xml:space=\"preserve\">",
            "</w:t></w:r></w:hyperlink><w:r><w:t xml:space=\"preserve\">"}},
          "</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:t "
          "xml:space=\"preserve\">",
          "</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">"};
}

/// Articles of some paragraphs with nested tags around words and sentences.
class Maker {
 public:
  Maker(const Syntax& syntax, bool nests, unsigned seed)
      : syntax_(syntax), nests_(nests), random_(seed) {}

  std::string article() {
    std::string out;
    for (std::size_t i = 0, n = 3 + below(4); i < n; ++i) {
      if (i > 0) out += syntax_.end_of_paragraph;
      out += paragraph();
    }
    return out;
  }

 private:
  std::string paragraph() {
    std::vector<std::string> sentences;
    for (std::size_t i = 0, n = 1 + below(3); i < n; ++i) sentences.push_back(sentence());
    const bool around_all = below(5) == 0;
    std::string out = joined(sentences);
    return around_all && !tagged_ ? wrapped(out) : out;
  }

  std::string sentence() {
    tagged_ = false;
    std::vector<std::string> words{"The"};
    for (std::size_t i = 0, n = 1 + below(5); i < n; ++i) words.push_back(word(nests_ ? 3 : 1));
    std::string out = joined(words) + ".";
    if (below(8) == 0) out += syntax_.image;
    return below(6) == 0 && !tagged_ ? wrapped(out) : out;
  }

  std::string word(int depth) {
    static const std::vector<std::string> kWords{"door", "red", "file", "opens", "number", "3"};
    const std::string plain = kWords[below(kWords.size())];
    if (depth == 0 || below(3) > 0) return plain;
    tagged_ = true;
    return wrapped(below(2) == 0 ? plain : word(depth - 1) + " " + plain);
  }

  std::string wrapped(const std::string& text) {
    tagged_ = true;
    const Pair& pair = syntax_.pairs[below(syntax_.pairs.size())];
    return pair.open + text + pair.close;
  }

  static std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const std::string& part : parts) out += (out.empty() ? "" : " ") + part;
    return out;
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

  const Syntax& syntax_;
  bool nests_;
  std::mt19937 random_;
  bool tagged_ = false;
};

std::string file_of(std::string_view format, unsigned seed) {
  const Syntax syntax = syntax_of(format);
  const std::string text = Maker(syntax, format != "docx", seed).article();
  if (format == "md") return text + "\n";
  if (format == "html") return "<html><body><p>" + text + "</p></body></html>";
  if (format == "odt") {
    return make_zip(
        {{"content.xml", "<office:document-content><office:body><office:text><text:p>" + text +
                             "</text:p></office:text></office:body></office:document-content>"}});
  }
  return make_zip(
      {{"word/document.xml", "<w:document><w:body><w:p><w:r><w:t xml:space=\"preserve\">" + text +
                                 "</w:t></w:r></w:p></w:body></w:document>"}});
}

/// Every segment with a translation that has its tags.
std::vector<Pretranslated> filled(const Article& article) {
  std::vector<Pretranslated> all;
  for (const JobSegment& segment : article.job().segments) {
    FoundMatch match;
    match.target = segment.source;
    match.rate = MatchRate(100);
    match.target.text = "Ö" + match.target.text;
    for (InlineTag& tag : match.target.tags) tag.offset += tag.offset > 0 ? 2 : 0;
    all.push_back({.segment = segment, .matches = {std::move(match)}});
  }
  return all;
}

enum class Way { xliff1, xliff2, tmx };

/// The memory after the article went out and came back.
void send_and_import(const Article& article, Way way, const std::filesystem::path& path) {
  const Language source("en");
  const Language target("tr");
  std::ostringstream out;
  Session session(path, Session::Access::create);
  Batch batch =
      session.begin({.kind = "import", .source = "", .started = "20260101T000000Z", .header = ""});
  TranslationUnit unit;
  if (way == Way::tmx) {
    write_tmx(out, filled(article), {.source = source, .target = target});
    TmxReader reader(text::ByteSource::from_memory(out.str()), {});
    while (reader.next(unit)) batch.add(std::exchange(unit, {}));
  } else {
    const auto version = way == Way::xliff1 ? XliffVersion::v1_2 : XliffVersion::v2_1;
    write_xliff(out, article, filled(article),
                {.version = version, .source = source, .target = target});
    BilingualSource units(unit_format("xliff").open(out.str(), "a.xlf", {}), "a.xlf", false);
    while (units.next(unit)) batch.add(std::exchange(unit, {}));
  }
  batch.commit();
}

bool has_letters(const std::string& text) {
  return text.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos;
}

}  // namespace

TEST_CASE("an article that comes back is in context throughout, with its tags") {
  const auto format = GENERATE(as<std::string>{}, "md", "html", "odt", "docx");
  const auto way = GENERATE(Way::xliff1, Way::xliff2, Way::tmx);
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const std::string bytes = file_of(format, seed);
    INFO("way " << static_cast<int>(way) << ", seed " << seed << ": " << bytes);
    const Article article =
        parse_article({.name = "a", .bytes = bytes}, Language("en"),
                      {.format = document::find_format(format), .encoding = ""});
    const TemporaryFolder folder;
    const auto path = folder / "m.calque";
    send_and_import(article, way, path);
    const auto memories = memories_at(path);
    const auto found = pretranslate(*memories, article.job().segments,
                                    {.source = Language("en"), .target = Language("tr")});
    const auto expected = filled(article);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const Segment& source = found[i].segment.source;
      if (!has_letters(source.text)) continue;
      INFO(source.text);
      REQUIRE(found[i].best() != nullptr);
      REQUIRE(found[i].best()->rate == MatchRate(102));
      REQUIRE_FALSE(found[i].best()->other_tags);
      REQUIRE(found[i].best()->target == expected[i].matches[0].target);
    }
    AnalysisSettings settings;
    settings.source = Language("en");
    settings.target = Language("tr");
    const Figures figures = analyze(*memories, {article.job()}, settings).total();
    CHECK(figures.memory.at(index_of(Band::context_two)).segments ==
          static_cast<std::int64_t>(found.size()));
  }
}
