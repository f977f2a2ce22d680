#include "document/subtitles/subtitles.h"

#include "catch.h"
#include "document/format.h"
#include "document/rebuild.h"
#include "document/shorthand.h"

using namespace calque::document;

namespace {

std::string cue(int number, const std::string& text) {
  const std::string n = std::to_string(number);
  return n + "\n00:00:0" + n + ",000 --> 00:00:0" + n + ",900\n" + text + "\n\n";
}

Lines subrip(const std::string& text) {
  return in_short(read_subrip(text));
}

/// The file with each paragraph replaced by the text of the same number.
std::string written(const std::string& file, const std::string& format, const Lines& texts) {
  ReadOptions options;
  options.format = find_format(format);
  const Document document = parse_document(file, "a", options);
  REQUIRE(document.paragraphs.size() == texts.size());
  std::vector<SegmentEdit> edits;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto& content = document.paragraphs[i].content;
    SegmentEdit edit{.paragraph = i,
                     .begin = 0,
                     .end = content.text.size(),
                     .first_tag = 0,
                     .tag_count = content.tags.size(),
                     .text = texts[i],
                     .tags = {}};
    edits.push_back(edit);
  }
  const SourceEdits made = edits_of(document, {file}, edits);
  CHECK(made.left_out.empty());
  return calque::text::edited(file, made.parts.front());
}

}  // namespace

TEST_CASE("a sentence over several cues is one paragraph, and so are the lines of a cue") {
  CHECK(subrip(cue(1, "When the pump\nhas stopped,") + cue(2, "wait ten") + cue(3, "minutes.") +
               cue(4, "then go on.")) ==
        Lines{"text: When the pump has stopped, wait ten minutes.", "text: then go on."});
  CHECK(subrip(cue(1, "One") + cue(2, "Two") + cue(3, "[wind]") + cue(4, "howls")) ==
        Lines{"text: One", "text: Two", "text: [wind]", "text: howls"});
  CHECK(subrip(cue(1, "我们") + cue(2, "走吧")) == Lines{"text: 我们", "text: 走吧"});
}

TEST_CASE("each speaker of a dialogue has a paragraph") {
  CHECK(subrip(cue(1, "- Who is it?\n- Me,\nyour friend.")) ==
        Lines{"text: - Who is it?", "text: - Me, your friend."});
}

TEST_CASE("tags of subtitles are pairs, codes and what does not fit are tags alone") {
  CHECK(subrip(cue(1, "<i>a</i> {\\an8}b <font color=\"x\">c</font></b> 1 < 2")) ==
        Lines{"text: {italic}a{/} {code/}b {font}c{/}{code/} 1 < 2"});
  CHECK(in_short(read_webvtt("WEBVTT\n\nNOTE no\n\nx\n00:01.000 --> 00:02.000 line:0\n<v Ann>a "
                             "&amp; <00:01.500>b\n\nSTYLE\n::cue {}\n")) ==
        Lines{"text: {v}a & {code/}b{/}"});
}

TEST_CASE("numbers and blank lines within a cue of SubRip are text or nothing") {
  CHECK(subrip(cue(1, "In the year\n\n1984") + cue(2, "7")) ==
        Lines{"text: In the year 1984", "text: 7"});
  CHECK(subrip("").empty());
  CHECK(subrip("1\n00:00:01,000 --> 00:00:02,000").empty());
}

TEST_CASE("translated text is divided among its cues by their lengths") {
  const std::string file = cue(1, "When the pump has") + cue(2, "stopped.") + cue(3, "Go.");
  CHECK(written(file, "srt", {"Wenn die Pumpe nun steht.", "Los."}) ==
        cue(1, "Wenn die Pumpe nun") + cue(2, "steht.") + cue(3, "Los."));
  CHECK(written(cue(1, "one two") + cue(2, "three four"), "srt", {"一二三四"}) ==
        cue(1, "一二") + cue(2, "三四"));
}

TEST_CASE("a line that is too long is broken near its middle, a short one is not") {
  CHECK(written(cue(1, "Short\none."), "srt", {"Auch kurz."}) == cue(1, "Auch kurz."));
  CHECK(
      written(cue(1, "Short."), "srt", {"Dieser Satz ist viel zu lang für eine einzige Zeile."}) ==
      cue(1, "Dieser Satz ist viel zu lang\nfür eine einzige Zeile."));
}

TEST_CASE("WebVTT has references for its marks, and SubRip none") {
  const std::string vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\na\n";
  CHECK(written(vtt, "vtt", {"b < c & d"}) ==
        "WEBVTT\n\n00:01.000 --> 00:02.000\nb &lt; c &amp; d\n");
  CHECK(written(cue(1, "a"), "srt", {"b < c & d"}) == cue(1, "b < c & d"));
}
