#include "formats/qt/qt_document.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "calque/error.h"
#include "formats/file_head.h"
#include "formats/xml/xml_patch.h"
#include "model/language_reading.h"
#include "text/plural_category.h"
#include "text/trim.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace calque {
namespace {

/// `<byte value="x9"/>`, `<byte value="121"/>`: a character that Qt does not write into XML.
void append_byte(std::string& text, std::string_view value) {
  const bool hex = value.starts_with('x');
  if (hex) value.remove_prefix(1);
  unsigned code = 0;
  std::from_chars(value.data(), value.data() + value.size(), code, hex ? 16 : 10);
  const auto character = static_cast<char32_t>(code);
  text::append_utf8(text, text::is_xml_character(character) ? character : U'\uFFFD');
}

std::string text_of(const XmlNode& element) {
  std::string text;
  for (const XmlNode& child : element.children) {
    if (child.is_text()) text += child.text;
    if (child.is("byte")) append_byte(text, child.attribute("value"));
    // Of lengths for several widths the first is the longest.
    if (child.is("lengthvariant") && text::is_blank(text)) return text_of(child);
  }
  return text;
}

std::string text_of_child(const XmlNode& element, std::string_view name) {
  const XmlNode* child = element.child(name);
  return child == nullptr ? std::string() : text_of(*child);
}

/// As Qt's own tools write it.
std::string escaped(std::string_view text) {
  std::string content;
  text::append_xml_content(content, text);
  std::string out;
  for (const char c : content) {
    if (c == '"') {
      out += "&quot;";
    } else if (c == '\'') {
      out += "&apos;";
    } else {
      out += c;
    }
  }
  return out;
}

/// Contexts stand in each other only in files of very old versions.
constexpr int kDeepest = 16;

}  // namespace

bool is_qt_translation(std::string_view head) {
  return root_element(head) == "TS";
}

QtDocument::QtDocument(std::string bytes, const std::string& name, const BilingualOptions& options)
    : file_(std::move(bytes), name,
            {.forced_encoding = options.encoding, .xml = true, .lenient = options.lenient}) {
  const XmlNode root = parse_xml(file_.text(), file_.name());
  if (!root.is("TS")) {
    // Of a name that may be as long as the file 60 bytes are shown.
    throw InputError(file_.name() + ": this is no translation file of Qt: its root element is <" +
                     root.name.substr(0, 60) + ">, not <TS>");
  }
  for (const std::string& remark : file_.remarks()) log_.remark({1, 0, {}}, remark);
  read_languages(root, options);
  read_context(root);
  if (gone_ > 0) {
    log_.remark({}, "messages that the program has no more are left out: " + std::to_string(gone_));
  }
}

void QtDocument::read_languages(const XmlNode& root, const BilingualOptions& options) {
  source_language_ = language_of(root, "sourcelanguage", options.source_language);
  target_language_ = language_of(root, "language", options.target_language);
  if (source_language_.undetermined()) {
    source_language_ = Language("en");
    log_.remark({}, "the source language is not named; it is taken to be English");
  }
  if (!target_language_.undetermined()) {
    forms_ = text::plural_categories_of_counts(target_language_.tag()).size();
  }
}

Language QtDocument::language_of(const XmlNode& root, std::string_view attribute,
                                 const Language& otherwise) const {
  const std::string_view written = root.attribute(attribute);
  if (written.empty() || written == "C") return otherwise;
  try {
    return language_in_file(written);
  } catch (const InputError& error) {
    throw InputError(
        describe(file_.name(), {root.line, 0, {}}, std::string(attribute) + ": " + error.what()));
  }
}

void QtDocument::read_context(const XmlNode& root) {
  std::vector<std::pair<const XmlNode*, int>> open{{&root, 0}};
  while (!open.empty()) {
    const auto [context, depth] = open.back();
    open.pop_back();
    const std::string name = text_of_child(*context, "name");
    for (const XmlNode& child : context->children) {
      if (child.is("message")) read_message(child, name);
    }
    for (auto child = context->children.rbegin(); child != context->children.rend(); ++child) {
      if (child->is("context") && depth < kDeepest) open.emplace_back(&*child, depth + 1);
    }
  }
}

void QtDocument::read_message(const XmlNode& message, const std::string& context) {
  const XmlNode* source = message.child("source");
  const XmlNode* translation = message.child("translation");
  const std::string_view type =
      translation == nullptr ? std::string_view() : translation->attribute("type");
  if (type == "vanished" || type == "obsolete") {
    ++gone_;
    return;
  }
  BilingualSegment segment;
  segment.unit = messages_.size();
  segment.is_string = true;
  segment.line = message.line;
  segment.id = message.attribute("id");
  segment.source_language = source_language_;
  segment.target_language = target_language_;
  if (source != nullptr) segment.source.text = text_of(*source);
  if (text::is_blank(segment.source.text)) return;
  for (const char* name : {"translatorcomment", "extracomment"}) {
    const std::string note = text_of_child(message, name);
    if (!text::is_blank(note)) segment.notes.push_back({note, {}, {}});
  }
  // As Qt's own converter to PO writes it.
  const std::string comment = text_of_child(message, "comment");
  const std::string key = comment.empty() ? context : context + "|" + comment;
  if (!key.empty()) segment.properties.push_back({"x-msgctxt", key, {}, {}});
  const std::string old = text_of_child(message, "oldsource");
  if (!old.empty()) segment.draft_source = Segment{old, {}};
  Message place{.begin = message.content_end,
                .numerus = message.attribute("numerus") == "yes",
                .unfinished = translation == nullptr || type == "unfinished"};
  if (translation != nullptr) {
    place.tag_begin = translation->begin;
    place.tag_end = translation->content_begin;
    place.content_end = translation->content_end;
    place.end = translation->end;
  }
  messages_.push_back(place);
  add_forms(message, translation, std::move(segment));
}

void QtDocument::add_forms(const XmlNode& /*message*/, const XmlNode* translation,
                           BilingualSegment segment) {
  const Message& place = messages_.back();
  std::vector<std::string> texts;
  if (translation != nullptr) {
    for (const XmlNode& child : translation->children) {
      if (child.is("numerusform")) texts.push_back(text_of(child));
    }
    if (translation->attribute("variants") == "yes" ||
        translation->child("lengthvariant") != nullptr) {
      segment.translatable = false;  // of several lengths
    }
    if (!place.numerus) texts = {text_of(*translation)};
  }
  texts.resize(std::max(texts.size(), place.numerus ? forms_ : std::size_t{1}));
  for (std::size_t form = 0; form < texts.size(); ++form) {
    BilingualSegment one = segment;
    if (!text::is_blank(texts[form])) {
      one.target = Segment{texts[form], {}};
      one.state = place.unfinished ? TranslationState::draft : TranslationState::translated;
      // The tool that collects messages takes translations of similar ones over.
      one.by_program = place.unfinished && one.draft_source.has_value();
      if (place.unfinished) one.properties.push_back({"x-state", "unfinished", {}, {}});
    }
    if (one.state != TranslationState::draft) one.draft_source.reset();
    if (place.numerus) one.properties.push_back({"x-plural-form", std::to_string(form), {}, {}});
    segments_.push_back(std::move(one));
    slots_.push_back({.message = messages_.size() - 1});
    segment.notes.clear();  // they stand with the first form
  }
}

std::size_t QtDocument::fill(std::size_t index, const Filling& filling) {
  if (index >= slots_.size()) {
    throw UsageError(file_.name() + ": there is no segment " + std::to_string(index + 1));
  }
  Slot& slot = slots_[index];
  const BilingualSegment& segment = segments_[index];
  slot.filling.reset();
  const bool same = segment.target && segment.target->text == filling.target.text;
  const bool done = same && segment.state != TranslationState::draft;
  if (done && !filling.draft()) return filling.target.tags.size();
  slot.filling = filling.target.text;
  slot.draft = filling.draft();
  return filling.target.tags.size();
}

/// Slots of one message follow each other: they share its state.
std::string QtDocument::write() const {
  std::vector<text::TextEdit> patches;
  for (std::size_t first = 0; first < slots_.size();) {
    std::size_t last = first + 1;
    while (last < slots_.size() && slots_[last].message == slots_[first].message) ++last;
    const bool any = std::any_of(slots_.begin() + static_cast<std::ptrdiff_t>(first),
                                 slots_.begin() + static_cast<std::ptrdiff_t>(last),
                                 [](const Slot& slot) { return slot.filling.has_value(); });
    if (any) patch_message(first, last, patches);
    first = last;
  }
  return file_.patched(std::move(patches), text::Unencodable::xml_reference);
}

std::string QtDocument::content_of(std::size_t first, std::size_t last,
                                   const Message& message) const {
  std::string content;
  const std::string_view text = file_.text();
  const std::string indentation =
      message.end > 0 ? indentation_at(text, message.tag_begin) : std::string();
  for (std::size_t i = first; i < last; ++i) {
    const std::optional<Segment>& present = segments_[i].target;
    const std::string form =
        escaped(slots_[i].filling.value_or(present ? present->text : std::string()));
    if (!message.numerus) return form;
    content.append(indentation).append(indentation.empty() ? "" : "    ");
    content.append("<numerusform>").append(form).append("</numerusform>");
  }
  return content + indentation;
}

void QtDocument::patch_message(std::size_t first, std::size_t last,
                               std::vector<text::TextEdit>& patches) const {
  const Message& message = messages_[slots_[first].message];
  bool unfinished = false;
  for (std::size_t i = first; i < last; ++i) {
    const BilingualSegment& segment = segments_[i];
    const bool draft =
        slots_[i].filling ? slots_[i].draft : segment.state != TranslationState::translated;
    unfinished = unfinished || draft;
  }
  const std::string content = content_of(first, last, message);
  if (message.end == 0) {
    patches.push_back({message.begin, message.begin,
                       std::string("<translation") + (unfinished ? " type=\"unfinished\">" : ">") +
                           content + "</translation>"});
    return;
  }
  const std::string_view text = file_.text();
  std::string tag(text.substr(message.tag_begin, message.tag_end - message.tag_begin));
  const bool empty = tag.ends_with("/>");
  if (unfinished != message.unfinished) {
    tag = with_attribute(std::move(tag), "type",
                         unfinished ? std::optional<std::string>("unfinished") : std::nullopt);
  }
  tag = opened_tag(std::move(tag));
  patches.push_back({message.tag_begin, empty ? message.end : message.content_end,
                     tag + content + (empty ? "</translation>" : "")});
}

}  // namespace calque
