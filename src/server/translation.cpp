#include "server/translation.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "leverage/tag_transfer.h"
#include "segment/language_guess.h"
#include "server/tagged_text.h"

namespace calque::server {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Translation translation_of(const TranslationQuery& query, Proposal proposal) {
  // The repaired text also where that costs a point: its numbers are right.
  const Segment& target =
      proposal.repair ? proposal.repair->target : proposal.target_variant().segment;
  Segment fitted = leverage::with_tags_of(query.text, proposal.source_variant().segment, target);
  const MatchRate rate = proposal.repair ? proposal.repaired_rate : proposal.rate;
  return {.target = std::move(fitted), .rate = rate, .proposal = std::move(proposal)};
}

bool is_given(const std::vector<Translation>& given, const Translation& more) {
  return std::ranges::any_of(given, [&more](const Translation& one) {
    return one.target == more.target && one.proposal.source_variant().segment.text ==
                                            more.proposal.source_variant().segment.text;
  });
}

}  // namespace

std::vector<Translation> translations(Lookups& lookups, const TranslationQuery& query) {
  if (is_blank(query.text.text)) return {};
  LookupOptions options;
  options.source = query.source;
  options.target = query.target;
  options.at_least = query.at_least;
  options.limit = query.limit;
  LookupAnswer answer = lookups.answer({.segment = query.text, .context = {}}, options);
  std::vector<Translation> found;
  for (Proposal& proposal : answer.proposals) {
    Translation translation = translation_of(query, std::move(proposal));
    if (translation.rate < query.at_least || is_blank(translation.target.text)) continue;
    if (!is_given(found, translation)) found.push_back(std::move(translation));
  }
  // A repair may have changed the rates, and so their order.
  std::ranges::stable_sort(found, std::greater<>(), &Translation::rate);
  return found;
}

std::optional<TranslatedText> TextTranslator::translate_from(const Language& source,
                                                             const std::string& text,
                                                             TextForm form) {
  const auto best = [&](Segment segment) -> std::optional<Translation> {
    auto found = translations(
        lookups_,
        {.text = std::move(segment), .source = source, .target = target_, .at_least = at_least_});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
  };
  const auto told = [](const Translation& found, std::string target) {
    return TranslatedText{.text = std::move(target),
                          .rate = found.rate,
                          .source = found.proposal.source_variant().language};
  };
  if (form == TextForm::plain) {
    const auto found = best({.text = text, .tags = {}});
    return found ? std::optional(told(*found, found->target.text)) : std::nullopt;
  }
  const TaggedText tagged(text);
  const auto found = best(tagged.segment());
  if (tagged.has_tags() && (!found || found->rate < MatchRate(100))) {
    const auto literal = best({.text = tagged.literal(), .tags = {}});
    if (literal && (!found || literal->rate > found->rate)) {
      return told(*literal, tagged.markup_of_literal(literal->target.text));
    }
  }
  return found ? std::optional(told(*found, TaggedText::markup_of(found->target))) : std::nullopt;
}

const std::vector<Language>& TextTranslator::candidates() {
  if (!candidates_) {
    candidates_ = lookups_.languages();
    std::erase_if(*candidates_, [this](const Language& language) {
      return target_.includes(language) || language.includes(target_);
    });
  }
  return *candidates_;
}

std::optional<TranslatedText> TextTranslator::translate(const std::string& text, TextForm form) {
  if (source_) return translate_from(*source_, text, form);
  std::optional<TranslatedText> best;
  for (const Language& language : candidates()) {
    auto found = translate_from(language, text, form);
    if (found && (!best || found->rate > best->rate)) best = std::move(found);
    if (best && best->rate >= MatchRate(100)) break;
  }
  if (best) {
    // The next text is likely in the same language.
    const auto place = std::ranges::find(*candidates_, best->source);
    if (place != candidates_->end()) std::rotate(candidates_->begin(), place, place + 1);
  }
  return best;
}

Language TextTranslator::source_of(const std::string& text,
                                   const std::optional<TranslatedText>& translated) {
  if (source_) return *source_;
  if (translated) return translated->source;
  if (const auto guess = segment::guess_language(text)) return guess->language;
  return candidates().empty() ? Language("en") : candidates().front();
}

}  // namespace calque::server
