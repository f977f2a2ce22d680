// TLS, with certificates that the tests make.

#include <openssl/ssl.h>

#include <csignal>
#include <fstream>

#include "catch.h"
#include "server/certificate.h"
#include "server/loopback.h"
#include "server/transport.h"

using namespace calque;
using namespace calque::server;
using namespace std::chrono_literals;

namespace {

/// A client that trusts one certificate and asks for one name.
class TlsClient {
 public:
  TlsClient(std::uint16_t port, const std::string& trusted, const std::string& name = "localhost")
      : connection_(port),
        context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free),
        ssl_(nullptr, SSL_free) {
    SSL_CTX_load_verify_locations(context_.get(), trusted.c_str(), nullptr);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set1_host(ssl_.get(), name.c_str());
    SSL_set_fd(ssl_.get(), connection_.socket());
    shaken_ = SSL_connect(ssl_.get()) == 1;
  }
  TlsClient(const TlsClient&) = delete;
  TlsClient& operator=(const TlsClient&) = delete;

  bool shaken() const { return shaken_; }
  long verified() const { return SSL_get_verify_result(ssl_.get()); }
  int version() const { return SSL_version(ssl_.get()); }

  /// The answer to a request, read once.
  std::string ask(const std::string& target) {
    const std::string request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    if (SSL_write(ssl_.get(), request.data(), static_cast<int>(request.size())) <= 0) return {};
    std::string answer(65'536, '\0');
    const int got = SSL_read(ssl_.get(), answer.data(), static_cast<int>(answer.size()));
    answer.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return answer;
  }

 private:
  Client connection_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&SSL_free)> ssl_;
  bool shaken_ = false;
};

EngineSettings settings_with(const Certificate& certificate) {
  EngineSettings settings;
  settings.certificate = certificate.certificate();
  settings.key = certificate.key();
  return settings;
}

bool serves(std::uint16_t port, const Certificate& trusted) {
  TlsClient client(port, trusted.certificate());
  return client.shaken() && client.ask("/health").starts_with("HTTP/1.1 200 ");
}

}  // namespace

TEST_CASE("over TLS who trusts the certificate is answered") {
  const TemporaryFolder folder;
  const Certificate certificate(folder / ".", "localhost");
  const Running server(settings_with(certificate));
  CHECK(server.url().starts_with("https://127.0.0.1:"));
  TlsClient client(server.port(), certificate.certificate());
  REQUIRE(client.shaken());
  CHECK(client.version() >= TLS1_2_VERSION);
  for (int i = 0; i < 3; ++i) {
    const std::string answer =
        client.ask("/api/v1/match?q=Good+morning&source_lang=en&target_lang=tr");
    CHECK(answer.starts_with("HTTP/1.1 200 "));
    CHECK(answer.find("Günaydın") != std::string::npos);
  }
}

TEST_CASE("who trusts another certificate, or asks for another name, leaves, and others go on") {
  const TemporaryFolder folder;
  const Certificate certificate(folder / ".", "localhost");
  const Certificate other(folder / ".", "other.example");
  const Running server(settings_with(certificate));
  const TlsClient stranger(server.port(), other.certificate());
  CHECK_FALSE(stranger.shaken());
  CHECK(stranger.verified() != X509_V_OK);
  const TlsClient deceived(server.port(), certificate.certificate(), "tm.example");
  CHECK_FALSE(deceived.shaken());
  CHECK(deceived.verified() == X509_V_ERR_HOSTNAME_MISMATCH);
  CHECK(serves(server.port(), certificate));
}

TEST_CASE("a handshake that never ends is cut") {
  const TemporaryFolder folder;
  const Certificate certificate(folder / ".", "localhost");
  EngineSettings settings = settings_with(certificate);
  settings.head = 500ms;
  const Running server(settings);
  Client silent(server.port());
  Client begins(server.port());
  // A record of a handshake that is to have 256 bytes.
  constexpr std::string_view kBegin("\x16\x03\x01\x01\x00\x01", 6);
  begins.send(kBegin);
  Client drips(server.port());
  const auto begin = std::chrono::steady_clock::now();
  bool open = drips.send(kBegin);
  for (int i = 0; i < 200 && open; ++i) {
    std::this_thread::sleep_for(20ms);
    open = drips.send(std::string_view("\0", 1));
  }
  CHECK_FALSE(open);
  CHECK(std::chrono::steady_clock::now() - begin < 3s);
  CHECK(silent.is_closed_within(2'000));
  CHECK(begins.is_closed_within(2'000));
  CHECK(serves(server.port(), certificate));
}

TEST_CASE("plain HTTP at a port of TLS gets no answer, and others go on") {
  const TemporaryFolder folder;
  const Certificate certificate(folder / ".", "localhost");
  const Running server(settings_with(certificate));
  Client plain(server.port());
  plain.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const std::string answer = plain.receive();
  CHECK(answer.find("HTTP") == std::string::npos);
  CHECK(plain.is_closed_within(2'000));
  CHECK(serves(server.port(), certificate));
}

TEST_CASE("a certificate that is missing, is none, or has another key is told before it serves") {
  const TemporaryFolder folder;
  const Certificate certificate(folder / ".", "localhost");
  const Certificate other(folder / ".", "other.example");
  std::ofstream(folder / "nothing") << "nothing";
  const std::string nothing = (folder / "nothing").string();
  CHECK_NOTHROW(tls_context(certificate.certificate(), certificate.key()));
  CHECK_THROWS_AS(tls_context(nothing, certificate.key()), InputError);
  CHECK_THROWS_AS(tls_context(certificate.certificate(), nothing), InputError);
  CHECK_THROWS_AS(tls_context(certificate.certificate(), other.key()), InputError);
  CHECK_THROWS_AS(tls_context((folder / "none").string(), certificate.key()), InputError);
}

TEST_CASE("SIGHUP takes a certificate that was replaced, and connections that are open go on") {
  const TemporaryFolder folder;
  const Certificate certificate(folder / ".", "localhost");
  EngineSettings settings = settings_with(certificate);
  settings.signals = true;
  const Running server(settings);
  TlsClient open(server.port(), certificate.certificate());
  REQUIRE(open.shaken());
  std::filesystem::create_directory(folder / "new");
  const Certificate replacement(folder / "new", "localhost");
  for (const char* name : {"localhost.crt", "localhost.key"}) {
    std::filesystem::rename(folder / "new" / name, folder / name);
  }
  REQUIRE(raise(SIGHUP) == 0);
  bool taken = false;
  for (int i = 0; i < 100 && !taken; ++i) {
    std::this_thread::sleep_for(50ms);
    taken = serves(server.port(), certificate);  // what stands under its name now
  }
  CHECK(taken);
  CHECK(open.ask("/health").starts_with("HTTP/1.1 200 "));
}
