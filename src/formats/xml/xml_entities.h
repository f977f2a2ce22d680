#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace calque {

/// The general entities that the internal subset of a DOCTYPE declares. Nothing outside the
/// document is ever opened: external entities are known by name only, parameter entities not at
/// all.
class XmlEntities {
 public:
  XmlEntities() = default;

  /// `doctype` is the whole declaration, from `<!DOCTYPE` to `>`. What is not well-formed in it is
  /// passed over.
  explicit XmlEntities(std::string_view doctype);

  /// The replacement text (XML 1.0, section 4.5: character references in the value are resolved),
  /// or null. It may refer to other entities, and to itself.
  const std::string* find(std::string_view name) const;

  bool is_external(std::string_view name) const { return external_.contains(name); }

 private:
  void read_declaration(std::string_view declaration);

  std::map<std::string, std::string, std::less<>> internal_;
  std::set<std::string, std::less<>> external_;
};

/// The value of a numeric character reference: `body` is the part between `&#` and `;`. Nothing
/// when it is not a number; surrogates and other impossible values as they are, too large ones
/// 0x110000.
std::optional<char32_t> parse_character_reference(std::string_view body);

}  // namespace calque
