#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "calque/error.h"
#include "formats/xliff/xliff_dialect.h"
#include "formats/xliff/xliff_parts.h"
#include "formats/xml/xml_patch.h"

namespace calque {
namespace {

/// Makes the patches of one unit.
/// Three cases: a unit that is one segment gets a whole target; a segmented one without any target
/// gets one in the shape of its source; else only the mrk of filled segments are replaced, and all
/// other bytes stay.
class UnitPatcher {
 public:
  UnitPatcher(const XliffUnit& unit, const XliffParts& parts, std::string_view text,
              std::string_view version)
      : unit_(unit),
        slots_(std::span(parts.slots).subspan(unit.first, unit.count)),
        segments_(std::span(parts.segments).subspan(unit.first, unit.count)),
        text_(text),
        version_(version) {}

  std::vector<text::TextEdit> run() {
    const bool any =
        std::ranges::any_of(slots_, [](const auto& slot) { return slot.filling.has_value(); });
    if (!any) return {};
    if (unit_.segmented_source == nullptr) {
      replace_target(slots_.front().filling->xml, slots_.front().filling->kept);
    } else if (std::ranges::none_of(slots_, [](const auto& slot) { return slot.target; })) {
      replace_target(like_source(), false);
    } else {
      fill_marks();
    }
    for (const XliffSlot& slot : slots_) {
      if (slot.filling && slot.details != nullptr) mark_trados(slot);
    }
    mark_unit();
    return std::move(patches_);
  }

 private:
  std::string cut(std::size_t begin, std::size_t end) const {
    return std::string(text_.substr(begin, end - begin));
  }

  std::string start_tag(const XmlNode& node) const { return cut(node.begin, node.content_begin); }

  /// `element` with the prefix that the source has.
  std::string prefixed(std::string_view element) const {
    const std::string_view tag = text_.substr(unit_.source->begin + 1);
    const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
    const std::size_t colon = name.find(':');
    return std::string(colon == std::string_view::npos ? "" : name.substr(0, colon + 1))
        .append(element);
  }

  std::string end_tag(const XmlNode& node, std::string_view element) const {
    return node.end == node.content_begin ? "</" + prefixed(element) + ">"
                                          : cut(node.content_end, node.end);
  }

  /// In the place of the old one with its attributes, else behind the source, or the segmented
  /// source, as the schema wants it.
  void replace_target(const std::string& content, bool kept) {
    if (kept) return patch_target_tag();
    if (unit_.target != nullptr) {
      patches_.push_back(
          {unit_.target->begin, unit_.target->end,
           target_tag(start_tag(*unit_.target)) + content + end_tag(*unit_.target, "target")});
      return;
    }
    std::string tag = "<" + prefixed("target") + ">";
    if (!unit_.names_target_language) {
      const Language& language = segments_.front().target_language;
      if (language.undetermined()) {
        throw UsageError("the file names no target language; give it on the command line");
      }
      tag = with_attribute(tag, "xml:lang", language.tag());
    }
    // What holds for the source holds for its translation.
    if (const std::string_view space = unit_.source->attribute("xml:space"); !space.empty()) {
      tag = with_attribute(tag, "xml:space", std::string(space));
    }
    const XmlNode* before = unit_.node->child("seg-source");
    if (before == nullptr) before = unit_.source;
    patches_.push_back({before->end, before->end,
                        indentation_at(text_, unit_.source->begin) + target_tag(tag) + content +
                            "</" + prefixed("target") + ">"});
  }

  /// The segmented source with the fillings in the place of its segments.
  std::string like_source() const {
    const XmlNode& source = *unit_.segmented_source;
    std::string content;
    std::size_t at = source.content_begin;
    for (const XliffSlot& slot : slots_) {
      content += cut(at, slot.source->begin) + mark(slot, *slot.source);
      at = slot.source->end;
    }
    return content + cut(at, source.content_end);
  }

  /// `like` with the filling of the slot, if any, as its content.
  std::string mark(const XliffSlot& slot, const XmlNode& like) const {
    return opened_tag(start_tag(like)) + (slot.filling ? slot.filling->xml : std::string()) +
           end_tag(like, "mrk");
  }

  void patch_target_tag() {
    patches_.push_back(
        {unit_.target->begin, unit_.target->content_begin, target_tag(start_tag(*unit_.target))});
  }

  void fill_marks() {
    patch_target_tag();
    // A new mrk comes after the nearest segment before it that the target has, else before the
    // first.
    std::size_t place = std::ranges::find_if(slots_, [](const auto& slot) {
                          return slot.target != nullptr;
                        })->target->begin;
    for (const XliffSlot& slot : slots_) {
      if (slot.target != nullptr) place = slot.target->end;
      if (!slot.filling || slot.filling->kept) continue;
      if (slot.target != nullptr) {
        patches_.push_back({slot.target->begin, slot.target->end, mark(slot, *slot.target)});
        continue;
      }
      patches_.push_back({place, place, mark(slot, *slot.source)});
    }
  }

  /// With the state of the whole unit, where the file keeps it there.
  std::string target_tag(std::string tag) const {
    const bool kept_elsewhere = slots_.front().details != nullptr || has_phrase_state(*unit_.node);
    if (kept_elsewhere) return opened_tag(std::move(tag));
    tag = with_attribute(std::move(tag), "state", state());
    // XLIFF 1.0 has no state-qualifier.
    if (version_ != "1.0") tag = with_attribute(std::move(tag), "state-qualifier", qualifier());
    return opened_tag(std::move(tag));
  }

  /// A unit is translated when all of its segments are, and a draft when one of them is.
  std::string state() const {
    bool complete = true;
    bool draft = false;
    for (std::size_t i = 0; i < slots_.size(); ++i) {
      const bool filled = slots_[i].filling.has_value();
      complete = complete && (filled || segments_[i].target);
      draft = draft ||
              (filled ? slots_[i].filling->draft : segments_[i].state == TranslationState::draft);
    }
    if (!complete) return "needs-translation";
    return draft ? "needs-review-translation" : "translated";
  }

  /// Of the worst filling; nothing when not all of the unit was filled.
  std::optional<std::string> qualifier() const {
    bool machine = false;
    bool assembled = false;
    bool converted = true;
    bool same_key = true;
    // The highest: any filling lowers it.
    MatchRate rate(102);
    for (const XliffSlot& slot : slots_) {
      if (!slot.filling) return std::nullopt;
      machine = machine || slot.filling->machine;
      assembled = assembled || slot.filling->assembled;
      converted = converted && slot.filling->converted;
      same_key = same_key && slot.filling->same_key;
      rate = std::min(rate, slot.filling->rate);
    }
    if (machine) return "mt-suggestion";
    if (assembled) return "tm-suggestion";
    // Values of XLIFF 1.2, state-qualifier; its own begin with "x-".
    if (converted) return "x-numbers";
    if (rate < MatchRate(100)) return "fuzzy-match";
    return same_key ? "id-match" : "exact-match";
  }

  void mark_trados(const XliffSlot& slot) {
    const XliffFilling& filling = *slot.filling;
    std::string tag = start_tag(*slot.details);
    tag = with_attribute(std::move(tag), "conf", filling.draft ? "Draft" : "Translated");
    tag = with_attribute(std::move(tag), "origin", filling.machine ? "mt" : "tm");
    // What told of an earlier translation is no longer true.
    tag = with_attribute(std::move(tag), "origin-system", std::nullopt);
    tag = with_attribute(std::move(tag), "percent", percent(filling));
    tag = with_attribute(std::move(tag), "text-match", std::nullopt);
    tag = with_attribute(std::move(tag), "struct-match", std::nullopt);
    patches_.push_back({slot.details->begin, slot.details->content_begin, std::move(tag)});
  }

  /// What was approved is no longer there; memoQ and Phrase keep their states here too.
  void mark_unit() {
    const std::string old = start_tag(*unit_.node);
    std::string tag = old;
    if (unit_.node->attribute("approved") == "yes") {
      tag = with_attribute(std::move(tag), "approved", "no");
    }
    const auto filled =
        std::ranges::find_if(slots_, [](const auto& slot) { return slot.filling.has_value(); });
    if (!unit_.node->attribute("mq:status").empty()) {
      tag = memoq_tag(std::move(tag), *filled->filling);
    }
    if (has_phrase_state(*unit_.node)) tag = phrase_tag(std::move(tag), *filled->filling);
    if (tag == old) return;
    patches_.push_back({unit_.node->begin, unit_.node->content_begin, std::move(tag)});
  }

  std::string memoq_tag(std::string tag, const XliffFilling& filling) const {
    tag = with_attribute(std::move(tag), "mq:status", "Pretranslated");
    if (unit_.node->attribute("mq:percent").empty()) return tag;
    return with_attribute(std::move(tag), "mq:percent", percent(filling));
  }

  /// Confirming is the translator's.
  std::string phrase_tag(std::string tag, const XliffFilling& filling) const {
    tag = with_attribute(std::move(tag), "m:confirmed", "0");
    const auto set = [&](std::string_view name, std::string value) {
      if (unit_.node->attribute(name).empty()) return;
      tag = with_attribute(std::move(tag), name, std::move(value));
    };
    set("m:trans-origin", filling.machine ? "mt" : "tm");
    set("m:level-edited", "false");
    for (const std::string_view score : {"m:score", "m:gross-score"}) set(score, share(filling));
    return tag;
  }

  /// "0.85": rates of Phrase go to 1.01, which is a match in context.
  static std::string share(const XliffFilling& filling) {
    const int hundredths = std::min(filling.rate.percent(), 101);
    const int rest = hundredths % 100;
    return std::to_string(hundredths / 100) + "." + (rest < 10 && rest > 0 ? "0" : "") +
           std::to_string(rest);
  }

  static std::string percent(const XliffFilling& filling) {
    // 101 and 102 are rates of calque's; a percentage of Trados and memoQ ends at 100.
    return std::to_string(std::min(filling.rate.percent(), 100));
  }

  const XliffUnit& unit_;
  std::span<const XliffSlot> slots_;
  std::span<const BilingualSegment> segments_;
  std::string_view text_;
  std::string_view version_;
  std::vector<text::TextEdit> patches_;
};

}  // namespace

std::vector<text::TextEdit> fill_xliff1(const XliffParts& parts, std::string_view text,
                                        std::string_view version) {
  std::vector<text::TextEdit> patches;
  for (const XliffUnit& unit : parts.units) {
    for (text::TextEdit& patch : UnitPatcher(unit, parts, text, version).run()) {
      patches.push_back(std::move(patch));
    }
  }
  return patches;
}

}  // namespace calque
