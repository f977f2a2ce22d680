#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "calque/format.h"
#include "calque/unit.h"
#include "formats/bilingual.h"
#include "formats/issue_log.h"

namespace calque {

/// For each segment the texts before and after it: the nearest segments of the same original file
/// that have text. `targets` holds their translations; where there is none, it is empty.
struct SegmentContexts {
  std::vector<Context> sources;
  std::vector<Context> targets;
};

SegmentContexts contexts_of(const std::vector<BilingualSegment>& segments);

/// The topic of the remark that counts segments without a translation.
inline constexpr std::string_view kNoTranslation = "a segment has no translation; it is left out";

/// The translated segments of a bilingual file as units, for an import. Segments without
/// translation or without text are left out and counted as remarks, and so are drafts unless they
/// are asked for.
class BilingualSource : public UnitSource {
 public:
  BilingualSource(std::unique_ptr<BilingualDocument> document, std::string name, bool drafts);

  /// Throws InputError where a language is not known.
  bool next(TranslationUnit& unit) override;
  std::uint64_t line() const override;
  std::string name() const override { return name_; }
  std::uint64_t bytes_read() const override { return 0; }
  ReadSummary summary() const override;

 private:
  bool wanted(const BilingualSegment& segment);
  TranslationUnit unit_of(std::size_t index) const;

  std::unique_ptr<BilingualDocument> document_;
  std::string name_;
  bool drafts_ = false;
  SegmentContexts contexts_;
  IssueLog log_;
  std::size_t at_ = 0;
};

}  // namespace calque
