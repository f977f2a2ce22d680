#include <fstream>

#include "catch.h"
#include "desk/new_job.h"
#include "served.h"
#include "server/desk_json.h"

using namespace calque;
using namespace calque::server;
using nlohmann::json;

namespace {

/// A job that is served, as a browser sees it.
class ServedDesk {
 public:
  explicit ServedDesk(ServerOptions options = {.user = "ayşe"}) : served_(std::move(options)) {
    const auto article = served_.folder() / "a.md";
    std::ofstream(article) << "# Ferries\n\nFerries *run* every 30 minutes. Yes.\n\nYes.\n\n"
                              "😀 ok.\n";
    const auto file = desk::job_file_of(article);
    desk::make_job({.article = article,
                    .file = file,
                    .source = Language("en"),
                    .target = Language("tr"),
                    .who = {.name = "ayşe", .at = "20261201T120000Z"}});
    id_ = served_.context().desk().add({.file = file, .memory = "", .sitting = "s"}).id();
  }

  Response send(const std::string& method, const std::string& path, const json& body = nullptr,
                std::int64_t version = 0, const std::string& key = {}) const {
    Request request = Served::request(method, "/api/v1/jobs/" + id_ + path,
                                      body.is_null() ? std::string() : body.dump());
    if (version > 0) request.headers.add("If-Match", "\"" + std::to_string(version) + "\"");
    if (!key.empty()) request.headers.add("Idempotency-Key", key);
    return served_.send(std::move(request));
  }

  json get(const std::string& path) const { return json_of(send("GET", path)); }
  json segment(std::size_t n) const { return get("/segments")["segments"].at(n - 1); }

  Response edit(std::size_t n, const json& target) const {
    const json now = segment(n);
    return send("PATCH", path(now), {{"target", target}}, now["version"]);
  }
  static std::string path(const json& segment) { return "/segments/" + segment["id"].dump(); }

  Served& served() { return served_; }
  const std::string& id() const { return id_; }

 private:
  Served served_;
  std::string id_;
};

}  // namespace

TEST_CASE("a job tells its languages, memory and progress") {
  ServedDesk desk;
  const json job = desk.get("");
  CHECK(job["name"] == "a.md");
  CHECK(job["source_lang"] == "en");
  CHECK(job["memory"] == "news");
  CHECK(job["author"] == "ayşe");
  CHECK(job["progress"]["new"]["segments"] == 5);
  CHECK(job["progress"]["all"]["words"] == job["progress"]["new"]["words"]);
  const json jobs = json_of(desk.served().get("/api/v1/jobs"));
  CHECK(jobs["jobs"].size() == 1);
  CHECK(desk.served().get("/api/v1/jobs/none").status == 404);
}

TEST_CASE("segments come with numbered tags, in bytes or UTF-16") {
  ServedDesk desk;
  const json segment = desk.segment(2);
  CHECK(segment["source"]["tags"][0]["at"] == 8);
  CHECK(segment["source"]["tags"][0]["kind"] == "open");
  CHECK(segment["source"]["tags"][1]["id"] == segment["source"]["tags"][0]["id"]);
  CHECK(segment["target"].is_null());
  CHECK(segment["group"].is_null());
  CHECK(desk.segment(3)["group"] == desk.segment(4)["group"]);
  const json page = desk.get("/segments?from=2&count=2");
  CHECK(page["segments"].size() == 2);
  CHECK(page["total"] == 5);
  CHECK(desk.send("GET", "/segments?from=x").status == 400);
}

TEST_CASE("places within texts are counted as asked for") {
  const TextPlaces places("a😀ğ", Offsets::utf16);
  CHECK(places.written(1) == 1);
  CHECK(places.written(5) == 3);
  CHECK(places.written(7) == 4);
  CHECK(places.byte(3) == 5);
  CHECK(places.byte(4) == 7);
  CHECK(places.byte(99) == 8);
  CHECK(TextPlaces("ğ", Offsets::utf8).byte(2) == 2);
}

TEST_CASE("an edit needs the version that it is based on, and a late one gets what is there") {
  ServedDesk desk;
  const json before = desk.segment(1);
  CHECK(desk.send("PATCH", ServedDesk::path(before), {{"target", "x"}}).status == 428);
  const Response edited = desk.edit(1, "Vapurlar");
  CHECK(edited.status == 200);
  CHECK(edited.headers.get("ETag") == "\"2\"");
  CHECK(json_of(edited)["state"] == "draft");
  const Response late =
      desk.send("PATCH", ServedDesk::path(before), {{"target", "y"}}, before["version"]);
  CHECK(late.status == 412);
  CHECK(json_of(late)["code"] == "version-conflict");
  CHECK(json_of(late)["current"]["target"]["text"] == "Vapurlar");
  const json versions = desk.get(ServedDesk::path(before) + "/history")["versions"];
  CHECK(versions[0]["why"] == "lost");
  CHECK(versions[0]["target"]["text"] == "y");
}

TEST_CASE("tags of a translation are named by their numbers") {
  ServedDesk desk;
  const json tags = {{{"at", 0}, {"id", 1}, {"kind", "open"}},
                     {{"at", 3}, {"id", 1}, {"kind", "close"}}};
  const json edited = json_of(desk.edit(2, {{"text", "Her 30 dakika"}, {"tags", tags}}));
  CHECK(edited["target"]["tags"].size() == 2);
  CHECK(edited["target"]["tags"][1]["code"] == "*");
  const json wrong = {{{"at", 0}, {"id", 9}, {"kind", "open"}}};
  const Response refused = desk.edit(2, {{"text", "x"}, {"tags", wrong}});
  CHECK(refused.status == 422);
  CHECK(json_of(refused)["code"] == "invalid");
  CHECK(desk.edit(2, {{"text", 5}}).status == 400);
  CHECK(desk.edit(2, {{"markup", "<bpt"}}).status == 422);
  const json late = {{{"at", 99}, {"id", 1}, {"kind", "open"}}};
  CHECK(desk.edit(2, {{"text", "x"}, {"tags", late}}).status == 422);
}

TEST_CASE("a confirmation stores a unit and fills equal segments; repeated, it does nothing") {
  ServedDesk desk;
  desk.edit(3, "Evet.");
  const json segment = desk.segment(3);
  const std::string path = ServedDesk::path(segment) + "/confirm";
  const json answer = json_of(desk.send("POST", path, json::object(), segment["version"], "key 1"));
  CHECK(answer["segment"]["state"] == "confirmed");
  CHECK(answer["batch"].is_number());
  CHECK(answer["propagated"].size() == 1);
  CHECK(desk.segment(4)["state"] == "draft");
  CHECK(desk.segment(4)["origin"]["repetition_of"] == segment["id"]);
  const json again = json_of(desk.send("POST", path, json::object(), segment["version"], "key 1"));
  CHECK(again["segment"] == answer["segment"]);
  CHECK(desk.send("POST", path, json::object(), segment["version"], "key 2").status == 412);
  const json back =
      json_of(desk.send("DELETE", path, nullptr, answer["segment"]["version"].get<std::int64_t>()));
  CHECK(back["segment"]["state"] == "draft");
}

TEST_CASE("what is plainly missing stops a confirmation once") {
  ServedDesk desk;
  desk.edit(2, "Vapurlar 40 dakikada bir.");
  const json segment = desk.segment(2);
  const std::string path = ServedDesk::path(segment) + "/confirm";
  const Response stopped = desk.send("POST", path, json::object(), segment["version"]);
  CHECK(stopped.status == 422);
  CHECK(json_of(stopped)["blocked"] == json{"missing-tags"});
  CHECK_FALSE(json_of(stopped)["findings"].empty());
  CHECK(desk.send("POST", path, {{"force", true}}, segment["version"]).status == 200);
  CHECK(desk.send("POST", path, {{"level", "draft"}}, segment["version"]).status == 400);
}

TEST_CASE("splits, merges and replacements are actions that are undone") {
  ServedDesk desk;
  const json segment = desk.segment(2);
  const json split = json_of(desk.send("POST", ServedDesk::path(segment) + "/split",
                                       {{"source_at", 12}}, segment["version"]));
  CHECK(split["segments"].size() == 2);
  CHECK(desk.segment(3)["source"]["text"] == "every 30 minutes.");
  CHECK(desk.send("POST", "/actions/" + split["action"].dump() + "/undo").status == 200);
  CHECK(desk.segment(2)["source"] == segment["source"]);
  CHECK(desk.send("POST", "/actions/" + split["action"].dump() + "/undo").status == 422);
  CHECK(desk.send("POST", "/actions/77/undo").status == 404);
  desk.edit(1, "Vapurlar");
  const json dry = json_of(
      desk.send("POST", "/replace", {{"find", "vapur"}, {"with", "Feribot"}, {"dry_run", true}}));
  CHECK(dry["changes"][0]["after"]["text"] == "Feribotlar");
  CHECK(desk.segment(1)["target"]["text"] == "Vapurlar");
  const json done =
      json_of(desk.send("POST", "/replace", {{"find", "vapur"}, {"with", "Feribot"}}));
  CHECK(done["segments"].size() == 1);
  CHECK(desk.get("/actions")["actions"][0]["kind"] == "replace");
  CHECK(desk.send("POST", "/replace", {{"find", "("}, {"regex", true}}).status == 422);
}

TEST_CASE("notes are kept, and counted in the segment") {
  ServedDesk desk;
  const std::string path = ServedDesk::path(desk.segment(2)) + "/notes";
  const json note = json_of(desk.send("POST", path, {{"text", "Which?"}}));
  CHECK(note["by"] == "ayşe");
  CHECK(desk.segment(2)["notes"] == 1);
  desk.send("POST", path, {{"id", note["id"]}, {"resolved", true}});
  CHECK(desk.segment(2)["notes"] == 0);
  CHECK(desk.get(path)["notes"].size() == 1);
}

TEST_CASE("the document is written at any time, and never shown as a page") {
  ServedDesk desk;
  desk.edit(1, "Vapurlar <script>");
  const Response document = desk.send("GET", "/document?unconfirmed=draft");
  CHECK(document.content_type == "application/octet-stream");
  CHECK(document.headers.get("Content-Disposition").find("a.tr.md") != std::string_view::npos);
  CHECK_THAT(document.body, ContainsSubstring("Vapurlar"));
  CHECK_THAT(desk.send("GET", "/document?unconfirmed=source").body, ContainsSubstring("# Ferries"));
  CHECK_THAT(desk.send("GET", "/document?format=xliff").body, ContainsSubstring("<xliff"));
  CHECK_THAT(desk.send("GET", "/document?format=tmx").body, ContainsSubstring("<tmx"));
  CHECK(desk.send("GET", "/document?format=exe").status == 400);
  CHECK(desk.get("/report")["unconfirmed"] == 5);
  const Response print = desk.send("GET", "/print");
  CHECK_THAT(print.body, ContainsSubstring("Vapurlar &lt;script&gt;"));
}

TEST_CASE("who looks at a job is told what others do") {
  ServedDesk desk;
  const Response stream = desk.served().get("/api/v1/events?job=" + desk.id());
  REQUIRE(stream.stream);
  CHECK_THAT(stream.stream->next().bytes, ContainsSubstring("event: hello"));
  desk.edit(1, "Vapurlar");
  const std::string told = stream.stream->next().bytes;
  CHECK_THAT(told, ContainsSubstring("event: segment"));
  CHECK_THAT(told, ContainsSubstring("Vapurlar"));
  CHECK(desk.served().get("/api/v1/events?job=none").status == 404);
}

TEST_CASE("a browser begins a session with a code, once") {
  ServedDesk desk({.user = "ayşe", .only_sessions = true});
  CHECK(desk.send("GET", "").status == 401);
  const std::string code = desk.served().context().sessions().new_code();
  const json body{{"code", code}};
  const Response begun = desk.served().post("/session", body);
  CHECK(begun.status == 204);
  const std::string_view cookie = begun.headers.get("Set-Cookie");
  CHECK(cookie.find("HttpOnly; SameSite=Strict") != std::string_view::npos);
  CHECK(desk.served().post("/session", body).status == 401);
  Request request = Served::request("GET", "/api/v1/jobs/" + desk.id());
  request.headers.add("Cookie", std::string(cookie.substr(0, cookie.find(';'))));
  CHECK(desk.served().send(std::move(request)).status == 200);
  // The code is none for anything else.
  Request with_code = Served::request("GET", "/api/v1/jobs/" + desk.id());
  with_code.headers.add("Authorization", "Bearer " + desk.served().context().sessions().new_code());
  CHECK(desk.served().send(std::move(with_code)).status == 401);
}

TEST_CASE("sessions go on where the program is begun again, until they are ended") {
  const TemporaryFolder folder;
  const auto file = folder / "sessions";
  std::string secret;
  {
    WebSessions sessions(file);
    secret = *sessions.begin(sessions.new_code());
  }
  WebSessions again(file);
  REQUIRE(again.find(secret));
  CHECK(again.find(secret)->name.empty());
  CHECK_FALSE(again.find("calque_0000"));
  again.end();
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK_FALSE(again.find(secret));
}
