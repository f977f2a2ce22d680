#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "calque/language.h"
#include "calque/segment.h"
#include "leverage/job.h"

namespace calque::leverage {

/// An article with other text.
struct RebuiltArticle {
  std::string bytes;                  ///< In the format and encoding of the article.
  std::vector<std::size_t> left_out;  ///< Segments that keep their text, see below.
  /// Segments whose text is there, but not all pairs of tags that they had, or not in their place.
  std::vector<std::size_t> lost_format;
};

/// Writes the article with `targets` in the place of its segments; without one, or
/// with one that equals it, a segment keeps its bytes. All bytes outside of the segments written
/// stay as they are, but for the language that an HTML page says it is in; without any target the
/// bytes are those of the article.
///
/// A tag of a target is written as the article's own tag when model/tag_placement.h finds it
/// one; other tags are left out. The result is read again: a segment that does not come back as it
/// was written is written without tags, and if that does not help, keeps its text; of a file in
/// which that would take too long, so do the segments beside it.
///
/// @throws InputError when the article's encoding lacks a character of a target (in HTML it is
/// written as a reference), or the file cannot be written again.
RebuiltArticle rebuild_article(const Article& article,
                               const std::vector<std::optional<Segment>>& targets,
                               const Language& language);

}  // namespace calque::leverage
