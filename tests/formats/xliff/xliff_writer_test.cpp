#include "formats/xliff/xliff_writer.h"

#include <set>
#include <sstream>

#include "calque/error.h"
#include "catch.h"
#include "formats/bilingual_fixture.h"
#include "formats/xliff/xliff_codes.h"
#include "formats/xml/xml_tree.h"
#include "sample_paragraphs.h"

using namespace calque;
using bilingual_fixture::Document;

namespace {

std::string written(const std::vector<XliffParagraph>& paragraphs, XliffVersion version) {
  std::ostringstream out;
  const auto writer = make_xliff_writer(out, sample_paragraphs::options(version));
  for (const XliffParagraph& paragraph : paragraphs) writer->write(paragraph);
  writer->finish();
  return out.str();
}

/// True for what the reader takes for the code of an element that has none.
bool is_own_tag(std::string_view code) {
  for (const char* start :
       {"<ph ", "<it ", "<bpt ", "<ept ", "<sc ", "<ec ", "<pc ", "</pc>", "<sm ", "<em "}) {
    if (code.starts_with(start)) return true;
  }
  return false;
}

/// Kinds, places and native codes of tags that have any; sub-flows as their text.
std::string in_short(Segment segment) {
  normalise_tags(segment);
  std::string out = segment.text;
  for (const InlineTag& tag : segment.tags) {
    const std::string code = native_code(tag);
    if (code.empty() || is_own_tag(code)) continue;
    out +=
        "|" + std::to_string(static_cast<int>(tag.kind)) + "@" + std::to_string(tag.offset) + code;
  }
  return out;
}

/// What the rules of XLIFF 2.1 say beyond its schema, for one unit.
class UnitRules {
 public:
  std::vector<std::string> check(const XmlNode& unit) {
    const std::set<std::string> data = data_ids(unit);
    for (const XmlNode& child : unit.children) {
      if (child.is("segment")) add_id(child);
      if (!child.is("segment") && !child.is("ignorable")) continue;
      walk(*child.child("source"), data, true);
    }
    for (const XmlNode& child : unit.children) {
      if (child.is("segment") && child.child("target")) walk(*child.child("target"), data, false);
      if (!child.is("mtc:matches")) continue;
      for (const XmlNode& match : child.children) {
        if (!match.is_text()) check_match(match);
      }
    }
    return problems_;
  }

 private:
  static std::set<std::string> data_ids(const XmlNode& parent) {
    std::set<std::string> ids;
    const XmlNode* element = parent.child("originalData");
    if (element == nullptr) return ids;
    for (const XmlNode& data : element->children) {
      if (data.is("data")) ids.emplace(data.attribute("id"));
    }
    return ids;
  }

  void add_id(const XmlNode& node) {
    const std::string id(node.attribute("id"));
    if (!id.empty() && !ids_.insert(id).second) problems_.push_back("the id " + id + " repeats");
  }

  void walk(const XmlNode& node, const std::set<std::string>& data, bool in_source) {
    std::set<std::string> begun;
    walk(node, data, in_source, begun);
  }

  void walk(const XmlNode& node, const std::set<std::string>& data, bool in_source,
            std::set<std::string>& begun) {
    for (const XmlNode& child : node.children) {
      if (child.is_text()) continue;
      if (in_source) add_id(child);
      for (const std::string name : {"dataRef", "dataRefStart", "dataRefEnd"}) {
        const std::string reference(child.attribute(name));
        if (!reference.empty() && !data.contains(reference)) {
          problems_.push_back("there is no data " + reference);
        }
      }
      const std::string start(child.attribute("startRef"));
      if (!start.empty() && !begun.contains(start)) {
        problems_.push_back("nothing begins at " + start);
      }
      if (child.is("sc") || child.is("sm")) begun.emplace(child.attribute("id"));
      walk(child, data, in_source, begun);
    }
  }

  void check_match(const XmlNode& match) {
    const std::set<std::string> data = data_ids(match);
    walk(*match.child("source"), data, false);
    walk(*match.child("target"), data, false);
    const std::string reference(match.attribute("ref"));
    if (!reference.starts_with("#") || !ids_.contains(reference.substr(1))) {
      problems_.push_back("a match refers to " + reference);
    }
  }

  std::set<std::string> ids_;
  std::vector<std::string> problems_;
};

void require_rules(const std::string& xliff2) {
  const XmlNode root = parse_xml(xliff2, "written.xlf");
  std::set<std::string> ids;
  for (const XmlNode& unit : root.child("file")->children) {
    if (!unit.is("unit")) continue;
    CHECK(ids.emplace(unit.attribute("id")).second);
    CHECK(UnitRules().check(unit) == std::vector<std::string>{});
  }
}

}  // namespace

TEST_CASE("a paragraph is written as a trans-unit of XLIFF 1.2") {
  const std::string text = written({sample_paragraphs::heading()}, XliffVersion::v1_2);
  CHECK_THAT(text, ContainsSubstring(
                       "<file original=\"a &quot;b&quot;.html\" source-language=\"en\" "
                       "target-language=\"tr-TR\" datatype=\"html\" date=\"2026-11-24T12:00:00Z\" "
                       "tool-id=\"calque\">\n<header>\n"
                       "<skl><external-file href=\"my%20folder/100%25.html\"/></skl>\n"));
  CHECK_THAT(text,
             ContainsSubstring(
                 "<source>The <bpt id=\"1\" ctype=\"bold\">&lt;b&gt;</bpt>old"
                 "<ept id=\"1\">&lt;/b&gt;</ept> house<ph id=\"2\" "
                 "ctype=\"lb\">&lt;br/&gt;</ph></source>\n"
                 "<target state=\"translated\" state-qualifier=\"exact-match\"><bpt id=\"1\" "
                 "ctype=\"bold\">&lt;b&gt;</bpt>Eski<ept id=\"1\">&lt;/b&gt;</ept> ev<ph "
                 "id=\"2\">&lt;br/&gt;</ph></target>\n"
                 "<note xml:lang=\"en\">Keep it short &amp; clear.</note>\n"
                 "<note from=\"glossary\">house = ev; hane (A building to live in.)</note>\n"));
}

TEST_CASE("the segments of a paragraph are marked in XLIFF 1.2, and proposals refer to them") {
  const std::string text = written({sample_paragraphs::text()}, XliffVersion::v1_2);
  CHECK_THAT(text,
             ContainsSubstring(
                 "<seg-source><mrk mtype=\"seg\" mid=\"1\">One.</mrk>  <mrk mtype=\"seg\" "
                 "mid=\"2\">Two <it id=\"1\" pos=\"open\">&lt;i&gt;</it>three <mrk "
                 "mtype=\"x-highlight\">four</mrk>.</mrk></seg-source>\n"
                 "<target state=\"needs-translation\"><mrk mtype=\"seg\" mid=\"1\">Bir.</mrk>  "
                 "<mrk mtype=\"seg\" mid=\"2\"></mrk></target>\n"
                 "<alt-trans mid=\"2\" match-quality=\"100%\" origin=\"news &lt;&amp;&gt; "
                 "&quot;more&quot;\"><source>Two <it id=\"1\" pos=\"open\">&lt;i&gt;</it>three "
                 "four.</source>"));
  CHECK_THAT(text, ContainsSubstring("<alt-trans mid=\"2\" match-quality=\"75%\" origin=\"mt\">"));
}

TEST_CASE("a paragraph is written as a unit of XLIFF 2.1 with its matches and terms") {
  const std::string text =
      written({sample_paragraphs::heading(), sample_paragraphs::text()}, XliffVersion::v2_1);
  CHECK_THAT(text, ContainsSubstring("<skeleton href=\"my%20folder/100%25.html\"/>\n"));
  CHECK_THAT(text,
             ContainsSubstring("<gls:term>house</gls:term>\n<gls:translation>ev</gls:translation>\n"
                               "<gls:translation>hane</gls:translation>\n"
                               "<gls:definition>A building to live in.</gls:definition>\n"));
  CHECK_THAT(text, ContainsSubstring(
                       "<data id=\"d1\">&lt;b&gt;</data>\n<data id=\"d2\">&lt;/b&gt;</data>"));
  CHECK_THAT(
      text, ContainsSubstring("<source>The <pc id=\"1\" type=\"fmt\" subType=\"xlf:b\" "
                              "dataRefStart=\"d1\" dataRefEnd=\"d2\">old</pc> house<ph id=\"2\" "));
  CHECK_THAT(text,
             ContainsSubstring("<mtc:match id=\"mt1\" ref=\"#s2\" similarity=\"100.0\" "
                               "type=\"icm\" origin=\"news &lt;&amp;&gt; &quot;more&quot;\">\n"));
  CHECK_THAT(text, ContainsSubstring("<segment id=\"s1\" state=\"translated\">\n"));
  CHECK_THAT(text, ContainsSubstring("<ignorable>\n<source>  </source>\n</ignorable>\n"));
}

TEST_CASE("states tell what a target comes from") {
  XliffParagraph paragraph;
  paragraph.segments.push_back(sample_paragraphs::simple_segment("a", "b"));
  XliffSegment& segment = paragraph.segments[0];
  const auto has = [&](XliffVersion version, const std::string& text) {
    CHECK_THAT(written({paragraph}, version), ContainsSubstring(text));
  };
  segment.state = TranslationState::draft;
  segment.rate = MatchRate(80);
  has(XliffVersion::v1_2,
      "<target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">");
  has(XliffVersion::v2_1, "state=\"initial\" subState=\"calque:fuzzy\"");
  segment.machine = true;
  has(XliffVersion::v1_2, "state-qualifier=\"mt-suggestion\">");
  has(XliffVersion::v2_1, "state=\"initial\" subState=\"calque:mt\"");
  segment.state = TranslationState::approved;
  segment.rate.reset();
  segment.machine = false;
  has(XliffVersion::v1_2, "<target state=\"final\">");
  has(XliffVersion::v2_1, "state=\"final\"");
}

TEST_CASE("pairs that cross are no elements around the text in XLIFF 2.1") {
  XliffParagraph paragraph;
  paragraph.segments.push_back(sample_paragraphs::simple_segment(
      "<bpt i=\"1\">1</bpt>a<bpt i=\"2\">2</bpt>b<ept i=\"1\">3</ept>c<ept i=\"2\">4</ept>", ""));
  const std::string text = written({paragraph}, XliffVersion::v2_1);
  CHECK_THAT(text, ContainsSubstring("<sc id=\"1\" dataRef=\"d1\"/>a<pc id=\"2\" "
                                     "dataRefStart=\"d2\" dataRefEnd=\"d3\">b"));
}

TEST_CASE("what is written is read again, and follows the rules of XLIFF") {
  RandomSegments random(7);
  std::vector<XliffParagraph> paragraphs;
  for (int i = 0; i < 60; ++i) paragraphs.push_back(sample_paragraphs::random_paragraph(random));
  const auto version = GENERATE(XliffVersion::v1_2, XliffVersion::v2_1);
  const std::string text = written(paragraphs, version);
  if (version == XliffVersion::v2_1) require_rules(text);
  const Document document = bilingual_fixture::parse(text);
  std::size_t at = 0;
  for (const XliffParagraph& paragraph : paragraphs) {
    for (const XliffSegment& segment : paragraph.segments) {
      REQUIRE(at < document->segments().size());
      const BilingualSegment& read = document->segments()[at++];
      CHECK(in_short(read.source) == in_short(segment.source));
      if (read.target) CHECK(in_short(*read.target) == in_short(segment.target.value()));
      CHECK(read.translatable == paragraph.translatable);
    }
  }
  CHECK(at == document->segments().size());
}

TEST_CASE("a file needs its languages, and XLIFF 2 a paragraph") {
  std::ostringstream out;
  XliffWriteOptions options = sample_paragraphs::options(XliffVersion::v2_1);
  options.target_language = Language();
  CHECK_THROWS_AS(make_xliff_writer(out, options), UsageError);
  CHECK_THROWS_AS(written({}, XliffVersion::v2_1), UsageError);
  CHECK_NOTHROW(written({}, XliffVersion::v1_2));
}
