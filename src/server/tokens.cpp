#include "server/tokens.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "calque/error.h"
#include "file/output_file.h"
#include "server/random.h"
#include "text/utf8.h"
#include "text/whole_file.h"

namespace calque::server {
namespace {

constexpr std::string_view kPrefix = "calque_";
constexpr std::string_view kDigits = "0123456789abcdef";
constexpr std::string_view kAllMemories = "*";
/// Of a file of tokens: some ten thousand lines.
constexpr std::size_t kMostBytes = std::size_t{4} << 20U;

std::string hash_of(std::string_view secret) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(secret.data(), secret.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw Error("SHA-256 is missing in this system's OpenSSL");
  }
  std::string out;
  for (std::size_t i = 0; i < size; ++i) {
    out += kDigits[digest[i] >> 4U];
    out += kDigits[digest[i] & 15U];
  }
  return out;
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of(kDigits) == std::string_view::npos;
}

void require_name(std::string_view name) {
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_@";
  if (name.empty() || name.size() > 64 ||
      name.find_first_not_of(kAllowed) != std::string_view::npos) {
    throw UsageError("\"" + std::string(name) +
                     "\" is no name for a token: letters, digits, and . - _ @, 64 at most");
  }
}

std::vector<std::string_view> split(std::string_view line, char at) {
  std::vector<std::string_view> fields;
  while (true) {
    const std::size_t end = line.find(at);
    fields.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return fields;
    line.remove_prefix(end + 1);
  }
}

std::optional<Token> parse(std::string_view line) {
  const auto fields = split(line, '\t');
  if (fields.size() != 5 || fields[0].empty() || fields[2].empty() || !is_hash(fields[4])) {
    return std::nullopt;
  }
  const auto role = role_of(fields[1]);
  if (!role) return std::nullopt;
  const std::string memory(fields[2] == kAllMemories ? std::string_view() : fields[2]);
  return Token{.name = std::string(fields[0]),
               .grant = {.memory = memory, .role = *role},
               .created = std::string(fields[3]),
               .hash = std::string(fields[4])};
}

/// Who can read hashes gains nothing, but who can write them has all rights.
void require_private(const std::filesystem::path& path) {
  struct stat found{};
  if (stat(path.c_str(), &found) != 0) {
    throw InputError("cannot read the tokens of " + path.string() +
                     ": \"calque token add\" makes the file");
  }
  if (S_ISREG(found.st_mode) && (found.st_mode & (S_IWGRP | S_IRWXO)) != 0) {
    throw InputError(path.string() +
                     " may be read or written by others: \"chmod 600\" keeps tokens to yourself");
  }
}

}  // namespace

TokenList TokenList::read(const std::filesystem::path& path) {
  require_private(path);
  const std::string text = text::read_whole_file(path.string(), kMostBytes);
  TokenList list;
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    auto token = parse(line);
    if (!token) {
      throw InputError(path.string() + ":" + std::to_string(number) +
                       ": this is no token: name, role, memory, date and hash, with tabs between");
    }
    list.tokens_.push_back(std::move(*token));
  }
  return list;
}

void TokenList::write(const std::filesystem::path& path) const {
  file::OutputFile file(path);
  file.stream() << "# Tokens of calque: name, role, memory (*: all), date, SHA-256. "
                   "\"calque token\" writes this file.\n";
  for (const Token& token : tokens_) {
    const std::string& memory = token.grant.memory;
    file.stream() << token.name << '\t' << name_of(token.grant.role) << '\t'
                  << (memory.empty() ? kAllMemories : memory) << '\t' << token.created << '\t'
                  << token.hash << '\n';
  }
  if (!file.unfinished().empty()) {
    std::filesystem::permissions(file.unfinished(), std::filesystem::perms::owner_read |
                                                        std::filesystem::perms::owner_write);
  }
  file.commit();
}

std::string TokenList::add(const std::string& name, std::span<const Identity::Grant> grants,
                           const std::string& created) {
  require_name(name);
  if (std::ranges::find(tokens_, name, &Token::name) != tokens_.end()) {
    throw UsageError("there is a token " + name + " already: revoke it, or take another name");
  }
  // Two names of 128 random bits.
  std::string secret = std::string(kPrefix) + random_name() + random_name();
  for (const Identity::Grant& grant : grants) {
    tokens_.push_back({.name = name, .grant = grant, .created = created, .hash = hash_of(secret)});
  }
  return secret;
}

std::size_t TokenList::revoke(std::string_view name) {
  return std::erase_if(tokens_, [name](const Token& token) { return token.name == name; });
}

std::optional<Identity> TokenList::find(std::string_view secret) const {
  const std::string hash = hash_of(secret);
  Identity found;
  bool any = false;
  // All are looked at, each in the same time, so that the time tells nothing.
  for (const Token& token : tokens_) {
    if (CRYPTO_memcmp(token.hash.data(), hash.data(), hash.size()) != 0) continue;
    any = true;
    found.name = token.name;
    found.grants.push_back(token.grant);
  }
  return any ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace calque::server
