#include "glossary/tbx_entry.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <pugixml.hpp>
#include <utility>

#include "glossary/tbx_names.h"
#include "model/language_reading.h"
#include "model/segment_xml.h"
#include "text/ascii.h"

namespace calque::glossary {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The text of an element and of all in it, white space as single spaces, trimmed.
std::string text_of(const pugi::xml_node& element) {
  std::string out;
  bool blank = false;
  // Without recursion: elements may be nested as deep as they like.
  for (pugi::xml_node node = element.first_child(); node;) {
    for (const char* c = node.value(); *c != '\0'; ++c) {
      if (is_blank(*c)) {
        blank = true;
      } else {
        if (std::exchange(blank, false) && !out.empty()) out.push_back(' ');
        out.push_back(*c);
      }
    }
    pugi::xml_node next = node.first_child();
    while (!next && node != element) {
      next = node.next_sibling();
      if (!next) node = node.parent();
    }
    node = node == element ? pugi::xml_node() : next;
  }
  return out;
}

/// With any prefix, in any case: files write the names in many ways.
bool is(const pugi::xml_node& element, std::string_view name) {
  const std::string_view local = local_name(element.name());
  return text::equals_ignoring_case(local, name);
}

template <std::size_t N>
bool is_one_of(const pugi::xml_node& element, const std::array<std::string_view, N>& names) {
  return std::ranges::any_of(names, [&](std::string_view name) { return is(element, name); });
}

/// TBX 2 (langSet, tig, ntig), TBX 3 (langSec, termSec), and as other tools name them.
constexpr std::array<std::string_view, 4> kLanguageSections{"langSet", "langSec", "langGroup",
                                                            "langGrp"};
constexpr std::array<std::string_view, 4> kTermSections{"tig", "ntig", "termSec", "termGroup"};

std::string attribute(const pugi::xml_node& element, std::string_view name) {
  for (const pugi::xml_attribute& found : element.attributes()) {
    if (text::equals_ignoring_case(local_name(found.name()), name)) return found.value();
  }
  return {};
}

bool has_elements(const pugi::xml_node& element) {
  return std::ranges::any_of(element.children(), [](const pugi::xml_node& child) {
    return child.type() == pugi::node_element;
  });
}

/// In the style DCT the name of an element is the category itself.
const tbx::Category* category_of(const pugi::xml_node& element) {
  for (const tbx::Category& known : tbx::kBasicCategories) {
    if (is(element, known.type)) return &known;
  }
  for (const tbx::Category& known : tbx::kOtherCategories) {
    if (is(element, known.type)) return &known;
  }
  return nullptr;
}

/// "descrip" of "descripGrp"; empty for what is no group.
std::string_view group_stem(const pugi::xml_node& element) {
  const std::string_view name = local_name(element.name());
  // "Grp" alone is no group; a termCompGrp has no leading element.
  if (name == "termCompGrp" || !name.ends_with("Grp") || name.size() < 4) return {};
  return name.substr(0, name.size() - 3);
}

bool is_empty(const Datum& datum) {
  return datum.value.empty() && datum.target.empty() && datum.details.empty();
}

/// Reads what any dialect of TBX has, and keeps what it does not know as data: a file that is
/// imported and exported loses no element.
class EntryReader {
 public:
  EntryReader(const ReadPlace& place, IssueLog& log) : place_(place), log_(log) {}

  Entry read(const pugi::xml_node& element) {
    entry_.identifier = attribute(element, "id");
    for (const pugi::xml_node& child : element.children()) {
      if (child.type() != pugi::node_element) continue;
      if (is_one_of(child, kLanguageSections)) {
        read_language(child);
      } else {
        add_data(child, entry_.data);
      }
    }
    take_identifier(entry_.data, entry_.identifier);
    return std::move(entry_);
  }

 private:
  void read_language(const pugi::xml_node& element) {
    const std::string tag = attribute(element, "lang");
    if (tag.empty()) log_.remark(place_, "a section without a language; it is read as und");
    const Language language = language_in_file(tag);
    std::vector<Datum> data;
    for (const pugi::xml_node& child : element.children()) {
      if (child.type() != pugi::node_element) continue;
      if (is_one_of(child, kTermSections)) {
        read_term(child, language);
      } else {
        add_data(child, data);
      }
    }
    if (data.empty()) return;
    auto& section = entry_.section(language).data;
    std::ranges::move(data, std::back_inserter(section));
  }

  void read_term(const pugi::xml_node& element, const Language& language) {
    Term term;
    term.language = language;
    read_term_section(element, term);
    if (term.identifier.empty()) term.identifier = attribute(element, "id");
    take_identifier(term.data, term.identifier);
    if (term.text.empty()) {
      log_.remark(place_, "a term without text is left out");
      if (!term.data.empty()) {
        std::ranges::move(term.data, std::back_inserter(entry_.section(language).data));
      }
      return;
    }
    refuse_long_term(term.text);
    entry_.terms.push_back(std::move(term));
  }

  /// The children of tig, or of ntig and the termGrp in it.
  void read_term_section(const pugi::xml_node& element, Term& term) {
    for (const pugi::xml_node& child : element.children()) {
      if (child.type() != pugi::node_element) continue;
      if (is(child, "term")) {
        if (has_elements(child)) remark_inline(child);
        term.text = text_of(child);
        term.identifier = attribute(child, "id");
      } else if (is(child, "termGrp")) {
        // One level only: a termGrp in a termGrp is not TBX, and its depth would be recursion.
        if (!is(element, "termGrp")) read_term_section(child, term);
      } else {
        std::vector<Datum> data;
        add_data(child, data);
        for (Datum& datum : data) add_to(term, std::move(datum));
      }
    }
  }

  /// Part of speech and status have places of their own. A status that says more than ours is kept
  /// as written too.
  void add_to(Term& term, Datum datum) {
    const bool plain = datum.details.empty() && datum.target.empty();
    if (plain && datum.type == "partOfSpeech" && term.part_of_speech.empty()) {
      term.part_of_speech = std::move(datum.value);
      return;
    }
    const bool is_status = datum.type == tbx::kStatusType || datum.type == "termStatus" ||
                           datum.type == "normativeAuthorization";
    const auto status = is_status ? status_of(datum.value) : std::nullopt;
    if (is_status && !status) {
      log_.remark(place_, "a status that is not known is kept as written", datum.value);
    }
    if (status && term.status == Status::unspecified) {
      term.status = *status;
      const bool says_no_more =
          plain && datum.type == tbx::kStatusType && datum.value == tbx::name_of(term.status);
      if (says_no_more) return;
    }
    term.data.push_back(std::move(datum));
  }

  // Ids that XML could not carry are written as data (TbxWriter::identifier).
  void take_identifier(std::vector<Datum>& data, std::string& identifier) {
    const auto own = std::ranges::find_if(data, [](const Datum& datum) {
      return datum.element == "admin" && datum.type == tbx::kIdentifierType;
    });
    if (own == data.end()) return;
    identifier = own->value;
    data.erase(own);
  }

  void add_data(const pugi::xml_node& element, std::vector<Datum>& data, int depth = 0) {
    Datum datum =
        group_stem(element).empty() ? datum_of(element, depth) : datum_of_group(element, depth);
    if (!is_empty(datum)) data.push_back(std::move(datum));
  }

  /// The first child that a group is named after, with the others as its details.
  Datum datum_of_group(const pugi::xml_node& group, int depth) {
    const std::string_view stem = group_stem(group);
    Datum main;
    if (depth >= kMaxDatumDepth) {
      remark_inline(group);
      main.element = stem;
      main.value = text_of(group);
      return main;
    }
    std::vector<Datum> details;
    for (const pugi::xml_node& child : group.children()) {
      if (child.type() == pugi::node_element) add_data(child, details, depth + 1);
    }
    const auto named = std::ranges::find(details, stem, &Datum::element);
    if (named == details.end()) {
      main.element = stem;
    } else {
      main = std::move(*named);
      details.erase(named);
    }
    std::ranges::move(details, std::back_inserter(main.details));
    return main;
  }

  Datum datum_of(const pugi::xml_node& element, int depth) {
    Datum datum;
    datum.type = attribute(element, "type");
    datum.target = attribute(element, "target");
    datum.language = attribute(element, "lang");
    const auto* const known = std::ranges::find_if(
        tbx::kDataElements, [&](std::string_view name) { return is(element, name); });
    if (known != tbx::kDataElements.end()) {
      datum.element = *known;
    } else if (const tbx::Category* category = category_of(element)) {
      datum.element = category->element;
      datum.type = category->type;
    } else {
      datum.element = "admin";
      datum.type = std::string(tbx::kOwnPrefix).append(local_name(element.name()));
    }
    read_content(element, datum, depth);
    if (known == tbx::kDataElements.end() && datum.type.starts_with(tbx::kOwnPrefix) &&
        !is_empty(datum)) {
      log_.remark(place_, "an element that TBX does not have is kept as data of its name",
                  local_name(element.name()));
    }
    remark_attributes(element);
    return datum;
  }

  void read_content(const pugi::xml_node& element, Datum& datum, int depth) {
    const bool is_list = is(element, "termCompList") || is(element, "termCompGrp");
    if (!is_list || depth >= kMaxDatumDepth) {
      if (has_elements(element)) remark_inline(element);
      datum.value = text_of(element);
      return;
    }
    for (const pugi::xml_node& child : element.children()) {
      if (child.type() == pugi::node_element) add_data(child, datum.details, depth + 1);
    }
  }

  void remark_inline(const pugi::xml_node& element) {
    log_.remark(place_, "elements within a text are left out, their text is kept",
                local_name(element.name()));
  }

  void remark_attributes(const pugi::xml_node& element) {
    for (const pugi::xml_attribute& found : element.attributes()) {
      const std::string_view name = local_name(found.name());
      // Five letters, "xmlns", begin the declaration of a namespace.
      const bool read = name == "type" || name == "target" || name == "lang" ||
                        std::strncmp(found.name(), "xmlns", 5) == 0;
      if (!read) {
        log_.remark(place_, "attributes that are not kept",
                    std::string(name) + " of " + std::string(local_name(element.name())));
      }
    }
  }

  const ReadPlace& place_;
  IssueLog& log_;
  Entry entry_;
};

}  // namespace

Entry entry_from_tbx(const pugi::xml_node& element, const ReadPlace& place, IssueLog& log) {
  return EntryReader(place, log).read(element);
}

}  // namespace calque::glossary
