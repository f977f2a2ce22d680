#include "formats/tmx/tmx_date.h"

#include "catch.h"

using namespace calque;

TEST_CASE("dates of all forms become the one form of TMX") {
  struct Row {
    std::string written;
    std::string date;
  };
  const auto row = GENERATE(values<Row>({
      {"20240229T235959Z", "20240229T235959Z"},
      {"20240229", "20240229T000000Z"},
      {"2024-02-29", "20240229T000000Z"},
      {"2024-02-29T12:30:05Z", "20240229T123005Z"},
      {"2024-02-29 12:30", "20240229T123000Z"},
      {"20240229T123005", "20240229T123005Z"},
      {"2024-02-29T12:30:05.123456Z", "20240229T123005Z"},
      {"2024-02-29T23:30:00-02:00", "20240301T013000Z"},
      {"2024-01-01T00:30:00+01", "20231231T233000Z"},
      {"2024-01-01T00:30:00+0545", "20231231T184500Z"},
  }));
  CAPTURE(row.written);
  CHECK(to_tmx_date(row.written) == row.date);
}

TEST_CASE("what the calendar does not have is no date") {
  const std::string written =
      GENERATE(as<std::string>{}, "", "00000000T000000Z", "20230229T000000Z", "20240132T000000Z",
               "20240101T250000Z", "yesterday", "2024", "20240101T000000Z ", "20240101T00",
               "2024-01-01T00:00:00+", "20240101X000000Z");
  CAPTURE(written);
  CHECK_FALSE(to_tmx_date(written));
}

TEST_CASE("the form is told from the value") {
  CHECK(has_tmx_date_form("00000000T999999Z"));
  CHECK_FALSE(has_tmx_date_form("20240101T000000"));
  CHECK_FALSE(has_tmx_date_form("2024-01-01T00:00Z"));
}
