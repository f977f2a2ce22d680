#include "model/told_by_properties.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "calque/unit.h"
#include "text/ascii.h"
#include "text/trim.h"

namespace calque {
namespace {

constexpr std::array<std::string_view, 4> kUnseenOrigins{"alignment", "mt", "machinetranslation",
                                                         "adaptivemachinetranslation"};

// Of PO, XLIFF 1.2 and 2.x, Trados, memoQ and Phrase. What is not listed does not say that anything
// is missing.
constexpr std::array<std::string_view, 15> kEarlyStates{"fuzzy",
                                                        "initial",
                                                        "new",
                                                        "draft",
                                                        "unconfirmed",
                                                        "untranslated",
                                                        "rejectedtranslation",
                                                        "rejected",
                                                        "rejectedsignoff",
                                                        "notstarted",
                                                        "edited",
                                                        "partiallyedited",
                                                        "pretranslated",
                                                        "machinetranslated",
                                                        "assembledfromfragments"};

/// "client" of "x-Client:SinglePicklist".
std::string plain_name(std::string_view type) {
  std::string name = text::lower_ascii(type);
  for (const std::string_view prefix : {"x-", "att::", "txt::"}) {
    if (name.starts_with(prefix)) {
      name.erase(0, prefix.size());
      break;
    }
  }
  return name.substr(0, name.find(':'));
}

void take_first(std::string& out, const Property& property) {
  if (out.empty()) out = text::trimmed(property.value);
}

template <typename List>
bool contains(const List& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

bool says_unconfirmed(const Property& property) {
  const std::string name = plain_name(property.type);
  const std::string value = text::lower_ascii(text::trimmed(property.value));
  if (name == "origin") return contains(kUnseenOrigins, value);
  if (name == "aligned") return value == "yes";
  if (name == "state" || name == "confirmationlevel") {
    return value.starts_with("needs-") || contains(kEarlyStates, value);
  }
  return false;
}

}  // namespace

Topic topic_of(const std::vector<Property>& properties) {
  Topic topic;
  for (const Property& property : properties) {
    const std::string name = plain_name(property.type);
    if (name == "client" || name == "customer") take_first(topic.client, property);
    if (name == "domain") take_first(topic.domain, property);
  }
  return topic;
}

bool is_of_another_client(const Topic& topic, std::string_view client) {
  return !client.empty() && !topic.client.empty() && topic.client != client;
}

bool says_confirmed(const TranslationUnit& unit) {
  return std::ranges::none_of(unit.properties, says_unconfirmed) &&
         std::ranges::none_of(unit.variants, [](const Variant& variant) {
           return std::ranges::any_of(variant.properties, says_unconfirmed);
         });
}

bool is_confirmed(const TranslationUnit& unit) {
  if (unit.confirmation == Confirmation::untold) return says_confirmed(unit);
  return unit.confirmation == Confirmation::given;
}

}  // namespace calque
