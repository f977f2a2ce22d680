#include "upkeep/unit_key.h"

#include <algorithm>

#include "model/segment_markup.h"
#include "text/tokens.h"
#include "text/trim.h"
#include "text/unicode.h"

namespace calque {
namespace {

// These control characters do not occur in texts.
constexpr char kPart = '\x1D';
constexpr char kText = '\x1E';
constexpr char kField = '\x1F';

std::string without_details(std::string_view text, const UnitKeyOptions& options) {
  if (!options.ignore_spaces && !options.ignore_punctuation) return std::string(text);
  std::string out;
  for (const text::Token& token : text::tokenize(text)) {
    if (token.kind == text::TokenKind::space) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (token.kind != text::TokenKind::punctuation || !options.ignore_punctuation) {
      out += token.of(text);
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string text_key(const Variant& variant, const UnitKeyOptions& options) {
  const Segment& segment = variant.segment;
  const bool with_tags = !options.ignore_tags && !segment.tags.empty();
  std::string key = without_details(segment.text, options);
  if (with_tags) key += kField + to_markup(segment);
  if (options.compare_contexts) {
    key += kField + variant.context.previous + kField + variant.context.next;
  }
  if (!options.ignore_case) return key;
  return text::fold_case(key, text::case_rules_of(variant.language.primary()));
}

bool has_text(const Variant& variant) {
  return !text::is_blank(variant.segment.text);
}

void append_sorted(std::string& key, std::vector<std::string> texts) {
  std::ranges::sort(texts);
  const auto repeated = std::ranges::unique(texts);
  texts.erase(repeated.begin(), repeated.end());
  for (const std::string& text : texts) key += text + kText;
  key += kPart;
}

void append_property(std::string& key, const TranslationUnit& unit, const std::string& type) {
  std::vector<std::string> values;
  for (const Property& property : unit.properties) {
    if (property.type == type) values.push_back(property.value);
  }
  append_sorted(key, std::move(values));
}

}  // namespace

std::optional<std::string> unit_key(const TranslationUnit& unit, const UnitKeyOptions& options) {
  std::string key;
  if (!options.property.empty()) append_property(key, unit, options.property);
  for (const Language& range : options.languages) {
    std::vector<std::string> texts;
    for (const Variant& variant : unit.variants) {
      if (range.includes(variant.language) && has_text(variant)) {
        texts.push_back(text_key(variant, options));
      }
    }
    if (texts.empty()) return std::nullopt;
    append_sorted(key, std::move(texts));
  }
  if (!options.languages.empty()) return key;
  std::vector<std::string> texts;
  for (const Variant& variant : unit.variants) {
    texts.push_back(variant.language.tag() + kField + text_key(variant, options));
  }
  append_sorted(key, std::move(texts));
  return key;
}

}  // namespace calque
