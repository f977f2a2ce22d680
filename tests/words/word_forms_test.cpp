#include "words/word_forms.h"

#include <algorithm>
#include <map>
#include <set>

#include "catch.h"
#include "glossary/term_recognizer.h"

using namespace calque::glossary;
using namespace calque::words;

namespace {

/// The stretches of `text` in which `term` is recognised.
std::vector<std::string> found(const std::string& language, const std::string& term,
                               const std::string& text) {
  const std::vector<std::string> terms{term};
  std::vector<std::string> ranges;
  for (const TermOccurrence& o : TermRecognizer(language, terms).find(text)) {
    ranges.push_back(text.substr(o.range.begin, o.range.end - o.range.begin));
  }
  return ranges;
}

struct Forms {
  const char* language;
  const char* term;
  std::vector<const char*> forms;
  std::vector<const char*> others;  ///< Words that are not forms of the term.
};

const std::vector<Forms> kForms{
    {"en",
     "central bank",
     {"central bank", "Central Banks", "central bank’s", "CENTRAL BANK"},
     {"central banana", "centralised bank", "bank"}},
    {"en", "policy", {"policies", "Policy"}, {"police", "policing"}},
    {"en", "nation", {"nations", "nation's"}, {"national", "nationality"}},
    {"en", "university", {"universities"}, {"universe", "universal"}},
    {"en", "govern", {"governs", "governed", "governing"}, {"government", "governments"}},
    {"en", "organization", {"organizations"}, {"organ", "organs", "organize"}},
    {"en", "IT", {"IT", "IT’s"}, {"it", "It"}},
    {"en", "US", {"US"}, {"us", "Us"}},
    {"de", "Zentralbank", {"Zentralbanken", "ZENTRALBANK"}, {"Zentralbahn"}},
    {"de", "Regierung", {"Regierungen"}, {"regieren"}},
    {"de", "Bürgermeister", {"Bürgermeisters", "Bürgermeistern"}, {"Bürger"}},
    {"fr", "union européenne", {"l’Union européenne", "l'union européenne"}, {"union europe"}},
    {"fr", "gouvernement", {"gouvernements"}, {"gouverner", "gouverneur"}},
    {"es", "nación", {"naciones"}, {"nacimiento", "nacional"}},
    {"it", "acqua", {"l'acqua", "dell’acqua"}, {"acquario"}},
    {"tr",
     "hükümet",
     {"hükümetin", "hükümeti", "Hükümet'in", "hükümetler", "hükümetlerin", "hükümetimizin",
      "hükümetinden", "HÜKÜMET"},
     {"hükümetsizlik", "hükümdar"}},
    {"tr",
     "belediye başkanı",
     {"belediye başkanının", "Belediye Başkanı'na", "belediye başkanları", "belediye başkanından",
      "belediye başkanlarıyla"},
     {"belediye başkanlığı", "belediye binası", "başkanı"}},
    {"tr", "kitap", {"kitabı", "kitapları", "kitabımızdan", "kitaptaki"}, {"kitapçı", "kitle"}},
    {"tr", "ışık", {"Işık", "ışığı", "IŞIKLAR"}, {"isik", "İşık"}},
    {"tr", "seçim", {"seçimlerdeki", "seçimler", "seçimi", "seçimdir"}, {"seçmen", "seçimsel"}},
    {"tr", "AB", {"AB'nin", "AB’ye", "AB"}, {"ab", "aba"}},
    {"tr", "Ankara", {"Ankara'daki", "Ankara’nın", "Ankarada"}, {"Ankaralı"}},
    {"az", "məktəb", {"məktəblər", "məktəbin", "məktəbdə"}, {"məktub"}},
    {"he",
     "ממשלה",
     {"הממשלה", "ממשלת", "בממשלה", "והממשלה", "שהממשלה", "ממשלות", "ממשלתו", "לממשלות"},
     {"ממשל", "משל"}},
    {"he", "ראש ממשלה", {"ראש הממשלה", "לראש הממשלה", "וראש ממשלת"}, {"ראש העיר"}},
    {"he", "בחירות", {"בבחירות", "הבחירות", "שבבחירות"}, {"בחירה", "בחור"}},
    {"he", "נשיא", {"הנשיא", "לנשיא", "נשיאי", "הנשיאים", "כשהנשיא"}, {"נשים"}},
    {"he", "צוות", {"הצוות", "צוותי", "הצוותים", "צוותו"}, {"צו", "צווארון"}},
    {"he", "שלטון", {"השלטון", "שלטונות", "שלטונו"}, {"שלט"}},
    {"ar",
     "حكومة",
     {"الحكومة", "والحكومة", "للحكومة", "حكومات", "بالحكومة", "حكومته", "الحكُومَة"},
     {"حكومي", "حكم"}},
    {"ar", "قوة", {"القوة", "قوته", "وقوتها"}, {"قول", "قوي"}},
    {"ar", "البنك المركزي", {"بنك مركزي", "والبنك المركزي", "للبنك المركزي"}, {"البنك"}},
    {"ar", "انتخابات", {"الانتخابات", "والانتخابات", "إنتخابات"}, {"ناخب"}},
    {"ar", "وزير", {"الوزير", "وزيرها", "ووزير", "لوزير"}, {"وزارة", "زير"}},
    {"fa", "کتاب", {"كتاب", "کتاب‌ها"}, {"کاتب"}},
    {"el",
     "κεντρική τράπεζα",
     {"κεντρικής τράπεζας", "Κεντρικές Τράπεζες", "ΚΕΝΤΡΙΚΗ ΤΡΑΠΕΖΑ", "κεντρικών τραπεζών"},
     {"κεντρική πλατεία", "τράπεζα"}},
    {"el", "κυβέρνηση", {"κυβέρνησης", "κυβερνήσεις", "κυβερνήσεων"}, {"κυβερνήτης"}},
    {"el", "δήμαρχος", {"δημάρχου", "δήμαρχο", "δήμαρχοι"}, {"δημαρχείο"}},
    {"ru", "правительство", {"правительства", "правительством"}, {"управление"}},
    {"fi", "talo", {"talossa", "talojen", "Talo"}, {"talvi"}},
    {"hu", "kormány", {"kormányok", "kormányt"}, {"korona"}},
    {"ko", "은행", {"은행은", "은행의", "은행들이", "은행에서"}, {"은하"}},
    {"ja", "気候変動", {"気候変動の影響"}, {"気候の変動"}},
    {"zh", "气候变化", {"应对气候变化的"}, {"气候"}},
};

}  // namespace

TEST_CASE("the forms of a term are recognised, and other words are not") {
  const Forms& row = GENERATE(from_range(kForms));
  for (const char* form : row.forms) {
    INFO(row.language << " " << row.term << " in " << form);
    CHECK(found(row.language, row.term, form).size() == 1);
  }
  for (const char* other : row.others) {
    INFO(row.language << " " << row.term << " not in " << other);
    CHECK(found(row.language, row.term, other).empty());
  }
}

TEST_CASE("two words are surely, possibly or not forms of one") {
  CHECK(WordForms("pl").kinship("woda", "wodzie") == Kinship::sure);
  CHECK(WordForms("pl").kinship("woda", "wodny") == Kinship::none);
  CHECK(WordForms("de").kinship("Ware", "waren") == Kinship::possible);
  CHECK(WordForms("de").kinship("ware", "waren") == Kinship::sure);
  CHECK(WordForms("id").kinship("rumah", "rumahnya") == Kinship::sure);
  CHECK(WordForms("id").kinship("rumah", "perumahan") == Kinship::possible);
  CHECK(WordForms("ga").kinship("bean", "bhean") == Kinship::sure);
  CHECK(WordForms("tr").kinship("ev", "evler") == Kinship::sure);
  CHECK(WordForms("xx").kinship("word", "words") == Kinship::none);
}

TEST_CASE("letters that are written one for the other are the same") {
  CHECK(WordForms("sr").kinship("knjiga", "књигу") == Kinship::sure);
  CHECK(WordForms("sr").kinship("љубав", "ljubavi") == Kinship::sure);
  CHECK(WordForms("ru").kinship("призёр", "призера") == Kinship::sure);
  CHECK(WordForms("be").kinship("ёлка", "елка") == Kinship::none);
  CHECK(WordForms("ru").kinship("больший", "бо\u0301льший") == Kinship::sure);
  CHECK(WordForms("fa").kinship("کتاب", "کتاب\u200Cهای") == Kinship::sure);
  CHECK(WordForms("fa").kinship("کتاب", "کتابهای") == Kinship::sure);
}

TEST_CASE("the words of a term of several may stand in any form themselves") {
  CHECK(found("pl", "raporty roczne", "raportów rocznych").size() == 1);
  CHECK(found("pl", "raporty roczne", "raport roczny").size() == 1);
  CHECK(found("pl", "czarna skrzynka", "w czarnej skrzynce").size() == 1);
  CHECK(found("de", "gesetzlicher Feiertag", "an gesetzlichen Feiertagen").size() == 1);
  CHECK(found("cs", "Česká republika", "České republiky").size() == 1);
}

TEST_CASE("a range leaves out proclitics and what stands after an apostrophe") {
  CHECK(found("he", "ממשלה", "אמר שבממשלה אין") == std::vector<std::string>{"ממשלה"});
  CHECK(found("ar", "حكومة", "قال وللحكومة") == std::vector<std::string>{"حكومة"});
  CHECK(found("fr", "eau", "boire de l’eau.") == std::vector<std::string>{"eau"});
  CHECK(found("tr", "AB", "AB’nin kararı") == std::vector<std::string>{"AB"});
  CHECK(found("tr", "seçim", "seçimler yapıldı") == std::vector<std::string>{"seçimler"});
}

TEST_CASE("a chain of suffixes may be as long as Turkish makes it") {
  CHECK(found("tr", "ev", "evlerimizdekilerden").size() == 1);
  CHECK(found("tr", "ev", "ev" + std::string(100000, 'i')).empty());
}
