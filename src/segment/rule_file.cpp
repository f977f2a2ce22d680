#include <charconv>
#include <string>

#include "calque/error.h"
#include "segment/rule_set.h"
#include "text/utf8.h"

namespace calque::segment {
namespace {

constexpr std::string_view kBlank = " \t\r";
constexpr std::string_view kBreakSign = "¦";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// The format is described in docs/segmentation.md. Built-in files only: a mistake is found by the
/// tests, but is told with its line as for anybody's file.
class RuleFileReader {
 public:
  RuleFileReader(std::string_view name, RuleSet& rules) : name_(name), rules_(rules) {}

  void read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      ++line_;
      read_line(trim(text.substr(0, end)));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const {
    throw InputError(std::string(name_) + ":" + std::to_string(line_) + ": " + reason);
  }

  void read_line(std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    if (line.front() == '[') {
      open_section(line);
    } else if (line.front() == '>') {
      add_example(trim(line.substr(1)));
    } else if (section_ == "options") {
      set_option(line);
    } else {
      add_words(line);
    }
  }

  void open_section(std::string_view line) {
    if (line.back() != ']') fail("a section is written [name]");
    section_ = line.substr(1, line.size() - 2);
    words_ = list_of(section_);
    // A name that is misspelt would else lose its words in silence.
    if (words_ == nullptr && section_ != "options" && section_ != "examples") {
      fail("there is no section [" + section_ + "]");
    }
  }

  WordList* list_of(std::string_view section) {
    if (section == "never-final") return &rules_.never_final;
    if (section == "ends") return &rules_.ends;
    if (section == "may-end") return &rules_.may_end;
    if (section == "before-number") return &rules_.before_number;
    if (section == "starters") return &rules_.starters;
    if (section == "after-ordinal") return &rules_.after_ordinal;
    if (section == "units") return &rules_.units;
    if (section == "words") return &rules_.words;
    if (section == "reporting") return &rules_.reporting;
    if (section == "after-units") return &rules_.after_units;
    if (section == "headings") return &rules_.headings;
    if (section == "marked-names") return &rules_.marked_names;
    if (section == "capitalised") return &rules_.capitalised;
    if (section == "greetings") return &rules_.greetings;
    return nullptr;
  }

  void add_words(std::string_view line) {
    if (words_ == nullptr) fail("words stand in a section of words");
    while (!line.empty()) {
      const std::size_t end = line.find_first_of(kBlank);
      add_word(line.substr(0, end));
      line = end == std::string_view::npos ? std::string_view{} : trim(line.substr(end));
    }
  }

  /// A single letter is no abbreviation in its other case, where it is an initial.
  void add_word(std::string_view word) {
    const bool letter = text::decode_at(word, 0).length == word.size();
    words_->add(letter && words_ != &rules_.starters ? '=' + std::string(word) : std::string(word));
  }

  void add_example(std::string_view text) {
    if (section_.empty()) fail("an example stands in a section");
    RuleExample example{.section = section_, .line = line_, .segments = {}};
    for (;;) {
      const std::size_t sign = text.find(kBreakSign);
      example.segments.emplace_back(trim(text.substr(0, sign)));
      if (sign == std::string_view::npos) break;
      text.remove_prefix(sign + kBreakSign.size());
    }
    rules_.examples.push_back(std::move(example));
  }

  void set_option(std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) fail("an option is written name = value");
    const std::string_view name = trim(line.substr(0, equals));
    const std::string_view value = trim(line.substr(equals + 1));
    if (name == "ordinal-digits") {
      const auto [end, error] =
          std::from_chars(value.data(), value.data() + value.size(), rules_.ordinal_digits);
      if (error != std::errc{} || end != value.data() + value.size()) fail("not a number");
    } else {
      flag(name) = yes_or_no(value);
    }
  }

  bool& flag(std::string_view name) {
    if (name == "semicolon-ends") return rules_.semicolon_ends;
    if (name == "period-ends") return rules_.period_ends;
    if (name == "colon-ends") return rules_.colon_ends;
    if (name == "nouns-capitalised") return rules_.nouns_capitalised;
    fail("there is no option " + std::string(name));
  }

  bool yes_or_no(std::string_view value) const {
    if (value != "yes" && value != "no") fail("the value is yes or no");
    return value == "yes";
  }

  std::string_view name_;
  RuleSet& rules_;
  int line_ = 0;
  std::string section_;
  WordList* words_ = nullptr;
};

}  // namespace

void read_rule_file(std::string_view name, std::string_view text, RuleSet& rules) {
  RuleFileReader(name, rules).read(text);
}

}  // namespace calque::segment
