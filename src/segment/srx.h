#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"

/// Segmentation Rules eXchange, versions 1.0 and 2.0: the file as data. See srx_segmenter.h for the
/// rules at work.
namespace calque::segment {

/// One rule: a place breaks, or does not, when `before` matches the text that ends there and
/// `after` the text that starts there (ICU regular expressions; an empty one matches everywhere).
struct SrxRule {
  bool breaks = true;
  std::string before;
  std::string after;
  std::size_t line = 0;  ///< In the file, for messages; 0 when not read from a file.
  bool operator==(const SrxRule& other) const {
    return breaks == other.breaks && before == other.before && after == other.after;
  }
};

struct SrxLanguageRule {
  std::string name;
  std::vector<SrxRule> rules;
  bool operator==(const SrxLanguageRule&) const = default;
};

/// Names the language rule for the languages that a regular expression matches as a whole.
struct SrxLanguageMap {
  std::string pattern;
  std::string rule_name;
  bool operator==(const SrxLanguageMap&) const = default;
};

struct SrxDocument {
  std::string version = "2.0";
  bool cascade = false;  ///< All maps that match give rules, in order; else only the first.
  bool segment_subflows = true;
  std::vector<SrxLanguageRule> language_rules;
  std::vector<SrxLanguageMap> maps;
  bool operator==(const SrxDocument&) const = default;
};

/// Reads an SRX file of version 1.0 or 2.0; elements of other namespaces are passed over. Of
/// several `maprule` elements (1.0) the first counts.
/// @param bytes the file, UTF-8 or UTF-16. @param name stands in messages.
/// @throws InputError when the file is no SRX, or is damaged, with the line.
SrxDocument read_srx(std::string_view bytes, std::string_view name);

/// SRX 2.0 in UTF-8; reading it back gives an equal document, but for the version.
std::string write_srx(const SrxDocument& document);

/// The built-in rules of the languages as regular expressions, so that other programs can
/// use them. Close to, but not the same as, Segmenter: what looks beyond one place (lists,
/// brackets, quotations that are open) cannot be said in SRX.
SrxDocument srx_of_builtin_rules(const std::vector<Language>& languages);

}  // namespace calque::segment
