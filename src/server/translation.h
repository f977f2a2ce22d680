#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/lookup.h"
#include "server/lookups.h"

/// What all protocols of clients share: a text of theirs from the memory, or nothing.
namespace calque::server {

/// Texts that one request may have; the largest batches of clients have 50.
inline constexpr std::size_t kMostTexts = 1000;

/// What is wanted for a text.
struct TranslationQuery {
  Segment text;
  Language source;
  Language target;
  MatchRate at_least;
  std::size_t limit = 1;  ///< Stored source texts.
};

/// A translation of the memory, fitted to the text that was asked for.
struct Translation {
  Segment target;  ///< With the text's own tags; repaired where that was possible.
  MatchRate rate;  ///< Of the target as it is here.
  Proposal proposal;
};

/// Best first; nothing for a text without anything but white space, and where the memories do not
/// have the languages. Equal translations of equal texts are given once.
std::vector<Translation> translations(Lookups& lookups, const TranslationQuery& query);

/// How a client writes text.
enum class TextForm : std::uint8_t {
  plain,
  markup  ///< XML or HTML: see TaggedText.
};

/// A translation in the form that the text had.
struct TranslatedText {
  std::string text;
  MatchRate rate;
  Language source;  ///< Of the stored text.
};

/// Gives one translation for each of a client's texts, or none: for protocols of machine
/// translation, where nobody sees a rate.
class TextTranslator {
 public:
  /// Without a source it is told from the text which of the memories' languages it is in. `lookups`
  /// must outlive the translator.
  TextTranslator(Lookups& lookups, std::optional<Language> source, Language target,
                 MatchRate at_least)
      : lookups_(lookups),
        source_(std::move(source)),
        target_(std::move(target)),
        at_least_(at_least) {}

  std::optional<TranslatedText> translate(const std::string& text, TextForm form);

  /// The language of a text: of its translation, else as it was asked for, else as it seems to be.
  Language source_of(const std::string& text, const std::optional<TranslatedText>& translated);

 private:
  std::optional<TranslatedText> translate_from(const Language& source, const std::string& text,
                                               TextForm form);
  const std::vector<Language>& candidates();

  Lookups& lookups_;
  std::optional<Language> source_;
  Language target_;
  MatchRate at_least_;
  std::optional<std::vector<Language>> candidates_;  ///< Those that proved right go first.
};

}  // namespace calque::server
