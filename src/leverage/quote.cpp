#include "leverage/quote.h"

#include <algorithm>

#include "text/counted.h"
#include "text/printable.h"
#include "text/utf8.h"

namespace calque::leverage {
namespace {

std::string one_line(const Quote& quote, const Analysis& analysis, const Prices& prices) {
  const auto money = [&quote](const auto& value) {
    return written(value, quote.currency) + " " + quote.currency.code;
  };
  std::string out =
      analysis.files.size() == 1
          ? text::make_printable(text::replace_invalid_utf8(analysis.files.front().name))
          : text::counted(static_cast<std::int64_t>(analysis.files.size()), "file");
  out += ", " + analysis.settings.source.tag() + " to " + analysis.settings.target.tag() + ": " +
         text::counted(quote.words, "word");
  if (prices.full_word()) out += ", " + money(*prices.full_word()) + " a full word";
  out += ", total " + money(quote.total);
  if (quote.total > quote.sum) out += " (minimum fee)";
  return out;
}

}  // namespace

Quote quote_for(const Analysis& analysis, const Prices& prices, const std::string& basis) {
  const AnalysisSettings& settings = analysis.settings;
  const WordRule rule = settings.word_rule();
  const Figures figures = analysis.total();
  Quote quote;
  quote.currency = prices.currency();
  for (const Band band : kAllBands) {
    const Volume& memory = figures.memory.at(index_of(band));
    const Volume& internal = figures.internal.at(index_of(band));
    QuoteLine& line = quote.lines.at(index_of(band));
    line.segments = memory.segments + internal.segments;
    line.words = rule.words(memory) + rule.words(internal);
    line.price = prices.of(band, settings.weights);
    line.amount = cost_of(line.words, line.price, quote.currency);
    quote.words += line.words;
    quote.sum = sum_of(quote.sum, line.amount);
  }
  quote.minimum = prices.minimum();
  quote.total = std::max(quote.sum, quote.minimum);
  quote.text = one_line(quote, analysis, prices) + "; " + basis;
  return quote;
}

}  // namespace calque::leverage
