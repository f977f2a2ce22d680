#include "report/quote_report.h"

#include <nlohmann/json.hpp>

#include <algorithm>

#include "catch.h"
#include "leverage/analysis_example.h"
#include "leverage/receipt.h"
#include "memory_set.h"
#include "report/analysis_page.h"
#include "report/analysis_text.h"

using namespace calque;
using namespace calque::report;

namespace {

leverage::Receipt receipt() {
  const AnalysisExample example;
  return receipt_of(analyze(*memories_at(example.path), example.files, example.settings));
}

leverage::Quote quote(const leverage::Receipt& receipt, const std::string& rates) {
  leverage::Prices prices;
  prices.read(rates, "rates");
  prices.check();
  return quote_for(receipt.analysis, prices, "receipt <x>");
}

}  // namespace

TEST_CASE("a quote stands in every form of the analysis, and says the same") {
  const leverage::Receipt made = receipt();
  const leverage::Quote priced = quote(made, "0.12\ncurrency = EUR\nminimum = 25");
  const std::string table = analysis_table(made, Style(), &priced);
  CHECK_THAT(table, ContainsSubstring("sum             50          2.71\n"));
  CHECK_THAT(table, ContainsSubstring("minimum fee                25.00\n"));
  CHECK(table.find("\n" + priced.text + "\n") != std::string::npos);

  const std::string lines = analysis_json(made, &priced);
  const auto last = lines.rfind('\n', lines.size() - 2) + 1;
  const auto json = nlohmann::json::parse(lines.substr(last));
  CHECK(json["quote"]["total"] == "25.00");
  CHECK(json["quote"]["bands"]["repetition"]["price"] == "0.024");
  CHECK(json["quote"]["bands"]["repetition"]["amount"] == "0.26");
  CHECK_FALSE(json["quote"]["bands"].contains("85-94"));
  CHECK(json["count"] == "gmx");

  const std::string csv = analysis_csv(made, &priced);
  CHECK(csv.find(",count,price,amount,currency\r\n") != std::string::npos);
  CHECK(csv.find("\"\",repetition,quote,2,11,,,,,,,0.024,0.26,EUR\r\n") != std::string::npos);
  CHECK(csv.find("\"\",total,quote,9,50,,,,,,,,25.00,EUR\r\n") != std::string::npos);
  for (std::size_t at = 0, end = 0; (end = csv.find("\r\n", at)) != std::string::npos;
       at = end + 2) {
    INFO(csv.substr(at, end - at));
    CHECK(std::count(csv.begin() + static_cast<std::ptrdiff_t>(at),
                     csv.begin() + static_cast<std::ptrdiff_t>(end), ',') == 13);
  }

  const std::string page = analysis_page(made, &priced);
  CHECK(page.find("<td data-label=\"Price of a word\">0.024<td data-label=\"Amount\">0.26</tr>") !=
        std::string::npos);
  CHECK(page.find("receipt &lt;x&gt;") != std::string::npos);
  CHECK(analysis_page(made).find("Quote") == std::string::npos);
}

TEST_CASE("the count of words is told where it is not the usual one") {
  AnalysisExample example;
  example.settings.count = leverage::WordCount::office;
  const auto made =
      receipt_of(analyze(*memories_at(example.path), example.files, example.settings));
  CHECK(analysis_table(made, Style()).find("words: as office programs count") != std::string::npos);
  CHECK(analysis_json(made).find("\"count\":\"office\"") != std::string::npos);
  CHECK(analysis_csv(made).find(",office\r\n") != std::string::npos);
  CHECK(analysis_page(made).find("as office programs count") != std::string::npos);
  CHECK(analysis_table(receipt(), Style()).find("words: ") == std::string::npos);
}
