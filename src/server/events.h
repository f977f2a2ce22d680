#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/message.h"

namespace calque::server {

/// Something that those who listen are told of (server-sent events).
struct Event {
  std::uint64_t id = 0;  ///< Grows; given by the hub.
  std::string topic;     ///< "memory/NAME", "job/ID", …
  std::string type;      ///< "batch", "segment", "progress", …
  std::string data;      ///< JSON, in one line.
};

/// Tells events to all who listen. For any number of threads.
class EventHub {
 public:
  /// `boot` tells this run of the program from others: ids begin anew.
  explicit EventHub(std::string boot);
  ~EventHub();
  EventHub(const EventHub&) = delete;
  EventHub& operator=(const EventHub&) = delete;

  /// Returns the event's id. Never waits for those who listen: who is kEventsKept behind loses the
  /// oldest, and finds a gap in the ids.
  std::uint64_t publish(std::string topic, std::string type, std::string data);

  /// The events of the topics from now on, or after the one with the id `last`, where those are
  /// still kept. The first event is "hello", with `boot` and the id of the latest event.
  std::unique_ptr<BodyStream> listen(std::vector<std::string> topics,
                                     std::optional<std::uint64_t> last = std::nullopt);

  /// The same as the answer to a request: reads the header Last-Event-ID.
  Response answer(const Request& request, std::vector<std::string> topics);

  const std::string& boot() const { return boot_; }
  std::uint64_t latest() const;
  /// Ends all streams: the program is about to end.
  void close();

  /// Enough for some minutes of a busy office, to be read again after a connection broke.
  static constexpr std::size_t kEventsKept = 1'000;

 private:
  class Listener;
  struct State;
  std::string boot_;
  std::shared_ptr<State> state_;
};

}  // namespace calque::server
