#include "formats/tmx/tmx_context.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "calque/error.h"
#include "formats/tmx/tmx_names.h"
#include "model/segment_markup.h"

namespace calque {
namespace {

bool looks_like_seg(std::string_view value) {
  return value.starts_with("<seg>") && value.ends_with("</seg>");
}

/// The text of memoQ's `<seg>...</seg>`; the inner part as it is when it is not markup.
std::string text_of_seg(std::string_view value) {
  // "<seg>" and "</seg>".
  value.remove_prefix(5);
  value.remove_suffix(6);
  try {
    return from_markup(value).text;
  } catch (const InputError&) {
    return std::string(value);
  }
}

const Property* find_property(const std::vector<Property>& properties, std::string_view type) {
  const auto found = std::ranges::find(properties, type, &Property::type);
  return found == properties.end() ? nullptr : &*found;
}

std::string value_of_first(const std::vector<Property>& properties,
                           std::array<std::string_view, 2> types) {
  for (const std::string_view type : types) {
    if (const Property* property = find_property(properties, type)) return property->value;
  }
  return {};
}

/// Field `index` of Trados Studio's list "a | b | c", in which a bar inside a text is doubled.
std::string field_of_context_content(std::string_view value, std::size_t index) {
  std::string field;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '|') {
      field.push_back(value[i]);
    } else if (i + 1 < value.size() && value[i + 1] == '|') {
      field.push_back('|');
      ++i;
    } else if (index == 0) {
      break;
    } else {
      --index;
      field.clear();
    }
  }
  if (index > 0) return {};
  const std::size_t first = field.find_first_not_of(' ');
  const std::size_t last = field.find_last_not_of(' ');
  return first == std::string::npos ? std::string{} : field.substr(first, last - first + 1);
}

std::string told_on_variant(const Variant& variant, std::string_view type) {
  for (const Property& property : variant.properties) {
    if (property.type == type && looks_like_seg(property.value)) return text_of_seg(property.value);
  }
  return {};
}

void tell_unit_contexts(const TranslationUnit& unit, std::vector<Context>& contexts) {
  const auto source = static_cast<std::size_t>(unit.source_variant() - unit.variants.data());
  // OmegaT's names, then XTM's. Both tell of the source language.
  contexts[source].previous = value_of_first(unit.properties, {"prev", "x-previous-source-text"});
  contexts[source].next = value_of_first(unit.properties, {"next", "x-next-source-text"});
  const Property* content = find_property(unit.properties, "x-ContextContent");
  if (content == nullptr) return;
  const std::size_t target = source == 0 ? 1 : 0;
  if (contexts[source].previous.empty()) {
    contexts[source].previous = field_of_context_content(content->value, 0);
  }
  if (target < contexts.size()) {
    // The third field is the target's.
    contexts[target].previous = field_of_context_content(content->value, 2);
  }
}

/// True for a prop that says the context in plain text.
bool is_plain(const Property& property, std::string_view type, std::string_view escaped_type) {
  if (!property.language.empty() || !property.encoding.empty()) return false;
  return property.type == escaped_type ||
         (property.type == type && !looks_like_seg(property.value));
}

/// Removes the prop that says the context, the escaped form first, and returns its value.
std::optional<std::string> take_plain(std::vector<Property>& properties, std::string_view type,
                                      std::string_view escaped_type) {
  for (const std::string_view wanted : {escaped_type, type}) {
    const auto found = std::ranges::find_if(properties, [&](const Property& property) {
      return property.type == wanted && is_plain(property, type, escaped_type);
    });
    if (found == properties.end()) continue;
    std::string value = std::move(found->value);
    properties.erase(found);
    return value;
  }
  return std::nullopt;
}

/// The prop that says the context, when one is needed. One of the same type that is left on the
/// variant must not be taken for it, so the new one comes first and in the form that goes first.
void add_context(std::vector<Property>& out, const Variant& variant, const std::string& value,
                 bool told, std::array<std::string_view, 2> types) {
  bool competes = false;
  bool competes_escaped = false;
  for (const Property& property : variant.properties) {
    if (!is_plain(property, types[0], types[1])) continue;
    competes = true;
    competes_escaped = competes_escaped || property.type == types[1];
  }
  if (told && !competes) return;
  const bool escaped = competes_escaped || looks_like_seg(value);
  out.push_back({std::string(types[escaped ? 1 : 0]), value, {}, {}});
}

}  // namespace

/// What is told on a variant is more than what is told on the unit.
std::vector<Context> contexts_told_by_properties(const TranslationUnit& unit) {
  std::vector<Context> contexts(unit.variants.size());
  if (contexts.empty()) return contexts;
  if (!unit.properties.empty()) tell_unit_contexts(unit, contexts);
  for (std::size_t i = 0; i < contexts.size(); ++i) {
    if (unit.variants[i].properties.empty()) continue;
    std::string before = told_on_variant(unit.variants[i], tmx::kContextBefore);
    std::string after = told_on_variant(unit.variants[i], tmx::kContextAfter);
    if (!before.empty()) contexts[i].previous = std::move(before);
    if (!after.empty()) contexts[i].next = std::move(after);
  }
  return contexts;
}

/// Props of other tools stay, as they are theirs; calque's own are taken out, and written again
/// from the context.
void read_contexts(TranslationUnit& unit) {
  const bool nothing_told =
      unit.properties.empty() &&
      std::ranges::all_of(unit.variants, [](const Variant& v) { return v.properties.empty(); });
  if (nothing_told) return;
  std::vector<Context> told = contexts_told_by_properties(unit);
  for (std::size_t i = 0; i < told.size(); ++i) {
    Variant& variant = unit.variants[i];
    variant.context = std::move(told[i]);
    if (variant.properties.empty()) continue;
    auto before = take_plain(variant.properties, tmx::kContextBefore, tmx::kEscapedContextBefore);
    auto after = take_plain(variant.properties, tmx::kContextAfter, tmx::kEscapedContextAfter);
    if (before) variant.context.previous = std::move(*before);
    if (after) variant.context.next = std::move(*after);
  }
}

/// What the other tools' props tell already needs no prop of ours, unless one of ours would be read
/// before it.
std::vector<Property> context_properties(const Variant& variant, const Context& told) {
  std::vector<Property> out;
  const Context& context = variant.context;
  add_context(out, variant, context.previous, context.previous == told.previous,
              {tmx::kContextBefore, tmx::kEscapedContextBefore});
  add_context(out, variant, context.next, context.next == told.next,
              {tmx::kContextAfter, tmx::kEscapedContextAfter});
  return out;
}

}  // namespace calque
