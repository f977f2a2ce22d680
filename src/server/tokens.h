#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/role.h"

namespace calque::server {

/// A secret that a program or a person shows, and what it may be used for. The secret itself is
/// stored nowhere, only its hash (SHA-256: it is random, so that nothing slower is needed).
struct Token {
  std::string name;  ///< Whose it is; no two have the same.
  Identity::Grant grant;
  std::string created;  ///< TMX date.
  std::string hash;     ///< 64 hexadecimal digits.
};

/// The tokens of a file: lines of name, role, memory ("*": all), date and hash, with tabs between.
/// Several lines of one name are its rights in several memories.
class TokenList {
 public:
  TokenList() = default;
  /// Throws InputError for a file that cannot be read or that others than its owner may read, and
  /// for a line that is none.
  static TokenList read(const std::filesystem::path& path);
  /// Writes the file anew, readable by its owner alone. Throws Error.
  void write(const std::filesystem::path& path) const;

  /// Makes a token of 256 random bits with these rights, one or more, and returns its secret,
  /// "calque_…", which is told only now. Throws UsageError for a name that is taken or has other
  /// than letters, digits and `.-_@`.
  std::string add(const std::string& name, std::span<const Identity::Grant> grants,
                  const std::string& created);
  /// The number of lines that are gone.
  std::size_t revoke(std::string_view name);

  /// Takes as long for a right secret as for a wrong one.
  std::optional<Identity> find(std::string_view secret) const;
  const std::vector<Token>& tokens() const { return tokens_; }

 private:
  std::vector<Token> tokens_;
};

}  // namespace calque::server
