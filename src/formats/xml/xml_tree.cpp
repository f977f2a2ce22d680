#include "formats/xml/xml_tree.h"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "calque/error.h"
#include "calque/format.h"

namespace calque {
namespace {

struct ParserFree {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

/// Puts the tree together from what expat reports. Nothing is thrown through expat: a problem is
/// kept, and ends the parse.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, std::string file)
      : text_(text), file_(std::move(file)), parser_(XML_ParserCreate("UTF-8")) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser_.get(), on_text);
    XML_SetEntityDeclHandler(parser_.get(), on_entity);
    open_.push_back(&document_);
  }

  XmlNode build() {
    const XML_Status status =
        XML_Parse(parser_.get(), text_.data(), static_cast<int>(text_.size()), XML_TRUE);
    if (status != XML_STATUS_OK) {
      refuse(problem_.empty() ? std::string("it is not well-formed XML: ") +
                                    XML_ErrorString(XML_GetErrorCode(parser_.get()))
                              : problem_);
    }
    return std::move(document_.children.front());
  }

 private:
  static TreeBuilder& self(void* data) { return *static_cast<TreeBuilder*>(data); }

  // expat may report some more after it has been stopped.
  static void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    if (self(data).problem_.empty()) self(data).start(name, attributes);
  }

  static void on_end(void* data, const XML_Char* /*name*/) {
    if (self(data).problem_.empty()) self(data).finish();
  }

  static void on_text(void* data, const XML_Char* text, int length) {
    if (!self(data).problem_.empty()) return;
    self(data).add_text({text, static_cast<std::size_t>(length)});
  }

  // NOLINTNEXTLINE(readability-function-size): the parameters are those of expat's handler.
  static void on_entity(void* data, const XML_Char* name, int is_parameter, const XML_Char* value,
                        int length, const XML_Char* /*base*/, const XML_Char* /*system_id*/,
                        const XML_Char* /*public_id*/, const XML_Char* /*notation*/) {
    // An entity without references in it cannot grow in steps, as bombs do.
    const bool plain = is_parameter == 0 && value != nullptr &&
                       std::string_view(value, static_cast<std::size_t>(length)).find('&') ==
                           std::string_view::npos;
    if (plain) return;
    self(data).stop("it declares the entity \"" + std::string(name).substr(0, 60) +
                    "\", which is external or refers to others; such a file is refused");
  }

  void stop(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  std::size_t position() const {
    return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser_.get()));
  }

  std::size_t token_size() const {
    return static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get()));
  }

  void start(const XML_Char* name, const XML_Char** attributes) {
    if (open_.size() > kMaxXmlDepth) return stop("its elements are nested too deep");
    if (++nodes_ > kMaxXmlNodes) return stop("it has too many elements");
    XmlNode node;
    node.begin = position();
    // The bytes of such an element stand elsewhere; it could not be patched.
    if (text_[node.begin] != '<') return stop("an entity that has elements in it is not taken");
    node.content_begin = node.content_end = node.end = node.begin + token_size();
    node.line = XML_GetCurrentLineNumber(parser_.get());
    // expat: names and values in turn.
    for (const XML_Char** at = attributes; *at != nullptr; at += 2) {
      node.attributes.push_back({at[0], at[1]});
    }
    name_element(node, name);
    XmlNode& parent = *open_.back();
    const std::string_view space = node.attribute("xml:space");
    node.keeps_space = space.empty() ? parent.keeps_space : space == "preserve";
    parent.children.push_back(std::move(node));
    open_.push_back(&parent.children.back());
  }

  /// Namespaces as far as XLIFF needs them: names of the root's namespace lose its prefix, so that
  /// the readers look for one spelling.
  void name_element(XmlNode& node, std::string_view name) {
    const bool is_root = open_.size() == 1;
    if (is_root) {
      root_prefix_ = name.substr(0, name.rfind(':') + 1);
      root_namespace_ = node.attribute("xmlns");
    }
    // Foreign elements inherit it: their children are foreign too, unless they declare otherwise.
    const bool foreign_parent = open_.back()->name.starts_with(':');
    const std::string_view own_namespace = node.attribute("xmlns");
    const bool foreign = own_namespace.empty() ? foreign_parent : own_namespace != root_namespace_;
    if (!root_prefix_.empty() && name.starts_with(root_prefix_)) {
      name.remove_prefix(root_prefix_.size());
    } else if (name.find(':') == std::string_view::npos && (foreign || !root_prefix_.empty())) {
      node.name = ":";
    }
    node.name += name;
  }

  void finish() {
    XmlNode& node = *open_.back();
    open_.pop_back();
    // "<a/>": expat reports its end without bytes of its own.
    if (text_[node.content_begin - 2] == '/') return;
    node.content_end = position();
    node.end = node.content_end + token_size();
  }

  void add_text(std::string_view text) {
    std::vector<XmlNode>& siblings = open_.back()->children;
    if (siblings.empty() || !siblings.back().is_text()) {
      if (++nodes_ > kMaxXmlNodes) return stop("it has too many elements");
      siblings.emplace_back();
      siblings.back().begin = position();
      siblings.back().keeps_space = open_.back()->keeps_space;
    }
    siblings.back().text += text;
  }

  /// Names the unit in which the problem stands.
  [[noreturn]] void refuse(const std::string& problem) const {
    std::string message;
    for (const XmlNode* node : open_) {
      if (node->is("trans-unit") || node->is("unit")) {
        // An id is shown in part where it is long.
        message = node->name + " \"" + std::string(node->attribute("id").substr(0, 60)) + "\": ";
      }
    }
    const ReadPlace place{XML_GetCurrentLineNumber(parser_.get()), 0, {}};
    throw InputError(describe(file_, place, message + problem));
  }

  std::string_view text_;
  std::string file_;
  std::unique_ptr<XML_ParserStruct, ParserFree> parser_;
  XmlNode document_;
  /// The elements not yet ended. Each points into the children of the one before; those grow only
  /// while nothing in them is open.
  std::vector<XmlNode*> open_;
  std::string root_prefix_;
  std::string root_namespace_;
  std::size_t nodes_ = 0;
  std::string problem_;
};

}  // namespace

std::string_view XmlNode::attribute(std::string_view wanted) const {
  const auto found = std::ranges::find(attributes, wanted, &Attribute::name);
  return found == attributes.end() ? std::string_view{} : std::string_view(found->value);
}

const XmlNode* XmlNode::child(std::string_view wanted) const {
  const auto found = std::ranges::find(children, wanted, &XmlNode::name);
  return found == children.end() ? nullptr : &*found;
}

std::string XmlNode::all_text() const {
  std::string all = text;
  for (const XmlNode& node : children) all += node.all_text();
  return all;
}

XmlNode parse_xml(std::string_view text, const std::string& file) {
  return TreeBuilder(text, file).build();
}

}  // namespace calque
