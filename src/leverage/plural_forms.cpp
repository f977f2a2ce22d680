#include "leverage/plural_forms.h"

#include <map>
#include <set>
#include <utility>

#include "calque/segmenter.h"
#include "document/format.h"
#include "document/strings/string_forms.h"
#include "formats/file_text.h"
#include "text/plural_category.h"

namespace calque::leverage {
namespace {

/// The plural that a segment is a form of; empty for none.
std::string plural_of(const Article& article, std::size_t number) {
  const auto& entry = article.document.paragraphs[article.segments[number].paragraph].entry;
  return entry != nullptr && entry->plural ? entry->plural->group : std::string();
}

}  // namespace

Article with_plural_forms(Article article, const Language& target,
                          const std::function<bool(const std::string&)>& wanted) {
  const document::Format& format = *article.document.format;
  if (!format.strings || target.undetermined()) return article;
  const FileText file(
      article.file.bytes, article.file.name,
      {.forced_encoding = document::encoding_of(article.file.bytes, format, article.options),
       .lenient = true});
  auto edits = document::plural_edits(article.document, file.text(),
                                      text::plural_categories(target.tag()), wanted);
  if (edits.empty()) return article;
  document::ReadOptions options = article.options;
  options.format = &format;
  document::FileBytes changed{article.file.name,
                              file.patched(std::move(edits), format.unencodable)};
  // Strings are segments as they are, in any language.
  Article result = parse_article(std::move(changed), Language(), options);
  result.options = article.options;
  result.original = std::move(article.file.bytes);
  return result;
}

RebuiltArticle rebuild_with_plural_forms(const Article& article,
                                         const std::vector<std::optional<Segment>>& targets,
                                         const Language& language) {
  std::set<std::string> translated;
  std::map<std::string, std::vector<std::size_t>> by_key;
  for (std::size_t i = 0; i < article.segments.size(); ++i) {
    if (i < targets.size() && targets[i]) translated.insert(plural_of(article, i));
    const auto& entry = article.document.paragraphs[article.segments[i].paragraph].entry;
    if (entry != nullptr) by_key[entry->key].push_back(i);
  }
  Article before = parse_article({article.file.name, article.original}, Language(),
                                 {.format = article.document.format,
                                  .encoding = article.options.encoding,
                                  .include = article.options.include});
  before = with_plural_forms(std::move(before), language,
                             [&](const std::string& group) { return translated.contains(group); });
  std::vector<std::optional<Segment>> own;
  std::vector<std::size_t> numbers;  // in `article`
  std::map<std::string, std::size_t> met;
  for (const segment::ArticleSegment& segment : before.segments) {
    const auto& entry = before.document.paragraphs[segment.paragraph].entry;
    const std::string key = entry == nullptr ? std::string() : entry->key;
    const std::vector<std::size_t>& same = by_key[key];
    const std::size_t number = met[key]++;
    numbers.push_back(number < same.size() ? same[number] : 0);
    own.push_back(number < same.size() && same[number] < targets.size() ? targets[same[number]]
                                                                        : std::nullopt);
  }
  before.original.clear();
  RebuiltArticle result = rebuild_article(before, own, language);
  for (std::size_t& number : result.left_out) number = numbers[number];
  for (std::size_t& number : result.lost_format) number = numbers[number];
  return result;
}

}  // namespace calque::leverage
