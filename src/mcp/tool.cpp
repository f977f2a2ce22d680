#include "mcp/tool.h"

#include "mcp/arguments.h"

namespace calque::mcp {
namespace {

using Json = nlohmann::ordered_json;
using Kind = Parameter::Kind;

constexpr Parameter kSource{.name = "source",
                            .kind = Kind::language,
                            .description = "Language of the text to translate, as en or pt-BR"};
constexpr Parameter kTarget{
    .name = "target", .kind = Kind::language, .description = "Language of the translation"};

constexpr Parameter limit(int otherwise, int most) {
  return {.name = "limit",
          .kind = Kind::number,
          .description = "How many to give at most",
          .least = 1,
          .most = most,
          .otherwise = otherwise};
}

constexpr Parameter text(std::string_view name, std::string_view description,
                         bool required = true) {
  return {.name = name, .kind = Kind::text, .description = description, .required = required};
}

// NOLINTNEXTLINE(readability-function-size): a table
const std::vector<Tool>& table() {
  static const std::vector<Tool> kTools{
      {.name = "match",
       .title = "Look up a sentence",
       .description =
           "Translations of a sentence that people have made before: identical (100 % and more) or "
           "similar ones, best first. Call it once a sentence before translating it. "
           "\"difference\" shows what the new sentence deletes and inserts in the stored one.",
       .result = "matches",
       .parameters = {text("text", "One sentence, without markup"),
                      kSource,
                      kTarget,
                      {.name = "min",
                       .kind = Kind::number,
                       .description = "Least match rate in per cent",
                       .least = 1,
                       .most = 102,
                       .otherwise = 70},
                      limit(5, 20),
                      text("previous", "The sentence before it, if any", false),
                      text("next", "The sentence after it, if any", false)},
       .run = run_match},
      {.name = "concordance",
       .title = "Find a phrase",
       .description = "Stored sentences with a word or phrase in them, in any case, with their "
                      "translations: how it was translated before.",
       .result = "units",
       .parameters = {text("phrase", "A word or phrase"),
                      {.name = "source",
                       .kind = Kind::language,
                       .description = "Look only in texts of this language"},
                      {.name = "target",
                       .kind = Kind::language,
                       .description = "Only units with a text in this language, and only that"},
                      limit(10, 50)},
       .run = run_concordance},
      {.name = "terms",
       .title = "Find terms",
       .description = "Terms of the glossary that stand in a text, also inflected, with their "
                      "translations: use preferred ones, never forbidden ones.",
       .result = "terms",
       .parameters = {text("text", "A sentence or more"), kSource, kTarget, limit(50, 200)},
       .run = run_terms},
      {.name = "check",
       .title = "Check a translation",
       .description = "Mistakes that a program can see in a translation: numbers, placeholders, "
                      "terms of the glossary, punctuation, names, something left out.",
       .result = "findings",
       .parameters = {text("source_text", "The text that was translated"),
                      text("target_text", "Its translation"), kSource, kTarget, limit(20, 100)},
       .run = run_check},
      {.name = "segment",
       .title = "Split into sentences",
       .description = "The sentences of a text, by the rules of its language. Lines are "
                      "paragraphs.",
       .result = "segments",
       .parameters = {text("text", "A text"),
                      {.name = "language",
                       .kind = Kind::language,
                       .description = "Its language, as en or pt-BR",
                       .required = true}},
       .run = run_segment},
      {.name = "align",
       .title = "Pair a text with its translation",
       .description = "Pairs the sentences of a text with those of its translation, with the "
                      "probability that each pair is right, in per cent. Lines are paragraphs. "
                      "Stores nothing.",
       .result = "pairs",
       .parameters = {text("source_text", "A text"), text("target_text", "Its translation"),
                      kSource, kTarget},
       .run = run_align},
      {.name = "add",
       .title = "Store a translation",
       .description = "Stores a sentence with its translations in the memory, for everybody who "
                      "uses it. Only what a person has approved. It can be undone by the person.",
       .result = "units",
       .writes = true,
       .parameters = {{.name = "texts",
                       .kind = Kind::texts,
                       .description = "Texts by language, two or more, the one translated from "
                                      "first: {\"en\": \"Yes\", \"tr\": \"Evet\"}",
                       .required = true},
                      text("note", "A note for translators", false)},
       .run = run_add}};
  return kTools;
}

Json schema_of(const Parameter& parameter) {
  Json schema;
  switch (parameter.kind) {
    case Kind::text:
    case Kind::language:
      schema["type"] = "string";
      break;
    case Kind::number:
      schema["type"] = "integer";
      schema["minimum"] = parameter.least;
      schema["maximum"] = parameter.most;
      schema["default"] = parameter.otherwise;
      break;
    case Kind::texts:
      schema["type"] = "object";
      schema["additionalProperties"] = {{"type", "string"}};
      schema["minProperties"] = 2;
      break;
  }
  schema["description"] = parameter.description;
  return schema;
}

}  // namespace

std::span<const Tool> all_tools() {
  return table();
}

Json input_schema(const Tool& tool) {
  Json schema{{"type", "object"}, {"properties", Json::object()}};
  Json required = Json::array();
  for (const Parameter& parameter : tool.parameters) {
    schema["properties"][std::string(parameter.name)] = schema_of(parameter);
    if (parameter.required) required.push_back(parameter.name);
  }
  schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  return schema;
}

Json output_schema(const Tool& tool) {
  return {{"type", "object"},
          {"properties",
           {{std::string(tool.result), {{"type", "array"}, {"items", {{"type", "object"}}}}},
            {"left_out", {{"type", "integer"}, {"description", "How many more there are"}}},
            {"note", {{"type", "string"}}}}},
          {"required", {std::string(tool.result)}}};
}

}  // namespace calque::mcp
