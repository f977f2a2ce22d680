#include "server/events.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace calque::server {

struct EventHub::State {
  std::mutex mutex;
  std::uint64_t latest = 0;
  std::deque<Event> events;
  std::vector<Listener*> listeners;
  bool closed = false;
};

/// Reads the hub's list at its own pace: all that is kept for a listener is a number.
class EventHub::Listener : public BodyStream {
 public:
  Listener(std::shared_ptr<State> state, std::vector<std::string> topics,
           std::optional<std::uint64_t> last, const std::string& boot)
      : state_(std::move(state)), topics_(std::move(topics)) {
    const std::lock_guard lock(state_->mutex);
    seen_ = last.value_or(state_->latest);
    // Ids of an earlier run say nothing of this one.
    seen_ = std::min(seen_, state_->latest);
    const nlohmann::ordered_json hello{{"boot", boot}, {"latest", state_->latest}};
    first_ = "event: hello\ndata: " + hello.dump() + "\n\n";
    state_->listeners.push_back(this);
  }

  ~Listener() override {
    const std::lock_guard lock(state_->mutex);
    std::erase(state_->listeners, this);
  }

  Piece next() override {
    Piece piece{.bytes = std::move(first_)};
    first_.clear();
    const std::lock_guard lock(state_->mutex);
    for (const Event& event : state_->events) {
      if (event.id <= seen_ || std::ranges::find(topics_, event.topic) == topics_.end()) continue;
      piece.bytes += "id: " + std::to_string(event.id) + "\nevent: " + event.type +
                     "\ndata: " + event.data + "\n\n";
    }
    seen_ = state_->latest;
    piece.end = state_->closed;
    return piece;
  }

  void when_ready(std::function<void()> wake) override {
    const std::lock_guard lock(state_->mutex);
    wake_ = std::move(wake);
  }

  std::string keep_alive() const override { return ": ping\n\n"; }

  /// With the state locked.
  void wake() const {
    if (wake_) wake_();
  }

 private:
  std::shared_ptr<State> state_;
  std::vector<std::string> topics_;
  std::string first_;
  std::uint64_t seen_ = 0;
  std::function<void()> wake_;
};

EventHub::EventHub(std::string boot) : boot_(std::move(boot)), state_(std::make_shared<State>()) {}

EventHub::~EventHub() = default;

std::uint64_t EventHub::publish(std::string topic, std::string type, std::string data) {
  const std::lock_guard lock(state_->mutex);
  Event event{.id = ++state_->latest,
              .topic = std::move(topic),
              .type = std::move(type),
              .data = std::move(data)};
  // An event ends with a line; what JSON escapes holds none.
  std::ranges::replace(event.data, '\n', ' ');
  state_->events.push_back(std::move(event));
  if (state_->events.size() > kEventsKept) state_->events.pop_front();
  for (const Listener* listener : state_->listeners) listener->wake();
  return state_->latest;
}

std::unique_ptr<BodyStream> EventHub::listen(std::vector<std::string> topics,
                                             std::optional<std::uint64_t> last) {
  return std::make_unique<Listener>(state_, std::move(topics), last, boot_);
}

Response EventHub::answer(const Request& request, std::vector<std::string> topics) {
  const std::string_view written = request.headers.get("Last-Event-ID");
  std::uint64_t last = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), last);
  const bool known = error == std::errc() && end == written.data() + written.size();
  Response response;
  response.content_type = "text/event-stream; charset=utf-8";
  response.headers.set("Cache-Control", "no-store");
  response.stream = listen(std::move(topics), known ? std::optional(last) : std::nullopt);
  return response;
}

std::uint64_t EventHub::latest() const {
  const std::lock_guard lock(state_->mutex);
  return state_->latest;
}

void EventHub::close() {
  const std::lock_guard lock(state_->mutex);
  state_->closed = true;
  for (const Listener* listener : state_->listeners) listener->wake();
}

}  // namespace calque::server
