#include "lexicon/message_catalogue.h"

#include "calque/error.h"
#include "catch.h"
#include "make_catalogue.h"

using namespace calque;

namespace {

std::string listed(const std::string& bytes) {
  std::string out;
  for (const auto& message : read_message_catalogue(bytes, "a.mo")) {
    out += std::string(message.id) + "=" + std::string(message.translation) + ";";
  }
  return out;
}

const std::vector<std::pair<std::string, std::string>> kMessages{
    {"", "Content-Type: text/plain; charset=UTF-8\n"},
    {"Open", "Aç"},
    {std::string("%d file\0%d files", 16), std::string("%d dosya\0%d dosya", 18)},
    {"menu\x04_File", "_Dosya"},
    {"Untranslated", ""}};

}  // namespace

TEST_CASE("messages are read with the first of their plural forms, without context and header") {
  CHECK(listed(make_catalogue(kMessages)) == "Open=Aç;%d file=%d dosya;_File=_Dosya;");
  CHECK(listed(make_catalogue(kMessages, true)) == "Open=Aç;%d file=%d dosya;_File=_Dosya;");
}

TEST_CASE("a catalogue that is cut off anywhere, or none, is refused") {
  const std::string whole = make_catalogue(kMessages);
  // The last byte is the end of a text, which nothing names.
  for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
    CHECK_THROWS_AS(read_message_catalogue(whole.substr(0, size), "a.mo"), InputError);
  }
  CHECK_THROWS_AS(read_message_catalogue("msgid \"Open\"\nmsgstr \"Aç\"\n", "a.mo"), InputError);
}

TEST_CASE("a catalogue of random numbers is read or refused, never beyond its end") {
  std::uint64_t state = 7;
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = make_catalogue(kMessages);
    for (int change = 0; change < 3; ++change) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      bytes[4 + (state >> 33U) % (bytes.size() - 4)] = static_cast<char>(state >> 20U);
    }
    try {
      read_message_catalogue(bytes, "a.mo");
    } catch (const InputError&) {
      continue;
    }
  }
}
