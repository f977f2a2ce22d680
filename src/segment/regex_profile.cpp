#include "segment/regex_profile.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>

#include "segment/characters.h"
#include "text/utf8.h"

namespace calque::segment {
namespace {

/// Ways in which a part may end; a rule with more is tried everywhere. It bounds what a hostile
/// rule file makes of alternatives in a row, whose numbers multiply.
constexpr std::size_t kMostTails = 600;
constexpr std::size_t kUnbounded = RegexProfile::kUnbounded;

std::size_t add_lengths(std::size_t a, std::size_t b) {
  return a == kUnbounded || b == kUnbounded ? kUnbounded : a + b;
}

/// Profile of a part: `exact` when `tails` are all that the part matches, not only how it ends.
struct Part {
  std::size_t min = 0;
  std::size_t max = 0;
  std::vector<std::u32string> tails{std::u32string{}};
  bool exact = true;
  bool known = true;  ///< false: nothing is known of the end.

  static Part unknown(std::size_t min, std::size_t max) {
    return {.min = min, .max = max, .tails = {}, .exact = false, .known = false};
  }
};

/// An empty tail that is not exact says that anything may stand there: as much as knowing nothing.
void tidy(Part& part) {
  std::ranges::sort(part.tails);
  const auto repeated = std::ranges::unique(part.tails);
  part.tails.erase(repeated.begin(), repeated.end());
  const bool vague = !part.exact && !part.tails.empty() && part.tails.front().empty();
  if (part.tails.size() > kMostTails || vague) part = Part::unknown(part.min, part.max);
}

std::u32string joined(const std::u32string& left, const std::u32string& right) {
  std::u32string out = left;
  for (const char32_t c : right) append_normal(out, c);
  return out;
}

/// The tails of the right part, extended to the left where the right part is known from end to end;
/// cut to kTailLength, as the index of rules looks no further.
Part in_sequence(const Part& left, const Part& right) {
  Part out;
  out.min = add_lengths(left.min, right.min);
  out.max = add_lengths(left.max, right.max);
  out.known = right.known;
  out.exact = right.exact && left.exact && left.known;
  out.tails = right.tails;
  const bool extend = right.known && right.exact && left.known &&
                      left.tails.size() * right.tails.size() <= kMostTails;
  if (!extend) {
    out.exact = false;
  } else {
    out.tails.clear();
    for (const std::u32string& a : left.tails) {
      for (const std::u32string& b : right.tails) {
        std::u32string both = joined(a, b);
        if (both.size() > kTailLength) {
          both.erase(0, both.size() - kTailLength);
          out.exact = false;
        }
        out.tails.push_back(std::move(both));
      }
    }
  }
  if (out.known) tidy(out);
  return out;
}

Part either(const Part& a, const Part& b) {
  Part out;
  out.min = std::min(a.min, b.min);
  out.max = std::max(a.max, b.max);  // kUnbounded is the greatest value
  if (!a.known || !b.known) return Part::unknown(out.min, out.max);
  out.exact = a.exact && b.exact;
  out.tails = a.tails;
  out.tails.insert(out.tails.end(), b.tails.begin(), b.tails.end());
  tidy(out);
  return out;
}

Part character(char32_t c) {
  std::u32string tail;
  append_normal(tail, c);
  return {.min = 1, .max = 1, .tails = {tail}, .exact = true, .known = true};
}

struct Bounds {
  std::size_t least = 1;
  std::size_t most = 1;
};

/// A repeated part still ends as it does once, but what is before is open. White space is an
/// exception: a run of it is one space in a normal tail.
Part repeated(const Part& part, Bounds bounds) {
  if (bounds.least == 1 && bounds.most == 1) return part;
  const bool space = part.exact && part.tails == std::vector<std::u32string>{U" "};
  Part out = part;
  out.min = part.min * bounds.least;
  out.max =
      part.max == kUnbounded || bounds.most == kUnbounded ? kUnbounded : part.max * bounds.most;
  if (!space && bounds.most > 1) {
    if (bounds.least == 0) return Part::unknown(out.min, out.max);
    out.exact = false;
  } else if (bounds.least == 0 && out.known) {
    out.tails.emplace_back();
  }
  if (out.known) tidy(out);
  return out;
}

/// Recursive descent over the pattern. Anything not understood makes the whole profile unknown.
class Parser {
 public:
  explicit Parser(std::string_view pattern) : pattern_(pattern) {}

  std::optional<Part> parse() {
    Part part = alternatives();
    if (failed_ || at_ < pattern_.size()) return std::nullopt;
    return part;
  }

 private:
  bool done() const { return at_ >= pattern_.size(); }
  char peek() const { return done() ? '\0' : pattern_[at_]; }
  bool accept(std::string_view text) {
    if (!pattern_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }
  char32_t take() {
    if (done()) return 0;
    const text::Decoded decoded = text::decode_at(pattern_, at_);
    at_ += decoded.length;
    return decoded.code_point;
  }

  Part fail() {
    failed_ = true;
    at_ = pattern_.size();
    return Part::unknown(0, kUnbounded);
  }

  Part alternatives() {
    // Groups within each other; it bounds the stack on a hostile rule file.
    constexpr int kDeepest = 50;
    if (++depth_ > kDeepest) return fail();
    Part part = sequence();
    while (!failed_ && accept("|")) part = either(part, sequence());
    --depth_;
    return part;
  }

  Part sequence() {
    Part part;
    while (!done() && peek() != '|' && peek() != ')') {
      const Part next = atom();
      part = in_sequence(part, repeated(next, quantifier()));
    }
    return part;
  }

  // What cannot be told (".", sets of many) has a length and no tail; anchors and look-around take
  // no text.
  Part atom() {
    switch (peek()) {
      case '(':
        return group();
      case '[':
        return set();
      case '\\':
        return escape();
      case '.':
        ++at_;
        return Part::unknown(1, 1);
      case '^':
      case '$':
        ++at_;
        return {};
      case '*':
      case '+':
      case '?':
        return fail();
      default:
        return character(take());
    }
  }

  Part group() {
    ++at_;
    bool zero_width = false;
    if (accept("?")) {
      if (accept("=") || accept("!") || accept("<=") || accept("<!")) {
        zero_width = true;
      } else if (!accept(":") && !accept(">")) {
        const std::size_t begin = at_;
        while (!done() && (peek() == '-' || (peek() >= 'a' && peek() <= 'z'))) ++at_;
        // Flag x: white space in the pattern means nothing.
        if (pattern_.substr(begin, at_ - begin).find('x') != std::string_view::npos) return fail();
        if (accept(")")) return {};  // "(?i)": case plays no part in the profile
        if (!accept(":")) return fail();
      }
    }
    const Part inner = alternatives();
    if (!accept(")")) return fail();
    return zero_width ? Part{} : inner;
  }

  /// A set is known when it lists a few characters and nothing else.
  Part set() {
    // Each member is one more tail, multiplied by those of the parts around it.
    constexpr std::size_t kMostMembers = 12;
    ++at_;
    bool simple = !accept("^");
    std::vector<char32_t> members;
    int depth = 1;
    while (!done()) {
      const char32_t c = take();
      if (c == U']' && --depth == 0) break;
      if (c == U'[') ++depth;
      const bool range = c == U'-' && !members.empty() && peek() != ']';
      if (c == U'[' || c == U']' || c == U'&' || range) simple = false;
      members.push_back(c == U'\\' ? escaped_member(simple) : c);
    }
    if (depth != 0) return fail();
    if (!simple || members.size() > kMostMembers || members.empty()) return Part::unknown(1, 1);
    Part part = character(members.front());
    for (const char32_t member : members) part = either(part, character(member));
    return part;
  }

  char32_t escaped_member(bool& simple) {
    const char32_t c = take();
    if (c == U's') return U' ';
    if (c == U'd') return U'0';
    if (c == U'n' || c == U't' || c == U'r') return U' ';
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || is_digit(c)) simple = false;
    if ((c == U'p' || c == U'P') && peek() == '{') skip_braces();
    return c;
  }

  void skip_braces() {
    const std::size_t end = pattern_.find('}', at_);
    at_ = end == std::string_view::npos ? pattern_.size() : end + 1;
  }

  Part escape() {
    ++at_;
    if (done()) return fail();
    const char32_t c = take();
    switch (c) {
      case U's':
      case U'h':
      case U'n':
      case U't':
      case U'r':
        return character(U' ');
      case U'd':
        return character(U'0');
      case U'b':
      case U'B':
      case U'A':
      case U'z':
      case U'Z':
        return {};
      case U'p':
      case U'P':
        if (peek() == '{') skip_braces();
        return Part::unknown(1, 1);
      case U'w':
      case U'W':
      case U'S':
      case U'D':
      case U'v':
        return Part::unknown(1, 1);
      case U'u':
        // \uhhhh, and \xhh below.
        return code_point(4);
      case U'x':
        return code_point(2);
      default:
        return is_word_character(c) || is_digit(c) ? fail() : character(c);
    }
  }

  Part code_point(int digits) {
    if (peek() == '{') {
      skip_braces();
      return Part::unknown(1, 1);
    }
    char32_t value = 0;
    for (int i = 0; i < digits; ++i) {
      const int digit = u_digit(static_cast<UChar32>(take()), 16);
      if (digit < 0) return fail();
      value = value * 16 + static_cast<char32_t>(digit);
    }
    return character(value);
  }

  std::size_t number() {
    std::size_t value = 0;
    // Keeps the digits of a count from overflowing; nothing looks back so far.
    constexpr std::size_t kGreatest = 10000;
    while (peek() >= '0' && peek() <= '9') {
      value = std::min(kGreatest, value * 10 + static_cast<std::size_t>(peek() - '0'));
      ++at_;
    }
    return value;
  }

  Bounds quantifier() {
    Bounds bounds;
    if (accept("*")) {
      bounds = {0, kUnbounded};
    } else if (accept("+")) {
      bounds = {1, kUnbounded};
    } else if (accept("?")) {
      bounds = {0, 1};
    } else if (accept("{")) {
      bounds.least = number();
      bounds.most = bounds.least;
      if (accept(",")) bounds.most = peek() == '}' ? kUnbounded : number();
      if (!accept("}")) fail();
    } else {
      return bounds;
    }
    if (!accept("?")) accept("+");  // lazy or possessive: the same texts, or fewer
    return bounds;
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace

/// Tails only choose which rules are tried. With white space, digits and case made one they choose
/// too many, never too few.
char32_t normal_character(char32_t c) {
  if (is_space(c)) return U' ';
  if (is_digit(c)) return U'0';
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

void append_normal(std::u32string& tail, char32_t c) {
  const char32_t normal = normal_character(c);
  if (normal == U' ' && !tail.empty() && tail.back() == U' ') return;
  tail.push_back(normal);
}

RegexProfile profile_regex(std::string_view pattern) {
  const std::optional<Part> part = Parser(pattern).parse();
  if (!part) return {};
  RegexProfile profile{.min_length = part->min, .max_length = part->max, .tails = {}};
  const bool useful = part->known && !part->tails.empty() && !part->tails.front().empty();
  if (useful) profile.tails = part->tails;
  return profile;
}

}  // namespace calque::segment
