#include "lookup/asked_text.h"

#include <algorithm>
#include <array>

#include "match/match_text.h"
#include "text/utf8.h"

namespace calque {
namespace {

constexpr std::array<std::string_view, 8> kQuotes{"\"", "“", "”", "„", "«", "»", "「", "」"};

bool counts(const text::Token& token) {
  return token.kind != text::TokenKind::space && token.kind != text::TokenKind::punctuation;
}

std::size_t quote_at(std::string_view text, std::size_t at) {
  for (const std::string_view quote : kQuotes) {
    if (text.substr(at).starts_with(quote)) return quote.size();
  }
  return 0;
}

bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void add_chunk(std::string_view chunk, AskedPart& part) {
  if (chunk.find('*') != std::string_view::npos) {
    if (chunk.find_first_not_of('*') == std::string_view::npos) return;
    part.push_back({std::string(chunk), text::TokenKind::word, true});
    return;
  }
  for (const text::Token& token : text::tokenize(chunk)) {
    if (counts(token)) part.push_back({std::string(token.of(chunk)), token.kind, false});
  }
}

void add_quoted(std::string_view quoted, std::vector<AskedPart>& parts) {
  AskedPart part;
  for (std::size_t i = 0; i < quoted.size();) {
    std::size_t end = i;
    while (end < quoted.size() && !is_white(quoted[end])) ++end;
    add_chunk(quoted.substr(i, end - i), part);
    i = end + 1;
  }
  if (!part.empty()) parts.push_back(std::move(part));
}

std::vector<std::string> pieces_of(std::string_view open, const words::WordForms& forms) {
  std::vector<std::string> pieces;
  for (std::size_t begin = 0; begin <= open.size();) {
    const std::size_t end = std::min(open.find('*', begin), open.size());
    pieces.push_back(forms.fold(open.substr(begin, end - begin)));
    begin = end + 1;
  }
  return pieces;
}

}  // namespace

std::vector<AskedPart> read_question(std::string_view question) {
  std::vector<AskedPart> parts;
  for (std::size_t i = 0; i < question.size();) {
    if (is_white(question[i])) {
      ++i;
      continue;
    }
    if (const std::size_t opening = quote_at(question, i)) {
      std::size_t end = i + opening;
      while (end < question.size() && quote_at(question, end) == 0) ++end;
      if (end < question.size()) {
        add_quoted(question.substr(i + opening, end - i - opening), parts);
        i = end + quote_at(question, end);
      } else {
        i += opening;
      }
      continue;
    }
    std::size_t end = i;
    while (end < question.size() && !is_white(question[end]) && quote_at(question, end) == 0) ++end;
    AskedPart part;
    add_chunk(question.substr(i, end - i), part);
    if (!part.empty()) parts.push_back(std::move(part));
    i = end;
  }
  return parts;
}

AskedText::AskedText(const std::vector<AskedPart>& parts, const std::string& primary_language,
                     const words::WordForms& words, words::AskedForms forms)
    : primary_(primary_language), words_(words) {
  for (const AskedPart& part : parts) {
    Part& tokens = parts_.emplace_back();
    for (const AskedToken& token : part) {
      if (token.open) {
        tokens.emplace_back(OpenWord{pieces_of(token.text, words)});
      } else if (token.kind == text::TokenKind::word) {
        tokens.emplace_back(std::in_place_type<words::AskedWord>, words, primary_language,
                            token.text, forms);
      } else {
        tokens.emplace_back(SameText{token.text, token.kind});
      }
    }
  }
}

/// The first piece begins the word, the last one ends it, the others stand between in their order.
bool AskedText::is_open(const OpenWord& asked, std::string_view word) const {
  const std::string folded = words_.fold(word);
  std::string_view rest(folded);
  const std::string& first = asked.pieces.front();
  const std::string& last = asked.pieces.back();
  if (!rest.starts_with(first)) return false;
  rest.remove_prefix(first.size());
  for (std::size_t i = 1; i + 1 < asked.pieces.size(); ++i) {
    const std::size_t at = rest.find(asked.pieces[i]);
    if (at == std::string_view::npos) return false;
    rest.remove_prefix(at + asked.pieces[i].size());
  }
  return rest.ends_with(last);
}

bool AskedText::is(Token& asked, std::string_view text, const text::Token& token) const {
  if (const auto* same = std::get_if<SameText>(&asked)) {
    return token.kind == same->kind && token.of(text) == same->text;
  }
  if (token.kind != text::TokenKind::word) return false;
  if (const auto* open = std::get_if<OpenWord>(&asked)) return is_open(*open, token.of(text));
  return std::get<words::AskedWord>(asked).is(token.of(text));
}

std::vector<AskedText::Occurrence> AskedText::occurrences(std::string_view text) {
  std::vector<Occurrence> found;
  for (std::size_t first = 0; first < tokens_.size(); ++first) {
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      Part& part = parts_[p];
      if (first + part.size() > tokens_.size()) continue;
      bool all = true;
      for (std::size_t i = 0; all && i < part.size(); ++i) {
        all = is(part[i], text, tokens_[first + i]);
      }
      if (all) found.push_back({first, part.size(), p});
    }
  }
  return found;
}

/// Of each stretch that ends with an occurrence and has the latest one of every other part.
std::optional<std::uint32_t> AskedText::spread(const std::vector<Occurrence>& occurrences) const {
  std::vector<const Occurrence*> latest(parts_.size(), nullptr);
  std::optional<std::uint32_t> least;
  for (const Occurrence& occurrence : occurrences) {
    latest[occurrence.part] = &occurrence;
    if (std::ranges::find(latest, nullptr) != latest.end()) continue;
    std::size_t begin = occurrence.first;
    std::size_t end = 0;
    std::size_t words = 0;
    for (const Occurrence* of : latest) {
      begin = std::min(begin, of->first);
      end = std::max(end, of->first + of->count);
      words += of->count;
    }
    const std::size_t between = end - begin > words ? end - begin - words : 0;
    const bool in_order = std::ranges::is_sorted(latest, {}, &Occurrence::first);
    const auto spread = static_cast<std::uint32_t>(2 * between + (in_order ? 0 : 1));
    least = std::min(least.value_or(spread), spread);
  }
  return least;
}

std::optional<AskedText::Found> AskedText::find(std::string_view text) {
  text::tokenize(text, all_tokens_);
  tokens_.clear();
  std::ranges::copy_if(all_tokens_, std::back_inserter(tokens_), counts);
  const std::vector<Occurrence> all = occurrences(text);
  const auto least = spread(all);
  if (!least) return std::nullopt;
  Found found{.occurrences = {}, .spread = *least};
  for (const Occurrence& occurrence : all) {
    const text::ByteRange range{tokens_[occurrence.first].begin,
                                tokens_[occurrence.first + occurrence.count - 1].end};
    if (!found.occurrences.empty() && range.begin < found.occurrences.back().end) {
      found.occurrences.back().end = std::max(found.occurrences.back().end, range.end);
    } else {
      found.occurrences.push_back(range);
    }
  }
  return found;
}

std::optional<HoldingQuery> AskedText::in_index(const Language& range) const {
  HoldingQuery query{.language = range, .groups = {}, .numbers = {}};
  MatchAnalyzer analyzer(primary_);
  for (const Part& part : parts_) {
    for (const Token& token : part) {
      if (const auto* word = std::get_if<words::AskedWord>(&token)) {
        query.groups.push_back(word->beginnings());
      } else if (const auto* same = std::get_if<SameText>(&token)) {
        query.groups.push_back({class_key(same->kind)});
        for (const MatchToken& number : analyzer.analyze(same->text).tokens) {
          if (same->kind == text::TokenKind::number) query.numbers.push_back(number_hash(number));
        }
      }
    }
  }
  if (query.groups.empty()) return std::nullopt;
  return query;
}

}  // namespace calque
