#include "segment/rule_set.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <utility>

#include "segment/builtin_rules.h"
#include "text/utf8.h"

namespace calque::segment {
namespace {

/// Languages that are written so much alike that they share a rule file.
std::string_view file_for(std::string_view language) {
  constexpr auto kShared = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"no", "nb"}, {"nn", "nb"}, {"bs", "hr"}, {"sh", "sr"}, {"cnr", "sr"}});
  const auto found = std::ranges::find(kShared, language, &decltype(kShared)::value_type::first);
  return found == kShared.end() ? language : found->second;
}

}  // namespace

/// "*ending", "=as written", a word with capitals as written, others in any case.
void WordList::add(std::string_view word) {
  if (word.starts_with('*')) {
    endings_.emplace_back(word.substr(1));
  } else if (word.starts_with('=')) {
    as_written_.emplace(word.substr(1));
  } else if (lower_case(word) == word) {
    any_case_.emplace(word);
  } else {
    as_written_.emplace(word);
  }
}

bool WordList::contains(std::string_view word, std::string_view lowered) const {
  if (any_case_.contains(lowered) || as_written_.contains(word)) return true;
  return std::ranges::any_of(endings_, [&](const std::string& end) {
    // The ending alone is no word.
    return lowered.size() > end.size() && lowered.ends_with(end);
  });
}

std::vector<std::string> WordList::sorted() const {
  std::vector<std::string> words(any_case_.begin(), any_case_.end());
  for (const std::string& word : as_written_) {
    words.push_back(lower_case(word) == word ? '=' + word : word);
  }
  for (const std::string& end : endings_) words.push_back('*' + end);
  std::ranges::sort(words);
  return words;
}

RuleSet rules_for(const Language& language) {
  RuleSet rules;
  for (const text::EmbeddedFile& file : builtin_rules()) {
    // First what holds for all, so that a language may add to it and set options anew.
    if (file.stem() == "und") read_rule_file(file.name, file.text, rules);
  }
  for (const text::EmbeddedFile& file : builtin_rules()) {
    if (file.stem() != "und" && file.stem() == file_for(language.primary())) {
      read_rule_file(file.name, file.text, rules);
    }
  }
  return rules;
}

std::vector<std::string> languages_with_rules() {
  std::vector<std::string> languages;
  for (const text::EmbeddedFile& file : builtin_rules()) {
    if (file.stem() != "und") languages.emplace_back(file.stem());
  }
  std::ranges::sort(languages);
  return languages;
}

std::string lower_case(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  for (std::size_t i = 0; i < word.size();) {
    const text::Decoded decoded = text::decode_at(word, i);
    i += decoded.length;
    const char32_t c = decoded.code_point;
    // ASCII, as most text is, without ICU.
    if (c < 0x80) {
      out += static_cast<char>(c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c);
    } else {
      text::append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    }
  }
  return out;
}

}  // namespace calque::segment
