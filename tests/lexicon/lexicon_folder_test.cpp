#include "lexicon/lexicon_folder.h"

#include <fstream>

#include "catch.h"
#include "lexicon/lexicon_codec.h"
#include "temporary_folder.h"

using namespace calque;
namespace fs = std::filesystem;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

const Pairs kPairs{{"house", "ev"}, {"big house", "büyük ev"}, {"big tree", "büyük ağaç"}};

align::Lexicon lexicon() {
  return align::Lexicon::train(kPairs);
}

BuiltLexicon about(const char* source, const char* target) {
  return {.source = Language(source), .target = Language(target), .pairs = 3, .from = {"a file"}};
}

}  // namespace

TEST_CASE("what was written is read, in both directions, for languages with regions too") {
  const TemporaryFolder folder;
  const LexiconFolder lexicons(folder / "lexicons");
  CHECK(lexicons.list().empty());
  CHECK_FALSE(lexicons.read(Language("en"), Language("tr")));
  lexicons.write(about("en", "tr"), lexicon());
  const auto read = lexicons.read(Language("en"), Language("tr"));
  REQUIRE(read);
  CHECK(encode_lexicon(*read) == encode_lexicon(lexicon()));
  const auto turned = lexicons.read(Language("tr"), Language("en-US"));
  REQUIRE(turned);
  CHECK(encode_lexicon(turned->turned()) == encode_lexicon(lexicon()));
  REQUIRE(lexicons.list().size() == 1);
  CHECK(lexicons.list()[0].from == std::vector<std::string>{"a file"});
  CHECK(lexicons.list()[0].current);
  lexicons.write(about("tr", "en"), lexicon().turned());
  CHECK(lexicons.list().size() == 1);
  CHECK(lexicons.remove(Language("en"), Language("tr")));
  CHECK_FALSE(lexicons.remove(Language("en"), Language("tr")));
}

TEST_CASE("a file of other rules, a damaged one and a strange one are not used") {
  const TemporaryFolder folder;
  const LexiconFolder lexicons(folder / "");
  lexicons.write(about("en", "tr"), lexicon());
  const fs::path file = folder / "en_tr.lexicon";
  std::string bytes;
  std::getline(std::ifstream(file, std::ios::binary), bytes, '\x1A');
  const auto replace = [&](const std::string& now) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << now;
  };
  const std::size_t rules = bytes.find("rules ") + 6;
  replace(bytes.substr(0, rules) + "1" + bytes.substr(bytes.find('\n', rules)));
  REQUIRE(lexicons.list().size() == 1);
  CHECK_FALSE(lexicons.list()[0].current);
  CHECK_FALSE(lexicons.read(Language("en"), Language("tr")));
  replace("something else");
  CHECK(lexicons.list().empty());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    replace(bytes.substr(0, size));
    CHECK_FALSE(lexicons.read(Language("en"), Language("tr")));
  }
}

TEST_CASE("lexicons that are joined know what both know") {
  const Pairs others{{"house", "konut"}, {"small river", "küçük nehir"}};
  const align::Lexicon one = lexicon();
  const align::Lexicon other = align::Lexicon::train(others);
  const align::Lexicon both = align::Lexicon::joined(one, other);
  // Counted word by word: each row is the sum of the rows that the two have for the word.
  const auto count = [](const align::Lexicon& in, const std::string& source,
                        const std::string& target) {
    const align::LexiconTables& tables = in.tables();
    const auto s = std::ranges::lower_bound(tables.source, source);
    const auto t = std::ranges::lower_bound(tables.target, target);
    if (s == tables.source.end() || *s != source) return 0.0F;
    if (t == tables.target.end() || *t != target) return 0.0F;
    const auto row = static_cast<align::TokenId>(s - tables.source.begin());
    for (const align::CountEntry& entry : tables.forward.row(row)) {
      if (entry.target == t - tables.target.begin()) return entry.count;
    }
    return 0.0F;
  };
  int counted = 0;
  for (const std::string& source : both.tables().source) {
    for (const std::string& target : both.tables().target) {
      const float sum = count(one, source, target) + count(other, source, target);
      CHECK(count(both, source, target) == sum);
      counted += sum > 0 ? 1 : 0;
    }
  }
  CHECK(counted > 6);
  CHECK(encode_lexicon(align::Lexicon::joined(one, align::Lexicon())) == encode_lexicon(one));
}
