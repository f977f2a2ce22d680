#include "server/metrics.h"

#include <algorithm>

namespace calque::server {
namespace {

std::string in_seconds(std::int64_t microseconds) {
  std::string digits = std::to_string(microseconds % 1'000'000);
  digits.insert(0, 6 - digits.size(), '0');
  return std::to_string(microseconds / 1'000'000) + "." + digits;
}

void put(std::string& out, std::string_view name, std::string_view kind, std::string_view help,
         std::uint64_t value) {
  out += "# HELP " + std::string(name) + " " + std::string(help) + "\n# TYPE " + std::string(name) +
         " " + std::string(kind) + "\n" + std::string(name) + " " + std::to_string(value) + "\n";
}

}  // namespace

void Metrics::answered(std::string_view method, std::string_view route, unsigned status,
                       std::chrono::microseconds took, std::uint64_t bytes) {
  bytes_ += bytes;
  const auto* bound = std::ranges::lower_bound(kBounds, took.count());
  const std::string name =
      "method=\"" + std::string(method) + "\",route=\"" + std::string(route) + "\"";
  const std::lock_guard lock(mutex_);
  Count& count = by_route_[name];
  ++count.within.at(static_cast<std::size_t>(bound - kBounds.begin()));
  ++count.all;
  count.microseconds += took.count();
  ++count.by_status[status];
}

std::string Metrics::text() const {
  std::string out;
  put(out, "calque_connections", "gauge", "Connections that are open.",
      static_cast<std::uint64_t>(std::max<std::int64_t>(connections_, 0)));
  put(out, "calque_connections_total", "counter", "Connections that were opened.", opened_);
  put(out, "calque_connections_cut_total", "counter", "Connections cut for being slow.", cut_);
  put(out, "calque_connections_refused_total", "counter", "Connections beyond a limit.", refused_);
  put(out, "calque_sent_bytes_total", "counter", "Bytes of answers.", bytes_);
  const std::lock_guard lock(mutex_);
  out +=
      "# HELP calque_requests_total Requests that were answered.\n"
      "# TYPE calque_requests_total counter\n";
  for (const auto& [name, count] : by_route_) {
    for (const auto& [status, number] : count.by_status) {
      out += "calque_requests_total{" + name + ",status=\"" + std::to_string(status) + "\"} " +
             std::to_string(number) + "\n";
    }
  }
  out +=
      "# HELP calque_request_seconds Time from the whole request to the answer.\n"
      "# TYPE calque_request_seconds histogram\n";
  for (const auto& [name, count] : by_route_) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
      sum += count.within.at(i);
      out += "calque_request_seconds_bucket{" + name + ",le=\"" + in_seconds(kBounds.at(i)) +
             "\"} " + std::to_string(sum) + "\n";
    }
    out += "calque_request_seconds_bucket{" + name + ",le=\"+Inf\"} " + std::to_string(count.all) +
           "\ncalque_request_seconds_sum{" + name + "} " + in_seconds(count.microseconds) +
           "\ncalque_request_seconds_count{" + name + "} " + std::to_string(count.all) + "\n";
  }
  return out;
}

}  // namespace calque::server
