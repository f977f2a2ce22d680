#include "server/connection.h"

#include <algorithm>
#include <boost/asio/post.hpp>

#include "server/http_head.h"

namespace calque::server {
namespace {

using std::chrono::steady_clock;

constexpr std::size_t kPieceBytes = std::size_t{64} * 1024;
/// How often something is sent where a stream has nothing to say: proxies give up after a minute.
constexpr std::chrono::seconds kBetweenPings{15};
/// What is passed over of a body that nobody wants, so that the answer is read before the
/// connection breaks.
constexpr std::chrono::seconds kDraining{2};

}  // namespace

Connection::Connection(Exchange& exchange, std::shared_ptr<Transport> transport, std::string peer)
    : exchange_(exchange), transport_(std::move(transport)), peer_(std::move(peer)) {
  enter(Phase::hands);
  exchange_.metrics.opened();
}

Connection::~Connection() {
  exchange_.metrics.closed();
}

void Connection::enter(Phase phase) {
  phase_ = phase;
  since_ = steady_clock::now();
  switch (phase) {
    case Phase::hands:
    case Phase::head:
      deadline_ = since_ + exchange_.settings.head;
      break;
    case Phase::waiting:
      deadline_ = since_ + exchange_.settings.idle;
      break;
    case Phase::body:
    case Phase::sending:
      deadline_ = since_ + exchange_.settings.piece;
      break;
    case Phase::quiet:
      deadline_ = since_ + kBetweenPings;
      break;
    case Phase::draining:
      deadline_ = since_ + kDraining;
      break;
    case Phase::working:
    case Phase::closed:
      deadline_ = Time::max();
      break;
  }
}

void Connection::start() {
  transport_->shake_hands([self = shared_from_this()](bool ok) {
    if (!ok) return self->close();
    self->enter(Phase::waiting);
    self->read_more();
  });
}

void Connection::look_at_clock(Time now) {
  if (paused_ && exchange_.in_bodies < exchange_.settings.most_in_bodies) {
    paused_ = false;
    enter(Phase::body);
    return read_more();
  }
  if (now < deadline_) return;
  if (phase_ == Phase::quiet) {
    std::string ping = response_->stream->keep_alive();
    if (ping.empty()) return enter(Phase::quiet);
    return take_piece({.bytes = std::move(ping)});
  }
  if (phase_ != Phase::waiting && phase_ != Phase::draining) exchange_.metrics.cut();
  close();
}

void Connection::finish() {
  keep_ = false;
  if (phase_ == Phase::waiting || phase_ == Phase::hands) close();
}

void Connection::close() {
  if (phase_ == Phase::closed) return;
  enter(Phase::closed);
  transport_->close();
  forget_request();
  exchange_.on_close(*this);
}

void Connection::read_more() {
  transport_->read_some(in_, [self = shared_from_this()](bool ok, std::size_t bytes) {
    if (self->phase_ == Phase::closed) return;
    if (!ok || bytes == 0) return self->close();
    try {
      self->take(std::string_view(self->in_.data(), bytes));
    } catch (const std::exception&) {
      self->close();  // no memory, or no room on the disk, for this one
    }
  });
}

void Connection::take(std::string_view bytes) {
  if (phase_ == Phase::draining) return read_more();
  if (phase_ == Phase::waiting) enter(Phase::head);
  reader_.read(bytes);
  go_on();
}

/// Does what the state of the request asks for.
void Connection::go_on() {
  switch (reader_.state()) {
    case HttpReader::State::head:
      return read_more();
    case HttpReader::State::refused:
      return refuse(reader_.status());
    case HttpReader::State::body:
      if (admission_ == nullptr && !admit()) return;
      return read_body();
    case HttpReader::State::whole:
      if (admission_ == nullptr && !admit()) return;
      keep_body();
      return hand_over();
  }
}

/// False where the request is answered already.
bool Connection::admit() {
  began_ = steady_clock::now();
  Request& request = reader_.request();
  request.peer = peer_;
  request.secure = transport_->is_secure();
  admission_ = std::make_shared<Service::Admission>(exchange_.service.admit(request));
  keep_ = reader_.keep_alive() && !exchange_.stopping;
  head_only_ = request.method == "HEAD";
  const bool has_body = reader_.state() == HttpReader::State::body;
  if (admission_->refusal) {
    request_ = std::make_shared<Request>(std::move(request));
    rest_unread_ = has_body;
    send(std::make_shared<Response>(std::move(*admission_->refusal)));
    return false;
  }
  if (!has_body) return true;
  if (reader_.declared_length() > admission_->route->most_body) {
    refuse(413);
    return false;
  }
  reader_.limit_body(admission_->route->most_body);
  if (admission_->route->body_in_file) body_file_ = std::make_unique<BodyFile>();
  enter(Phase::body);
  if (!reader_.expects_continue()) return true;
  write("HTTP/1.1 100 Continue\r\n\r\n", &Connection::read_body);
  return false;
}

void Connection::read_body() {
  if (reader_.state() == HttpReader::State::body) reader_.read({});
  if (reader_.state() != HttpReader::State::body) return go_on();
  keep_body();
  paused_ = exchange_.in_bodies >= exchange_.settings.most_in_bodies;
  if (!paused_) read_more();
}

/// Puts what came of the body where it belongs, and gives its sender time for more.
void Connection::keep_body() {
  if (body_file_) {
    const std::string bytes = reader_.take_body();
    body_file_->write(bytes);
    counted_ += bytes.size();
    if (counted_ < kPieceBytes) return;
    counted_ = 0;
    return enter(Phase::body);
  }
  const std::size_t now = reader_.request().body.size();
  exchange_.in_bodies += now - counted_;
  if (now / kPieceBytes != counted_ / kPieceBytes) enter(Phase::body);
  counted_ = now;
}

void Connection::hand_over() {
  began_ = steady_clock::now();
  enter(Phase::working);
  request_ = std::make_shared<Request>(std::move(reader_.request()));
  if (body_file_) request_->body_file = body_file_->path();
  exchange_.workers.add(admission_->route->slow, [self = shared_from_this()] {
    auto response = std::make_shared<Response>(
        self->exchange_.service.answer(*self->request_, *self->admission_));
    boost::asio::post(self->exchange_.io, [self, response] {
      if (self->phase_ != Phase::closed) self->send(response);
    });
  });
}

/// For what is no request.
void Connection::refuse(unsigned status) {
  keep_ = false;
  rest_unread_ = true;
  if (began_ == Time{}) began_ = steady_clock::now();
  request_ = std::make_shared<Request>(std::move(reader_.request()));
  send(std::make_shared<Response>(problem(status, status == 413 ? "too-large" : "invalid",
                                          reason_of(status),
                                          status == 413   ? "the body is larger than this takes"
                                          : status == 414 ? "the address is longer than 64 kB"
                                          : status == 431 ? "the header is longer than this takes"
                                                          : "this is no request of HTTP/1.1")));
}

void Connection::send(std::shared_ptr<Response> response) {
  response_ = std::move(response);
  if (response_->status == 204 || response_->status == 304) response_->body.clear();
  keep_ = keep_ && !rest_unread_ && !exchange_.stopping;
  sent_ = 0;
  BodyEnd end{.keep_alive = keep_};
  if (!response_->stream) {
    end.length = response_->body.size();
  } else if (reader_.is_http_1_0()) {
    end.keep_alive = keep_ = false;
  } else {
    end.chunked = chunked_ = true;
  }
  std::string head = http_head(*response_, end);
  if (head_only_ || (!response_->stream && response_->body.empty())) {
    return write(std::move(head), &Connection::answered);
  }
  if (response_->stream) {
    response_->stream->when_ready([weak = weak_from_this(), &io = exchange_.io] {
      boost::asio::post(io, [weak] {
        const auto self = weak.lock();
        if (self == nullptr || self->phase_ == Phase::closed) return;
        if (self->phase_ == Phase::quiet) return self->pull();
        self->woken_ = true;
      });
    });
    return write(std::move(head), &Connection::pull);
  }
  sent_ = response_->body.size();
  write(std::move(head) + std::exchange(response_->body, {}), &Connection::answered);
}

void Connection::pull() {
  enter(Phase::working);
  woken_ = false;
  const bool slow =
      admission_ != nullptr && admission_->route != nullptr && admission_->route->slow;
  exchange_.workers.add(slow, [self = shared_from_this()] {
    std::optional<BodyStream::Piece> piece;
    try {
      piece = self->response_->stream->next();
    } catch (const std::exception&) {
      // The status is sent already: a connection that breaks off tells that something is missing.
    }
    boost::asio::post(self->exchange_.io, [self, piece = std::move(piece)]() mutable {
      if (self->phase_ == Phase::closed) return;
      if (!piece) return self->close();
      self->take_piece(std::move(*piece));
    });
  });
}

void Connection::take_piece(BodyStream::Piece piece) {
  sent_ += piece.bytes.size();
  if (piece.bytes.empty() && !piece.end) {
    if (woken_) return pull();
    return enter(Phase::quiet);
  }
  std::string bytes;
  if (!piece.bytes.empty()) bytes = chunked_ ? chunk_of(piece.bytes) : std::move(piece.bytes);
  if (piece.end && chunked_) bytes += chunk_of({});
  write(std::move(bytes), piece.end ? &Connection::answered : &Connection::pull);
}

void Connection::write(std::string bytes, void (Connection::*then)()) {
  out_ = std::move(bytes);
  written_ = 0;
  then_ = then;
  if (out_.empty()) return (this->*then_)();
  write_rest();
}

/// Piece by piece, so that each has its time.
void Connection::write_rest() {
  if (phase_ != Phase::body) enter(Phase::sending);
  const std::string_view piece = std::string_view(out_).substr(written_, kPieceBytes);
  transport_->write(piece, [self = shared_from_this()](bool ok, std::size_t bytes) {
    if (self->phase_ == Phase::closed) return;
    if (!ok) return self->close();
    self->written_ += bytes;
    if (self->written_ < self->out_.size()) return self->write_rest();
    self->out_ = {};
    const auto then = self->then_;
    (*self.*then)();
  });
}

void Connection::answered() {
  const Route* route = admission_ == nullptr ? nullptr : admission_->route;
  const auto took =
      std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - began_);
  exchange_.metrics.answered(route == nullptr ? "" : request_->method,
                             route == nullptr ? "" : route->pattern, response_->status, took,
                             sent_);
  if (exchange_.settings.log) {
    exchange_.settings.log({.peer = peer_,
                            .who = request_->who.name,
                            .method = request_->method,
                            .route = route == nullptr ? std::string() : route->pattern,
                            .path = request_->path,
                            .status = response_->status,
                            .bytes = sent_,
                            .took = took});
  }
  const bool unread = rest_unread_;
  const bool keep = keep_ && !exchange_.stopping;
  forget_request();
  if (unread) {
    enter(Phase::draining);
    return read_more();
  }
  if (!keep) return close();
  reader_.next();
  enter(Phase::waiting);
  // What came behind the request is read already.
  if (reader_.is_idle()) return read_more();
  enter(Phase::head);
  reader_.read({});
  go_on();
}

void Connection::forget_request() {
  if (!body_file_) exchange_.in_bodies -= counted_;
  counted_ = 0;
  body_file_.reset();
  request_.reset();
  admission_.reset();
  response_.reset();
  chunked_ = head_only_ = rest_unread_ = woken_ = paused_ = false;
  began_ = {};
}

}  // namespace calque::server
