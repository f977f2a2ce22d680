#include "server/transport.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include "calque/error.h"

namespace calque::server {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Socket = asio::ip::tcp::socket;

class PlainTransport : public Transport {
 public:
  explicit PlainTransport(Socket socket) : socket_(std::move(socket)) {}

  void shake_hands(std::function<void(bool)> done) override { done(true); }
  void read_some(std::span<char> space, Done done) override {
    socket_.async_read_some(
        asio::buffer(space.data(), space.size()),
        [done = std::move(done)](error_code error, std::size_t bytes) { done(!error, bytes); });
  }
  void write(std::string_view bytes, Done done) override {
    asio::async_write(
        socket_, asio::buffer(bytes.data(), bytes.size()),
        [done = std::move(done)](error_code error, std::size_t written) { done(!error, written); });
  }
  void close() override {
    error_code ignored;
    socket_.shutdown(Socket::shutdown_both, ignored);
    socket_.close(ignored);
  }
  bool is_secure() const override { return false; }

 private:
  Socket socket_;
};

class TlsTransport : public Transport {
 public:
  TlsTransport(Socket socket, asio::ssl::context& context) : stream_(std::move(socket), context) {}

  void shake_hands(std::function<void(bool)> done) override {
    stream_.async_handshake(asio::ssl::stream_base::server,
                            [done = std::move(done)](error_code error) { done(!error); });
  }
  void read_some(std::span<char> space, Done done) override {
    stream_.async_read_some(
        asio::buffer(space.data(), space.size()),
        [done = std::move(done)](error_code error, std::size_t bytes) { done(!error, bytes); });
  }
  void write(std::string_view bytes, Done done) override {
    asio::async_write(
        stream_, asio::buffer(bytes.data(), bytes.size()),
        [done = std::move(done)](error_code error, std::size_t written) { done(!error, written); });
  }
  /// Without the farewell of TLS: all lengths are told by HTTP, so that nothing can be cut off
  /// unnoticed, and nobody waits for one who does not answer.
  void close() override {
    error_code ignored;
    stream_.lowest_layer().shutdown(Socket::shutdown_both, ignored);
    stream_.lowest_layer().close(ignored);
  }
  bool is_secure() const override { return true; }

 private:
  asio::ssl::stream<Socket> stream_;
};

}  // namespace

std::shared_ptr<Transport> plain_transport(Socket socket) {
  return std::make_shared<PlainTransport>(std::move(socket));
}

std::shared_ptr<Transport> tls_transport(Socket socket, asio::ssl::context& context) {
  return std::make_shared<TlsTransport>(std::move(socket), context);
}

asio::ssl::context tls_context(const std::string& certificate, const std::string& key) {
  asio::ssl::context context(asio::ssl::context::tls_server);
  context.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                      asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                      asio::ssl::context::no_tlsv1_1);
  error_code error;
  context.use_certificate_chain_file(certificate, error);
  if (error) throw InputError(certificate + ": no certificate in PEM: " + error.message());
  context.use_private_key_file(key, asio::ssl::context::pem, error);
  if (error) throw InputError(key + ": no key for " + certificate + ": " + error.message());
  return context;
}

}  // namespace calque::server
