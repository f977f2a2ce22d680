#include "server/tokens.h"

#include <fstream>

#include "calque/error.h"
#include "catch.h"
#include "temporary_folder.h"

using namespace calque;
using calque::server::Role;
using calque::server::TokenList;
using Grant = calque::server::Identity::Grant;

namespace {

std::string add(TokenList& list, const std::string& name, std::vector<Grant> grants) {
  return list.add(name, grants, "20260101T000000Z");
}

}  // namespace

TEST_CASE("a token is known by its secret alone, which is in no file") {
  const TemporaryFolder folder;
  TokenList list;
  const std::string secret =
      add(list, "ada",
          {{.memory = "news", .role = Role::write}, {.memory = "old", .role = Role::read}});
  const std::string other = add(list, "ben@example.org", {{.memory = "", .role = Role::admin}});
  CHECK(secret.size() == std::string("calque_").size() + 64);
  CHECK(secret != other);
  list.write(folder / "tokens");
  std::ifstream in(folder / "tokens");
  const std::string text(std::istreambuf_iterator<char>(in), {});
  CHECK(text.find(secret.substr(7)) == std::string::npos);

  const TokenList read = TokenList::read(folder / "tokens");
  const auto ada = read.find(secret);
  REQUIRE(ada);
  CHECK(ada->name == "ada");
  CHECK(ada->role_in("news") == Role::write);
  CHECK(ada->role_in("old") == Role::read);
  CHECK(ada->role_in("other") == Role::none);
  CHECK(read.find(other)->role_in("anything") == Role::admin);
  CHECK_FALSE(read.find(""));
  CHECK_FALSE(read.find(secret + "x"));
  CHECK_FALSE(read.find("calque_"));
}

TEST_CASE("a token that was revoked is of no use, and its name is free again") {
  TokenList list;
  const std::string secret = add(list, "ada", {{.memory = "", .role = Role::read}});
  CHECK_THROWS_AS(add(list, "ada", {{.memory = "", .role = Role::read}}), UsageError);
  CHECK(list.revoke("ada") == 1);
  CHECK(list.revoke("ada") == 0);
  CHECK_FALSE(list.find(secret));
  CHECK_FALSE(add(list, "ada", {{.memory = "", .role = Role::read}}) == secret);
}

TEST_CASE("names that could break the file are refused") {
  TokenList list;
  for (const char* name : {"", "a b", "a\tb", "a\nb", "ü", "#a#"}) {
    CHECK_THROWS_AS(add(list, name, {{.memory = "", .role = Role::read}}), UsageError);
  }
}

TEST_CASE("a file of tokens that others may read or write is refused, and one that is none") {
  const TemporaryFolder folder;
  TokenList list;
  add(list, "ada", {{.memory = "", .role = Role::read}});
  list.write(folder / "tokens");
  using std::filesystem::perms;
  CHECK((std::filesystem::status(folder / "tokens").permissions() &
         (perms::group_all | perms::others_all)) == perms::none);
  std::filesystem::permissions(folder / "tokens", perms::others_read,
                               std::filesystem::perm_options::add);
  CHECK_THROWS_AS(TokenList::read(folder / "tokens"), InputError);
  CHECK_THROWS_AS(TokenList::read(folder / "missing"), InputError);
  for (const char* line :
       {"ada", "ada\tread\t*\tdate\tshort",
        "ada\tnone\t*\tdate\t0000000000000000000000000000000000000000000000000000000000000000",
        "\tread\t*\td\t0000000000000000000000000000000000000000000000000000000000000000"}) {
    std::ofstream(folder / "wrong") << line << "\n";
    std::filesystem::permissions(folder / "wrong", perms::owner_read | perms::owner_write);
    CHECK_THROWS_AS(TokenList::read(folder / "wrong"), InputError);
  }
}
