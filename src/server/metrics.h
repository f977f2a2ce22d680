#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace calque::server {

/// Counts what the server does. For any number of threads.
class Metrics {
 public:
  /// A request that was answered; `route` is its pattern, which tells no text.
  void answered(std::string_view method, std::string_view route, unsigned status,
                std::chrono::microseconds took, std::uint64_t bytes);
  void opened() {
    ++connections_;
    ++opened_;
  }
  void closed() { --connections_; }
  void cut() { ++cut_; }
  void refused() { ++refused_; }
  std::int64_t connections() const { return connections_; }

  /// As Prometheus reads it (its text format, version 0.0.4).
  std::string text() const;

 private:
  /// Upper bounds in microseconds, from a look-up to an export.
  static constexpr std::array<std::int64_t, 10> kBounds{
      500, 1'000, 2'500, 5'000, 10'000, 25'000, 100'000, 500'000, 2'500'000, 10'000'000};
  struct Count {
    std::array<std::uint64_t, kBounds.size() + 1> within{};
    std::uint64_t all = 0;
    std::int64_t microseconds = 0;
    std::map<unsigned, std::uint64_t> by_status{};
  };

  std::atomic<std::int64_t> connections_ = 0;
  std::atomic<std::uint64_t> opened_ = 0;
  std::atomic<std::uint64_t> cut_ = 0;
  std::atomic<std::uint64_t> refused_ = 0;
  std::atomic<std::uint64_t> bytes_ = 0;
  mutable std::mutex mutex_;
  std::map<std::string, Count, std::less<>> by_route_;
};

}  // namespace calque::server
