#include "formats/xcstrings/catalog_document.h"

#include <algorithm>
#include <utility>

#include "calque/error.h"
#include "formats/file_head.h"
#include "formats/xml/xml_patch.h"
#include "model/language_reading.h"
#include "text/plural_category.h"
#include "text/trim.h"
#include "text/xml_text.h"

namespace calque {
namespace {

TranslationState state_of(const CatalogText& text) {
  // A text that Xcode put there itself.
  if (text::is_blank(text.value) || text.state == "new") return TranslationState::untranslated;
  return text.state == "needs_review" ? TranslationState::draft : TranslationState::translated;
}

const CatalogText* find(const std::vector<CatalogText>& texts, std::string_view path) {
  const auto found = std::ranges::find(texts, path, &CatalogText::path);
  return found == texts.end() ? nullptr : &*found;
}

/// Whether a text stands in the file, so that it can be replaced.
bool has_value(const CatalogText* text) {
  if (text == nullptr) return false;
  const JsonNode* value = text->unit->child("value");
  return value != nullptr && value->kind == JsonNode::Kind::string;
}

/// The text that a form is translated from: of the same category, or else the general one.
const CatalogText* source_of(const std::vector<CatalogText>& texts, const std::string& path) {
  const CatalogText* same = find(texts, path);
  if (same != nullptr || category_of_path(path).empty()) return same;
  return find(texts, with_category(path, "other"));
}

}  // namespace

bool is_string_catalog(std::string_view head) {
  const std::string all = head_text(head);
  const std::string_view text = skip_blanks(all);
  return text.starts_with('{') && text.find("\"sourceLanguage\"") != std::string_view::npos &&
         text.find("\"strings\"") != std::string_view::npos;
}

CatalogDocument::CatalogDocument(std::string bytes, const std::string& name,
                                 const BilingualOptions& options)
    : file_(std::move(bytes), name,
            {.forced_encoding = options.encoding, .lenient = options.lenient}),
      root_(parse_json_tree(file_.text(), file_.name())) {
  const JsonNode* strings = root_.child("strings");
  if (strings == nullptr || strings->kind != JsonNode::Kind::object) {
    throw InputError(file_.name() + ": this is no string catalog of Xcode: it has no \"strings\"");
  }
  for (const std::string& remark : file_.remarks()) log_.remark({1, 0, {}}, remark);
  source_language_ = language_in_file(root_.text_of("sourceLanguage"));
  if (source_language_.undetermined()) source_language_ = options.source_language;
  target_language_ = options.target_language;
  if (target_language_.undetermined()) {
    throw InputError(file_.name() +
                     ": it holds all languages; name the two with --languages, such as en,tr");
  }
  target_key_ = target_language_.tag();
  categories_ = text::plural_categories(target_key_);
  for (const JsonNode& entry : strings->children) read_entry(entry);
}

const JsonNode* CatalogDocument::localization(const JsonNode& entry,
                                              const Language& language) const {
  const JsonNode* all = entry.child("localizations");
  if (all == nullptr) return nullptr;
  for (const JsonNode& one : all->children) {
    if (understand_language(one.key) == language) return &one;
  }
  return nullptr;
}

/// Entries follow each other, so that no line is counted twice.
std::uint64_t CatalogDocument::line_at(std::size_t offset) {
  line_ += static_cast<std::uint64_t>(
      std::count(file_.text().begin() + static_cast<std::ptrdiff_t>(line_offset_),
                 file_.text().begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  line_offset_ = offset;
  return line_;
}

void CatalogDocument::read_entry(const JsonNode& entry) {
  BilingualSegment segment;
  segment.unit = static_cast<std::size_t>(&entry - root_.child("strings")->children.data());
  segment.is_string = true;
  segment.line = line_at(entry.key_begin);
  segment.source_language = source_language_;
  segment.target_language = target_language_;
  const JsonNode* kept = entry.child("shouldTranslate");
  segment.translatable =
      kept == nullptr || file_.text().compare(kept->begin, kept->end - kept->begin, "false") != 0;
  if (entry.text_of("extractionState") == "stale") {
    log_.remark({segment.line, 0, {}}, "a string that the program has no more is left out");
    return;
  }
  const std::string comment(entry.text_of("comment"));
  if (!text::is_blank(comment)) {
    segment.notes.push_back({text::replace_non_xml(comment), {}, {}});
  }
  std::vector<CatalogText> sources;
  if (const JsonNode* source = localization(entry, source_language_)) sources = texts_of(*source);
  // The key is the text where the program has it in its code.
  if (sources.empty()) sources.push_back({.path = {}, .value = entry.key, .state = {}});
  std::vector<CatalogText> targets;
  if (const JsonNode* target = localization(entry, target_language_)) targets = texts_of(*target);
  std::vector<std::string> paths;
  const auto add_path = [&paths](const std::string& path) {
    if (std::ranges::find(paths, path) == paths.end()) paths.push_back(path);
  };
  for (const CatalogText& source : sources) {
    const bool plural = !category_of_path(source.path).empty();
    if (!plural) add_path(source.path);
    for (std::size_t i = 0; plural && i < categories_.size(); ++i) {
      add_path(with_category(source.path, categories_[i]));
    }
  }
  for (const CatalogText& target : targets) {
    if (source_of(sources, target.path) != nullptr) add_path(target.path);
  }
  for (const std::string& path : paths) {
    if (const CatalogText* source = source_of(sources, path)) {
      CatalogText one = *source;
      one.path = path;
      add(entry, one, find(targets, path), segment);
      segment.notes.clear();  // they stand with the first text
    }
  }
}

void CatalogDocument::add(const JsonNode& entry, const CatalogText& source,
                          const CatalogText* target, BilingualSegment segment) {
  const std::string key = source.path.empty() ? entry.key : entry.key + "." + source.path;
  segment.properties.push_back({"x-key", text::replace_non_xml(key), {}, {}});
  segment.source.text = text::replace_non_xml(source.value);
  if (target != nullptr && !target->value.empty()) {
    segment.state = state_of(*target);
    segment.target = Segment{text::replace_non_xml(target->value), {}};
    if (segment.state != TranslationState::translated) {
      segment.properties.push_back({"x-state", target->state, {}, {}});
    }
  }
  segments_.push_back(std::move(segment));
  slots_.push_back(
      {.entry = &entry, .path = source.path, .unit = has_value(target) ? target->unit : nullptr});
}

std::size_t CatalogDocument::fill(std::size_t index, const Filling& filling) {
  if (index >= slots_.size()) {
    throw UsageError(file_.name() + ": there is no segment " + std::to_string(index + 1));
  }
  Slot& slot = slots_[index];
  const BilingualSegment& segment = segments_[index];
  slot.filling.reset();
  const bool same = segment.target && segment.target->text == filling.target.text;
  if (same && segment.state == TranslationState::translated && !filling.draft()) {
    return filling.target.tags.size();
  }
  slot.filling = filling.target.text;
  slot.draft = filling.draft();
  return filling.target.tags.size();
}

/// Slots of one string follow each other.
std::string CatalogDocument::write() const {
  std::vector<text::TextEdit> patches;
  for (std::size_t first = 0; first < slots_.size();) {
    std::size_t last = first + 1;
    while (last < slots_.size() && slots_[last].entry == slots_[first].entry) ++last;
    patch(first, last, patches);
    first = last;
  }
  return file_.patched(std::move(patches), text::Unencodable::refuse);
}

void CatalogDocument::patch(std::size_t first, std::size_t last,
                            std::vector<text::TextEdit>& patches) const {
  std::vector<CatalogText> texts;
  bool is_new = false;
  for (std::size_t i = first; i < last; ++i) {
    const Slot& slot = slots_[i];
    const std::optional<Segment>& present = segments_[i].target;
    if (!slot.filling && !present) continue;
    CatalogText text{.path = slot.path,
                     .value = present ? present->text : std::string(),
                     .state = "translated",
                     .unit = slot.unit};
    if (slot.unit != nullptr) text.state = slot.unit->text_of("state");
    if (slot.filling) {
      text.value = *slot.filling;
      text.state = slot.draft ? "needs_review" : "translated";
      is_new = is_new || slot.unit == nullptr;
    }
    texts.push_back(std::move(text));
  }
  if (is_new) return insert(*slots_[first].entry, target_key_, texts, patches);
  for (std::size_t i = first; i < last; ++i) {
    if (!slots_[i].filling) continue;
    const JsonNode* value = slots_[i].unit->child("value");
    const JsonNode* state = slots_[i].unit->child("state");
    if (value == nullptr) continue;
    patches.push_back({value->begin, value->end, quoted_json(*slots_[i].filling)});
    if (state == nullptr) continue;
    patches.push_back(
        {state->begin, state->end, slots_[i].draft ? "\"needs_review\"" : "\"translated\""});
  }
}

/// Writes the whole of a localization, where it stands or among the others in the order of their
/// names.
void CatalogDocument::insert(const JsonNode& entry, const std::string& language_key,
                             const std::vector<CatalogText>& texts,
                             std::vector<text::TextEdit>& patches) const {
  const std::string_view file = file_.text();
  const JsonNode* present = localization(entry, target_language_);
  const JsonNode* model = present != nullptr ? present : localization(entry, source_language_);
  const JsonNode* all = entry.child("localizations");
  std::string around = indentation_at(file, entry.key_begin);
  around.erase(0, around.find_first_not_of("\r\n"));
  const std::string inner = around + "  ";
  const std::string value = written_localization(model, texts, file, inner + "  ");
  if (present != nullptr) {
    patches.push_back({present->begin, present->end, value});
    return;
  }
  const std::string pair = "\n" + inner + "  " + quoted_json(language_key) + " : " + value;
  if (all != nullptr && !all->children.empty()) {
    const auto after = std::ranges::find_if(
        all->children, [&](const JsonNode& one) { return one.key > language_key; });
    const std::size_t at = after == all->children.begin() ? all->begin + 1 : std::prev(after)->end;
    patches.push_back({at, at, at == all->begin + 1 ? pair + "," : "," + pair});
    return;
  }
  const std::string object = "{" + pair + "\n" + inner + "}";
  if (all != nullptr) {
    patches.push_back({all->begin, all->end, object});
    return;
  }
  const std::string member = "\n" + inner + "\"localizations\" : " + object;
  if (entry.children.empty()) {
    patches.push_back({entry.begin, entry.end, "{" + member + "\n" + around + "}"});
  } else {
    const std::size_t at = entry.children.back().end;
    patches.push_back({at, at, "," + member});
  }
}

}  // namespace calque
