#include "catch.h"
#include "server/client_requests.h"

namespace {

calque::server::Response with_tag(const Served& served, std::string_view target, std::string tag) {
  auto request = Served::request("GET", target);
  request.headers.set("If-None-Match", std::move(tag));
  return served.send(std::move(request));
}

void add_unit(const Served& served, const char* body) {
  client::send(served, "PUT", "/tmserver/en/tr/unit/x", body, client::kJson);
}

}  // namespace

TEST_CASE("a memory is a TMX file with a tag that names its content") {
  const Served served;
  const auto file = served.get("/files/news.tmx");
  REQUIRE(file.status == 200);
  CHECK(file.content_type == "application/x-tmx+xml; charset=utf-8");
  CHECK(file.body.find("Günaydın") != std::string::npos);
  CHECK(file.body.find("Klicken") != std::string::npos);
  const std::string tag(file.headers.get("ETag"));
  CHECK(tag.size() == 34);
  for (const std::string& given : {tag, "\"a\", " + tag, "W/" + tag, std::string("*")}) {
    INFO(given);
    const auto again = with_tag(served, "/files/news.tmx", given);
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(again.headers.get("ETag") == tag);
  }
  CHECK(with_tag(served, "/files/news.tmx", "\"other\"").status == 200);
  CHECK(served.send(Served::request("HEAD", "/files/news.tmx")).headers.get("ETag") == tag);
  // The first memory goes by this name as well.
  CHECK(served.get("/files/memory.tmx").headers.get("ETag") == tag);
}

TEST_CASE("a file is made anew when its memory changes, and after a restart it has the same tag") {
  std::string tag;
  {
    const Served served;
    const auto before = served.get("/files/news.tmx");
    tag = before.headers.get("ETag");
    add_unit(served, R"({"source":"Good night","target":"İyi geceler"})");
    const auto after = with_tag(served, "/files/news.tmx", tag);
    REQUIRE(after.status == 200);
    CHECK(after.body.find("İyi geceler") != std::string::npos);
    CHECK(after.headers.get("ETag") != tag);
  }
  // Another program with the same memory.
  const Served again;
  CHECK(again.get("/files/news.tmx").headers.get("ETag") == tag);
}

TEST_CASE("a file's name may say two languages, and its query what is to be in it") {
  const Served served;
  const auto pair = served.get("/files/news.en.tr.tmx");
  REQUIRE(pair.status == 200);
  CHECK(pair.body.find("Günaydın") != std::string::npos);
  CHECK(pair.body.find("Klicken") == std::string::npos);
  CHECK(served.get("/files/news.en-US.tr-TR.tmx").body.find("Günaydın") != std::string::npos);
  // A language that has no text yet is no error: OmegaT would not open the project.
  CHECK(served.get("/files/news.en.fi.tmx").status == 200);
  CHECK(served.get("/files/news.tmx?since=2099-01-01").body.find("<tu") == std::string::npos);
  CHECK(served.get("/files/news.tmx?property=x-none").status == 400);
  CHECK(served.get("/files/news.tmx?property=x-none=1").body.find("<tu") == std::string::npos);
  CHECK(served.get("/files/news.tmx?since=yesterday").status == 400);
}

TEST_CASE("a glossary is a file in the forms that tools read") {
  const Served served;
  CHECK(served.get("/files/glossary.txt").body ==
        "# Glossary in tab-separated format -*- coding: utf-8 -*-\n");
  client::post_form(served, "/v2/glossaries",
                    {{"name", "office"},
                     {"source_lang", "en"},
                     {"target_lang", "de"},
                     {"entries", "file\tDatei"}});
  for (const char* name : {"glossary.txt", "news.en.de.utf8", "news.utx", "news.tbx"}) {
    INFO(name);
    const auto file = served.get(std::string("/files/") + name);
    CHECK(file.status == 200);
    CHECK(file.body.find("Datei") != std::string::npos);
    CHECK(file.headers.has("ETag"));
  }
}

TEST_CASE("no path leaves what is served") {
  const Served served;
  for (const char* path :
       {"/files/no-such-file.tmx", "/files/../../../../../etc/passwd", "/files//etc/passwd",
        "/files/%2e%2e/%2e%2e/etc/passwd", "/files/..%2f..%2f..%2fetc%2fpasswd",
        "/files/%2fetc%2fpasswd", "/files/..%5c..%5cetc%5cpasswd", "/files/memory.tmx%00.txt",
        "/files/%c0%ae%c0%ae/etc/passwd", "/files/", "/files/.tmx", "/files/news", "/files/news.db",
        "/files/news.xx.tmx", "/files/.en.tr.tmx"}) {
    INFO(path);
    const auto response = served.get(path);
    CHECK(response.status == 404);
    CHECK(response.body.find("root:") == std::string::npos);
  }
  CHECK(served.send(Served::request("PUT", "/files/news.tmx", "x")).status == 405);
}

TEST_CASE("a file that is larger than a piece is sent in pieces") {
  const Served served;
  nlohmann::json units = nlohmann::json::array();
  for (int i = 0; i < 2'000; ++i) {
    const std::string text = "Sentence " + std::to_string(i) + std::string(100, 'x');
    units.push_back({{"source", text}, {"target", text + " çeviri"}});
  }
  client::send(served, "POST", "/tmserver/en/tr/store/a.po", units.dump(), client::kForm);
  const auto file = served.get("/files/news.tmx");
  REQUIRE(file.stream != nullptr);
  std::string whole;
  while (true) {
    const auto piece = file.stream->next();
    whole += piece.bytes;
    if (piece.end) break;
  }
  CHECK(whole.starts_with("<?xml"));
  CHECK(whole.find("Sentence 1999") != std::string::npos);
  CHECK(whole.find("</tmx>") != std::string::npos);
}
