// Documents that are sent: analysed, aligned.

#include <fstream>
#include <thread>

#include "catch.h"
#include "server/body_file.h"
#include "server/served.h"

using namespace calque;
using namespace calque::server;

namespace {

nlohmann::ordered_json result_of(const Served& served, const Response& begun) {
  INFO(begun.body);
  REQUIRE(begun.status == 202);
  const std::string address(begun.headers.get("Location"));
  for (int i = 0; i < 1'000; ++i) {
    auto task = json_of(served.get(address));
    if (task["state"] != "waiting" && task["state"] != "running") return task;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return {};
}

Response analyse(Served& served, const std::string& content, const std::string& query) {
  Request request = Served::request("POST", "/api/v1/tasks/analyze?" + query);
  request.body_file = served.folder() / "body";
  std::ofstream(request.body_file) << content;
  return served.send(request);
}

Response align_form(const Served& served, const std::string& source, const std::string& target,
                    const std::string& query) {
  std::string body;
  for (const auto& [name, text] : {std::pair("source", source), std::pair("target", target)}) {
    body += "--b\r\nContent-Disposition: form-data; name=\"" + std::string(name) +
            "\"; filename=\"a/" + name + ".md\"\r\n\r\n" + text + "\r\n";
  }
  Request request = Served::request("POST", "/api/v1/tasks/align?" + query, body + "--b--\r\n");
  request.headers.set("Content-Type", "multipart/form-data; boundary=b");
  return served.send(request);
}

constexpr const char* kEnglish =
    "# The old bridge\n\nThe bridge was built in 1566. It is 29 metres long.\n\nToday it is a "
    "museum.\n";
constexpr const char* kTurkish =
    "# Eski köprü\n\nKöprü 1566 yılında yapıldı. Uzunluğu 29 metredir.\n\nBugün müzedir.\n";

}  // namespace

TEST_CASE("a document that is sent is analysed against the memory") {
  Served served;
  const auto task = result_of(
      served, analyse(served, "Good morning\n\nGood morning\n\nNobody has said this before.\n",
                      "name=letters/page.txt&source_lang=en&target_lang=tr"));
  REQUIRE(task["state"] == "done");
  const auto& result = task["result"];
  CHECK(result["file"] == "page.txt");
  CHECK(result["total"]["segments"] == 3);
  CHECK(result["count"] == "gmx");
  CHECK_FALSE(result["receipt"].get<std::string>().empty());
  CHECK_FALSE(std::filesystem::exists(served.folder() / "body-kept.txt"));
}

TEST_CASE("the format of a document to analyse is told by its name, and a mistake by that name") {
  Served served;
  const auto page =
      result_of(served, analyse(served, "<html><body><p>Good morning</p></body></html>",
                                "name=a.html&source_lang=en&target_lang=tr"));
  CHECK(page["result"]["total"]["segments"] == 1);
  const auto broken =
      result_of(served, analyse(served, "no package", "name=a.docx&source_lang=en&target_lang=tr"));
  CHECK(broken["state"] == "failed");
  const std::string error = broken["error"];
  CHECK(error.find("a.docx") != std::string::npos);
  CHECK(error.find(served.folder() / "body") == std::string::npos);
}

TEST_CASE("a request to analyse that makes no sense begins no task") {
  Served served;
  for (const char* query :
       {"", "source_lang=en", "source_lang=en&target_lang=!",
        "source_lang=en&target_lang=tr&count=x", "source_lang=en&target_lang=tr&internal=3"}) {
    INFO(query);
    CHECK(analyse(served, "Text", query).status == 400);
  }
  CHECK(served.send(Served::request("POST", "/api/v1/tasks/analyze?source_lang=en&target_lang=tr"))
            .status == 400);
}

TEST_CASE("two documents are aligned, and their pairs are stored where that is asked for") {
  const Served served;
  const auto seen =
      result_of(served, align_form(served, kEnglish, kTurkish, "source_lang=en&target_lang=tr"));
  REQUIRE(seen["state"] == "done");
  const auto& result = seen["result"];
  CHECK(result["source"].size() == 4);
  CHECK(result["source"][0] == "The old bridge");
  CHECK(result["target"][3] == "Bugün müzedir.");
  REQUIRE(result["beads"].size() == 4);
  CHECK(result["beads"][1]["s"] == nlohmann::json{1, 2});
  CHECK_FALSE(result.contains("stored"));
  CHECK(json_of(served.get("/api/v1/stats"))["units"] == 3);
  const auto stored =
      result_of(served, align_form(served, kEnglish, kTurkish,
                                   "source_lang=en&target_lang=tr&store=true&min_confidence=0"));
  CHECK(stored["result"]["stored"]["added"] == 4);
  CHECK(json_of(served.get("/api/v1/stats"))["units"] == 7);
  const std::string batch = std::to_string(stored["result"]["stored"]["batch"].get<int>());
  const auto unit = json_of(served.get("/api/v1/units?batch=" + batch))["units"][0];
  CHECK(unit["origin"] == "source.md");
  CHECK(unit["confirmed"] == false);
}

TEST_CASE("texts to align come as JSON too") {
  const Served served;
  const auto task =
      result_of(served, served.post("/api/v1/tasks/align", {{"source_lang", "en"},
                                                            {"target_lang", "tr"},
                                                            {"source", "Good morning."},
                                                            {"target", "Günaydın."}}));
  CHECK(task["result"]["beads"].size() == 1);
  CHECK(served.post("/api/v1/tasks/align", {{"source_lang", "en"}, {"target_lang", "tr"}}).status ==
        400);
  CHECK(
      served.post("/api/v1/tasks/align", {{"source_lang", "en"}, {"source", "a"}, {"target", "b"}})
          .status == 400);
  CHECK(align_form(served, "a", "b", "source_lang=en&target_lang=tr&min_confidence=101").status ==
        400);
}

TEST_CASE("an ending is taken from a name only where it is a plain one") {
  CHECK(ending_of("page.html") == ".html");
  CHECK(ending_of("a.b.xcstrings") == ".xcstrings");
  for (const char* name :
       {"page", "", "a./../../etc/passwd", "a.tar gz", "a.thisistoolongforanending"}) {
    INFO(name);
    CHECK(ending_of(name).empty());
  }
}
