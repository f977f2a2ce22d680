#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace calque::server {

/// The bytes of one connection, plain or by TLS. All calls and all that is called are on the
/// engine's thread; one read and one write at a time.
class Transport {
 public:
  Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  virtual ~Transport() = default;

  using Done = std::function<void(bool ok, std::size_t bytes)>;

  /// What comes before the first byte; nothing for plain connections.
  virtual void shake_hands(std::function<void(bool ok)> done) = 0;
  /// `space` must live until `done`.
  virtual void read_some(std::span<char> space, Done done) = 0;
  /// All of the bytes, which must live until `done`.
  virtual void write(std::string_view bytes, Done done) = 0;
  /// What waits ends with a failure.
  virtual void close() = 0;
  virtual bool is_secure() const = 0;
};

std::shared_ptr<Transport> plain_transport(boost::asio::ip::tcp::socket socket);
/// `context` must outlive the transport.
std::shared_ptr<Transport> tls_transport(boost::asio::ip::tcp::socket socket,
                                         boost::asio::ssl::context& context);

/// For servers: TLS 1.2 and later. Throws Error for files that cannot be used.
boost::asio::ssl::context tls_context(const std::string& certificate, const std::string& key);

}  // namespace calque::server
