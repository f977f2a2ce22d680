#include "document/strings/yaml_events.h"

#include <yaml.h>

#include <algorithm>

#include "calque/error.h"
#include "text/utf8.h"

namespace calque::document {
namespace {

/// An event that is freed.
class RawEvent {
 public:
  explicit RawEvent(yaml_parser_t& parser) { good_ = yaml_parser_parse(&parser, &event_) == 1; }
  ~RawEvent() {
    if (good_) yaml_event_delete(&event_);
  }
  RawEvent(const RawEvent&) = delete;
  RawEvent& operator=(const RawEvent&) = delete;

  bool good() const { return good_; }
  const yaml_event_t& get() const { return event_; }

 private:
  yaml_event_t event_{};
  bool good_ = false;
};

YamlEvent::Style style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return YamlEvent::Style::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return YamlEvent::Style::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return YamlEvent::Style::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return YamlEvent::Style::folded;
    default:
      return YamlEvent::Style::plain;
  }
}

}  // namespace

YamlEvents::YamlEvents(std::string_view file)
    : file_(file), parser_(std::make_unique<yaml_parser_t>()) {
  if (yaml_parser_initialize(parser_.get()) == 0) throw InputError("libyaml cannot be started");
  yaml_parser_set_encoding(parser_.get(), YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(parser_.get(),
                               // libyaml takes bytes as unsigned.
                               reinterpret_cast<const unsigned char*>(file.data()), file.size());
}

YamlEvents::~YamlEvents() {
  yaml_parser_delete(parser_.get());
}

/// Marks mostly go forward, and by little.
std::size_t YamlEvents::byte_at(std::size_t character) {
  while (character_ > character) {
    --byte_;
    while (byte_ > 0 && text::is_continuation(file_[byte_])) --byte_;
    --character_;
  }
  while (character_ < character && byte_ < file_.size()) {
    byte_ += text::decode_at(file_, byte_).length;
    ++character_;
  }
  return byte_;
}

SourceRange YamlEvents::without_properties(SourceRange range) const {
  std::size_t at = range.begin;
  while (at < range.end && (file_[at] == '&' || file_[at] == '!')) {
    at = std::min(file_.find_first_of(" \t\r\n", at), range.end);
    at = std::min(file_.find_first_not_of(" \t\r\n", at), range.end);
  }
  return {at, range.end};
}

std::optional<YamlEvent> YamlEvents::next() {
  using Kind = YamlEvent::Kind;
  for (;;) {
    const RawEvent raw(*parser_);
    if (!raw.good()) {
      const char* problem = parser_->problem == nullptr ? "it ends too early" : parser_->problem;
      throw InputError("no YAML: line " + std::to_string(parser_->problem_mark.line + 1) + ": " +
                       problem);
    }
    const yaml_event_t& event = raw.get();
    YamlEvent out;
    const std::size_t begin = byte_at(event.start_mark.index);
    out.range = {begin, byte_at(event.end_mark.index)};
    switch (event.type) {
      case YAML_STREAM_END_EVENT:
        return std::nullopt;
      case YAML_DOCUMENT_END_EVENT:
        out.kind = Kind::end_document;
        return out;
      case YAML_ALIAS_EVENT:
        out.kind = Kind::alias;
        return out;
      case YAML_MAPPING_START_EVENT:
        out.kind = Kind::begin_mapping;
        out.in_flow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        return out;
      case YAML_MAPPING_END_EVENT:
        out.kind = Kind::end_mapping;
        return out;
      case YAML_SEQUENCE_START_EVENT:
        out.kind = Kind::begin_list;
        return out;
      case YAML_SEQUENCE_END_EVENT:
        out.kind = Kind::end_list;
        return out;
      case YAML_SCALAR_EVENT: {
        const auto& scalar = event.data.scalar;
        const std::string_view tag =
            scalar.tag == nullptr ? std::string_view() : reinterpret_cast<const char*>(scalar.tag);
        out.kind = Kind::scalar;
        out.style = style_of(scalar.style);
        out.value.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
        out.tagged = !tag.empty() && tag != "!" && tag != "tag:yaml.org,2002:str";
        out.range = without_properties(out.range);
        return out;
      }
      default:
        break;  // beginnings of the stream and of documents
    }
  }
}

}  // namespace calque::document
