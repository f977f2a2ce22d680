#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "calque/session.h"
#include "sample_units.h"
#include "server/service.h"
#include "temporary_folder.h"

/// A memory of three units that is served, without a socket.
class Served {
 public:
  explicit Served(calque::server::ServerOptions options = {}) {
    calque::Session session(folder_ / "news.calque", calque::Session::Access::create);
    calque::Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    batch.insert(make_unit({{"en", "Good morning"}, {"tr", "Günaydın"}}));
    batch.insert(
        make_unit({{"en", "The ferry leaves at 10:30."}, {"tr", "Vapur 10.30'da kalkıyor."}}));
    batch.insert(make_unit({{"en", "Click Save & close."}, {"de", "Klicken Sie auf Speichern."}}));
    batch.commit();
    context_.emplace(std::move(options), std::vector<calque::server::MemoryToServe>{
                                             {.name = "", .path = folder_ / "news.calque"}});
    service_.emplace(*context_);
  }

  calque::server::Context& context() { return *context_; }
  const calque::server::Service& service() { return *service_; }
  TemporaryFolder& folder() { return folder_; }

  static calque::server::Request request(std::string method, std::string_view target,
                                         std::string body = {}) {
    calque::server::Request request;
    request.method = std::move(method);
    request.path = target.substr(0, target.find('?'));
    request.segments = calque::server::path_segments(request.path);
    if (const auto mark = target.find('?'); mark != std::string_view::npos) {
      request.query = calque::server::Query(target.substr(mark + 1));
    }
    request.headers.add("Host", "127.0.0.1:8675");
    request.body = std::move(body);
    return request;
  }

  calque::server::Response send(calque::server::Request request) const {
    return service_->answer(request);
  }
  calque::server::Response get(std::string_view target) const {
    return send(request("GET", target));
  }
  calque::server::Response post(std::string_view target, const nlohmann::ordered_json& body) const {
    return send(request("POST", target, body.dump()));
  }

 private:
  TemporaryFolder folder_;
  std::optional<calque::server::Context> context_;
  std::optional<calque::server::Service> service_;
};

inline nlohmann::json json_of(const calque::server::Response& response) {
  return nlohmann::json::parse(response.body);
}
