#include "mcp/arguments.h"

#include <algorithm>
#include <cmath>

#include "calque/error.h"
#include "model/language_reading.h"
#include "text/trim.h"

namespace calque::mcp {
namespace {

using Json = nlohmann::ordered_json;
using Kind = Parameter::Kind;

[[noreturn]] void refuse(std::string_view name, const std::string& wanted) {
  throw UsageError("the argument \"" + std::string(name) + "\" " + wanted);
}

const std::string& require_text(std::string_view name, const Json& value) {
  if (!value.is_string()) refuse(name, "is a string");
  const auto& text = value.get_ref<const std::string&>();
  if (text.size() > kMostTextBytes) {
    refuse(name, "has more than " + std::to_string(kMostTextBytes) + " bytes: give a part of it");
  }
  // XML 1.0, 2.2: below U+0020 only TAB, LF and CR; what is stored must go into TMX.
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
  };
  if (std::ranges::any_of(text, control)) refuse(name, "has a control character");
  return text;
}

Language require_language(std::string_view name, const Json& value) {
  auto language = understand_language(require_text(name, value));
  if (!language || language->undetermined()) {
    refuse(name, "is no language tag: write it as en, pt-BR or zh-Hans");
  }
  return *std::move(language);
}

void require_number(const Parameter& parameter, const Json& value) {
  // A double is taken for what it says: clients send 5 as 5.0.
  const double number = value.is_number() ? value.get<double>() : std::nan("");
  const bool in_range = number >= parameter.least && number <= parameter.most;
  if (!in_range || std::floor(number) != number) {
    refuse(parameter.name, "is a whole number from " + std::to_string(parameter.least) + " to " +
                               std::to_string(parameter.most));
  }
}

void require_texts(const Parameter& parameter, const Json& value) {
  if (!value.is_object()) refuse(parameter.name, "is an object of texts by language");
  for (const auto& [language, text] : value.items()) {
    require_language(parameter.name, language);
    if (text::is_blank(require_text(parameter.name, text))) {
      refuse(parameter.name, "has an empty text for " + language);
    }
  }
}

void require(const Parameter& parameter, const Json& value) {
  switch (parameter.kind) {
    case Kind::text:
      if (text::is_blank(require_text(parameter.name, value)) && parameter.required) {
        refuse(parameter.name, "is empty");
      }
      break;
    case Kind::language:
      require_language(parameter.name, value);
      break;
    case Kind::number:
      require_number(parameter, value);
      break;
    case Kind::texts:
      require_texts(parameter, value);
      break;
  }
}

}  // namespace

Arguments::Arguments(const Tool& tool, const Json& given, const Workspace& workspace)
    : tool_(tool), given_(given), workspace_(workspace) {
  if (!given.is_object()) throw UsageError("the arguments are an object");
  for (const auto& [name, value] : given.items()) {
    const auto found = std::ranges::find(tool.parameters, name, &Parameter::name);
    if (found == tool.parameters.end()) {
      std::string names;
      for (const Parameter& parameter : tool.parameters) {
        names += (names.empty() ? "" : ", ") + std::string(parameter.name);
      }
      throw UsageError("there is no argument \"" + name.substr(0, 64) + "\"; there are " + names);
    }
    // Models write null for what they do not say.
    if (!value.is_null()) require(*found, value);
  }
  for (const Parameter& parameter : tool.parameters) {
    if (parameter.required && find(parameter.name) == nullptr) refuse(parameter.name, "is missing");
  }
}

const Json* Arguments::find(std::string_view name) const {
  const auto found = given_.find(std::string(name));
  return found == given_.end() || found->is_null() ? nullptr : &*found;
}

std::string Arguments::text(std::string_view name) const {
  const Json* value = find(name);
  return value == nullptr ? std::string() : value->get<std::string>();
}

int Arguments::number(std::string_view name) const {
  if (const Json* value = find(name)) return value->get<int>();
  return std::ranges::find(tool_.parameters, name, &Parameter::name)->otherwise;
}

std::optional<Language> Arguments::given_language(std::string_view name) const {
  const Json* value = find(name);
  return value == nullptr ? std::nullopt : std::optional(require_language(name, *value));
}

Language Arguments::language(std::string_view name,
                             const std::optional<Language>& otherwise) const {
  if (auto given = given_language(name)) return *std::move(given);
  if (!otherwise) refuse(name, "is missing: a language, as en or pt-BR");
  return *otherwise;
}

Language Arguments::source() const {
  return language("source", workspace_.options().source);
}

Language Arguments::target() const {
  return language("target", workspace_.options().target);
}

std::vector<std::pair<Language, std::string>> Arguments::texts(std::string_view name) const {
  std::vector<std::pair<Language, std::string>> texts;
  for (const auto& [language, text] : find(name)->items()) {
    texts.emplace_back(require_language(name, language), text.get<std::string>());
  }
  return texts;
}

}  // namespace calque::mcp
