#include "upkeep/replacement.h"

#include "calque/error.h"
#include "text/ascii.h"

namespace calque {
namespace {

class Parser {
 public:
  Parser(std::string_view written, int groups,
         const std::function<int(const std::string&)>& number_of)
      : written_(written), groups_(groups), number_of_(number_of) {}

  bool at_end() const { return at_ == written_.size(); }

  /// Appends text up to the next group, and returns that group; -1 at the end.
  int next(std::string& text) {
    while (!at_end()) {
      const char c = written_[at_++];
      if (c == '$') return group();
      text += c == '\\' ? escaped() : c;
    }
    return -1;
  }

 private:
  char escaped() {
    if (at_end()) throw UsageError("the replacement ends in a backslash: write \\\\ for one");
    const char c = written_[at_++];
    if (c == 'n') return '\n';
    return c == 't' ? '\t' : c;
  }

  int group() {
    if (!at_end() && written_[at_] == '{') return named_group();
    if (at_end() || !text::is_ascii_digit(written_[at_])) {
      throw UsageError(
          "a $ in the replacement needs the number or {name} of a group: write \\$ "
          "for a dollar sign");
    }
    int number = written_[at_++] - '0';
    if (number > groups_) {
      throw UsageError("the regular expression has no group " + std::to_string(number) +
                       ", which the replacement names");
    }
    while (!at_end() && text::is_ascii_digit(written_[at_]) &&
           number * 10 + written_[at_] - '0' <= groups_) {
      number = number * 10 + written_[at_++] - '0';
    }
    return number;
  }

  int named_group() {
    const std::size_t close = written_.find('}', at_);
    if (close == std::string_view::npos) {
      throw UsageError("a ${ in the replacement is not closed: write } after the group's name");
    }
    const std::string name(written_.substr(at_ + 1, close - at_ - 1));
    at_ = close + 1;
    const int number = number_of_(name);
    if (number <= 0) {
      throw UsageError("the regular expression has no group \"" + name +
                       "\", which the replacement names");
    }
    return number;
  }

  std::string_view written_;
  int groups_;
  const std::function<int(const std::string&)>& number_of_;
  std::size_t at_ = 0;
};

}  // namespace

Replacement::Replacement(std::string_view written, int groups,
                         const std::function<int(const std::string&)>& number_of) {
  Parser parser(written, groups, number_of);
  while (!parser.at_end()) {
    Part& part = parts_.emplace_back();
    part.group = parser.next(part.text);
  }
}

std::string Replacement::expand(const std::function<std::string_view(int)>& group) const {
  std::string out;
  for (const Part& part : parts_) {
    out += part.text;
    if (part.group >= 0) out += group(part.group);
  }
  return out;
}

}  // namespace calque
