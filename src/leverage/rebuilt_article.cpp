#include "leverage/rebuilt_article.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "calque/error.h"
#include "document/format.h"
#include "document/package/zip_archive.h"
#include "document/rebuild.h"
#include "formats/file_text.h"
#include "leverage/agreement.h"
#include "leverage/plural_forms.h"
#include "model/tag_placement.h"

namespace calque::leverage {
namespace {

using document::Document;
using document::SegmentEdit;

/// The decoded file, or the parts of a package, and the way back to bytes.
class Sources {
 public:
  explicit Sources(const Article& article) : article_(article) {
    const Document& document = article.document;
    if (document.format->is_package()) {
      const document::ZipArchive archive(article.file.bytes, article.file.name);
      for (const std::string& part : document.parts) {
        texts_.push_back(archive.read(part).value_or(std::string()));
      }
      return;
    }
    // Bad bytes were read as U+FFFD once; the file is written with the bytes that it has.
    text_.emplace(article.file.bytes, article.file.name,
                  FileTextOptions{.forced_encoding = document::encoding_of(
                                      article.file.bytes, *document.format, article.options),
                                  .lenient = true});
    texts_.push_back(text_->text());
  }

  const std::vector<std::string>& texts() const { return texts_; }

  std::string write(const std::vector<std::vector<text::TextEdit>>& edits) const {
    return text_ ? write_text(edits.front()) : write_package(edits);
  }

 private:
  std::string write_text(const std::vector<text::TextEdit>& edits) const {
    return text_->patched(edits, article_.document.format->unencodable);
  }

  /// Parts without edits are not written: their bytes in the package stay as they are.
  std::string write_package(const std::vector<std::vector<text::TextEdit>>& edits) const {
    std::vector<std::pair<std::string, std::string>> contents;
    for (std::size_t i = 0; i < edits.size(); ++i) {
      if (edits[i].empty()) continue;
      // Numbers, for one, are written as they stand there.
      std::string content = text::edited(texts_[i], edits[i]);
      if (content != texts_[i]) {
        contents.emplace_back(article_.document.parts[i], std::move(content));
      }
    }
    if (contents.empty()) return article_.file.bytes;
    return document::replace_in_zip(article_.file.bytes, article_.file.name, contents);
  }

  const Article& article_;
  std::optional<FileText> text_;
  std::vector<std::string> texts_;
};

/// True when a pair of `tags` is not among those placed.
bool loses_pair(const std::vector<InlineTag>& tags, const std::vector<std::size_t>& placed) {
  const std::vector<std::size_t> partners = find_pairs(tags);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (partners[i] != kNoTag && std::ranges::find(placed, i) == placed.end()) return true;
  }
  return false;
}

std::vector<text::TextEdit> language_edits(const Article& article, const Sources& sources,
                                           const Language& language) {
  const auto set_language = article.document.format->set_language;
  if (set_language == nullptr) return {};
  return set_language(sources.texts().front(), language);
}

/// The segments to write, and what has been given up about them.
/// Writes, reads what it has written, and gives up what does not come back, until all does: no
/// format's escaping needs to be trusted. Tags go first, then the text.
class Rebuild {
 public:
  Rebuild(const Article& article, const std::vector<std::optional<Segment>>& targets,
          const Language& language)
      : article_(article),
        targets_(targets),
        sources_(article),
        language_edits_(language_edits(article, sources_, language)) {
    std::size_t first_tag = 0;
    for (std::size_t i = 0; i < article.segments.size(); ++i) {
      const segment::ArticleSegment& segment = article.segments[i];
      if (i > 0 && article.segments[i - 1].paragraph != segment.paragraph) first_tag = 0;
      // A number or a name that is the same in both languages stays as it is written, byte for
      // byte.
      const bool changes = i < targets.size() && targets[i] && *targets[i] != segment.content;
      if (changes) add(i, first_tag);
      first_tag += segment.content.tags.size();
    }
  }

  RebuiltArticle run() {
    for (int round = 0; round < kMostRounds && !edits_.empty(); ++round) {
      const document::SourceEdits edits = source_edits();
      if (!edits.left_out.empty()) {
        drop(edits.left_out);
        continue;
      }
      result_.bytes = sources_.write(edits.parts);
      const std::vector<std::size_t> wrong = wrong_paragraphs();
      if (wrong.empty()) {
        note_lost_format(edits);
        return finish();
      }
      give_up(wrong);
    }
    if (!edits_.empty()) return by_halves();
    result_.bytes = article_.file.bytes;
    return finish();
  }

 private:
  // Rounds that give up what does not come back; a round reads the file again.
  // A round finds at least one segment to give up, mostly all there are.
  static constexpr int kMostRounds = 60;
  // Further attempts, with parts of what is left.
  // Halving finds one bad paragraph among n in 2 log2(n) attempts: some ten among a million can be
  // found. Each attempt reads the file, so that a file of bad ones must end.
  static constexpr int kMostAttempts = 400;

  struct Edits {
    std::vector<SegmentEdit> edits;
    std::vector<std::size_t> numbers;

    std::size_t last_paragraph() const { return edits.back().paragraph; }
    bool one_paragraph() const { return edits.front().paragraph == last_paragraph(); }
  };

  /// Writes stretches of the article for as long as they come back, the longest first: a stretch
  /// that does not is halved, down to a paragraph, which keeps its text then.
  RebuiltArticle by_halves() {
    std::vector<Edits> open{{std::exchange(edits_, {}), std::exchange(numbers_, {})}};
    int attempts = 0;
    while (!open.empty()) {
      Edits next = std::move(open.back());
      open.pop_back();
      if (attempts++ < kMostAttempts && holds_with(next)) continue;
      if (next.one_paragraph() || attempts >= kMostAttempts) {
        result_.left_out.insert(result_.left_out.end(), next.numbers.begin(), next.numbers.end());
        continue;
      }
      open.push_back(second_half(next));
      open.push_back(std::move(next));
    }
    const document::SourceEdits written = source_edits();
    result_.bytes = edits_.empty() ? article_.file.bytes : sources_.write(written.parts);
    note_lost_format(written);
    return finish();
  }

  /// Takes the later half of the paragraphs out of `all`.
  static Edits second_half(Edits& all) {
    const std::size_t middle = all.edits[all.edits.size() / 2].paragraph;
    auto at = std::ranges::lower_bound(all.edits, middle, {}, &SegmentEdit::paragraph);
    if (at == all.edits.begin()) {
      at = std::ranges::upper_bound(all.edits, middle, {}, &SegmentEdit::paragraph);
    }
    const auto count = at - all.edits.begin();
    Edits half{{at, all.edits.end()}, {all.numbers.begin() + count, all.numbers.end()}};
    all.edits.erase(at, all.edits.end());
    all.numbers.erase(all.numbers.begin() + count, all.numbers.end());
    return half;
  }

  /// Takes `more`, which come after all edits so far, among them, unless they do not come back.
  bool holds_with(const Edits& more) {
    const std::size_t before = edits_.size();
    edits_.insert(edits_.end(), more.edits.begin(), more.edits.end());
    numbers_.insert(numbers_.end(), more.numbers.begin(), more.numbers.end());
    const document::SourceEdits edits = source_edits();
    if (edits.left_out.empty()) {
      result_.bytes = sources_.write(edits.parts);
      if (wrong_paragraphs().empty()) return true;
    }
    edits_.resize(before);
    numbers_.resize(before);
    return false;
  }

  document::SourceEdits source_edits() const {
    document::SourceEdits edits = document::edits_of(article_.document, sources_.texts(), edits_);
    set_language(edits);
    return edits;
  }

  void note_lost_format(const document::SourceEdits& edits) {
    for (const std::size_t edit : edits.lost_format) {
      result_.lost_format.push_back(numbers_[edit]);
    }
  }

  RebuiltArticle finish() {
    std::ranges::sort(result_.left_out);
    std::ranges::sort(result_.lost_format);
    const auto again = std::ranges::unique(result_.lost_format);
    result_.lost_format.erase(again.begin(), again.end());
    std::erase_if(result_.lost_format, [this](std::size_t number) {
      return std::ranges::binary_search(result_.left_out, number);
    });
    return std::move(result_);
  }

  void set_language(document::SourceEdits& edits) const {
    if (language_edits_.empty()) return;
    // A page is one part.
    std::vector<text::TextEdit>& part = edits.parts.front();
    part.insert(part.end(), language_edits_.begin(), language_edits_.end());
    std::ranges::stable_sort(part, {}, &text::TextEdit::begin);
  }

  /// The tags of the translation that the article has a tag for; others are left out.
  void add(std::size_t number, std::size_t first_tag) {
    const segment::ArticleSegment& segment = article_.segments[number];
    const Segment& target = *targets_[number];
    SegmentEdit edit{.paragraph = segment.paragraph,
                     .begin = segment.span.begin,
                     .end = segment.span.end,
                     .first_tag = first_tag,
                     .tag_count = segment.content.tags.size(),
                     .text = target.text,
                     .tags = {}};
    const auto places = place_tags(target, segment.content, [](std::size_t) { return true; });
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i] != kNoTag) edit.tags.push_back({places[i], target.tags[i].offset});
    }
    if (loses_pair(segment.content.tags, places)) result_.lost_format.push_back(number);
    edits_.push_back(std::move(edit));
    numbers_.push_back(number);
  }

  void drop(const std::vector<std::size_t>& edits) {
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit) {
      result_.left_out.push_back(numbers_[*edit]);
      edits_.erase(edits_.begin() + static_cast<std::ptrdiff_t>(*edit));
      numbers_.erase(numbers_.begin() + static_cast<std::ptrdiff_t>(*edit));
    }
  }

  /// The paragraph as it must be read from the file that was written.
  std::string expected(std::size_t paragraph) const {
    const std::string& text = article_.document.paragraphs[paragraph].content.text;
    std::string out;
    std::size_t at = 0;
    for (const SegmentEdit& edit :
         std::ranges::equal_range(edits_, paragraph, {}, &SegmentEdit::paragraph)) {
      out.append(text, at, edit.begin - at).append(edit.text);
      at = edit.end;
    }
    return without_spaces(out.append(text, at));
  }

  /// Paragraphs that do not come back as they were written.
  std::vector<std::size_t> wrong_paragraphs() const {
    std::vector<std::size_t> wrong;
    document::ReadOptions options = article_.options;
    options.format = article_.document.format;
    Document again;
    try {
      again = document::parse_document(result_.bytes, article_.file.name, options);
    } catch (const InputError&) {
      // It is not readable at all: the first edit is as likely as any.
      return {edits_.empty() ? 0 : edits_.front().paragraph};
    }
    const std::vector<std::size_t> kept = kept_paragraphs();
    if (options.format->joined_by_text && same_text(again, kept)) return {};
    if (again.paragraphs.size() != kept.size()) return out_of_step(again, kept);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const bool edited = std::ranges::binary_search(edits_, kept[i], {}, &SegmentEdit::paragraph);
      if (edited && without_spaces(again.paragraphs[i].content.text) != expected(kept[i])) {
        wrong.push_back(kept[i]);
      }
    }
    return wrong;
  }

  /// Whether all paragraphs together say what they must, wherever they end.
  bool same_text(const Document& again, const std::vector<std::size_t>& kept) const {
    std::string wanted;
    std::string read;
    for (const std::size_t paragraph : kept) wanted += expected(paragraph);
    for (const auto& paragraph : again.paragraphs) read += without_spaces(paragraph.content.text);
    return wanted == read;
  }

  /// All but those that go with a tag.
  std::vector<std::size_t> kept_paragraphs() const {
    const std::vector<std::size_t> dropped =
        document::dropped_paragraphs(article_.document, edits_);
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < article_.document.paragraphs.size(); ++i) {
      if (!std::ranges::binary_search(dropped, i)) kept.push_back(i);
    }
    return kept;
  }

  /// Where there are more or fewer paragraphs than there were: those after which both lists are no
  /// longer in step, until they are again within a few paragraphs.
  std::vector<std::size_t> out_of_step(const Document& again,
                                       const std::vector<std::size_t>& kept) const {
    // Paragraphs: an edit makes one into a few, not into many; looking further would take repeated
    // paragraphs (table cells) for the same place.
    constexpr std::size_t kFew = 8;
    std::vector<std::string> wanted;
    std::vector<std::string> read;
    for (const std::size_t paragraph : kept) wanted.push_back(expected(paragraph));
    for (const auto& paragraph : again.paragraphs) {
      read.push_back(without_spaces(paragraph.content.text));
    }
    std::vector<std::size_t> wrong;
    for (std::size_t i = 0, k = 0; i < wanted.size();) {
      if (k < read.size() && wanted[i] == read[k]) {
        ++i, ++k;
        continue;
      }
      const auto step = step_to_agreement(std::span(wanted).subspan(i),
                                          std::span(read).subspan(std::min(k, read.size())), kFew);
      const std::size_t count = step ? step->first : 1;
      if (count == 0) wrong.push_back(kept[i == 0 ? 0 : i - 1]);  // it became several
      for (std::size_t at = i; at < i + count; ++at) wrong.push_back(kept[at]);
      if (!step) break;
      i += step->first;
      k += step->second;
    }
    if (wrong.empty()) wrong.push_back(edits_.back().paragraph);
    return wrong;
  }

  /// First the tags, then the text; of the paragraph, or of the last one before it that has any.
  void give_up(const std::vector<std::size_t>& paragraphs) {
    if (edits_.empty()) return;
    std::set<std::size_t> edited;
    for (const std::size_t paragraph : paragraphs) {
      const auto found = std::ranges::upper_bound(edits_, paragraph, {}, &SegmentEdit::paragraph);
      edited.insert((found == edits_.begin() ? found : std::prev(found))->paragraph);
    }
    std::vector<std::size_t> dropped;
    for (const std::size_t paragraph : edited) {
      bool simplified = false;
      for (std::size_t i = 0; i < edits_.size(); ++i) {
        if (edits_[i].paragraph != paragraph || edits_[i].tags.empty()) continue;
        edits_[i].tags.clear();
        result_.lost_format.push_back(numbers_[i]);
        simplified = true;
      }
      for (std::size_t i = 0; i < edits_.size() && !simplified; ++i) {
        if (edits_[i].paragraph == paragraph) dropped.push_back(i);
      }
    }
    drop(dropped);
  }

  const Article& article_;
  const std::vector<std::optional<Segment>>& targets_;
  Sources sources_;
  std::vector<text::TextEdit> language_edits_;  ///< Of the page as a whole.
  std::vector<SegmentEdit> edits_;
  std::vector<std::size_t> numbers_;
  RebuiltArticle result_;
};

}  // namespace

RebuiltArticle rebuild_article(const Article& article,
                               const std::vector<std::optional<Segment>>& targets,
                               const Language& language) {
  if (article.original.empty()) return Rebuild(article, targets, language).run();
  return rebuild_with_plural_forms(article, targets, language);
}

}  // namespace calque::leverage
