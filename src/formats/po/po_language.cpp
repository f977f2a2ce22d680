#include "formats/po/po_language.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <vector>

#include "formats/po/po_document.h"
#include "model/language_reading.h"
#include "text/ascii.h"
#include "text/locale_names.h"
#include "text/trim.h"

namespace calque {
namespace {

/// ISO 639-1, three bytes each. A code that is not in it is more likely a word.
constexpr std::string_view kTwoLetterCodes =
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da "
    "de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy "
    "hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg "
    "li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or "
    "os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw "
    "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ";

/// ISO 639-3: languages without a code of two letters that programs are translated into (those of
/// the projects of Debian, Django, GNOME and WordPress).
constexpr std::string_view kThreeLetterCodes =
    "ace ach arn arq ary ast azb bal bcc bho brx ceb chr ckb crh csb doi dsb fil frp fur gsw haw "
    "hne hsb kaa kab kmr kok lij lld ltg mag mai mni nan nap nds nqo nso pap pcm pms rhg rue sah "
    "sat scn skr syr szl tah tet tig tlh tok tzm udm vec wal xal yue zgh ";

/// Codes that are English words: within a name ("opt-in", "how_to") they say nothing.
constexpr std::array<std::string_view, 12> kWords{"am", "an", "as", "be", "he", "is",
                                                  "my", "no", "or", "so", "to", "se"};

bool is_language_code(std::string_view code) {
  return code.size() == 2 &&
         kTwoLetterCodes.find(text::lower_ascii(code) + " ") != std::string_view::npos;
}

/// Of a name that is nothing but a code: "fil", and "ger" for "de".
bool is_three_letter_code(std::string_view code) {
  const std::string lower = text::lower_ascii(code);
  return code.size() == 3 && (kThreeLetterCodes.find(lower + " ") != std::string_view::npos ||
                              !text::short_language_code(code).empty());
}

bool is_word(std::string_view code) {
  return std::ranges::find(kWords, code) != kWords.end();
}

/// Regions whose code is a language's too, where people write them in small letters.
bool is_small_region(std::string_view language, std::string_view region) {
  constexpr std::array<std::string_view, 9> kKnown{"de_be", "de_ch", "es_ar", "fr_be", "fr_ca",
                                                   "fr_ch", "it_ch", "nl_be", "pt_br"};
  const std::string both = std::string(language) + "_" + std::string(region);
  return language == region || both == "zh_tw" || std::ranges::find(kKnown, both) != kKnown.end();
}

bool all_of(std::string_view text, bool (*is)(char)) {
  return std::ranges::all_of(text, is);
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/// A part of a name, and what stands before it.
struct Part {
  std::string_view text;
  char before = '\0';
};

std::vector<Part> parts_of(std::string_view name) {
  std::vector<Part> parts;
  char before = '\0';
  for (;;) {
    const std::size_t end = std::min(name.find_first_of("._- @~"), name.size());
    parts.push_back({name.substr(0, end), before});
    if (end == name.size()) return parts;
    before = name[end];
    name.remove_prefix(end + 1);
  }
}

/// Looks for locales in a name: a language, maybe with a script and a region behind it.
class LocaleFinder {
 public:
  explicit LocaleFinder(std::string_view name) : name_(name), parts_(parts_of(name)) {}

  std::vector<Language> run() {
    std::vector<Language> found;
    for (std::size_t at = 0; at < parts_.size();) {
      const std::size_t end = end_of_locale(at);
      if (end > at) add(at, end, found);
      at = std::max(end, at + 1);
    }
    return found;
  }

  /// The name is one locale and nothing else.
  bool is_whole() const { return end_of_locale(0) == parts_.size(); }

 private:
  std::size_t end_of_locale(std::size_t at) const {
    if (!is_language(at)) return at;
    std::size_t end = at + 1;
    if (is_script(end)) ++end;
    if (is_region(at, end)) ++end;
    // "sr@latin"
    if (end < parts_.size() && parts_[end].before == '@') ++end;
    return end;
  }

  bool is_language(std::size_t at) const {
    const std::string_view text = parts_[at].text;
    if (parts_.size() == 1 && is_three_letter_code(text)) return true;
    if (!is_language_code(text)) return false;
    // "De" begins a word; codes are of one case.
    if (is_upper(text.front()) != is_upper(text.back())) return false;
    const bool alone = at == 0 || parts_[at].before == '.';
    return alone || is_region(at, at + 1) || !is_word(text);
  }

  bool is_script(std::size_t at) const {
    return at < parts_.size() && parts_[at].text.size() == 4 && is_upper(parts_[at].text.front()) &&
           all_of(parts_[at].text, text::is_ascii_letter);
  }

  /// "BR", "419"; in small letters what is no language: "en_fr" is two of them.
  bool is_region(std::size_t language, std::size_t at) const {
    if (at >= parts_.size() || (parts_[at].before != '_' && parts_[at].before != '-')) return false;
    const std::string_view text = parts_[at].text;
    if (text.size() == 3 && all_of(text, text::is_ascii_digit)) return true;
    if (text.size() != 2 || !all_of(text, text::is_ascii_letter)) return false;
    if (is_upper(text.front()) && is_upper(text.back())) return true;
    return !is_language_code(text) || is_small_region(parts_[language].text, text);
  }

  void add(std::size_t begin, std::size_t end, std::vector<Language>& found) const {
    const char* const first = parts_[begin].text.data();
    const std::string_view last = parts_[end - 1].text;
    const std::string_view tag =
        name_.substr(static_cast<std::size_t>(first - name_.data()),
                     static_cast<std::size_t>(last.data() + last.size() - first));
    if (const auto language = understand_language(tag)) found.push_back(*language);
  }

  std::string_view name_;
  std::vector<Part> parts_;
};

/// "German", "Brazilian Portuguese": nothing for codes, and for names of small languages that are
/// words too.
Language named(std::string_view name) {
  // The shortest names have four letters ("Thai").
  if (name.size() < 4) return {};
  const auto language = understand_language(name);
  const bool by_name =
      language && !text::language_named(text::trimmed(name.substr(0, name.find('(')), " ")).empty();
  return by_name && language->primary().size() == 2 ? *language : Language();
}

std::string stem_of(const std::string& path) {
  std::string name = std::filesystem::path(path).filename().string();
  for (const std::string_view ending : {".gz", ".po"}) {
    if (text::lower_ascii(name).ends_with(ending)) name.resize(name.size() - ending.size());
  }
  return name;
}

PoPathLanguages of_name(const std::string& name) {
  const std::vector<Language> found = LocaleFinder(name).run();
  if (found.size() == 2 && found.front().primary() != found.back().primary()) {
    return {found.front(), found.back()};
  }
  if (!found.empty()) return {{}, found.back()};
  const Language by_name = named(name);
  const std::size_t last = name.find_last_of("._- ") + 1;
  return {{}, by_name.undetermined() ? named(std::string_view(name).substr(last)) : by_name};
}

/// Folders of programs that are named as languages are: "cs" has sources in C#, "mac" is a system.
bool is_other_folder(std::string_view name) {
  constexpr std::array<std::string_view, 9> kOthers{"cs", "id", "io", "ml", "os",
                                                    "sh", "tk", "ts", "vi"};
  const bool by_other_code =
      name.size() == 3 && kThreeLetterCodes.find(name) == std::string_view::npos;
  return by_other_code || is_word(name) || std::ranges::find(kOthers, name) != kOthers.end();
}

/// Folders beyond the nearest ones are somebody's order, and no part of a project's.
Language of_folders(const std::filesystem::path& folders) {
  constexpr int kMostFolders = 4;
  std::filesystem::path rest = folders;
  bool certain = false;
  for (int i = 0; i < kMostFolders && rest.has_filename(); ++i, rest = rest.parent_path()) {
    const std::string folder = rest.filename().string();
    LocaleFinder finder(folder);
    if (finder.is_whole() && (certain || !is_other_folder(folder))) {
      const std::vector<Language> found = finder.run();
      if (!found.empty()) return found.front();
    }
    // gettext's own order: whatever is above it is a locale.
    certain = folder == "LC_MESSAGES";
  }
  return {};
}

}  // namespace

Language po_language_of_tools(std::string_view header) {
  for (const std::string_view field : {"X-Language", "X-Poedit-Language"}) {
    const std::string value = po_header_field(header, field);
    if (value.empty()) continue;
    const std::string country = po_header_field(header, "X-Poedit-Country");
    if (!country.empty()) {
      if (const auto both = understand_language(value + " (" + country + ")")) return *both;
    }
    const auto language = understand_language(value);
    const bool known =
        language && (is_language_code(language->primary()) || !text::language_named(value).empty());
    if (known) return *language;
  }
  return {};
}

Language po_language_of_team(std::string_view header) {
  const std::string team = po_header_field(header, "Language-Team");
  // An address, or one of the web.
  const std::size_t end = std::min({team.find('<'), team.find("(http"), team.size()});
  Language by_name = named(text::trimmed(std::string_view(team).substr(0, end), " "));
  if (!by_name.undetermined() || end == team.size() || team[end] != '<') return by_name;
  const std::string_view address = std::string_view(team).substr(end + 1);
  const std::size_t at = address.find('@');
  return at == std::string_view::npos ? Language()
                                      : of_name(std::string(address.substr(0, at))).target;
}

PoPathLanguages po_languages_of_path(const std::string& path) {
  if (path.ends_with(".pot")) return {};  // a template is in no language
  PoPathLanguages found = of_name(stem_of(path));
  if (found.target.undetermined()) {
    found.target = of_folders(std::filesystem::path(path).parent_path());
  }
  return found;
}

}  // namespace calque
