#include "check/placeholders.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "check/difference.h"
#include "check/names.h"
#include "text/ascii.h"

namespace calque::check {
namespace {

using text::ProtectedKind;
using text::ProtectedText;

/// A conversion of printf taken apart.
struct Conversion {
  std::size_t position = 0;  ///< 0 where it has none.
  std::string type;          ///< Size and letter: what the program passes.
};

bool is_named(std::string_view written) {
  constexpr std::string_view kOpening = "({<";
  return written.size() > 1 && kOpening.find(written[1]) != std::string_view::npos;
}

/// Flags, width and precision are how it looks, which a translation may change.
Conversion conversion_of(std::string_view written) {
  Conversion conversion;
  std::size_t at = 1;
  while (at < written.size() && text::is_ascii_digit(written[at])) ++at;
  if (at < written.size() && written[at] == '$') {
    std::from_chars(written.data() + 1, written.data() + at, conversion.position);
    ++at;
  }
  while (at < written.size()) {
    constexpr std::string_view kLooks = "-+#0'I.123456789";
    if (written[at] == '*') conversion.type += '*';
    if (written[at] != '*' && kLooks.find(written[at]) == std::string_view::npos) break;
    ++at;
  }
  conversion.type += written.substr(at);
  if (conversion.type.ends_with('i')) conversion.type.back() = 'd';
  return conversion;
}

/// `%s`, `%1$ld`; not `%1` of Qt, nor names.
bool is_conversion(std::string_view written) {
  return written.starts_with('%') && !is_named(written) && !written.ends_with('%') &&
         !text::is_ascii_digit(written.back()) && conversion_of(written).type.size() <= 4;
}

std::string without_blanks(std::string_view written) {
  std::string key(written);
  std::erase_if(key, [](char c) { return c == ' ' || c == '\n'; });
  return key;
}

/// "<b" of `<b class="k">`, "</b" of `</b>`.
std::string element_of(std::string_view written) {
  return std::string(
      written.substr(0, std::min(written.find_first_of(" \t\n/>", 2), written.size())));
}

std::string key_of(std::string_view written, ProtectedKind kind) {
  if (kind == ProtectedKind::markup) return element_of(written);
  if (kind == ProtectedKind::choice) return without_blanks(written);
  if (kind == ProtectedKind::directive) {
    if (is_conversion(written)) return "%" + conversion_of(written).type;
    std::string key(written);
    std::erase(key, 'L');  // %L1 of Qt writes the same number in the digits of the language
    return key;
  }
  // The name alone: how a number or a date looks is the translator's.
  const bool formatted = written.starts_with('{') && !written.starts_with("{{");
  const std::size_t format = formatted ? written.find_first_of(",:!") : std::string_view::npos;
  if (format == std::string_view::npos) return without_blanks(written);
  return std::string(written.substr(0, format)) + "}";
}

/// `$name` alone is a variable of a shell in all that was read of manuals: code, see names.h.
bool is_placeholder(const ProtectedText& part, std::string_view text) {
  if (is_shell_variable(part, text)) return false;
  return part.kind == ProtectedKind::directive || part.kind == ProtectedKind::variable ||
         part.kind == ProtectedKind::choice;
}

std::vector<Comparable> comparables(std::string_view text, const std::vector<ProtectedText>& parts,
                                    bool markup) {
  std::vector<Comparable> found;
  for (const ProtectedText& part : parts) {
    if (markup ? part.kind != ProtectedKind::markup : !is_placeholder(part, text)) continue;
    const std::string_view written = part.of(text);
    found.push_back({key_of(written, part.kind), written, {part.begin, part.end}});
  }
  return found;
}

std::vector<Comparable> of_kind(const CheckedText& text, bool markup) {
  return comparables(text.text, text.protected_texts, markup);
}

bool has(const CheckedText& text, ProtectedKind kind) {
  return std::ranges::find(text.protected_texts, kind, &ProtectedText::kind) !=
         text.protected_texts.end();
}

/// What stands for a number: its name or type tells.
bool is_number(const Comparable& one) {
  const std::string& key = one.key;
  const bool integer = key.starts_with('%') && (key.ends_with('d') || key.ends_with('u'));
  return integer || key == "%n" || key == "%1" || key.starts_with('{') || key == "%s";
}

/// A form of a plural may say its number in words, and have what the source of another form has.
void allow_for_plural(const CheckedPair& pair, Difference& difference) {
  if (!pair.plural.is_form) return;
  const auto numeric = [](const Comparable* one) { return is_number(*one); };
  if (pair.plural.leaves_number_out && std::ranges::count_if(difference.missing, numeric) == 1) {
    std::erase_if(difference.missing, numeric);
  }
  const std::string_view plural = pair.plural.plural_source;
  for (const Comparable& other :
       comparables(plural, text::find_protected(plural), /*markup=*/false)) {
    const auto found = std::ranges::find_if(
        difference.added, [&other](const Comparable* one) { return one->key == other.key; });
    if (found != difference.added.end()) difference.added.erase(found);
  }
}

struct Argument {
  std::size_t position = 0;
  std::string type;
  const Comparable* placeholder = nullptr;
};

/// Which argument of the program each conversion shows, from 1. Empty where a width is an argument
/// too, or only some have positions.
std::vector<Argument> arguments_of(const std::vector<Comparable>& placeholders) {
  std::vector<Argument> arguments;
  std::size_t numbered = 0;
  for (const Comparable& one : placeholders) {
    if (!is_conversion(one.shown)) continue;
    Conversion conversion = conversion_of(one.shown);
    if (conversion.type.starts_with('*')) return {};
    if (conversion.position > 0) ++numbered;
    const std::size_t position =
        conversion.position > 0 ? conversion.position : arguments.size() + 1;
    arguments.push_back({position, std::move(conversion.type), &one});
  }
  if (numbered > 0 && numbered < arguments.size()) return {};
  return arguments;
}

/// The first conversion of the target that shows an argument of another type, or one that the
/// source does not show; null where all agree.
const Comparable* misplaced(const std::vector<Argument>& source,
                            const std::vector<Argument>& target) {
  for (const Argument& argument : target) {
    const auto same = std::ranges::find(source, argument.position, &Argument::position);
    if (same == source.end() || same->type != argument.type) return argument.placeholder;
  }
  return nullptr;
}

void check_order(const std::vector<Comparable>& source, const std::vector<Comparable>& target,
                 const Report& report) {
  const std::vector<Argument> in_source = arguments_of(source);
  const std::vector<Argument> in_target = arguments_of(target);
  const Comparable* wrong = misplaced(in_source, in_target);
  // A conversion shown twice leaves another one out: `%1$s %1$s`.
  const Comparable* left_out = wrong == nullptr ? misplaced(in_target, in_source) : nullptr;
  if (wrong == nullptr && left_out == nullptr) return;
  Places places;
  if (wrong != nullptr) places.target.push_back(wrong->range);
  if (left_out != nullptr) places.source.push_back(left_out->range);
  const Comparable& shown = wrong != nullptr ? *wrong : *left_out;
  report("placeholders",
         std::string(wrong != nullptr ? "not in the order of the source: " : "shown by none: ") +
             std::string(shown.shown),
         places);
}

/// An end tag that stands before its beginning, as when somebody moved one of them alone; null
/// where none does.
const Comparable* closed_early(const std::vector<Comparable>& placeholders) {
  std::map<std::string_view, int> open;
  for (const Comparable& one : placeholders) {
    const std::string_view key = one.key;
    if (!key.starts_with('<')) continue;
    if (!key.starts_with("</")) {
      ++open[key.substr(1)];
    } else if (--open[key.substr(2)] < 0) {
      return &one;
    }
  }
  return nullptr;
}

void check_nesting(const std::vector<Comparable>& source, const std::vector<Comparable>& target,
                   const Report& report) {
  const Comparable* early = closed_early(target);
  if (early == nullptr || closed_early(source) != nullptr) return;
  report("markup", std::string(early->shown) + " stands before <" + early->key.substr(2) + ">",
         {.target = {early->range}});
}

}  // namespace

void check_placeholders(const CheckedPair& pair, const Report& report) {
  const CheckedText& source = pair.source;
  const CheckedText& target = pair.target;
  std::vector<Comparable> in_source = of_kind(source, /*markup=*/false);
  std::vector<Comparable> in_target = of_kind(target, /*markup=*/false);
  if (in_source.empty() && in_target.empty()) return;
  // A date written for the reader in another form has other parts.
  if (has(source, ProtectedKind::time) || has(target, ProtectedKind::time)) return;
  // Each of the texts that are chosen from has its own, and languages have more or less of them.
  if (has(source, ProtectedKind::choice)) {
    in_source = without_repetitions(std::move(in_source));
    in_target = without_repetitions(std::move(in_target));
  }
  Difference difference = difference_of(in_source, in_target);
  const bool same = difference.empty();
  allow_for_plural(pair, difference);
  if (!difference.empty()) {
    report("placeholders", difference.message(), difference.places());
  } else if (same) {
    check_order(in_source, in_target, report);
  }
}

void check_markup(const CheckedText& source, const CheckedText& target, const Report& report) {
  const std::vector<Comparable> in_source = of_kind(source, /*markup=*/true);
  const std::vector<Comparable> in_target = of_kind(target, /*markup=*/true);
  if (in_source.empty() && in_target.empty()) return;
  const Difference difference = difference_of(in_source, in_target);
  if (difference.empty()) {
    check_nesting(in_source, in_target, report);
  } else {
    report("markup", difference.message(), difference.places());
  }
}

}  // namespace calque::check
