#include "lexicon/dictionary_file.h"

#include "catch.h"

using namespace calque;

namespace {

std::string number(std::size_t value) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  do {
    out.insert(out.begin(), kDigits[value % 64]);
    value /= 64;
  } while (value > 0);
  return out;
}

/// The words of a dictionary with these entries.
std::string words_of(const std::vector<std::string>& entries) {
  std::string index = "00databaseinfo\tA\tBQ\n";
  std::string text = "about this dictionary: 64 bytes, that are no entry, one, two or three\n";
  for (const std::string& entry : entries) {
    index += "word\t" + number(text.size()) + "\t" + number(entry.size()) + "\n";
    text += entry;
  }
  std::string out;
  for (const auto& [word, translation] : read_dictionary(index, text)) {
    out += word + "=" + translation + ";";
  }
  return out;
}

}  // namespace

TEST_CASE("an entry gives its headword with each translation of each sense") {
  CHECK(words_of({"year /jəːr/\nan, année\n"}) == "year=an;year=année;");
  CHECK(words_of({"couple /kˈʌpəl/\n1. bağlamak, bitiştirmek\n2. bağlantı kurmak.\n"}) ==
        "couple=bağlamak;couple=bitiştirmek;couple=bağlantı kurmak;");
  CHECK(words_of({"Abstraktionsprinzip /apst/ <neut, n, sg>\n [jur.] principle of abstraction <n>\n"
                  "         Note: transaction law\n see: {Abstraktionsprinzipien}\n"
                  "   Synonym: {Grundsatz}\n"}) == "Abstraktionsprinzip=principle of abstraction;");
}

TEST_CASE("explanations, examples and what equals the headword are left out") {
  CHECK(words_of({"courier /k/\n1. kurye, elçilik postasını taşıyan ve koruyan memur\n"}) ==
        "courier=kurye;");
  CHECK(words_of(
            {"courage /k/\n1. cesaret, yiğitlik. take courage cesaretlenmek, kuvvet almak.\n"}) ==
        "courage=cesaret;courage=yiğitlik;");
  CHECK(words_of({"yen /jen/\nyen\n"}).empty());
}

TEST_CASE("an index that names places which are not there, or no numbers, is passed over") {
  CHECK(read_dictionary("a\tzzzz\tB\nb\tA\tzzzz\nc\t!\tB\nd\nA\t\t\n\n", "a\nb\n").empty());
  CHECK(read_dictionary("a\tA\tE\n", "a\nb\n") == WordPairs{{"a", "b"}});
  CHECK(read_dictionary("a\t//////////\t//////////\n", "a\nb\n").empty());
}
