#include "glossary/term_recognizer.h"

#include <algorithm>
#include <random>
#include <tuple>

#include "calque/glossary.h"
#include "catch.h"
#include "text/unicode.h"

using namespace calque;
using namespace calque::glossary;

namespace {

using Terms = std::vector<std::string>;

/// (term, begin, end) of each occurrence.
using Places = std::vector<std::tuple<std::size_t, std::size_t, std::size_t>>;

Places places(const std::vector<TermOccurrence>& occurrences) {
  Places places;
  for (const TermOccurrence& o : occurrences)
    places.emplace_back(o.term, o.range.begin, o.range.end);
  return places;
}

std::vector<text::Token> tokens_of(std::string_view text) {
  std::vector<text::Token> tokens = text::tokenize(text);
  std::erase_if(tokens, [](const auto& token) { return token.kind == text::TokenKind::space; });
  return tokens;
}

/// Recognition as its description has it: every term at every place, token by token.
class Reference {
 public:
  Reference(const std::string& language, Terms terms)
      : forms_(language), terms_(std::move(terms)) {}

  std::vector<TermOccurrence> occurrences(std::string_view text) const {
    const auto tokens = tokens_of(text);
    std::vector<TermOccurrence> found;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      for (std::size_t term = 0; term < terms_.size(); ++term) {
        const auto occurrence = occurrence_at(text, tokens, at, term);
        if (occurrence) found.push_back(*occurrence);
      }
    }
    return found;
  }

 private:
  std::optional<TermOccurrence> occurrence_at(std::string_view text,
                                              const std::vector<text::Token>& tokens,
                                              std::size_t at, std::size_t index) const {
    const std::string& term = terms_[index];
    const auto wanted = tokens_of(term);
    if (wanted.empty() || at + wanted.size() > tokens.size()) return std::nullopt;
    TermOccurrence occurrence;
    occurrence.term = index;
    occurrence.first_token = at;
    occurrence.tokens = wanted.size();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const text::Token& token = tokens[at + i];
      const auto place = wanted.size() == 1       ? words::TermPlace::alone
                         : i + 1 == wanted.size() ? words::TermPlace::last
                                                  : words::TermPlace::within;
      const auto part =
          form_of(wanted[i].of(term), wanted[i].kind, token.of(text), token.kind, place);
      if (!part) return std::nullopt;
      if (i == 0) occurrence.range.begin = token.begin + part->begin;
      occurrence.range.end = token.begin + part->end;
    }
    return occurrence;
  }

  std::optional<words::WordForm> form_of(std::string_view term, text::TokenKind term_kind,
                                         std::string_view word, text::TokenKind kind,
                                         words::TermPlace place) const {
    const bool is_word = term_kind == text::TokenKind::word;
    const std::vector<words::TermKey> keys =
        is_word ? forms_.keys_of_term(term, place)
                : std::vector<words::TermKey>{{forms_.fold(term), true}};
    const auto readings = kind == text::TokenKind::word
                              ? forms_.readings(word)
                              : std::vector<words::WordForm>{{forms_.fold(word), 0, word.size()}};
    for (const words::WordForm& reading : readings) {
      if (std::ranges::find(keys, reading.key, &words::TermKey::key) == keys.end()) continue;
      const auto part = word.substr(reading.begin, reading.end - reading.begin);
      if (is_word && is_short_capitals(term) && !begins_with_capitals(part)) continue;
      if (!forms_.may_be_forms_of_one(forms_.fold(term), forms_.fold(part))) continue;
      return reading;
    }
    return std::nullopt;
  }

  words::WordForms forms_;
  Terms terms_;
};

/// What is left after the longest has been taken again and again.
std::size_t count_longest_first(std::vector<TermOccurrence> left) {
  std::size_t count = 0;
  while (!left.empty()) {
    const auto best = *std::ranges::min_element(left, {}, [](const TermOccurrence& o) {
      return std::tuple(-static_cast<int>(o.tokens), o.form, o.first_token, o.term);
    });
    std::vector<TermOccurrence> rest;
    for (const TermOccurrence& o : left) {
      const bool same = o.first_token == best.first_token && o.tokens == best.tokens;
      const bool gives_way = o.form == TermForm::inflected && best.form != TermForm::inflected;
      if (same && !gives_way) ++count;
      const bool apart = o.first_token + o.tokens <= best.first_token ||
                         best.first_token + best.tokens <= o.first_token;
      if (apart) rest.push_back(o);
    }
    left = std::move(rest);
  }
  return count;
}

struct Vocabulary {
  std::string language;
  std::vector<std::string> words;
};

const std::vector<Vocabulary> kVocabularies{
    {"en", {"bank", "banks", "Bank's", "banking", "US", "us", "central", "Central", "-", "3", "."}},
    {"tr",
     {"banka", "bankası", "bankasının", "merkez", "AB'nin", "AB", "ab", "kitabı", "kitap", ","}},
    {"he", {"ממשלה", "הממשלה", "ממשלת", "ראש", "לראש", "שר", "השר", "הש", "-"}},
    {"ar", {"بنك", "البنك", "للبنك", "مركزي", "المركزي", "حكومات", "حكومة", "و"}},
    {"zh", {"中", "央", "银", "行", "A", "B", "1"}},
    {"pl",
     {"woda", "wodzie", "wód", "czarna", "czarnej", "skrzynka", "skrzynki", "skrzynek", "roczne",
      "raport", "raporty", "wodny"}},
    {"fr", {"l'union", "union", "unions", "d’eau", "eau", "de", "nation", "national"}},
};

std::string random_text(std::mt19937& random, const Vocabulary& vocabulary, std::size_t longest) {
  std::uniform_int_distribution<std::size_t> length(1, longest);
  std::uniform_int_distribution<std::size_t> word(0, vocabulary.words.size() - 1);
  std::string text;
  for (std::size_t i = length(random); i > 0; --i) {
    text += vocabulary.words[word(random)];
    if (vocabulary.language != "zh") text += ' ';
  }
  return text;
}

}  // namespace

TEST_CASE("recognition finds what trying every term at every place finds") {
  const Vocabulary& vocabulary = GENERATE(from_range(kVocabularies));
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    Terms terms;
    for (int i = 0; i < 12; ++i) terms.push_back(random_text(random, vocabulary, 3));
    const Reference reference(vocabulary.language, terms);
    const TermRecognizer recognizer(vocabulary.language, terms);
    for (int i = 0; i < 8; ++i) {
      const std::string text = random_text(random, vocabulary, 10);
      INFO(text);
      const auto all = recognizer.occurrences(text);
      CHECK(places(all) == places(reference.occurrences(text)));
      const auto kept = recognizer.find(text);
      CHECK(kept.size() == count_longest_first(all));
    }
  }
}

TEST_CASE("the longest term wins, wherever it begins") {
  const Terms terms{"a b", "b c d", "c", "d"};
  const auto found = TermRecognizer("en", terms).find("a b c d");
  CHECK(places(found) == Places{{1, 2, 7}});
  CHECK(places(TermRecognizer("en", terms).find("a b d c")) ==
        Places{{0, 0, 3}, {3, 4, 5}, {2, 6, 7}});
}

TEST_CASE("terms at one place come together, but a nearer form keeps others away") {
  const Terms terms{"banks", "bank", "Bank"};
  const TermRecognizer recognizer("en", terms);
  CHECK(places(recognizer.find("bank")) == Places{{1, 0, 4}, {2, 0, 4}});
  const auto found = recognizer.find("Bank");
  REQUIRE(found.size() == 2);
  CHECK(found[0].term == 2);
  CHECK(found[0].form == TermForm::exact);
  CHECK(found[1].form == TermForm::folded);
  CHECK(recognizer.find("bank's").front().form == TermForm::inflected);
}

TEST_CASE("offsets are those of the text, whatever folding does to its length") {
  const Terms terms{"istanbul"};
  const std::string text = "\xC4\xB0stanbul\xE2\x80\x99un, İSTANBUL";
  const auto found = TermRecognizer("tr", terms).find(text);
  REQUIRE(found.size() == 2);
  CHECK(text.substr(found[0].range.begin, found[0].range.end - found[0].range.begin) == "İstanbul");
  CHECK(found[1].range.end == text.size());
}

TEST_CASE("terms and texts without words are nothing to find") {
  const Terms terms{"", "  ", "bank"};
  const TermRecognizer recognizer("en", terms);
  CHECK(recognizer.find("").empty());
  CHECK(recognizer.find(" \n ").empty());
  CHECK(TermRecognizer("en", Terms{}).find("bank").empty());
}

TEST_CASE("a term of many words is found by no more stack than a short one") {
  std::string term;
  for (std::size_t i = 0; i < kMaxTermCharacters / 2; ++i) term += i == 0 ? "w" : " w";
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "w ";
  const TermRecognizer recognizer("en", Terms{term, "w w"});
  CHECK(recognizer.find(text).size() == 40);
}

TEST_CASE("what is no term for its length, and came into a memory nevertheless, is passed over") {
  std::string absurd;
  for (int i = 0; i < 100'000; ++i) absurd += "w ";
  const TermRecognizer recognizer("en", Terms{absurd, "w"});
  CHECK(recognizer.find(absurd).size() == 100'000);
}

TEST_CASE("a term with hyphens is found without them, with spaces, and as one word") {
  const TermRecognizer e_mail("en", Terms{"e-mail", "state-of-the-art machine"});
  for (const char* text : {"e-mail", "E-Mails", "email", "Emails", "e mail", "e\u2011mail"}) {
    INFO(text);
    CHECK(e_mail.find(text).size() == 1);
  }
  CHECK(e_mail.find("state of the art machines").size() == 1);
  CHECK(e_mail.find("stateoftheart machine").size() == 1);
  CHECK(e_mail.find("e - mail").size() == 1);  // white space is set aside everywhere
  CHECK(e_mail.find("mail").empty());
  // A hyphen that stands between spaces joins nothing.
  CHECK(TermRecognizer("en", Terms{"pro - contra"}).find("procontra").empty());
}

TEST_CASE("terms are found as parts of compounds where that is asked for, and marked") {
  const Terms terms{"Bank", "Vertrag", "Eis"};
  CHECK(TermRecognizer("de", terms).find("Notenbanken").empty());
  const TermRecognizer german("de", terms, Compounds::find);
  const auto only = [](const std::vector<TermOccurrence>& found, std::string_view text) {
    REQUIRE(found.size() == 1);
    CHECK(found[0].form == TermForm::compound);
    return std::string(
        text.substr(found[0].range.begin, found[0].range.end - found[0].range.begin));
  };
  CHECK(only(german.find("Notenbanken"), "Notenbanken") == "banken");
  CHECK(only(german.find("Kaufverträge"), "Kaufverträge") == "verträge");
  CHECK(only(german.find("Bankhaus"), "Bankhaus") == "Bank");
  CHECK(only(german.find("Vertragsbruch"), "Vertragsbruch") == "Vertrag");
  CHECK(german.find("Kreis").empty());  // too short a part
  REQUIRE(german.find("Banken").size() == 1);
  CHECK(german.find("Banken")[0].form == TermForm::inflected);
  CHECK(german.find(std::string(100000, 'b')).empty());
  // English writes no compounds as one word.
  CHECK(TermRecognizer("en", Terms{"bank"}, Compounds::find).find("riverbank").empty());
}

TEST_CASE("what may as well be another word is not sure") {
  const TermRecognizer german("de", Terms{"Ware"});
  REQUIRE(german.find("Waren").size() == 1);
  CHECK(german.find("Waren")[0].sure);
  REQUIRE(german.find("sie waren").size() == 1);
  CHECK_FALSE(german.find("sie waren")[0].sure);
}
