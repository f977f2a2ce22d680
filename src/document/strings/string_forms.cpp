#include "document/strings/string_forms.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "text/ascii.h"
#include "text/plural_category.h"
#include "text/trim.h"

namespace calque::document {
namespace {

/// The forms of each plural, by the numbers of their paragraphs.
using Groups = std::map<std::string, std::vector<std::size_t>, std::less<>>;

Groups groups_of(const std::vector<Paragraph>& paragraphs) {
  Groups groups;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const auto& entry = paragraphs[i].entry;
    if (entry != nullptr && entry->plural) groups[entry->plural->group].push_back(i);
  }
  return groups;
}

/// White space before the place.
std::string_view space_before(std::string_view file, std::size_t at) {
  const std::size_t last = file.substr(0, at).find_last_not_of(text::kBlanks);
  const std::size_t begin = last == std::string_view::npos ? 0 : last + 1;
  return file.substr(begin, at - begin);
}

/// The forms of one plural.
class Plural {
 public:
  Plural(const Document& document, std::string_view file, const std::vector<std::size_t>& numbers)
      : file_(file) {
    for (const std::size_t number : numbers) {
      forms_.push_back(&*document.paragraphs[number].entry->plural);
    }
    std::ranges::sort(forms_, {}, [](const PluralForm* form) { return form->whole.begin; });
  }

  void add_edits(const std::vector<std::string>& categories,
                 std::vector<text::TextEdit>& edits) const {
    std::string added;
    for (const std::string& category : categories) {
      if (find(category) == nullptr) added += copy_of_other(category);
    }
    const PluralForm& other = *find("other");
    if (!added.empty()) edits.push_back({other.whole.begin, other.whole.begin, added});
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      const std::string& category = forms_[i]->category;
      const bool used =
          category == "zero" || std::ranges::find(categories, category) != categories.end();
      if (!used && is_apart(i)) continue;
      if (!used) edits.push_back(removal_of(i));
    }
  }

 private:
  const PluralForm* find(std::string_view category) const {
    const auto found = std::ranges::find(forms_, category, &PluralForm::category);
    return found == forms_.end() ? nullptr : *found;
  }

  std::string copy_of_other(const std::string& category) const {
    const PluralForm& other = *find("other");
    std::string copy(file_.substr(other.whole.begin, other.name.begin - other.whole.begin));
    copy += category;
    copy += file_.substr(other.name.end, other.whole.end - other.name.end);
    return copy.append(other.separator).append(space_before(file_, other.whole.begin));
  }

  /// Forms that do not stand side by side are left alone: what lies between is not theirs.
  bool is_apart(std::size_t number) const {
    const auto [from, to] = gap(number);
    const std::string blank = std::string(text::kBlanks).append(forms_[number]->separator);
    return file_.substr(from, to - from).find_first_not_of(blank) != std::string_view::npos;
  }

  /// What stands between it and its neighbour: the next form, or of the last one the form before.
  std::pair<std::size_t, std::size_t> gap(std::size_t number) const {
    if (number + 1 < forms_.size()) {
      return {forms_[number]->whole.end, forms_[number + 1]->whole.begin};
    }
    return {forms_[number - 1]->whole.end, forms_[number]->whole.begin};
  }

  text::TextEdit removal_of(std::size_t number) const {
    const auto [from, to] = gap(number);
    if (number + 1 < forms_.size()) return {forms_[number]->whole.begin, to, {}};
    return {from, forms_[number]->whole.end, {}};
  }

  std::string_view file_;
  std::vector<const PluralForm*> forms_;  ///< In the order of the file.
};

}  // namespace

std::string joined_key(std::string_view around, std::string_view last) {
  // Longer than any that a person has written.
  constexpr std::size_t kLongest = 4096;
  if (around.empty()) return std::string(last);
  if (around.size() + last.size() > kLongest) return std::string(around);
  return std::string(around).append(".").append(last);
}

void keep_plurals(std::vector<Paragraph>& paragraphs) {
  for (const auto& [group, numbers] : groups_of(paragraphs)) {
    const bool has_other = std::ranges::any_of(numbers, [&](std::size_t number) {
      return paragraphs[number].entry->plural->category == "other";
    });
    if (has_other && numbers.size() > 1) continue;
    for (const std::size_t number : numbers) paragraphs[number].entry->plural.reset();
  }
}

std::string_view category_of(std::string_view key, char separator) {
  const std::size_t at = key.rfind(separator);
  const std::string_view last = at == std::string_view::npos ? key : key.substr(at + 1);
  return text::is_plural_category(last) ? last : std::string_view();
}

std::vector<text::TextEdit> plural_edits(const Document& document, std::string_view file,
                                         const std::vector<std::string>& categories,
                                         const std::function<bool(const std::string&)>& wanted) {
  std::vector<text::TextEdit> edits;
  for (const auto& [group, numbers] : groups_of(document.paragraphs)) {
    if (!wanted || wanted(group)) Plural(document, file, numbers).add_edits(categories, edits);
  }
  std::ranges::sort(edits, {}, &text::TextEdit::begin);
  // Two neighbours that go, the last of them with what stands before it, would go into each other.
  std::size_t done = 0;
  std::erase_if(edits, [&done](const text::TextEdit& edit) {
    if (edit.begin < done) return true;
    done = edit.end;
    return false;
  });
  return edits;
}

std::string xml_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
  std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const std::size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  const std::string name(declaration.substr(at + 1, end - at - 1));
  // A declaration that can be read as bytes is in no encoding of two bytes a character.
  const std::string lower = text::lower_ascii(name);
  return lower.starts_with("utf") ? std::string() : name;
}

}  // namespace calque::document
