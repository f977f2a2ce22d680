#include "document/strings/yaml.h"

#include <algorithm>
#include <string>
#include <utility>

#include "calque/error.h"
#include "document/inline_edits.h"
#include "document/paragraph_builder.h"
#include "document/strings/string_forms.h"
#include "document/strings/xml_content.h"
#include "document/strings/yaml_events.h"
#include "document/strings/yaml_scalar.h"
#include "model/language_reading.h"
#include "text/ascii.h"
#include "text/trim.h"

namespace calque::document {
namespace {

using Style = YamlEvent::Style;

/// Lines of remarks right above the line of `at`.
std::string comments_above(std::string_view file, std::size_t at) {
  std::string all;
  std::size_t line = file.rfind('\n', at);
  while (line != std::string_view::npos && line > 0) {
    const std::size_t before = file.rfind('\n', line - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view text = text::trimmed(file.substr(begin, line - begin));
    if (!text.starts_with('#')) break;
    const std::string_view remark = text::trimmed(text.substr(1));
    all = std::string(remark) + (all.empty() ? "" : "\n") + all;
    line = before;
  }
  return all;
}

/// "en", "pt-BR": a code that is written as the language's own. Three letters are words, unless
/// the language has no code of two.
std::optional<Language> locale_of(std::string_view key) {
  const std::string_view primary = key.substr(0, key.find_first_of("-_"));
  if (primary.size() < 2 || primary.size() > 3) return std::nullopt;
  auto language = understand_language(key);
  if (!language || language->undetermined()) return std::nullopt;
  const std::string tag = language->tag();
  if (tag.substr(0, tag.find('-')) != text::lower_ascii(primary)) return std::nullopt;
  return language;
}

Notation notation_of(const YamlEvent& scalar, bool in_flow) {
  switch (scalar.style) {
    case Style::single_quoted:
      return Notation::single_quoted;
    case Style::double_quoted:
      return Notation::double_quoted;
    case Style::literal:
      return Notation::literal_block;
    case Style::folded:
      return Notation::folded_block;
    default:
      return in_flow ? Notation::flow_scalar : Notation::plain_scalar;
  }
}

/// Walks through mappings and lists; depth is a number and not the depth of calls.
class YamlReader {
 public:
  explicit YamlReader(std::string_view file) : file_(file), events_(file) {}

  Document read() {
    while (auto event = events_.next()) take(*event);
    document_.paragraphs = builder_.take();
    if (root_keys_ == 1 && documents_ == 1 && root_holds_mapping_) strip_locale();
    keep_plurals(document_.paragraphs);
    return std::move(document_);
  }

 private:
  struct Container {
    bool mapping = false;
    bool at_key = false;
    bool in_flow = false;
    std::string path{};
    std::string key{};
    SourceRange key_place{};
    bool plain_key = false;
    std::size_t number = 0;
  };

  void take(const YamlEvent& event) {
    using Kind = YamlEvent::Kind;
    switch (event.kind) {
      case Kind::begin_mapping:
      case Kind::begin_list:
        open(event);
        break;
      case Kind::end_mapping:
      case Kind::end_list:
        open_.pop_back();
        end_value();
        break;
      case Kind::scalar:
        if (!open_.empty() && open_.back().at_key) {
          take_key(event);
        } else {
          add(event);
          end_value();
        }
        break;
      case Kind::alias:
        end_value();
        break;
      case Kind::end_document:
        ++documents_;
        break;
    }
  }

  void open(const YamlEvent& event) {
    // libyaml itself goes deeper only by as much time as the square of the depth.
    constexpr std::size_t kDeepest = 256;
    if (open_.size() == kDeepest) throw InputError("no YAML that is read: it is nested too deep");
    const bool mapping = event.kind == YamlEvent::Kind::begin_mapping;
    if (open_.size() == 1 && mapping) root_holds_mapping_ = true;
    const bool in_flow = event.in_flow || (!open_.empty() && open_.back().in_flow);
    open_.push_back(
        {.mapping = mapping, .at_key = mapping, .in_flow = in_flow, .path = path_of_value()});
  }

  /// A key that is a mapping itself has no name.
  void end_value() {
    if (open_.empty()) return;
    Container& around = open_.back();
    if (around.mapping) around.at_key = !around.at_key;
    ++around.number;
  }

  void take_key(const YamlEvent& event) {
    Container& mapping = open_.back();
    mapping.at_key = false;
    mapping.key = event.value;
    mapping.key_place = event.range;
    mapping.plain_key = event.style == Style::plain;
    if (open_.size() > 1) return;
    ++root_keys_;
    root_key_ = event.value;
  }

  std::string path_of_value() const {
    if (open_.empty()) return {};
    const Container& around = open_.back();
    return joined_key(around.path, around.mapping ? around.key : std::to_string(around.number));
  }

  void add(const YamlEvent& scalar) {
    const bool plain = scalar.style == Style::plain;
    if (scalar.tagged || (plain && !is_plain_string(scalar.value))) return;
    const bool in_flow = !open_.empty() && open_.back().in_flow;
    builder_.next_paragraph(ParagraphKind::text);
    const std::size_t place =
        open_.empty() || !open_.back().mapping ? scalar.range.begin : open_.back().key_place.begin;
    builder_.name_string({.key = path_of_value(),
                          .note = comments_above(file_, place),
                          .plural = plural_of(scalar)});
    builder_.write_as(notation_of(scalar, in_flow));
    add_scalar(file_, scalar, builder_);
    builder_.next_paragraph(ParagraphKind::text);
  }

  /// Rails, "Pluralization": forms are the keys of a mapping.
  std::optional<PluralForm> plural_of(const YamlEvent& scalar) const {
    if (open_.empty() || !open_.back().mapping || !open_.back().plain_key) return std::nullopt;
    const Container& mapping = open_.back();
    if (category_of(mapping.key, '.').size() != mapping.key.size()) return std::nullopt;
    const std::string_view bytes =
        file_.substr(mapping.key_place.begin, scalar.range.end - mapping.key_place.begin);
    // A block ends behind its last line.
    const std::size_t last = bytes.find_last_not_of(" \t\r\n");
    return PluralForm{.group = mapping.path,
                      .category = mapping.key,
                      .whole = {mapping.key_place.begin, mapping.key_place.begin + last + 1},
                      .name = mapping.key_place,
                      .separator = mapping.in_flow ? "," : ""};
  }

  void strip_locale() {
    document_.language = locale_of(root_key_);
    if (!document_.language) return;
    const std::size_t cut = root_key_.size() + 1;
    for (Paragraph& paragraph : document_.paragraphs) {
      StringEntry& entry = *paragraph.entry;
      entry.key.erase(0, cut);
      if (entry.plural) entry.plural->group.erase(0, cut);
    }
  }

  std::string_view file_;
  YamlEvents events_;
  std::vector<Container> open_;
  std::size_t documents_ = 0;
  std::size_t root_keys_ = 0;
  std::string root_key_;
  bool root_holds_mapping_ = false;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::keep};
  Document document_;
};

/// The white space that the line of `at` begins with.
std::string indentation_of(std::string_view file, std::size_t at) {
  const std::size_t feed = file.substr(0, at).rfind('\n');
  const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
  const std::size_t end = std::min(file.find_first_not_of(' ', begin), file.size());
  return std::string(file.substr(begin, end - begin));
}

YamlPlace place_of(std::string_view file, const SegmentSource& source, const SegmentEdit& segment) {
  YamlPlace place;
  place.whole = segment.begin == 0 && segment.end == source.paragraph().content.text.size();
  place.indentation = indentation_of(file, source.extent().begin);
  switch (source.paragraph().notation) {
    case Notation::single_quoted:
      place.style = Style::single_quoted;
      place.indentation += "  ";
      break;
    case Notation::double_quoted:
      place.style = Style::double_quoted;
      break;
    case Notation::literal_block:
      place.style = Style::literal;
      break;
    case Notation::folded_block:
      place.style = Style::folded;
      break;
    default:
      place.in_flow = source.paragraph().notation == Notation::flow_scalar;
  }
  return place;
}

}  // namespace

Document read_yaml(std::string_view text) {
  return YamlReader(text).read();
}

std::optional<SegmentEditing> write_yaml(std::string_view file, const SegmentSource& source,
                                         const SegmentEdit& segment, const Render& /*render*/) {
  if (!source.usable() || source.extent().end > file.size()) return std::nullopt;
  auto text = write_scalar(segment.text, place_of(file, source, segment));
  if (!text) return std::nullopt;
  SegmentEditing editing{.edits = {}, .keeps_format = true, .encloses = true};
  editing.edits.push_back({source.extent().begin, source.extent().end, std::move(*text)});
  return with_line_ends(file, std::move(editing));
}

std::vector<text::TextEdit> yaml_language_edits(std::string_view text, const Language& language) {
  const Document document = read_yaml(text);
  if (!document.language || document.paragraphs.empty()) return {};
  YamlEvents events(text);
  while (auto event = events.next()) {
    if (event->kind != YamlEvent::Kind::scalar) continue;
    if (event->style != Style::plain) return {};
    return {{event->range.begin, event->range.end, language.tag()}};
  }
  return {};
}

}  // namespace calque::document
