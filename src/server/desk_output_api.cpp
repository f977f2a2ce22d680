#include <algorithm>

#include "desk/job_document.h"
#include "report/html_text.h"
#include "server/desk_api.h"
#include "server/json_body.h"
#include "text/unicode.h"

namespace calque::server {
namespace {

desk::Unconfirmed unconfirmed_of(const Request& request) {
  const auto unconfirmed = desk::unconfirmed_with_key(request.query.get("unconfirmed", "draft"));
  if (!unconfirmed) refuse("\"unconfirmed\" is draft, source or match");
  return *unconfirmed;
}

/// RFC 6266: a name in ASCII for old programs, and the name itself (RFC 8187).
std::string attachment(const std::string& name) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string ascii;
  std::string encoded;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 || c == '.' || c == '-' || c == '_');
    ascii += plain ? c : '_';
    if (plain) {
      encoded += c;
    } else {
      encoded.append("%").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
    }
  }
  return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
}

desk::WrittenDocument write(desk::Job& job, const std::string& format,
                            desk::Unconfirmed unconfirmed) {
  if (format == "article") return desk::write_document(job, unconfirmed);
  if (format == "xliff") return desk::write_xliff(job, unconfirmed);
  if (format == "tmx") return desk::write_tmx(job, unconfirmed);
  refuse("\"format\" is article, xliff or tmx");
}

Response document(const DeskCall& call) {
  const std::string format = call.request.query.get("format", "article");
  const desk::Unconfirmed unconfirmed = unconfirmed_of(call.request);
  const auto job = call.served.lend();
  desk::WrittenDocument written = write(*job, format, unconfirmed);
  Response response;
  // Never shown by the browser as a page of this server, whatever is in it.
  response.content_type = "application/octet-stream";
  response.headers.set("Content-Disposition", attachment(written.name));
  response.headers.set("X-Calque-Losses", std::to_string(written.losses.size()));
  response.body = std::move(written.bytes);
  return response;
}

Response report(const DeskCall& call) {
  const auto job = call.served.lend();
  const desk::WrittenDocument written = desk::write_document(*job, unconfirmed_of(call.request));
  constexpr double kTenThousandths = 10'000;
  Json json{{"bands", Json::array()}, {"unconfirmed", 0}, {"lost", Json::array()}};
  for (const desk::BandAmount& band : desk::bands_of(*job)) {
    json["bands"].push_back(
        {{"band", leverage::key_of(band.band)},
         {"segments", band.amount.segments},
         {"words", band.amount.words},
         {"payable", static_cast<double>(band.amount.payable) / kTenThousandths}});
  }
  const desk::Progress progress = job->progress();
  std::int64_t unconfirmed = 0;
  for (std::size_t i = 0; i < progress.size(); ++i) {
    const auto state = static_cast<desk::State>(i);
    if (!desk::is_done(state) && state != desk::State::locked) {
      unconfirmed += progress.at(i).segments;
    }
  }
  json["unconfirmed"] = unconfirmed;
  for (const desk::Loss& loss : written.losses) {
    json["lost"].push_back({{"id", loss.id.value}, {"n", loss.number}, {"message", loss.message}});
  }
  return json_response(json);
}

Response changes(const DeskCall& call) {
  const auto job = call.served.lend();
  Json list = Json::array();
  for (const desk::ReviewChange& change : desk::review_changes(*job)) {
    const Segment& source = change.segment.source;
    list.push_back({{"segment", to_json(change.segment, call.offsets)},
                    {"before", target_json(change.before, source, call.offsets)},
                    {"translator", change.translator}});
  }
  return json_response({{"changes", list}});
}

std::string cell(std::string_view name, std::string_view text, const Language& language) {
  return "<td class=\"" + std::string(name) + "\" lang=\"" + report::html_text(language.tag()) +
         "\" dir=\"" + (text::is_right_to_left(language.tag()) ? "rtl" : "ltr") + "\">" +
         report::html_text(text) + "</td>";
}

std::string printed_row(desk::Job& job, const desk::DeskSegment& segment) {
  std::string row = "<tr><td>" + std::to_string(segment.number) + "</td>" +
                    cell("text", segment.source.text, job.source()) + "<td>" +
                    std::string(desk::key_of(segment.state)) + "</td>" +
                    cell("text", segment.target ? segment.target->text : "", job.target()) + "<td>";
  if (segment.notes > 0) {
    for (const desk::DeskNote& note : job.notes(segment.id)) {
      row += "<p><b>" + report::html_text(note.by) + "</b> " + report::html_text(note.text) +
             (note.resolved ? " ✓" : "") + "</p>";
    }
  }
  return row + "</td></tr>\n";
}

/// To be put on paper as it is: nothing in it runs, and nothing is fetched.
Response print(const DeskCall& call) {
  const auto job = call.served.lend();
  Response response;
  response.content_type = "text/html; charset=utf-8";
  response.headers.set("Content-Security-Policy",
                       "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  std::string& page = response.body;
  const std::string title = report::html_text(job->name());
  page = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title +
         "</title><style>body{font:11pt/1.4 system-ui,sans-serif}table{border-collapse:collapse;"
         "width:100%}td,th{border:1px solid #767f8a;padding:4pt;text-align:start;"
         "vertical-align:top}.text{width:38%;white-space:pre-wrap;overflow-wrap:anywhere}"
         "tr{break-inside:avoid}thead{display:table-header-group}p{margin:0 0 4pt}"
         "</style></head><body><h1>" +
         title +
         "</h1><table><thead><tr><th>No.</th><th>Source</th><th>State</th><th>Target</th>"
         "<th>Notes</th></tr></thead><tbody>\n";
  for (const desk::DeskSegment& segment : job->segments()) page += printed_row(*job, segment);
  page += "</tbody></table></body></html>\n";
  return response;
}

}  // namespace

void add_desk_output_routes(Router& router) {
  add_desk_route(router, "GET", "/document", Role::read, document).slow = true;
  add_desk_route(router, "GET", "/report", Role::read, report).slow = true;
  add_desk_route(router, "GET", "/changes", Role::read, changes);
  add_desk_route(router, "GET", "/print", Role::read, print);
  router.add("GET", "/jobs/{job}/print", Role::read,
             router.find("GET", {"api", "v1", "jobs", "x", "print"}).route->handler);
}

}  // namespace calque::server
