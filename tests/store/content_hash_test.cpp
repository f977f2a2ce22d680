#include "store/content_hash.h"

#include "calque/session.h"
#include "catch.h"
#include "sample_units.h"
#include "temporary_folder.h"

using namespace calque;

namespace {

ContentHash hash_of(const std::vector<TranslationUnit>& units, BatchId* undo = nullptr) {
  const TemporaryFolder folder;
  Session session(folder / "m.calque", Session::Access::create);
  for (const TranslationUnit& unit : units) {
    Batch batch =
        session.begin({.kind = "add", .source = "", .started = "20260101T000000Z", .header = ""});
    batch.add(unit);
    batch.commit();
  }
  if (undo != nullptr) session.undo(*undo, "20260101T000000Z");
  return hash_contents(session);
}

}  // namespace

TEST_CASE("the content hash tells memories with other units apart, in any order") {
  const TranslationUnit yes = make_unit({{"en", "Yes"}, {"tr", "Evet"}});
  const TranslationUnit no = make_unit({{"en", "No"}, {"tr", "Hayır"}});
  TranslationUnit noted = no;
  noted.notes.push_back({"n", "", ""});
  CHECK(hash_of({yes, no}) == hash_of({no, yes}));
  CHECK(hash_of({yes, no}).units == 2);
  CHECK(hash_of({yes, no}) != hash_of({yes, noted}));
  CHECK(hash_of({yes}) != hash_of({no}));
  CHECK(hash_of({}) == ContentHash());
  BatchId last{2};
  CHECK(hash_of({yes, no}, &last) == hash_of({yes}));
}
