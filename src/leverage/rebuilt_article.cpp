#include "leverage/rebuilt_article.h"

#include <algorithm>
#include <utility>

#include "document/html_language.h"
#include "document/rebuild.h"
#include "document/zip_archive.h"
#include "error.h"
#include "exchange/file_text.h"
#include "exchange/tag_placement.h"

namespace calque::leverage {
namespace {

using document::Document;
using document::Format;
using document::SegmentEdit;

bool is_package(Format format) {
  return format == Format::docx || format == Format::odt;
}

/// The decoded file, or the parts of a package, and the way back to bytes.
class Sources {
 public:
  explicit Sources(const Article& article) : article_(article) {
    const Document& document = article.document;
    if (is_package(document.format)) {
      const document::ZipArchive archive(article.file.bytes, article.file.name);
      for (const std::string& part : document.parts) {
        texts_.push_back(archive.read(part).value_or(std::string()));
      }
      return;
    }
    text_.emplace(article.file.bytes, article.file.name,
                  FileTextOptions{.forced_encoding = document::encoding_of(
                                      article.file.bytes, document.format, article.options),
                                  .lenient = true});
    texts_.push_back(text_->text());
  }

  const std::vector<std::string>& texts() const { return texts_; }

  std::string write(const std::vector<std::vector<text::TextEdit>>& edits) const {
    return text_ ? write_text(edits.front()) : write_package(edits);
  }

 private:
  std::string write_text(const std::vector<text::TextEdit>& edits) const {
    const bool html = article_.document.format == Format::html;
    return text_->patched(edits,
                          html ? text::Unencodable::xml_reference : text::Unencodable::refuse);
  }

  std::string write_package(const std::vector<std::vector<text::TextEdit>>& edits) const {
    std::vector<std::pair<std::string, std::string>> contents;
    for (std::size_t i = 0; i < edits.size(); ++i) {
      if (edits[i].empty()) continue;
      contents.emplace_back(article_.document.parts[i], text::edited(texts_[i], edits[i]));
    }
    if (contents.empty()) return article_.file.bytes;
    return document::replace_in_zip(article_.file.bytes, article_.file.name, contents);
  }

  const Article& article_;
  std::optional<FileText> text_;
  std::vector<std::string> texts_;
};

/// Words alone: formats differ in what they do with white space.
std::string without_spaces(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f";
  std::string out;
  for (const char c : text) {
    if (kBlank.find(c) == std::string_view::npos) out += c;
  }
  return out;
}

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
  if (article.document.format != Format::html) return {};
  return document::html_language_edits(sources.texts().front(), language);
}

/// The segments to write, and what has been given up about them.
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
      if (i < targets.size() && targets[i]) add(i, first_tag);
      first_tag += segment.content.tags.size();
    }
  }

  RebuiltArticle run() {
    constexpr int kMostRounds = 60;
    for (int round = 0; round < kMostRounds && !edits_.empty(); ++round) {
      document::SourceEdits edits = document::edits_of(article_.document, sources_.texts(), edits_);
      if (!edits.left_out.empty()) {
        drop(edits.left_out);
        continue;
      }
      set_language(edits);
      result_.bytes = sources_.write(edits.parts);
      const std::vector<std::size_t> wrong = wrong_paragraphs();
      if (wrong.empty()) {
        for (const std::size_t edit : edits.lost_format) {
          result_.lost_format.push_back(numbers_[edit]);
        }
        return finish();
      }
      give_up(wrong);
    }
    result_.bytes = article_.file.bytes;
    result_.left_out.insert(result_.left_out.end(), numbers_.begin(), numbers_.end());
    return finish();
  }

 private:
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
    std::vector<text::TextEdit>& part = edits.parts.front();
    part.insert(part.end(), language_edits_.begin(), language_edits_.end());
    std::ranges::stable_sort(part, {}, &text::TextEdit::begin);
  }

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

  /// Paragraphs that do not come back as they were written, or the first that stands elsewhere.
  std::vector<std::size_t> wrong_paragraphs() const {
    std::vector<std::size_t> wrong;
    document::ReadOptions options = article_.options;
    options.format = article_.document.format;
    Document again;
    try {
      again = document::parse_document(result_.bytes, article_.file.name, options);
    } catch (const InputError&) {
      return {edits_.empty() ? 0 : edits_.front().paragraph};
    }
    const auto& paragraphs = article_.document.paragraphs;
    const bool same_count = again.paragraphs.size() == paragraphs.size();
    std::size_t edit = 0;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      while (edit < edits_.size() && edits_[edit].paragraph < i) ++edit;
      const bool edited = edit < edits_.size() && edits_[edit].paragraph == i;
      if (!edited && same_count) continue;
      const bool right = i < again.paragraphs.size() &&
                         without_spaces(again.paragraphs[i].content.text) == expected(i);
      if (right) continue;
      wrong.push_back(i);
      if (!same_count) break;
    }
    if (wrong.empty() && !same_count && !edits_.empty()) wrong.push_back(edits_.back().paragraph);
    return wrong;
  }

  /// First the tags, then the text; of the paragraph, or of the last one before it that has any.
  void give_up(const std::vector<std::size_t>& paragraphs) {
    std::vector<std::size_t> dropped;
    for (std::size_t paragraph : paragraphs) {
      auto found = std::ranges::upper_bound(edits_, paragraph, {}, &SegmentEdit::paragraph);
      if (edits_.empty()) break;
      paragraph = (found == edits_.begin() ? found : std::prev(found))->paragraph;
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
    std::ranges::sort(dropped);
    dropped.erase(std::unique(dropped.begin(), dropped.end()), dropped.end());
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
  return Rebuild(article, targets, language).run();
}

}  // namespace calque::leverage
