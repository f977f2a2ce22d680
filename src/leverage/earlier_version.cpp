#include "leverage/earlier_version.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <set>
#include <system_error>
#include <utility>

#include "align/confidence.h"
#include "calque/align.h"
#include "calque/error.h"
#include "calque/format.h"
#include "calque/session.h"
#include "formats/bilingual_units.h"
#include "leverage/article_pair.h"
#include "leverage/tag_transfer.h"

namespace calque::leverage {
namespace {

namespace fs = std::filesystem;

constexpr MatchRate kInPlace{102};  // same text between the same neighbours
constexpr MatchRate kDraft{99};     // what no person has confirmed is no exact match

/// Where a segment stands in its paragraph.
struct Position {
  std::size_t paragraph = 0;  ///< Counted among those with segments.
  std::size_t number = 0;     ///< In the paragraph.
  bool operator==(const Position&) const = default;
};

/// The places of all segments, and how many each paragraph has.
struct Structure {
  std::vector<Position> places;
  std::vector<std::size_t> sizes;

  explicit Structure(const align::Side& side) {
    for (std::size_t i = 0; i < side.paragraphs.size(); ++i) {
      if (i == 0 || side.paragraphs[i] != side.paragraphs[i - 1]) sizes.push_back(0);
      places.push_back({sizes.size() - 1, sizes.back()++});
    }
  }
};

/// Which pairs of an alignment may be taken for translations without a person's look: those that it
/// is sure of, and the sentences with the same place in two articles of the same build. Of short
/// articles it is sure of little, having few words to learn from.
class SafePairs {
 public:
  SafePairs(const align::Side& text, const align::Side& translation)
      : text_(text), translation_(translation) {}

  bool operator()(const align::Bead& bead) const {
    if (bead.source.empty() || bead.target.empty()) return false;
    if (bead.confidence >= align::kAcceptedConfidence) return true;
    if (bead.source.size() != 1 || bead.target.size() != 1) return false;
    const Position& place = text_.places[bead.source.begin];
    return text_.sizes.size() == translation_.sizes.size() &&
           text_.sizes[place.paragraph] == translation_.sizes[place.paragraph] &&
           place == translation_.places[bead.target.begin];
  }

 private:
  Structure text_;
  Structure translation_;
};

EarlierVersion from_articles(const std::string& path, const std::string& translation,
                             const Language& source, const Language& target,
                             const align::Lexicon& words) {
  EarlierVersion version{.origin = translation, .segments = {}, .units = {}};
  const align::Side text = side_of(read_article(path, source));
  const align::Side translated = side_of(read_article(translation, target));
  const align::Alignment alignment =
      align::align(text.align_segments(), translated.align_segments(), {.lexicon = &words});
  version.units = aligned_units(text, translated, alignment.beads,
                                {.source = source,
                                 .target = target,
                                 .origin = translation,
                                 .date = {},
                                 .user = {},
                                 .least_confidence = 0});
  const SafePairs is_safe(text, translated);
  std::size_t unit = 0;
  for (const align::Bead& bead : alignment.beads) {
    const bool paired = !bead.source.empty() && !bead.target.empty();
    const bool safe = is_safe(bead);
    // Who names the translation says that it is one: only where the alignment doubts, so do we.
    if (safe) version.units[unit].properties.clear();
    if (paired) ++unit;
    for (std::uint32_t i = bead.source.begin; i < bead.source.end; ++i) {
      EarlierSegment& segment = version.segments.emplace_back();
      segment.source = text.segments[i];
      if (safe && bead.source.size() == 1) {
        segment.target = align::joined(translated.segments, bead.target);
      } else {
        ++version.without_pair;
      }
    }
  }
  return version;
}

std::optional<TranslationUnit> unit_of(const BilingualSegment& segment, Context context,
                                       const std::string& origin, const Language& source,
                                       const Language& target) {
  if (!segment.target || segment.state == TranslationState::draft) return std::nullopt;
  TranslationUnit unit;
  unit.source_language = source;
  unit.origin = origin;
  unit.tuid = segment.id;
  unit.properties = segment.properties;
  Variant& text = unit.variants.emplace_back();
  text.language = source;
  text.segment = segment.source;
  text.context = std::move(context);
  Variant& translation = unit.variants.emplace_back();
  translation.language = target;
  translation.segment = *segment.target;
  return unit;
}

/// The segments of `path` that `segments` has not, each as often as it is missing.
std::size_t count_missing(const std::string& path, const Language& source, const Language& target,
                          const std::vector<EarlierSegment>& segments) {
  std::multiset<std::string> texts;
  for (const EarlierSegment& segment : segments) texts.insert(segment.source.text);
  std::size_t missing = 0;
  for (const JobSegment& segment : read_job(path, source, target).segments) {
    const auto found = texts.find(segment.source.text);
    if (found == texts.end()) {
      ++missing;
    } else {
      texts.erase(found);
    }
  }
  return missing;
}

EarlierVersion from_bilingual(const std::string& path, const std::string& translation,
                              const UnitFormat& format, const Language& source,
                              const Language& target) {
  EarlierVersion version{.origin = translation, .segments = {}, .units = {}};
  const auto file = open_bilingual(
      translation, format,
      {.source_language = source, .target_language = target, .encoding = {}, .lenient = false});
  const std::vector<BilingualSegment>& all = file->segments();
  SegmentContexts contexts = contexts_of(all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    version.segments.push_back({.source = all[i].source,
                                .target = all[i].target,
                                .draft = all[i].state == TranslationState::draft});
    if (auto unit = unit_of(all[i], std::move(contexts.sources[i]), translation, source, target)) {
      version.units.push_back(std::move(*unit));
    }
  }
  version.without_pair = count_missing(path, source, target, version.segments);
  return version;
}

FoundMatch carried(const Segment& segment, const EarlierSegment& earlier, MatchRate rate,
                   const std::string& origin) {
  return {.target = with_tags_of(segment, earlier.source, *earlier.target),
          .rate = rate,
          .repaired = false,
          .machine = false,
          .stored_source = earlier.source,
          .unit = {},
          .origin = origin};
}

/// Null for an article.
const UnitFormat* filled_format(const std::string& path) {
  const UnitFormat* const format = known_format(path);
  return format != nullptr && format->is_filled() ? format : nullptr;
}

/// Before all matches that are not better; the same translation stands there once.
void put_first(FoundMatch match, std::vector<FoundMatch>& matches) {
  if (!matches.empty() && matches.front().rate > match.rate) return;
  std::erase_if(matches,
                [&match](const FoundMatch& other) { return other.target == match.target; });
  matches.insert(matches.begin(), std::move(match));
}

}  // namespace

std::vector<Segment> EarlierVersion::sources() const {
  std::vector<Segment> sources;
  sources.reserve(segments.size());
  for (const EarlierSegment& segment : segments) sources.push_back(segment.source);
  return sources;
}

EarlierVersion read_earlier_version(const std::string& path, const std::string& translation,
                                    const Language& source, const Language& target,
                                    const align::Lexicon& words) {
  if (const UnitFormat* const format = filled_format(translation)) {
    return from_bilingual(path, translation, *format, source, target);
  }
  if (filled_format(path) != nullptr) {
    throw UsageError(path + " holds its translation itself: name it in both places");
  }
  return from_articles(path, translation, source, target, words);
}

EarlierMemory::Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "calque-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw InputError("cannot make the folder " + name + ": " +
                     std::error_code(errno, std::generic_category()).message());
  }
  path = name;
}

EarlierMemory::Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path, ignored);
}

EarlierMemory::EarlierMemory(const EarlierVersion& version) {
  Session session(choice().path, Session::Access::create);
  Batch batch =
      session.begin({.kind = "import", .source = version.origin, .started = {}, .header = {}});
  for (const TranslationUnit& unit : version.units) batch.add(unit);
  batch.commit();
}

std::optional<MatchRate> carried_rate(const SegmentChange& change, const EarlierVersion& version) {
  if (!change.before) return std::nullopt;
  const EarlierSegment& before = version.segments[*change.before];
  const bool usable = before.target && (change.change == Change::in_place ||
                                        (before.draft && change.change == Change::moved));
  if (!usable) return std::nullopt;
  return before.draft ? kDraft : kInPlace;
}

void carry_over(std::vector<Pretranslated>& segments, const std::vector<std::size_t>& numbers,
                const EarlierVersion& version, const VersionDiff& diff, MatchRate at_least) {
  for (std::size_t i = 0; i < segments.size(); ++i) {
    Pretranslated& segment = segments[i];
    const SegmentChange& change = diff.segments[numbers[i]];
    segment.version.change = change.change;
    if (!change.before) continue;
    const EarlierSegment& before = version.segments[*change.before];
    if (change.change == Change::changed) segment.version.before = before.source;
    const auto rate = carried_rate(change, version);
    if (!rate || (before.draft && at_least > kDraft)) continue;
    put_first(carried(segment.segment.source, before, *rate, version.origin), segment.matches);
    segment.propagated = false;
  }
}

}  // namespace calque::leverage
