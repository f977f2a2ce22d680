#include "leverage/tag_transfer.h"

#include "catch.h"
#include "match/markup_shorthand.h"
#include "model/segment_markup.h"

using namespace calque;
using calque::leverage::with_tags_of;
using calque::testing::tagged;

namespace {

/// The native codes of a segment in its text.
std::string written(const Segment& segment) {
  std::string out;
  std::size_t at = 0;
  for (const InlineTag& tag : segment.tags) {
    out += segment.text.substr(at, tag.offset - at) + std::get<std::string>(tag.code.at(0));
    at = tag.offset;
  }
  return out + segment.text.substr(at);
}

std::string transfer(const std::string& segment, const std::string& source,
                     const std::string& target) {
  return written(with_tags_of(tagged(segment), tagged(source), tagged(target)));
}

}  // namespace

TEST_CASE("tags at the ends come back to the ends") {
  CHECK(transfer("<b>Overview</b>", "Overview", "Übersicht") == "<b>Übersicht</b>");
  CHECK(transfer("<i><b>Overview</b></i>", "<u>Overview</u>", "<u>Übersicht</u>") ==
        "<i><b>Übersicht</b></i>");
  CHECK(transfer("Overview", "<u>Overview</u>", "<u>Übersicht</u>") == "Übersicht");
  CHECK(transfer("<img/> Overview", "Overview", "Übersicht") == "<img/> Übersicht");
  CHECK(transfer("Overview", "<img/> Overview", "<img/> Übersicht") == "Übersicht");
  CHECK(transfer("<b>Press <i>A</i>.</b>", "Press <i>A</i>.", "<i>A</i> drücken.") ==
        "<b><i>A</i> drücken.</b>");
}

TEST_CASE("a tag at the end that the stored translation has inside stays inside") {
  CHECK(transfer("Click <img/>", "Click <img/>", "<img/> wird geklickt, ja") ==
        "<img/> wird geklickt, ja");
  CHECK(transfer("Click <img/>", "Click <img/>", "Das <img/> klicken") == "Das <img/> klicken");
  CHECK(transfer("<b>Click <img/></b>", "Click <img/>", "Das <img/> klicken") ==
        "<b>Das <img/> klicken</b>");
}

TEST_CASE("tags inside take the places of those of their kind") {
  CHECK(transfer("Click <i>Save</i> now.", "Click <b>Save</b> now.",
                 "Jetzt <b>Sichern</b> wählen.") == "Jetzt <i>Sichern</i> wählen.");
  CHECK(transfer("<u>Click <i>Save</i> now.</u>", "Click <b>Save</b> now.",
                 "Jetzt <b>Sichern</b> wählen.") == "<u>Jetzt <i>Sichern</i> wählen.</u>");
  CHECK(transfer("Click Save now.", "Click <b>Save</b> now.", "Jetzt <b>Sichern</b> wählen.") ==
        "Jetzt Sichern wählen.");
}

TEST_CASE("the translation of the very same text stays as it is") {
  CHECK(transfer("<b>A</b> <img/>", "<b>A</b> <img/>", "<img/>\n<b>Bir</b> <i>x</i> ") ==
        "<img/>\n<b>Bir</b> <i>x</i> ");
  CHECK(transfer("Overview", "Overview", " Übersicht<br/>") == " Übersicht<br/>");
  // A remark on the source need not be one on its translation.
  const Segment marked{.text = "Overview",
                       .tags = {{TagKind::begin_highlight, 0, {{"type", "comment"}}, {}},
                                {TagKind::end_highlight, 8, {}, {}}}};
  const Segment plain{.text = "Übersicht", .tags = {}};
  CHECK(with_tags_of(marked, marked, plain) == plain);
  // But for tags that it lacks.
  CHECK(transfer("<b>Overview</b>", "<b>Overview</b>", "Übersicht") == "<b>Übersicht</b>");
}
