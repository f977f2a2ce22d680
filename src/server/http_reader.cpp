#include "server/http_reader.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <limits>
#include <utility>

namespace calque::server {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using ErrorCode = beast::error_code;

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

bool is_text_of_method(std::string_view method) {
  // Long enough for all that there are (IANA, HTTP Method Registry).
  return method.size() <= 32;
}

bool ends_with_chunked(std::string_view encodings) {
  constexpr std::string_view kChunked = "chunked";
  while (encodings.ends_with(' ') || encodings.ends_with('\t')) encodings.remove_suffix(1);
  if (encodings.size() < kChunked.size()) return false;
  encodings.remove_prefix(encodings.size() - kChunked.size());
  return std::ranges::equal(encodings, kChunked, {}, [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
}

}  // namespace

/// Beast parses; what it finds goes into the reader's request.
class HttpReader::Parser : public http::basic_parser<true> {
 public:
  explicit Parser(HttpReader& reader) : reader_(reader) {
    header_limit(static_cast<std::uint32_t>(kMostTarget + kMostFields));
    // The reader counts, as each route has a limit of its own. "None" is less than every length in
    // Boost 1.74 (basic_parser::finish_header compares an optional), so all bodies would be
    // refused.
    body_limit(std::numeric_limits<std::uint64_t>::max());
    eager(true);
  }

  bool is_old() const { return version_ < 11; }

 private:
  void on_request_impl(http::verb /*verb*/, beast::string_view method, beast::string_view target,
                       int version, ErrorCode& error) override {
    version_ = version;
    if (!is_text_of_method(view(method))) error = http::error::bad_method;
    reader_.request_.method = view(method);
    reader_.target_ = view(target);
  }
  void on_response_impl(int /*code*/, beast::string_view /*reason*/, int /*version*/,
                        ErrorCode& error) override {
    error = http::error::bad_method;
  }
  void on_field_impl(http::field /*field*/, beast::string_view name, beast::string_view value,
                     ErrorCode& /*error*/) override {
    reader_.request_.headers.add(std::string(view(name)), std::string(view(value)));
  }
  void on_header_impl(ErrorCode& /*error*/) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>& /*length*/,
                         ErrorCode& /*error*/) override {}
  std::size_t on_body_impl(beast::string_view body, ErrorCode& error) override {
    return add(body, error);
  }
  void on_chunk_header_impl(std::uint64_t /*size*/, beast::string_view /*extensions*/,
                            ErrorCode& /*error*/) override {}
  std::size_t on_chunk_body_impl(std::uint64_t /*remain*/, beast::string_view body,
                                 ErrorCode& error) override {
    return add(body, error);
  }
  void on_finish_impl(ErrorCode& /*error*/) override {}

  std::size_t add(beast::string_view body, ErrorCode& error) {
    reader_.body_bytes_ += body.size();
    if (reader_.body_bytes_ > reader_.most_body_) {
      error = http::error::body_limit;
      return 0;
    }
    reader_.request_.body.append(body.data(), body.size());
    return body.size();
  }

  HttpReader& reader_;
  int version_ = 11;
};

HttpReader::HttpReader() : parser_(std::make_unique<Parser>(*this)) {}

HttpReader::~HttpReader() = default;

HttpReader::State HttpReader::refuse_with(unsigned status) {
  status_ = status;
  return state_ = State::refused;
}

HttpReader::State HttpReader::read(std::string_view bytes) {
  input_ += bytes;
  while (state_ == State::head || state_ == State::body) {
    const bool in_head = state_ == State::head;
    ErrorCode error;
    // Nothing of the body is parsed in the step that ends the header.
    parser_->eager(!in_head);
    const std::size_t used =
        parser_->put(boost::asio::const_buffer(input_.data(), input_.size()), error);
    input_.erase(0, used);
    if (error && error != http::error::need_more) {
      if (error == http::error::body_limit) return refuse_with(413);
      if (error != http::error::header_limit) return refuse_with(400);
      return refuse_with(target_.empty() ? 414 : 431);
    }
    if (in_head && parser_->is_header_done()) return judge_head();
    if (parser_->is_done()) return state_ = State::whole;
    if (used == 0 || input_.empty()) break;
  }
  return state_;
}

/// What Beast takes, but a server that cares must not.
HttpReader::State HttpReader::judge_head() {
  if (target_.size() > kMostTarget) return refuse_with(414);
  const std::string_view encodings = request_.headers.get("Transfer-Encoding");
  // Two readers that see other ends of a body can be played off against each other (RFC 9112, 6.1).
  if (!encodings.empty() && !ends_with_chunked(encodings)) return refuse_with(501);
  if (request_.headers.count("Transfer-Encoding") > 1) return refuse_with(400);
  const std::size_t hosts = request_.headers.count("Host");
  if (hosts > 1 || (hosts == 0 && !is_http_1_0())) return refuse_with(400);
  understand_target();
  const auto length = parser_->content_length();
  state_ = parser_->is_done() || (!parser_->chunked() && length.value_or(0) == 0) ? State::whole
                                                                                  : State::body;
  return state_;
}

/// The address may be written whole, as to a proxy (RFC 9112, 3.2.2).
void HttpReader::understand_target() {
  std::string_view target = target_;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    target.remove_prefix(scheme.size());
    target.remove_prefix(std::min(target.find_first_of("/?"), target.size()));
  }
  const std::size_t mark = std::min(target.find('?'), target.size());
  request_.path = target.substr(0, mark);
  request_.segments = path_segments(request_.path);
  if (mark < target.size()) request_.query = Query(target.substr(mark + 1));
}

std::string HttpReader::take_body() {
  return std::exchange(request_.body, {});
}

std::uint64_t HttpReader::declared_length() const {
  return parser_->content_length().value_or(0);
}

bool HttpReader::keep_alive() const {
  return parser_->keep_alive();
}

bool HttpReader::is_http_1_0() const {
  return parser_->is_old();
}

bool HttpReader::expects_continue() const {
  return !is_http_1_0() && request_.headers.get("Expect") == "100-continue";
}

void HttpReader::next() {
  parser_ = std::make_unique<Parser>(*this);
  request_ = {};
  target_.clear();
  most_body_ = 0;
  body_bytes_ = 0;
  state_ = State::head;
  // A body that was large is not to be held while the connection waits.
  if (input_.empty()) input_.shrink_to_fit();
}

}  // namespace calque::server
