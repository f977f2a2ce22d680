#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/xml/xml_entities.h"

namespace calque {

/// A place where text is not XML, and what a lenient reader makes of it.
struct XmlDefect {
  enum class Kind {
    repaired,  ///< Not well-formed; the repair is a guess that a strict reader refuses.
    harmless   ///< Not well-formed, but it can mean one thing only.
  };
  Kind kind = Kind::repaired;
  std::size_t offset = 0;
  std::string message;
  std::string_view repair;  ///< What it is read as: "as text".
};

/// Makes a piece of XML safe to parse: illegal characters become U+FFFD, entities declared in the
/// document are expanded, HTML entities become their characters, a `&` or `<` that begins nothing
/// becomes text, two references to surrogates become one character, CDATA sections become plain
/// text, comments and processing instructions go.
class XmlSanitiser {
 public:
  /// Text made out of entities in one document, beyond four times the text read.
  static constexpr std::uint64_t kExpansionAllowance = std::uint64_t{8} * 1024 * 1024;
  static constexpr std::size_t kMaxEntityDepth = 16;

  explicit XmlSanitiser(XmlEntities entities = {}) : entities_(std::move(entities)) {}

  /// The text to parse, valid until the next call. `defects` is set to what was found, at most 100.
  /// Throws InputError when entities expand beyond the allowance or nest too deep: a bomb.
  std::string& run(std::string_view xml, std::vector<XmlDefect>& defects);

 private:
  struct Input {
    std::string_view text;
    std::size_t depth = 0;
    std::size_t at = 0;
  };

  void rewrite(Input input, std::vector<XmlDefect>& defects);
  std::size_t special(const Input& input, std::vector<XmlDefect>& defects);
  std::size_t less_than(const Input& input, std::vector<XmlDefect>& defects);
  std::size_t cdata(const Input& input, std::vector<XmlDefect>& defects);
  std::size_t ampersand(const Input& input, std::vector<XmlDefect>& defects);
  std::size_t character_reference(const Input& input, std::string_view body,
                                  std::vector<XmlDefect>& defects);
  void named_reference(const Input& input, std::string_view name, std::vector<XmlDefect>& defects);
  void track_tag(const Input& input, char c);

  XmlEntities entities_;
  std::string out_;
  bool in_tag_ = false;
  char quote_ = '\0';
  std::uint64_t bytes_read_ = 0;
  std::uint64_t bytes_expanded_ = 0;
};

}  // namespace calque
