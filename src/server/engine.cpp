#include "server/engine.h"

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <charconv>
#include <csignal>
#include <map>
#include <set>

#include "calque/error.h"
#include "server/connection.h"

namespace calque::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::steady_clock;

/// A backlog as Linux gives it at most (net.core.somaxconn).
constexpr int kBacklog = 4'096;
/// How long to wait where the system has no room for another connection.
constexpr std::chrono::milliseconds kNoRoom{100};
/// How often things are tidied that nobody waits for.
constexpr std::chrono::seconds kBetweenUpkeep{10};

[[noreturn]] void cannot_listen(const std::string& where, const error_code& error) {
  throw Error("cannot listen at " + where + ": " + error.message());
}

}  // namespace

class Engine::Core {
 public:
  Core(EngineSettings settings, const Service& service, Metrics& metrics)
      : settings_(std::move(settings)),
        service_(service),
        exchange_{.io = io_,
                  .workers = workers_,
                  .settings = settings_,
                  .service = service,
                  .metrics = metrics,
                  .on_close = [this](Connection& connection) { closed(connection); }},
        acceptor_(io_),
        clock_(io_),
        signals_(io_),
        workers_(settings_.threads) {
    load_certificate();
    listen();
  }

  void run() {
    accept();
    look_at_clock();
    if (settings_.signals) wait_for_signals();
    io_.run();
    // What still works belongs to connections that are cut.
    connections_.clear();
  }

  void stop() {
    asio::post(io_, [this] { begin_to_end(); });
  }

  tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }
  bool is_secure() const { return tls_ != nullptr; }

 private:
  void load_certificate() {
    if (settings_.certificate.empty()) return;
    tls_ = std::make_unique<asio::ssl::context>(tls_context(settings_.certificate, settings_.key));
  }

  void listen();
  void accept();
  void accepted(tcp::socket socket, const error_code& error);
  void wait_for_room();
  bool make_room();
  void closed(Connection& connection);
  void look_at_clock();
  void wait_for_signals();
  void reload();
  void begin_to_end();
  void end_if_done();
  void tidy(Connection::Time now);

  EngineSettings settings_;
  const Service& service_;
  Exchange exchange_;  // before all that may hold the last connections
  asio::io_context io_{1};
  tcp::acceptor acceptor_;
  asio::steady_timer clock_;
  asio::signal_set signals_;
  std::unique_ptr<asio::ssl::context> tls_;
  std::map<Connection*, std::shared_ptr<Connection>> connections_;
  std::map<std::string, std::size_t> per_peer_;
  bool full_ = false;
  Connection::Time end_by_ = Connection::Time::max();
  Connection::Time tidied_ = steady_clock::now();
  Workers workers_;  // ends first: what works posts to what is above
};

void Engine::Core::listen() {
  error_code error;
  if (settings_.descriptor) {
    acceptor_.assign(tcp::v4(), *settings_.descriptor, error);
    if (error) cannot_listen("the socket that was handed over", error);
  } else {
    tcp::resolver resolver(io_);
    const auto found =
        resolver.resolve(settings_.address, std::to_string(settings_.port),
                         tcp::resolver::passive | tcp::resolver::numeric_service, error);
    if (error || found.empty()) cannot_listen(settings_.address, error);
    const tcp::endpoint endpoint = *found.begin();
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(kBacklog, error);
    if (error) {
      cannot_listen(settings_.address + ":" + std::to_string(settings_.port), error);
    }
  }
  if (!settings_.from_elsewhere && !endpoint().address().is_loopback()) {
    throw UsageError("others could reach " + endpoint().address().to_string() +
                     " without being known: give --tokens FILE, or listen at 127.0.0.1");
  }
}

void Engine::Core::accept() {
  acceptor_.async_accept([this](const error_code& error, tcp::socket socket) {
    if (exchange_.stopping) return;
    accepted(std::move(socket), error);
  });
}

void Engine::Core::accepted(tcp::socket socket, const error_code& error) {
  if (error == asio::error::no_descriptors || error == asio::error::no_buffer_space) {
    make_room();
    return wait_for_room();
  }
  error_code gone;
  const tcp::endpoint other = socket.remote_endpoint(gone);
  if (error || gone) return accept();
  const std::string peer = other.address().to_string();
  std::size_t& of_peer = per_peer_[peer];
  if (of_peer >= settings_.most_per_peer && !other.address().is_loopback()) {
    exchange_.metrics.refused();
    socket.close(gone);
    return accept();
  }
  ++of_peer;
  // Answers are small, and a translator waits for them: none is held back to be joined with more.
  socket.set_option(tcp::no_delay(true), gone);
  auto transport =
      tls_ ? tls_transport(std::move(socket), *tls_) : plain_transport(std::move(socket));
  auto connection = std::make_shared<Connection>(exchange_, std::move(transport), peer);
  connections_.emplace(connection.get(), connection);
  connection->start();
  // Nobody is turned away with an error: who comes waits in the system's queue.
  if (connections_.size() >= settings_.most_connections && !make_room()) {
    full_ = true;
    return;
  }
  accept();
}

void Engine::Core::wait_for_room() {
  auto timer = std::make_shared<asio::steady_timer>(io_, kNoRoom);
  timer->async_wait([this, timer](const error_code&) {
    if (!exchange_.stopping) accept();
  });
}

/// Closes the connection that has waited longest for a request; false where none waits.
bool Engine::Core::make_room() {
  Connection* longest = nullptr;
  for (const auto& [connection, owner] : connections_) {
    if (!connection->is_idle()) continue;
    if (longest == nullptr || connection->since() < longest->since()) longest = connection;
  }
  if (longest != nullptr) longest->close();
  return longest != nullptr;
}

void Engine::Core::closed(Connection& connection) {
  if (const auto found = per_peer_.find(connection.peer()); found != per_peer_.end()) {
    if (--found->second == 0) per_peer_.erase(found);
  }
  const auto found = connections_.find(&connection);
  if (found == connections_.end()) return;
  // Not here, where one of its functions runs.
  asio::post(io_, [this, owner = found->second] {
    connections_.erase(owner.get());
    if (exchange_.stopping) return end_if_done();
    if (std::exchange(full_, false)) accept();
  });
}

void Engine::Core::look_at_clock() {
  // A tenth of the shortest time, so that it is kept to a tenth; a second at most.
  const auto shortest = std::min({settings_.head, settings_.piece, settings_.idle});
  clock_.expires_after(std::clamp<std::chrono::milliseconds>(
      shortest / 10, std::chrono::milliseconds{10}, std::chrono::milliseconds{1'000}));
  clock_.async_wait([this](const error_code& error) {
    if (error) return;
    const auto now = steady_clock::now();
    std::vector<std::shared_ptr<Connection>> all;
    all.reserve(connections_.size());
    for (const auto& [connection, owner] : connections_) all.push_back(owner);
    for (const auto& connection : all) connection->look_at_clock(now);
    // Somebody may have become idle since nobody more was let in.
    if (full_) make_room();
    tidy(now);
    if (now >= end_by_) return io_.stop();
    look_at_clock();
  });
}

void Engine::Core::tidy(Connection::Time now) {
  if (now - tidied_ < kBetweenUpkeep || exchange_.stopping) return;
  tidied_ = now;
  workers_.add(true, [this] { service_.tidy(); });
}

void Engine::Core::wait_for_signals() {
  error_code ignored;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) signals_.add(signal, ignored);
  signals_.async_wait([this](const error_code& error, int signal) {
    if (error) return;
    if (signal != SIGHUP) return begin_to_end();
    reload();
    wait_for_signals();
  });
}

/// A certificate is replaced some weeks before it ends; connections that are open keep theirs.
void Engine::Core::reload() {
  try {
    load_certificate();
  } catch (const Error&) {
    // The one that was read before is still good, and on_reload tells what is wrong.
  }
  // It may have to open a memory, which takes its time.
  if (settings_.on_reload) workers_.add(true, settings_.on_reload);
}

void Engine::Core::begin_to_end() {
  if (exchange_.stopping) return io_.stop();  // asked twice
  exchange_.stopping = true;
  end_by_ = steady_clock::now() + settings_.farewell;
  error_code ignored;
  acceptor_.close(ignored);
  service_.say_farewell();
  std::vector<std::shared_ptr<Connection>> all;
  for (const auto& [connection, owner] : connections_) all.push_back(owner);
  for (const auto& connection : all) connection->finish();
  end_if_done();
  if (settings_.signals) wait_for_signals();
}

void Engine::Core::end_if_done() {
  if (connections_.empty()) io_.stop();
}

Engine::Engine(EngineSettings settings, const Service& service, Metrics& metrics)
    : core_(std::make_unique<Core>(std::move(settings), service, metrics)) {}

Engine::~Engine() = default;

void Engine::run() {
  core_->run();
}

void Engine::stop() {
  core_->stop();
}

std::uint16_t Engine::port() const {
  return core_->endpoint().port();
}

std::string Engine::url() const {
  const auto address = core_->endpoint().address();
  const std::string host = address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
  return (core_->is_secure() ? "https://" : "http://") + host + ":" + std::to_string(port());
}

ListenAddress parse_listen_address(const std::string& written) {
  const std::size_t colon = written.rfind(':');
  const bool bare_port = colon == std::string::npos;
  std::string address = bare_port ? std::string() : written.substr(0, colon);
  const std::string port = bare_port ? written : written.substr(colon + 1);
  if (address.starts_with('[') && address.ends_with(']')) {
    address = address.substr(1, address.size() - 2);
  } else if (address.find(':') != std::string::npos) {
    throw UsageError("\"" + written + "\": an address of IPv6 stands in brackets, as [::1]:8675");
  }
  unsigned number = 0;
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), number);
  if (port.empty() || error != std::errc() || end != port.data() + port.size() ||
      number > UINT16_MAX) {
    throw UsageError("\"" + written +
                     "\" is no address to listen at: write ADDRESS:PORT, as "
                     "127.0.0.1:8675");
  }
  return {.address = address.empty() ? "127.0.0.1" : address,
          .port = static_cast<std::uint16_t>(number)};
}

}  // namespace calque::server
