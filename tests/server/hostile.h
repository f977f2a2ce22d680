#pragma once

#include <array>
#include <random>
#include <string>

/// Requests that nobody means well with: made of pieces that are right, wrong, and cut.
class HostileRequests {
 public:
  explicit HostileRequests(unsigned seed) : random_(seed) {}

  std::string next() {
    std::string body = below(3) == 0 ? json(0) : pick(kBodies);
    if (below(20) == 0) body = noise(below(5'000));
    std::string out = pick(kMethods) + " " + target() + " " + pick(kVersions) + "\r\n";
    if (below(20) != 0) out += "Host: " + pick(kHosts) + "\r\n";
    for (unsigned i = below(4); i > 0; --i) out += pick(kFields) + "\r\n";
    if (below(10) == 0) out += noise(below(40)) + ": " + noise(below(40)) + "\r\n";
    if (below(8) == 0) {
      out += "Transfer-Encoding: chunked\r\n\r\n" + chunked(body);
    } else {
      const std::size_t length = below(15) == 0 ? below(100'000) : body.size();
      out += "Content-Length: " + std::to_string(length) + "\r\n\r\n" + body;
    }
    if (below(6) == 0) out.resize(below(static_cast<unsigned>(out.size()) + 1));
    for (unsigned i = below(12) == 0 ? 1 + below(6) : 0; i > 0 && !out.empty(); --i) {
      out[below(static_cast<unsigned>(out.size()))] = static_cast<char>(below(256));
    }
    return out;
  }

 private:
  using Words = std::initializer_list<const char*>;
  static constexpr std::array kMethods{"GET",    "GET",  "POST",    "POST", "PUT",   "PATCH",
                                       "DELETE", "HEAD", "OPTIONS", "get",  "TRACE", "X"};
  static constexpr std::array kVersions{"HTTP/1.1", "HTTP/1.1", "HTTP/1.1",
                                        "HTTP/1.0", "HTTP/9.9", ""};
  static constexpr std::array kHosts{
      "localhost", "127.0.0.1:80", "evil.example", "[::1]", "[", "a:b:c", ""};
  static constexpr std::array kPaths{"/api/v1/match",
                                     "/api/v1/memories/news/match",
                                     "/api/v1/match/stream",
                                     "/api/v1/concordance",
                                     "/api/v1/terms",
                                     "/api/v1/check",
                                     "/api/v1/stats",
                                     "/api/v1/languages",
                                     "/api/v1/units",
                                     "/api/v1/units/1",
                                     "/api/v1/units/2",
                                     "/api/v1/batches",
                                     "/api/v1/batches/1",
                                     "/api/v1/batches/1/undo",
                                     "/api/v1/glossary/entries",
                                     "/api/v1/glossary/entries/1",
                                     "/api/v1/export",
                                     "/api/v1/tasks/check",
                                     "/api/v1/tasks/x",
                                     "/health",
                                     "/metrics",
                                     "/api/v1",
                                     "/",
                                     "//",
                                     "/..",
                                     "/%2e%2e/%2e%2e/etc/passwd",
                                     "/api/v1/memories/%00/stats",
                                     "/api/v1/memories/../stats",
                                     "*",
                                     "http://x/y",
                                     "/tmserver/en/tr/unit/x",
                                     "/translate",
                                     "/v2/translate",
                                     "/files/x.tmx"};
  static constexpr std::array kPairs{"q=Good+morning",
                                     "q=",
                                     "q=%ff%fe",
                                     "q=a%00b",
                                     "source_lang=en",
                                     "target_lang=tr",
                                     "source_lang=",
                                     "source_lang=%3Cx%3E",
                                     "target_lang=zz-zz-zz-zz-zz-zz-zz",
                                     "limit=1000",
                                     "limit=-1",
                                     "limit=99999999999999999999",
                                     "min=1",
                                     "min=102",
                                     "parts=true",
                                     "pivot=true",
                                     "after=9223372036854775807",
                                     "before=0",
                                     "format=tmx",
                                     "format=po",
                                     "format=table",
                                     "lang=en",
                                     "lang=tr",
                                     "since=2026",
                                     "sitting=true",
                                     "uid=true",
                                     "=",
                                     "%",
                                     "&"};
  static constexpr std::array kFields{"If-Match: *",
                                      "If-Match: \"x\"",
                                      "If-None-Match: *",
                                      "Accept-Encoding: gzip",
                                      "Accept-Encoding: gzip;q=",
                                      "Origin: null",
                                      "Origin: http://localhost",
                                      "Expect: 100-continue",
                                      "Connection: close",
                                      "Connection: keep-alive",
                                      "Content-Type: application/json",
                                      "Cookie: calque=x; calque",
                                      "Authorization: Basic AAAA",
                                      "Authorization: Bearer",
                                      "Last-Event-ID: 99999999999999999999",
                                      "Access-Control-Request-Method: PUT",
                                      "Content-Length: 5",
                                      "Transfer-Encoding: chunked",
                                      "Upgrade: h2c"};
  static constexpr std::array kBodies{
      "",
      "{}",
      "[]",
      "null",
      "{\"source_lang\":\"en\",\"target_lang\":\"tr\",\"text\":\"Good morning\"}",
      "{\"source_lang\":\"en\",\"target_lang\":\"tr\",\"queries\":[{\"text\":\"a\"},{\"markup\":\"<"
      "bpt\"}]}",
      "{\"variants\":[{\"lang\":\"en\",\"text\":\"a\"},{\"lang\":\"tr\",\"text\":\"b\"}]}",
      "{\"variants\":[{\"lang\":\"tr\",\"text\":\"\\ud800\"}],\"remove\":[\"en\",5]}",
      "{\"terms\":[{\"lang\":\"en\",\"text\":\"ferry\"}]}",
      "{\"source_lang\":\"en\",\"target_lang\":\"tr\",\"pairs\":[{\"source\":\"1\",\"target\":"
      "\"2\"}]}",
      "{\"q\":\"morning\",\"source_lang\":\"en\"}",
      "{\"text\":\"x\"}\n\n{\n[1]"};

  unsigned below(unsigned limit) {
    return limit == 0 ? 0 : static_cast<unsigned>(random_() % limit);
  }

  template <std::size_t Size>
  std::string pick(const std::array<const char*, Size>& words) {
    return words.at(below(Size));
  }

  std::string noise(unsigned length) {
    std::string out(length, '\0');
    for (char& c : out) c = static_cast<char>(below(256));
    return out;
  }

  std::string target() {
    std::string out = pick(kPaths);
    if (below(10) == 0) out += "/" + noise(below(30));
    for (unsigned i = below(5); i > 0; --i)
      out += (out.find('?') == std::string::npos ? "?" : "&") + pick(kPairs);
    if (below(200) == 0) out += std::string(70'000, 'a');
    return out;
  }

  std::string chunked(const std::string& body) {
    constexpr std::array<const char*, 4> kEnds{"0\r\n\r\n", "0\r\nX: y\r\n\r\n", "",
                                               "ffffffffffffffff\r\n"};
    const std::array<const char*, 1> size{"5\r\nhello\r\n"};
    return (body.size() > 15 ? pick(size) : std::string()) + pick(kEnds);
  }

  std::string json(int depth) {
    switch (below(depth > 6 ? 4 : 7)) {
      case 0:
        return "\"" + std::string(below(40), 'a') + "\"";
      case 1:
        return std::to_string(random_());
      case 2:
        return "null";
      case 3:
        return below(2) == 0 ? "-1e999" : "true";
      case 4: {
        std::string out = "[";
        for (unsigned i = below(4); i > 0; --i) out += json(depth + 1) + (i > 1 ? "," : "");
        return out + "]";
      }
      default: {
        constexpr std::array kNames{"text",     "q",       "source_lang", "target_lang", "queries",
                                    "variants", "lang",    "units",       "terms",       "pairs",
                                    "min",      "limit",   "notes",       "props",       "remove",
                                    "markup",   "srclang", "only"};
        std::string out = "{";
        for (unsigned i = below(6); i > 0; --i)
          out += "\"" + pick(kNames) + "\":" + json(depth + 1) + (i > 1 ? "," : "");
        return out + "}";
      }
    }
  }

  std::mt19937 random_;
};
