#include "check/names.h"

#include <algorithm>
#include <array>
#include <span>

#include "check/difference.h"
#include "text/ascii.h"

namespace calque::check {
namespace {

using text::ProtectedKind;
using text::ProtectedText;

/// Parts of an address between these are compared; each may name a language.
constexpr std::string_view kJoints = "/.?&=_#";

/// Whether a part of an address says a language or a region of one of the texts: "en", "de-AT".
bool names_language(std::string_view part, const CheckedText& source, const CheckedText& target) {
  const std::string lower = text::lower_ascii(part);
  return std::ranges::any_of(std::array{&source, &target}, [&](const CheckedText* text) {
    const std::string tag = text::lower_ascii(text->variant.language.tag());
    return lower == text->language() || lower == tag ||
           (lower.size() == 5 && lower.starts_with(std::string(text->language()) + "-"));
  });
}

struct AddressKey {
  std::string key;   ///< Without scheme, "www.", language and slash at the end.
  std::string host;  ///< The same of the host alone.
  bool has_language = false;
};

AddressKey address_key(std::string_view written, const CheckedText& source,
                       const CheckedText& target) {
  AddressKey address;
  const std::size_t scheme = written.find("://");
  if (scheme != std::string_view::npos) written.remove_prefix(scheme + 3);
  if (written.starts_with("www.")) written.remove_prefix(4);
  while (written.ends_with('/')) written.remove_suffix(1);
  const std::size_t host_end = std::min(written.find('/'), written.size());
  for (std::size_t at = 0; at <= written.size();) {
    const std::size_t end = std::min(written.find_first_of(kJoints, at), written.size());
    const std::string_view part = written.substr(at, end - at);
    const bool language = names_language(part, source, target);
    address.has_language = address.has_language || language;
    if (!language) {
      address.key.append(part).append(end < written.size() ? 1 : 0, '/');
      if (at < host_end) address.host.append(part).append(1, '.');
    }
    at = end + 1;
  }
  return address;
}

std::vector<Comparable> addresses_of(const CheckedText& checked, const CheckedText& source,
                                     const CheckedText& target) {
  std::vector<Comparable> found;
  for (const ProtectedText& part : checked.protected_texts) {
    const std::string_view written = part.of(checked.text);
    if (part.kind == ProtectedKind::path) {
      found.push_back({std::string(written), written, {part.begin, part.end}});
    } else if (part.kind == ProtectedKind::address) {
      found.push_back({address_key(written, source, target).key, written, {part.begin, part.end}});
    }
  }
  return without_repetitions(std::move(found));
}

/// The page of another language about the same: its host is that of the source, and a language
/// stands in one of the two.
bool is_page_of_language(const Comparable& missing, const Comparable& added,
                         const CheckedText& source, const CheckedText& target) {
  const AddressKey a = address_key(missing.shown, source, target);
  const AddressKey b = address_key(added.shown, source, target);
  return a.host == b.host && (a.has_language || b.has_language);
}

std::vector<Comparable> of_kinds(const CheckedText& checked, std::span<const ProtectedKind> kinds,
                                 std::string (*key_of)(std::string_view)) {
  std::vector<Comparable> found;
  for (const ProtectedText& part : checked.protected_texts) {
    const bool variable = is_shell_variable(part, checked.text);
    const auto kind = variable ? ProtectedKind::literal : part.kind;
    if (std::ranges::find(kinds, kind) == kinds.end()) continue;
    const std::string_view written = part.of(checked.text);
    found.push_back({key_of(written), written, {part.begin, part.end}});
  }
  return without_repetitions(std::move(found));
}

/// Roles whose text is prose.
constexpr std::array<std::string_view, 14> kProse{
    ":abbr:",   ":dfn:", ":guilabel:", ":index:",    ":kbd:",   ":menuselection:", ":samp:",
    ":strong:", ":sub:", ":sup:",      ":emphasis:", ":title:", ":term:",          ":math:"};

/// The name of a role, and what it refers to where it gives the two apart. A role without a target
/// may get one: :ref:`install` becomes :ref:`installieren <install>`.
std::string code_key(std::string_view written) {
  if (!written.starts_with(':')) return std::string(written);
  const std::size_t open = written.find('`');
  const std::string_view name = written.substr(0, open);
  if (std::ranges::find(kProse, name) != kProse.end()) return std::string(name);
  std::string_view content = written.substr(open + 1, written.size() - open - 2);
  const std::size_t target = content.rfind('<');
  if (content.ends_with('>') && target != std::string_view::npos) {
    content = content.substr(target + 1, content.size() - target - 2);
  }
  while (content.starts_with('~') || content.starts_with('!')) content.remove_prefix(1);
  return std::string(name) + std::string(content);
}

/// Letter case, hyphens and spaces of a name follow the language: "MP3-Datei", "iso 8859-1".
std::string name_key(std::string_view written) {
  std::string key;
  for (const char c : written) {
    if (c != '-' && c != '_' && c != ' ' && c != '(' && c != ')') key += text::lower_ascii(c);
  }
  return key;
}

/// What the target has nowhere, in whatever form.
std::vector<const Comparable*> absent(const std::vector<Comparable>& names,
                                      const std::string& other) {
  const std::string plain = name_key(other);
  std::vector<const Comparable*> left;
  for (const Comparable& one : names) {
    if (plain.find(one.key) == std::string::npos) left.push_back(&one);
  }
  return left;
}

/// Addresses and paths that stand for one that the reader has.
bool is_example(std::string_view written) {
  constexpr std::array<std::string_view, 4> kMarks{"example", "/path/to", "username", "/some/"};
  return std::ranges::any_of(kMarks, [written](std::string_view mark) {
    return written.find(mark) != std::string_view::npos;
  });
}

/// What stands between the backticks, which a language may set in its quotation marks.
std::string_view inside(std::string_view written) {
  while (written.starts_with('`')) written.remove_prefix(1);
  while (written.ends_with('`')) written.remove_suffix(1);
  return written;
}

/// "dB" and "kHz" are units, "file1" stands for a name, "Si_ze" has the mark of a key.
bool is_sure_name(const Comparable& one, const CheckedText& source) {
  constexpr std::size_t kLetters = 4;
  constexpr std::size_t kLabel = 60;  // characters of a menu or a button
  const std::string_view name = one.shown;
  if (name.size() < kLetters) return false;
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool numbered = text::is_ascii_digit(name.back()) &&
                        std::ranges::all_of(name.substr(0, name.size() - 1), small);
  const std::size_t underscore = name.find('_');
  const bool key = source.text.size() < kLabel && std::ranges::count(source.text, '_') == 1 &&
                   underscore + 1 < name.size() && small(name[underscore + 1]);
  return !numbered && !key;
}

}  // namespace

void check_addresses(const CheckedText& source, const CheckedText& target, const Report& report) {
  const std::vector<Comparable> in_source = addresses_of(source, source, target);
  if (in_source.empty()) return;
  const std::vector<Comparable> in_target = addresses_of(target, source, target);
  Difference difference = difference_of(in_source, in_target);
  std::erase_if(difference.missing, [&](const Comparable* missing) {
    return is_example(missing->shown) || target.text.find(missing->shown) != std::string::npos ||
           std::ranges::any_of(difference.added, [&](const Comparable* added) {
             return is_page_of_language(*missing, *added, source, target);
           });
  });
  // What is added alone is mostly the address of those who translated.
  if (difference.missing.empty()) return;
  report("addresses", difference.message(), difference.places());
}

bool is_shell_variable(const ProtectedText& part, std::string_view text) {
  const std::string_view written = part.of(text);
  return part.kind == ProtectedKind::variable && written.size() > 1 && written.front() == '$' &&
         written[1] != '{' && written[1] != '(';
}

void check_code(const CheckedText& source, const CheckedText& target, const Report& report) {
  constexpr std::array kCode{ProtectedKind::role, ProtectedKind::literal, ProtectedKind::option};
  const std::vector<Comparable> in_source = of_kinds(source, kCode, code_key);
  if (in_source.empty()) return;
  const std::vector<Comparable> in_target = of_kinds(target, kCode, code_key);
  Difference difference = difference_of(in_source, in_target);
  std::erase_if(difference.missing, [&target](const Comparable* missing) {
    return target.text.find(inside(missing->shown)) != std::string::npos;
  });
  if (difference.missing.empty()) return;
  report("code", difference.message(), difference.places());
}

void check_names(const CheckedText& source, const CheckedText& target, const Report& report) {
  constexpr std::array kNames{ProtectedKind::name};
  const std::vector<Comparable> in_source = of_kinds(source, kNames, name_key);
  if (in_source.empty()) return;
  const std::vector<Comparable> in_target = of_kinds(target, kNames, name_key);
  Difference difference{absent(in_source, target.text), absent(in_target, source.text)};
  std::erase_if(difference.missing,
                [&source](const Comparable* one) { return !is_sure_name(*one, source); });
  if (difference.missing.empty()) return;
  report("names", difference.message(), difference.places());
}

}  // namespace calque::check
