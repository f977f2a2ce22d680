#include "server/parameters.h"

#include <random>

#include "catch.h"
#include "server/client_requests.h"
#include "server/multipart.h"
#include "server/tagged_text.h"

using namespace calque::server;

namespace {

Parameters parameters_of(std::string body, std::string type, std::string_view target = "/") {
  Request request = Served::request("POST", target, std::move(body));
  request.headers.set("Content-Type", std::move(type));
  return Parameters(request);
}

std::vector<FormPart> parts_of(std::string body) {
  return parse_multipart("multipart/form-data; charset=utf-8; boundary=\"b\"", body);
}

}  // namespace

TEST_CASE("parameters come from the query, a form, multipart and JSON alike") {
  const std::vector<std::string> two{"a b", "c&d=ü"};
  CHECK(parameters_of("t=a+b&t=c%26d%3D%C3%BC", client::kForm).all("t") == two);
  CHECK(parameters_of(R"({"t":["a b","c&d=ü"]})", client::kJson).all("t") == two);
  CHECK(parameters_of(client::multipart("b", {{"t", "a b"}, {"t", "c&d=ü"}}),
                      "multipart/form-data;boundary=b")
            .all("t") == two);
  CHECK(parameters_of("", "", "/?t=a%20b&t=c%26d=%C3%BC").all("t") == two);
  // Virtaal's type, and MateCat's none.
  CHECK(parameters_of(R"( {"t":"x"})", client::kForm).get("t") == "x");
  CHECK(parameters_of(R"({"t":"x"})", "").get("t") == "x");
  CHECK(parameters_of("t=x", "").get("t") == "x");
}

TEST_CASE("JSON is flattened as the clients that send forms write it") {
  const Parameters all = parameters_of(
      R"({"d":[{"a":"x"},{"a":"y","b":true}],"n":1.5,"z":null,"l":[],"m":{"k":"v"},"t":["x",null]})",
      client::kJson);
  CHECK(all.get("d[0].a") == "x");
  CHECK(all.get("d[1].a") == "y");
  CHECK(all.is_set("d[1].b"));
  CHECK(all.get("n") == "1.5");
  CHECK_FALSE(all.find("z"));
  CHECK(all.is_list("l"));
  CHECK(all.all("l").empty());
  CHECK(all.get("m.k") == "v");
  CHECK(all.all("t") == std::vector<std::string>{"x", ""});
  CHECK_FALSE(all.is_list("m"));
}

TEST_CASE("numbers are kept within their range") {
  const Parameters all = parameters_of("", "", "/?a=70.0&b=999999&c=x&d=-3&e=&f=99999999999999");
  CHECK(all.number("a", 1, 0, 100) == 70);
  CHECK(all.number("b", 1, 0, 100) == 100);
  CHECK(all.number("d", 1, 0, 100) == 0);
  CHECK(all.number("e", 7, 0, 100) == 7);
  CHECK(all.number("missing", 7, 0, 100) == 7);
  CHECK_THROWS_AS(all.number("c", 1, 0, 100), HttpError);
  CHECK_THROWS_AS(all.number("f", 1, 0, 100), HttpError);
}

TEST_CASE("bodies that are not what they are said to be are refused") {
  for (const char* body : {"{\"a\":", "[1]", "7", "{\"a\":\"\xFF\"}", "nonsense"}) {
    CHECK_THROWS_AS(parameters_of(body, client::kJson), HttpError);
  }
  CHECK_THROWS_AS(parameters_of("a=%FF", client::kForm), HttpError);
  CHECK_THROWS_AS(parameters_of("%FF=a", client::kForm), HttpError);
}

TEST_CASE("bodies made to take time or memory are refused soon") {
  CHECK_THROWS_AS(parameters_of(std::string(1'000'000, '&') + "a=b", client::kForm), HttpError);
  CHECK_THROWS_AS(parameters_of("{\"a\":" + std::string(1'000'000, '['), client::kJson), HttpError);
  std::string members = "{\"a\":0";
  for (int i = 0; i < 30'000; ++i) members += ",\"m" + std::to_string(i) + "\":1";
  CHECK_THROWS_AS(parameters_of(members + "}", client::kJson), HttpError);
  std::string lists = "{\"a\":[[]";
  for (int i = 0; i < 30'000; ++i) lists += ",[]";
  CHECK_THROWS_AS(parameters_of(lists + "]}", client::kJson), HttpError);
  CHECK_THROWS_AS(parameters_of("{\"" + std::string(100'000, 'n') + "\":{\"a\":1}}", client::kJson),
                  HttpError);
}

TEST_CASE("multipart forms are read whatever stands around them") {
  const auto parts = parts_of(
      "preamble\r\n--b \r\ncontent-disposition: form-data; name=\"q\\\"x\"; filename=\"f\"\r\n"
      "Content-Type: text/plain\r\n\r\none\r\n--not b\r\n\r\n--b\r\n"
      "Content-Disposition: form-data; name=plain\r\n\r\n\r\n--b--\r\nepilogue");
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].name == "q\"x");
  CHECK(parts[0].value == "one\r\n--not b\r\n");
  CHECK(parts[1].name == "plain");
  CHECK(parts[1].value.empty());
  CHECK(parts_of("--b--").empty());
}

TEST_CASE("multipart forms that are cut off or have no end are refused") {
  const std::string whole = "--b\r\nContent-Disposition: form-data; name=\"q\"\r\n\r\none\r\n--b--";
  CHECK(parts_of(whole).size() == 1);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK_THROWS_AS(parts_of(whole.substr(0, size)), HttpError);
  }
  CHECK_THROWS_AS(parts_of("--b\r\n\r\nno name\r\n--b--"), HttpError);
  CHECK_THROWS_AS(parse_multipart("multipart/form-data", whole), HttpError);
  CHECK_THROWS_AS(parse_multipart("multipart/form-data; boundary=", whole), HttpError);
  CHECK_THROWS_AS(parse_multipart("multipart/form-data; boundary=" + std::string(300, 'b'), whole),
                  HttpError);
  std::string many;
  for (int i = 0; i < 1'001; ++i) {
    many += "--b\r\nContent-Disposition: form-data; name=q\r\n\r\nx\r\n";
  }
  CHECK_THROWS_AS(parts_of(many + "--b--"), HttpError);
  CHECK_THROWS_AS(parts_of("--b\r\n" + std::string(10'000, 'h') + "\r\n\r\nx\r\n--b--"), HttpError);
}

TEST_CASE("markup is text with tags, and becomes the same markup again") {
  const TaggedText text(R"(a &lt; b &amp; <g id="1">c<x id="2"></x></g> <br> d)");
  CHECK(text.segment().text == "a < b & c  d");
  CHECK(text.segment().tags.size() == 4);
  CHECK(text.literal() == R"(a < b & <g id="1">c<x id="2"/></g> <br> d)");
  CHECK(TaggedText::markup_of(text.segment()) ==
        R"(a &lt; b &amp; <g id="1">c<x id="2"></x></g> <br> d)");
  CHECK(text.markup_of_literal(text.literal()) ==
        R"(a &lt; b &amp; <g id="1">c<x id="2"></x></g> <br> d)");
  CHECK(text.markup_of_literal("<b> & <br>") == "&lt;b&gt; &amp; <br>");
}

TEST_CASE("what is no tag is text") {
  for (const char* plain : {"a < b", "1<2>3", "<", "<>", "</", "</>", "<a", "<a \"", "<a <b",
                            "& &;", "<3", "a & b; c"}) {
    INFO(plain);
    const TaggedText text(plain);
    CHECK_FALSE(text.has_tags());
    CHECK(text.segment().text == plain);
  }
  CHECK(TaggedText("&#65;&#x42;&eacute;&nonsense;").segment().text == "ABé&nonsense;");
  CHECK(TaggedText("</b>x<i>").segment().tags.size() == 2);
  CHECK(TaggedText("<!-- x --><?p?>y").segment().text == "y");
}

TEST_CASE("markup of any kind is read in a moment, and what it makes is read as the same") {
  std::mt19937 random(7);
  constexpr std::string_view kBits = "<>/&;\"'abx =#1";
  for (int round = 0; round < 2'000; ++round) {
    std::string markup;
    for (int i = 0; i < 40; ++i) markup += kBits[random() % kBits.size()];
    const TaggedText once(markup);
    const TaggedText twice(TaggedText::markup_of(once.segment()));
    INFO(markup);
    CHECK(twice.segment().text == once.segment().text);
  }
  for (const char* piece : {"<a", "<a>", "</a>", "<a b=\"", "<a b='\"", "&", "<a></a>", "<"}) {
    std::string markup;
    while (markup.size() < 200'000) markup += piece;
    const TaggedText text(markup);
    CHECK(text.literal().size() >= text.segment().text.size());
  }
}
