#include "words/inflection_rules.h"

#include <algorithm>
#include <charconv>

#include "calque/error.h"
#include "text/trim.h"
#include "text/utf8.h"

namespace calque::words {
namespace {

/// Far above the endings of any language: a product of lists that was not meant shows.
constexpr std::size_t kMostEndings = 20000;

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(separators);
    if (end != 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

class Reader {
 public:
  Reader(std::string_view name, const Fold& fold) : name_(name), fold_(fold) {}

  InflectionRules read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      ++line_;
      const std::string_view line = text.substr(0, end);
      read_line(text::trimmed(line.substr(0, line.find('#'))));
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return std::move(rules_);
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const {
    throw InputError(std::string(name_) + ":" + std::to_string(line_) + ": " + reason);
  }

  void read_line(std::string_view line) {
    if (line.empty()) return;
    if (line.front() == '[' && line.back() == ']') {
      section_ = line.substr(1, line.size() - 2);
    } else if (line.front() == '>') {
      add_example(line.substr(1));
    } else if (section_ == "themselves") {
      for (const auto word : split(line, " \t")) rules_.themselves.insert(fold_(word));
    } else {
      add_entry(line);
    }
  }

  /// "key : values", or "key = values" where nothing more is to be looked for.
  void add_entry(std::string_view line) {
    const std::size_t sign = line.find_first_of(":=");
    if (sign == std::string_view::npos) fail("a line is written \"word : forms\"");
    const std::string_view key = text::trimmed(line.substr(0, sign));
    const bool last = line[sign] == '=';
    const auto values = split(line.substr(sign + 1), " \t");
    if (section_ == "options") {
      set_option(key, values);
    } else if (section_ == "letters") {
      add_letters(key, values);
    } else if (section_ == "endings") {
      add_endings(key, values);
    } else if (section_ == "words") {
      rules_.words.push_back(rule(line, key, last, values));
    } else if (section_ == "several") {
      rules_.several.push_back(rule(line, key, last, values));
    } else if (section_ == "irregular") {
      add_irregular(key, last, values);
    } else if (section_ == "initials") {
      for (const auto value : values) add_initial(key, value);
    } else {
      fail("there is no section [" + section_ + "]");
    }
  }

  void add_initial(std::string_view citation, std::string_view text) {
    const bool sure = !text.starts_with('?');
    rules_.initials.push_back({letters(text.substr(sure ? 0 : 1)), letters(citation), sure});
  }

  /// "-" stands for nothing.
  std::string letters(std::string_view text) const {
    return text == "-" ? std::string() : fold_(text);
  }

  void set_option(std::string_view key, const std::vector<std::string_view>& values) {
    if (key == "compounds") {
      for (const auto link : values) rules_.compound_links.push_back(letters(link));
      return;
    }
    if (values.size() != 1) fail("an option has one value");
    const std::string_view value = values.front();
    if (key == "stemmer" || key == "capital-nouns") {
      if (value != "yes" && value != "no") fail("the value is yes or no");
      (key == "stemmer" ? rules_.stemmer : rules_.capital_nouns) = value == "yes";
    } else if (key == "least-stem") {
      const auto [end, error] =
          std::from_chars(value.data(), value.data() + value.size(), rules_.least_stem);
      if (error != std::errc{} || end != value.data() + value.size()) fail("not a number");
    } else {
      fail("there is no option " + std::string(key));
    }
  }

  void add_letters(std::string_view key, const std::vector<std::string_view>& values) {
    if (key.size() != 1 || key.front() < 'A' || key.front() > 'Z') {
      fail("a class of letters is named by a capital A to Z");
    }
    std::u32string& members = rules_.letters[key.front()];
    for (const std::string_view value : values) {
      const std::string folded = fold_(value);
      members.push_back(text::decode_at(folded, 0).code_point);
    }
  }

  void add_endings(std::string_view key, const std::vector<std::string_view>& values) {
    EndingSet set{std::string(key), {}};
    for (const std::string_view value : values) {
      for (std::string& ending : product(value)) set.endings.push_back(std::move(ending));
    }
    std::ranges::sort(set.endings);
    const auto [first, last] = std::ranges::unique(set.endings);
    set.endings.erase(first, last);
    rules_.sets.push_back(std::move(set));
  }

  /// "a|b*-|c": each of the first with each of the second. "<set>" is all endings of a set.
  std::vector<std::string> product(std::string_view text) const {
    std::vector<std::string> products{""};
    for (const std::string_view factor : split(text, "*")) {
      std::vector<std::string> longer;
      for (const std::string_view choice : split(factor, "|")) {
        for (const std::string& ending : endings_of(choice)) {
          for (const std::string& begun : products) longer.push_back(begun + ending);
        }
      }
      if (longer.size() > kMostEndings) fail("too many endings");
      products = std::move(longer);
    }
    return products;
  }

  std::vector<std::string> endings_of(std::string_view choice) const {
    if (!choice.starts_with('<') || !choice.ends_with('>')) return {letters(choice)};
    return rules_.sets[set_named(choice.substr(1, choice.size() - 2))].endings;
  }

  std::size_t set_named(std::string_view name) const {
    const auto found = std::ranges::find(rules_.sets, name, &EndingSet::name);
    if (found == rules_.sets.end()) fail("there are no endings " + std::string(name));
    return static_cast<std::size_t>(found - rules_.sets.begin());
  }

  WordPattern pattern(std::string_view text) const {
    return {text == "-" ? std::string_view() : text, rules_.letters, fold_};
  }

  InflectionRule rule(std::string_view line, std::string_view key, bool last,
                      const std::vector<std::string_view>& values) const {
    InflectionRule rule;
    rule.line = line_;
    rule.text = line;
    rule.last = last;
    rule.whole = key.starts_with('^');
    rule.pattern = pattern(rule.whole ? key.substr(1) : key);
    for (std::string_view value : values) {
      RuleTarget target;
      target.sure = !value.starts_with('?');
      if (!target.sure) value.remove_prefix(1);
      const std::size_t plus = value.find('+');
      if (plus != std::string_view::npos) target.set = set_named(value.substr(plus + 1));
      target.stem = pattern(value.substr(0, plus));
      rule.targets.push_back(std::move(target));
    }
    return rule;
  }

  void add_irregular(std::string_view key, bool last, const std::vector<std::string_view>& values) {
    for (const std::string_view word : split(key, " \t")) {
      IrregularWord& irregular = rules_.irregular[fold_(word)];
      irregular.only = irregular.only || last;
      for (const std::string_view value : values) irregular.forms.push_back(fold_(value));
    }
  }

  void add_example(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) fail("an example is written \"> word: forms | others\"");
    WordExample example;
    example.line = line_;
    example.word = text::trimmed(text.substr(0, colon));
    const std::string_view words = text.substr(colon + 1);
    const std::size_t bar = words.find('|');
    for (const auto form : split(words.substr(0, bar), " ")) example.forms.emplace_back(form);
    if (bar != std::string_view::npos) {
      for (const auto other : split(words.substr(bar + 1), " ")) example.others.emplace_back(other);
    }
    rules_.examples.push_back(std::move(example));
  }

  std::string_view name_;
  const Fold& fold_;
  int line_ = 0;
  std::string section_;
  InflectionRules rules_;
};

}  // namespace

InflectionRules read_inflection_rules(std::string_view name, std::string_view text,
                                      const Fold& fold) {
  return Reader(name, fold).read(text);
}

}  // namespace calque::words
