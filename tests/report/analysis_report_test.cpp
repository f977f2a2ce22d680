#include "catch.h"
#include "leverage/analysis_example.h"
#include "leverage/receipt.h"
#include "memory_set.h"
#include "report/analysis_page.h"
#include "report/analysis_text.h"
#include "report/html_text.h"

using namespace calque;
using namespace calque::report;

TEST_CASE("the page has the figures and nothing from outside, whatever the file is called") {
  AnalysisExample example;
  example.files[0].name = "<script>alert(1)</script>\xFF.txt";
  const std::string page = analysis_page(
      receipt_of(leverage::analyze(*memories_at(example.path), example.files, example.settings)));
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(1)") != std::string::npos);
  CHECK(page.find("http") == page.find("http-equiv"));
  CHECK(page.find("<td data-label=\"Payable words\">22.6") != std::string::npos);
  CHECK(page.find("</b> of 50 words to pay") != std::string::npos);
  CHECK_THAT(page, !ContainsSubstring("<td data-label=\"Segments\">0<td data-label=\"Words\">0<td "
                                      "data-label=\"Characters\">0"));
  CHECK(page.find("<rect x=\"0.000%\" width=\"16.000%\"") != std::string::npos);
}

TEST_CASE("tables for programs have a row for each cell with segments") {
  const AnalysisExample example;
  const std::string csv = analysis_csv(
      receipt_of(leverage::analyze(*memories_at(example.path), example.files, example.settings)));
  CHECK(csv.find("\"b.txt\",75-84,job,1,7,28,1,6,70,4.9,gmx\r\n") != std::string::npos);
  CHECK(csv.find("\"b.txt\",new") == std::string::npos);
  CHECK(csv.find("\"\",repetition,job,2,11,43,2,9,20,2.2,gmx\r\n") != std::string::npos);
}

TEST_CASE("numbers are rounded half up") {
  CHECK(one_decimal(123'456) == "12.3");
  CHECK(one_decimal(123'500) == "12.4");
  CHECK(one_decimal(0) == "0.0");
  CHECK(share(1, 3) == "33.3");
  CHECK(share(2, 3) == "66.7");
  CHECK(share(0, 0) == "0.0");
  CHECK(plain_hundredths(10'000) == "100");
  CHECK(plain_hundredths(1205) == "12.05");
  CHECK(plain_hundredths(1250) == "12.5");
}

TEST_CASE("text for pages is escaped") {
  CHECK(html_text("a<b> & \"c\"") == "a&lt;b&gt; &amp; &quot;c&quot;");
  CHECK(html_text("\xFF\x01") == "\uFFFD\uFFFD");
}
