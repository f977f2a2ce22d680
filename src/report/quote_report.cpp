#include "report/quote_report.h"

#include <nlohmann/json.hpp>

#include "report/html_text.h"
#include "report/table.h"
#include "text/grouped.h"

namespace calque::report {
namespace {

using leverage::Band;
using leverage::index_of;
using leverage::kAllBands;
using leverage::Quote;
using leverage::QuoteLine;

/// Calls `add` with each band that has words.
template <typename Add>
void for_each_line(const Quote& quote, Add add) {
  for (const Band band : kAllBands) {
    const QuoteLine& line = quote.lines.at(index_of(band));
    if (line.words > 0) add(band, line);
  }
}

}  // namespace

std::string quote_table(const Quote& quote, const Style& style) {
  Table table({Align::left, Align::right, Align::right, Align::right});
  table.add_row({style.words("quote", Role::heading), style.words("words", Role::heading),
                 style.words("price", Role::heading),
                 style.words(quote.currency.code, Role::heading)});
  for_each_line(quote, [&](Band band, const QuoteLine& line) {
    table.add_row({std::string(title_of(band)), std::to_string(line.words),
                   written(line.price, quote.currency), written(line.amount, quote.currency)});
  });
  table.add_row({"sum", std::to_string(quote.words), "", written(quote.sum, quote.currency)});
  if (quote.total > quote.sum) {
    table.add_row({"minimum fee", "", "", written(quote.minimum, quote.currency)});
  }
  return table.to_string() + "\n" + style.text(quote.text, Role::plain) + "\n";
}

nlohmann::ordered_json quote_json(const Quote& quote) {
  auto bands = nlohmann::ordered_json::object();
  for_each_line(quote, [&](Band band, const QuoteLine& line) {
    bands[std::string(key_of(band))] = {{"words", line.words},
                                        {"price", written(line.price, quote.currency)},
                                        {"amount", written(line.amount, quote.currency)}};
  });
  return {{"currency", quote.currency.code},
          {"bands", std::move(bands)},
          {"sum", written(quote.sum, quote.currency)},
          {"minimum", written(quote.minimum, quote.currency)},
          {"total", written(quote.total, quote.currency)},
          {"text", quote.text}};
}

std::string quote_csv_rows(const Quote& quote) {
  const auto row = [&quote](std::string_view name, const QuoteLine& line, bool priced) {
    return "\"\"," + std::string(name) + ",quote," + std::to_string(line.segments) + "," +
           std::to_string(line.words) + ",,,,,,," +
           (priced ? written(line.price, quote.currency) : "") + "," +
           written(line.amount, quote.currency) + "," + quote.currency.code + "\r\n";
  };
  std::string out;
  QuoteLine total{.segments = 0, .words = 0, .price = {}, .amount = quote.total};
  for_each_line(quote, [&](Band band, const QuoteLine& line) {
    out += row(key_of(band), line, true);
    total.segments += line.segments;
    total.words += line.words;
  });
  return out + row("total", total, false);
}

std::string quote_section(const Quote& quote) {
  std::string out = "<h2>Quote</h2>\n<p class=\"quote\">" + html_text(quote.text) +
                    "</p>\n<table><thead><tr><th>Band<th>Words<th>Price of a word<th>" +
                    html_text(quote.currency.code) + "</tr></thead><tbody>\n";
  for_each_line(quote, [&](Band band, const QuoteLine& line) {
    out += "<tr><td>" + std::string(title_of(band)) + "<td data-label=\"Words\">" +
           text::grouped(std::to_string(line.words)) + "<td data-label=\"Price of a word\">" +
           written(line.price, quote.currency) + "<td data-label=\"Amount\">" +
           text::grouped(written(line.amount, quote.currency)) + "</tr>\n";
  });
  out += "<tr class=\"total\"><td>Sum<td data-label=\"Words\">" +
         text::grouped(std::to_string(quote.words)) + "<td><td data-label=\"Amount\">" +
         text::grouped(written(quote.sum, quote.currency)) + "</tr>\n";
  if (quote.total > quote.sum) {
    out += "<tr class=\"total\"><td>Minimum fee<td><td><td data-label=\"Amount\">" +
           text::grouped(written(quote.minimum, quote.currency)) + "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

}  // namespace calque::report
