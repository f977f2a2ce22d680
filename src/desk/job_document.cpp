#include "desk/job_document.h"

#include <filesystem>
#include <map>
#include <span>
#include <sstream>
#include <utility>

#include "calque/error.h"
#include "calque/version.h"
#include "desk/job_source.h"
#include "desk/segment_join.h"
#include "document/format.h"
#include "formats/tmx/tmx_writer.h"
#include "formats/xliff/xliff_writer.h"
#include "leverage/rebuilt_article.h"
#include "model/segment_markup.h"
#include "segment/split.h"
#include "sqlite/statement.h"
#include "store/stored_text.h"

namespace calque::desk {
namespace {

/// What is to be written for a segment; nothing where its source text stays.
const Segment* chosen(const DeskSegment& segment, Unconfirmed unconfirmed) {
  if (!segment.target || segment.state == State::locked) return nullptr;
  const bool written = is_done(segment.state) || unconfirmed == Unconfirmed::draft ||
                       (unconfirmed == Unconfirmed::match && !segment.touched);
  return written ? &*segment.target : nullptr;
}

/// "article.tr.md" of "article.md".
std::string output_name(const Job& job, std::string_view ending) {
  const std::filesystem::path name(job.name());
  const std::string last = ending.empty() ? name.extension().string() : std::string(ending);
  return name.stem().string() + "." + job.target().tag() + last;
}

using Slots = std::map<std::size_t, std::vector<DeskSegment>>;

Slots by_slot(Job& job) {
  Slots slots;
  for (DeskSegment& segment : job.segments()) {
    slots[segment.slot].push_back(std::move(segment));
  }
  return slots;
}

document::FileBytes kept_file(Job& job) {
  sqlite::Statement query(job.database(),
                          "SELECT name, bytes FROM source ORDER BY id DESC LIMIT 1");
  for (const sqlite::Row& row : query.rows()) {
    const auto bytes = row.column_blob(1);
    return {.name = stored_text(row, 0),
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters
            .bytes = {reinterpret_cast<const char*>(bytes.data()), bytes.size()}};
  }
  throw InputError(job.path().string() + ": the file that it translates is not in it");
}

/// A text as the job has it: what markup cannot carry is replaced there.
std::string kept_text(std::string_view text) {
  return from_markup(to_markup({.text = std::string(text), .tags = {}})).text;
}

/// What was kept must be what is read now: another version of calque may split a file otherwise.
void require_same(const DeskSegment& segment, const std::vector<Slot>& slots, const Job& job) {
  const bool fits = segment.slot < slots.size() && segment.span.begin <= segment.span.end &&
                    segment.span.end <= slots[segment.slot].text.text.size();
  if (fits) {
    const std::string_view text = slots[segment.slot].text.text;
    const auto here = text.substr(segment.span.begin, segment.span.end - segment.span.begin);
    if (here == segment.source.text || kept_text(here) == segment.source.text) return;
  }
  throw InputError(job.name() + ": segment " + std::to_string(segment.number) +
                   " does not stand where it did: this calque reads the file otherwise than the "
                   "one that made the job");
}

WrittenDocument write_article(Job& job, JobSource& source, const Slots& slots,
                              Unconfirmed unconfirmed) {
  leverage::Article article = *std::move(source.article);
  article.segments.clear();
  std::vector<std::optional<Segment>> targets;
  std::vector<const DeskSegment*> written;
  for (const auto& [slot, segments] : slots) {
    std::vector<segment::SegmentSpan> spans;
    for (const DeskSegment& segment : segments) {
      require_same(segment, source.slots, job);
      spans.push_back(segment.span);
    }
    std::vector<Segment> contents = segment::split_segment(source.slots[slot].text, spans);
    for (std::size_t i = 0; i < segments.size(); ++i) {
      article.segments.push_back(
          {.paragraph = slot, .span = spans[i], .content = std::move(contents[i])});
      const Segment* const target = chosen(segments[i], unconfirmed);
      targets.push_back(target == nullptr ? std::nullopt : std::optional(*target));
      written.push_back(&segments[i]);
    }
  }
  leverage::RebuiltArticle rebuilt = leverage::rebuild_article(article, targets, job.target());
  WrittenDocument out{.name = output_name(job, {}), .bytes = std::move(rebuilt.bytes)};
  const auto tell = [&](std::size_t number, const char* message) {
    out.losses.push_back({written[number]->id, written[number]->number, message});
  };
  for (const std::size_t number : rebuilt.lost_format) {
    tell(number, "written without all of its formatting");
  }
  for (const std::size_t number : rebuilt.left_out) {
    tell(number, "left as it was: the format cannot take the translation there");
  }
  return out;
}

/// The translation of a slot put together from those of its segments; of one that has none, its
/// source text. Nothing where none has one.
std::optional<Segment> slot_target(const Slot& slot, const std::vector<DeskSegment>& segments,
                                   Unconfirmed unconfirmed, bool& draft) {
  Segment whole;
  bool any = false;
  std::size_t at = 0;
  for (const DeskSegment& segment : segments) {
    const Segment* const target = chosen(segment, unconfirmed);
    const std::string between = slot.text.text.substr(at, segment.span.begin - at);
    whole = joined(whole, between, target == nullptr ? segment.source : *target);
    at = segment.span.end;
    any = any || target != nullptr;
    draft = draft || target == nullptr || !is_done(segment.state);
  }
  if (!any) return std::nullopt;
  if (segments.size() > 1) adopt_tags(whole, slot.text);
  return whole;
}

/// Nothing was done to it: the file keeps its bytes, states and all.
bool is_untouched(const Slot& slot, const std::vector<DeskSegment>& segments) {
  const DeskSegment& first = segments.front();
  return segments.size() == 1 && first.state == slot.state && first.target == slot.target;
}

WrittenDocument write_bilingual(Job& job, JobSource& source, const Slots& slots,
                                Unconfirmed unconfirmed) {
  WrittenDocument out{.name = output_name(job, {}), .bytes = {}};
  for (const auto& [slot, segments] : slots) {
    for (const DeskSegment& segment : segments) require_same(segment, source.slots, job);
    if (is_untouched(source.slots[slot], segments)) continue;
    bool draft = false;
    const auto target = slot_target(source.slots[slot], segments, unconfirmed, draft);
    if (!target) continue;
    // Below 100 it is marked as a draft in the file.
    const std::size_t lost =
        source.bilingual->fill(slot, {.target = *target, .rate = MatchRate(draft ? 99 : 100)});
    if (lost == 0) continue;
    const DeskSegment& first = segments.front();
    out.losses.push_back({first.id, first.number,
                          std::to_string(lost) + " inline tag" + (lost == 1 ? "" : "s") +
                              " left out: the file has no such tag there"});
  }
  out.bytes = source.bilingual->write();
  return out;
}

TranslationState state_in_xliff(State state) {
  if (state == State::confirmed) return TranslationState::translated;
  return is_done(state) ? TranslationState::approved : TranslationState::draft;
}

XliffParagraph xliff_paragraph(Job& job, const std::string& text,
                               const std::vector<DeskSegment>& segments, Unconfirmed unconfirmed) {
  XliffParagraph paragraph;
  paragraph.kind = segments.front().kind;
  paragraph.name = segments.front().tuid;
  paragraph.translatable = segments.front().state != State::locked;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const DeskSegment& segment = segments[i];
    XliffSegment& out = paragraph.segments.emplace_back();
    out.source = segment.source;
    if (const Segment* const target = chosen(segment, unconfirmed)) {
      out.target = *target;
      out.state = state_in_xliff(segment.state);
    }
    const std::size_t end = i + 1 < segments.size() ? segments[i + 1].span.begin : text.size();
    if (segment.span.end < end && end <= text.size()) {
      out.space_after = text.substr(segment.span.end, end - segment.span.end);
    }
    if (segment.notes == 0) continue;
    for (const DeskNote& note : job.notes(segment.id)) {
      if (!note.resolved)
        paragraph.notes.push_back({.text = note.text, .language = {}, .encoding = {}});
    }
  }
  return paragraph;
}

}  // namespace

std::optional<Unconfirmed> unconfirmed_with_key(std::string_view key) {
  if (key == "draft") return Unconfirmed::draft;
  if (key == "source") return Unconfirmed::source;
  return key == "match" ? std::optional(Unconfirmed::match) : std::nullopt;
}

WrittenDocument write_document(Job& job, Unconfirmed unconfirmed) {
  JobSource source = read_job_source(kept_file(job), job.source(), job.target());
  const Slots slots = by_slot(job);
  return source.article ? write_article(job, source, slots, unconfirmed)
                        : write_bilingual(job, source, slots, unconfirmed);
}

WrittenDocument write_xliff(Job& job, Unconfirmed unconfirmed) {
  std::ostringstream out;
  const auto writer = make_xliff_writer(out, {.version = XliffVersion::v1_2,
                                              .source_language = job.source(),
                                              .target_language = job.target(),
                                              .original = job.name(),
                                              .tool_version = kVersion});
  sqlite::Statement text(job.database(), "SELECT text FROM slot WHERE id = ?");
  for (const auto& [slot, segments] : by_slot(job)) {
    std::string whole;
    for (const sqlite::Row& row : text.rows(static_cast<std::int64_t>(slot))) {
      whole = from_markup(row.column_text(0)).text;
    }
    writer->write(xliff_paragraph(job, whole, segments, unconfirmed));
  }
  writer->finish();
  return {.name = output_name(job, ".xlf"), .bytes = std::move(out).str()};
}

WrittenDocument write_tmx(Job& job, Unconfirmed unconfirmed) {
  std::ostringstream out;
  TmxWriteOptions options;
  options.source = job.source();
  options.creation_date = format_timestamp(Clock::now());
  TmxWriter writer(out, options);
  for (const DeskSegment& segment : job.segments()) {
    if (chosen(segment, unconfirmed) == nullptr) continue;
    TranslationUnit unit = job.unit_of(segment, {.name = segment.by, .at = segment.at});
    if (!is_done(segment.state)) unit.properties.push_back({"x-state", "draft", {}, {}});
    writer.write(unit);
  }
  writer.finish();
  return {.name = output_name(job, ".tmx"), .bytes = std::move(out).str()};
}

std::vector<ReviewChange> review_changes(Job& job) {
  std::vector<ReviewChange> changes;
  for (DeskSegment& segment : job.segments()) {
    for (const PastText& past : job.history(segment.id)) {
      // The newest that its translator stood behind.
      if (past.state != State::confirmed || past.why == "lost") continue;
      if (past.target != segment.target && past.by != segment.by) {
        changes.push_back({std::move(segment), past.target, past.by});
      }
      break;
    }
  }
  return changes;
}

std::vector<BandAmount> bands_of(Job& job) {
  std::map<leverage::Band, Amount> amounts;
  Bands bands;
  for (const DeskSegment& segment : job.segments()) {
    const leverage::Band band = bands.next(segment, segment.origin.rate);
    if (segment.state == State::locked) continue;
    Amount& amount = amounts[band];
    ++amount.segments;
    amount.words += segment.words;
    amount.payable += segment.payable;
  }
  std::vector<BandAmount> out;
  for (const auto& [band, amount] : amounts) out.push_back({band, amount});
  return out;
}

}  // namespace calque::desk
