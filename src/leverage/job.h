#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "calque/segment.h"
#include "calque/unit.h"
#include "document/document.h"
#include "formats/bilingual.h"
#include "match/match_text.h"
#include "segment/article.h"

namespace calque::leverage {

/// A segment to be translated, with its neighbours in the article.
struct JobSegment {
  Segment source;
  Context context;  ///< Empty where the article begins or ends.
  Identity identity{};
  bool whole_unit = false;  ///< Of a file that is not segmented: it may hold several sentences.
  std::size_t number = 0;   ///< Among all segments of its file, those not to be translated too.
};

/// The properties that a memory keeps of a string of a program: its key.
std::vector<Property> properties_of(const document::StringEntry& entry);

/// One file of a job.
struct JobFile {
  std::string name;
  std::uint64_t hash = 0;  ///< Of its bytes.
  std::vector<JobSegment> segments;
  std::vector<Segment> sources{};  ///< Of all segments of the file.
  std::string left_out{};  ///< What its reader did not take for text, see left_out_in_words().
};

/// An article that was read: its bytes and what they say.
struct Article {
  document::FileBytes file;
  document::ReadOptions options;  ///< With which it was read.
  document::Document document;
  std::vector<segment::ArticleSegment> segments;
  /// Its bytes before it got the plural forms of another language (leverage/plural_forms.h); empty
  /// where it has its own.
  std::string original{};

  /// The segments with their neighbours, over the bounds of paragraphs; those of a file of strings
  /// have keys instead.
  JobFile job() const;
};

/// Reads and segments a file by the built-in rules of `language`.
/// @param target to which it is to be translated: plurals of a file of strings get its forms.
/// @throws InputError when it cannot be read.
Article read_article(const std::string& path, const Language& language,
                     const document::ReadOptions& options = {}, const Language& target = {});

/// The same for a file in memory.
Article parse_article(document::FileBytes file, const Language& language,
                      const document::ReadOptions& options = {});

/// Segments `numbers` of a bilingual file with their neighbours, as contexts_of
/// (formats/bilingual_units.h) gives them to a memory.
std::vector<JobSegment> job_segments(const std::vector<BilingualSegment>& segments,
                                     std::span<const std::size_t> numbers);

/// The numbers of the segments of a bilingual file that are to be translated and have no
/// translation yet, or only a draft: those that an analysis counts and a pretranslation looks up.
std::vector<std::size_t> open_segments(const std::vector<BilingualSegment>& segments);

/// What segments share that get one translation: the text with its tags, and the keys by which
/// their author tells equal texts apart.
std::string group_of(const MatchText& text, TagRule tags, const Identity& identity);

/// The segments of any file that can be translated: an article, or the open segments of a bilingual
/// file (XLIFF, PO).
/// @param target is used where a bilingual file does not tell it. @throws InputError.
JobFile read_job(const std::string& path, const Language& source, const Language& target,
                 const document::Include& include = {});

}  // namespace calque::leverage
