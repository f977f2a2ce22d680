#include "calque/unit.h"

#include "catch.h"

using namespace calque;

namespace {

Identity named(std::string_view type, std::string value, std::string_view id = {}) {
  const std::vector<Property> properties{{std::string(type), std::move(value), {}, {}}};
  return identity_of(id, properties);
}

}  // namespace

TEST_CASE("a key of one kind decides, the others say nothing") {
  const Identity open = named("x-resname", "Menu.Open");
  CHECK(agreement(open, named("x-resname", "Menu.Open")) == KeyAgreement::right);
  CHECK(agreement(open, named("x-resname", "State.Open")) == KeyAgreement::other);
  CHECK(agreement(open, named("x-msgctxt", "Menu.Open")) == KeyAgreement::unknown);
  CHECK(agreement(open, Identity{}) == KeyAgreement::unknown);
  CHECK(agreement(Identity{}, open) == KeyAgreement::unknown);
}

TEST_CASE("an id confirms when it is equal and says nothing when it is not") {
  CHECK(agreement(named("x-note", "a", "7"), named("x-note", "b", "7")) == KeyAgreement::right);
  CHECK(agreement(named("x-note", "a", "7"), named("x-note", "a", "8")) == KeyAgreement::unknown);
  CHECK(agreement({}, {}) == KeyAgreement::unknown);
  const Identity wanted = named("x-resname", "Menu.Open", "7");
  CHECK(agreement(wanted, named("x-resname", "State.Open", "7")) == KeyAgreement::other);
  CHECK(agreement(wanted, named("x-resname", "Menu.Open", "8")) == KeyAgreement::right);
}

TEST_CASE("of two kinds that both have, one that differs decides") {
  const std::vector<Property> wanted{{"x-resname", "Open", {}, {}}, {"x-context", "menu", {}, {}}};
  const std::vector<Property> stored{{"x-resname", "Open", {}, {}}, {"x-context", "state", {}, {}}};
  CHECK(agreement(identity_of("", wanted), identity_of("", stored)) == KeyAgreement::other);
}

TEST_CASE("a message is told by its context, its plural and its form together") {
  const auto message = [](const char* context, const char* plural, const char* form) {
    const std::vector<Property> all{{"x-msgctxt", context, {}, {}},
                                    {"x-msgid-plural", plural, {}, {}},
                                    {"x-plural-form", form, {}, {}}};
    std::vector<Property> given;
    for (const Property& property : all) {
      if (!property.value.empty()) given.push_back(property);
    }
    return identity_of("", given);
  };
  const Identity first = message("menu", "%d files", "1");
  CHECK(agreement(first, message("menu", "%d files", "1")) == KeyAgreement::right);
  CHECK(agreement(first, message("menu", "%d files", "2")) == KeyAgreement::other);
  CHECK(agreement(first, message("menu", "%d things", "1")) == KeyAgreement::other);
  CHECK(agreement(first, message("", "%d files", "1")) == KeyAgreement::other);
  const Identity without{{{kMessageKey, ""}}, ""};
  CHECK(agreement(without, message("menu", "", "")) == KeyAgreement::other);
  CHECK(agreement(without, Identity{}) == KeyAgreement::unknown);
}

TEST_CASE("the keys of other tools are known by their properties") {
  CHECK(agreement(named("x-IdContext:SingleString", "a"), named("x-IdContext", "a")) ==
        KeyAgreement::right);
  CHECK(named("x-Context", "123, 456").keys.empty());  // Trados' hashes of neighbours
  CHECK(named("file", "a.properties").keys.empty());
  TranslationUnit alternative;
  alternative.properties = {{"file", "a.properties", {}, {}}, {"id", "save", {}, {}}};
  alternative.variants.resize(1);
  alternative.variants[0].properties = {{"x-context", "menu", {}, {}}};
  const Identity identity = identity_of(alternative, alternative.variants[0]);
  REQUIRE(identity.keys.size() == 2);
  CHECK(identity.keys[0].kind == "context");
  CHECK(identity.keys[1].kind == "omegat");
}
