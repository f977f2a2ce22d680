#include "upkeep/search_replace.h"

#include <optional>

#include "calque/error.h"
#include "calque/session.h"
#include "model/segment_edit.h"
#include "segment/regex.h"
#include "segment/utf16.h"
#include "text/folded_search.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "upkeep/replacement.h"
#include "upkeep/unit_edit.h"

namespace calque {
namespace {

bool is_word_character(char32_t c) {
  const text::CharacterKind kind = text::kind_of(c);
  return kind == text::CharacterKind::letter || kind == text::CharacterKind::digit;
}

bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  std::size_t before = at - 1;
  while (before > 0 && text::is_continuation(text[before])) --before;
  return !is_word_character(text::decode_at(text, before).code_point);
}

bool ends_word(std::string_view text, std::size_t at) {
  return at == text.size() || !is_word_character(text::decode_at(text, at).code_point);
}

}  // namespace

class SearchReplace::Finder {
 public:
  Finder() = default;
  Finder(const Finder&) = delete;
  Finder& operator=(const Finder&) = delete;
  virtual ~Finder() = default;
  virtual std::vector<text::TextEdit> find(std::string_view text, const Language& language) = 0;
};

class SearchReplace::LiteralFinder : public Finder {
 public:
  explicit LiteralFinder(const ReplaceOptions& options)
      : options_(options),
        standard_(options.search),
        turkic_(options.search, text::CaseRules::turkic) {}

  std::vector<text::TextEdit> find(std::string_view text, const Language& language) override {
    std::vector<text::TextEdit> edits;
    for (auto range = next(text, language, 0); range; range = next(text, language, range->end)) {
      edits.push_back({range->begin, range->end, options_.replacement});
    }
    return edits;
  }

 private:
  std::optional<text::ByteRange> next(std::string_view text, const Language& language,
                                      std::size_t from) const {
    if (options_.ignore_case) {
      const bool turkic = text::case_rules_of(language.primary()) == text::CaseRules::turkic;
      return (turkic ? turkic_ : standard_).find(text, from);
    }
    const std::size_t at = text.find(options_.search, from);
    if (at == std::string_view::npos) return std::nullopt;
    return text::ByteRange{at, at + options_.search.size()};
  }

  ReplaceOptions options_;
  text::FoldedSearch standard_;
  text::FoldedSearch turkic_;
};

class SearchReplace::RegexFinder : public Finder {
 public:
  explicit RegexFinder(const ReplaceOptions& options)
      : regex_(options.search, {.ignore_case = options.ignore_case, .range_ends_text = false}),
        replacement_(options.replacement, regex_.group_count(),
                     [this](const std::string& name) { return regex_.group_number(name); }) {}

  std::vector<text::TextEdit> find(std::string_view text, const Language&) override {
    const std::u16string wide = segment::to_utf16(text);
    regex_.set_text(wide);
    segment::Utf8Position position(text);
    std::vector<text::TextEdit> edits;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= wide.size();) {
      const std::size_t end = regex_.find(at, begin);
      if (end == std::u16string::npos) break;
      const std::size_t first = position.at(begin);
      edits.push_back({first, position.at(end), expand(text)});
      at = end > begin ? end : end + 1;
      if (at < wide.size() && segment::is_trail_unit(wide[at])) ++at;
    }
    return edits;
  }

 private:
  std::string expand(std::string_view text) const {
    return replacement_.expand([this, text](int number) {
      const auto group = regex_.group(number);
      if (!group) return std::string_view();
      segment::Utf8Position position(text);
      const std::size_t first = position.at(group->first);
      return text.substr(first, position.at(group->second) - first);
    });
  }

  segment::Regex regex_;
  Replacement replacement_;
};

SearchReplace::SearchReplace(const ReplaceOptions& options) : whole_words_(options.whole_words) {
  if (options.search.empty()) throw UsageError("the text to look for is empty");
  if (options.regex) {
    finder_ = std::make_unique<RegexFinder>(options);
  } else {
    finder_ = std::make_unique<LiteralFinder>(options);
  }
}

SearchReplace::~SearchReplace() = default;
SearchReplace::SearchReplace(SearchReplace&&) noexcept = default;
SearchReplace& SearchReplace::operator=(SearchReplace&&) noexcept = default;

std::vector<text::TextEdit> SearchReplace::edits(std::string_view text, const Language& language) {
  std::vector<text::TextEdit> edits = finder_->find(text, language);
  if (whole_words_) {
    std::erase_if(edits, [text](const text::TextEdit& edit) {
      return !begins_word(text, edit.begin) || !ends_word(text, edit.end);
    });
  }
  return edits;
}

UpkeepReport replace_in_units(Session& session, const UnitFilter& filter,
                              const ReplaceOptions& search, const UpkeepOptions& options) {
  SearchReplace finder(search);
  const SegmentChange change = [&finder](Segment& segment, const Language& language) {
    apply_edits(segment, finder.edits(segment.text, language));
  };
  const EditStamp stamp{options.batch.started, options.changed_by};
  return run_upkeep(session, options, [&](Changes& changes) {
    visit_units(session, filter, changes, [&](const TranslationUnit& unit) {
      const auto edited =
          edit_segments(unit, filter.languages, change, stamp, changes.report.kept_from_empty);
      if (edited) changes.replace(unit, *edited);
    });
  });
}

}  // namespace calque
