#include "model/told_by_properties.h"

#include "catch.h"
#include "sample_units.h"

using namespace calque;

namespace {

TranslationUnit with(const char* type, const char* value) {
  TranslationUnit unit = make_unit({{"en", "Yes"}, {"tr", "Evet"}});
  unit.properties.push_back({type, value, {}, {}});
  return unit;
}

}  // namespace

TEST_CASE("a translation is confirmed unless it says otherwise") {
  CHECK(says_confirmed(make_full_unit()));
  for (const auto& [type, value] : std::vector<std::pair<const char*, const char*>>{
           {"origin", "alignment"},
           {"x-origin", "mt"},
           {"x-Origin", "MachineTranslation"},
           {"aligned", "yes"},
           {"x-state", "fuzzy"},
           {"x-state", "needs-review-translation"},
           {"x-state", "initial"},
           {"x-state", "Draft"},
           {"x-ConfirmationLevel", "RejectedTranslation"}}) {
    INFO(type << " " << value);
    TranslationUnit unit = with(type, value);
    CHECK_FALSE(says_confirmed(unit));
    std::swap(unit.properties, unit.variants[1].properties);
    CHECK_FALSE(says_confirmed(unit));
  }
  for (const auto& [type, value] : std::vector<std::pair<const char*, const char*>>{
           {"x-Origin", "TM"},
           {"aligned", "no"},
           {"x-state", "final"},
           {"x-state", "translated"},
           {"x-ConfirmationLevel", "ApprovedTranslation"},
           {"x-note", "fuzzy"}}) {
    INFO(type << " " << value);
    CHECK(says_confirmed(with(type, value)));
  }
}

TEST_CASE("clients and domains are known by the names that tools give them") {
  const auto topic = [](std::vector<Property> properties) { return topic_of(properties); };
  CHECK(topic({{"client", "Acme", "", ""}, {"domain", "law", "", ""}}) == Topic{"Acme", "law"});
  CHECK(topic({{"x-Client:SinglePicklist", " Acme ", "", ""}}) == Topic{"Acme", ""});
  CHECK(topic({{"x-Customer:MultiplePicklist", "Acme", "", ""}}) == Topic{"Acme", ""});
  CHECK(topic({{"Att::Client", "Acme", "", ""}, {"Txt::Domain", "law", "", ""}}) ==
        Topic{"Acme", "law"});
  CHECK(topic({{"client", " ", "", ""}, {"x-client", "Acme", "", ""}, {"client", "B", "", ""}}) ==
        Topic{"Acme", ""});
  CHECK(topic({{"clients", "Acme", "", ""}, {"x-subdomain", "law", "", ""}}).empty());
}
