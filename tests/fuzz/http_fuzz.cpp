// Requests from their bytes to their answers, without a socket, against a memory of three units.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "require.h"
#include "server/http_head.h"
#include "server/http_reader.h"
#include "server/served.h"

using namespace calque::server;

namespace {

void answer(const Served& served, Request request) {
  Response response = served.send(std::move(request));
  require(response.status != 500, "a request is answered or refused, and does not fail");
  for (int pieces = 0; response.stream && pieces < 100; ++pieces) {
    const BodyStream::Piece piece = response.stream->next();
    // A stream of events has nothing to say for the time being.
    if (piece.end || piece.bytes.empty()) break;
  }
  const std::string head = http_head(response, {.length = response.body.size()});
  require(head.find("\r\n\r\n") == head.size() - 4, "no text of a request ends a header");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Served served({.read_only = true});
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as they come
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  HttpReader reader;
  reader.read(bytes);
  for (int requests = 0; requests < 16; ++requests) {
    reader.limit_body(1'000'000);
    if (reader.state() == HttpReader::State::body) reader.read({});
    if (reader.state() != HttpReader::State::whole) return 0;
    answer(served, std::move(reader.request()));
    reader.next();
    reader.read({});
  }
  return 0;
}
