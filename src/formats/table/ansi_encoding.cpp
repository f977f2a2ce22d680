#include "formats/table/ansi_encoding.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <span>

#include "model/language_reading.h"
#include "text/byte_source.h"
#include "text/utf8.h"

namespace calque {
namespace {

/// The first letters that are not ASCII stand far before that.
constexpr std::size_t kPeek = std::size_t{1} << 20U;

struct CodePage {
  std::string_view name;  ///< As ICU knows it.
  std::string_view languages;
};

/// "ANSI code pages" of Windows by the language of the system; all others are of 1252.
constexpr std::array<CodePage, 12> kCodePages{{
    {"windows-1250", " bs cs hr hu pl ro sk sl sq "},
    {"windows-1251", " be bg kk ky mk mn ru sr tg tt uk "},
    {"windows-1253", " el "},
    {"windows-1254", " az tr uz "},
    {"windows-1255", " he yi "},
    {"windows-1256", " ar fa ps ug ur "},
    {"windows-1257", " et lt lv "},
    {"windows-1258", " vi "},
    {"windows-874", " th "},
    {"Shift_JIS", " ja "},
    {"GBK", " zh "},
    {"windows-949", " ko "},
}};
constexpr std::string_view kWestern = "windows-1252";

std::string_view code_page_of(const Language& language) {
  const std::string wanted = " " + std::string(language.primary()) + " ";
  const auto page = std::ranges::find_if(kCodePages, [&wanted](const CodePage& candidate) {
    return candidate.languages.find(wanted) != std::string_view::npos;
  });
  return page == kCodePages.end() ? kWestern : page->name;
}

/// The languages that the first line names: names of columns are in ASCII as good as always.
std::vector<Language> languages_of_heading(std::string_view beginning) {
  std::vector<Language> languages;
  std::string field;
  for (const char c : beginning.substr(0, beginning.find_first_of("\r\n"))) {
    if (c != ',' && c != ';' && c != '\t') {
      if (c != '"') field += c;
      continue;
    }
    if (const auto found = language_of_heading(field)) languages.push_back(found->language);
    field.clear();
  }
  if (const auto found = language_of_heading(field)) languages.push_back(found->language);
  return languages;
}

/// A multi-byte or Western page of its own goes before that of Western Europe, whose letters most
/// texts beside it do without.
std::string code_page_of_all(const std::vector<Language>& languages) {
  std::set<std::string_view> pages;
  for (const Language& language : languages) pages.insert(code_page_of(language));
  if (pages.size() > 1) pages.erase(kWestern);
  return pages.size() > 1 ? std::string() : std::string(pages.empty() ? kWestern : *pages.begin());
}

/// UTF-8 that may be cut off at its end.
bool is_utf8(std::string_view bytes) {
  // Of a character of four bytes three may be there.
  constexpr std::size_t kMostOfCharacter = 3;
  const auto bad = text::find_invalid_utf8(bytes);
  return !bad || (bytes.size() == kPeek && *bad + kMostOfCharacter >= bytes.size());
}

}  // namespace

std::string encoding_of_spreadsheet(std::string_view beginning,
                                    const std::vector<Language>& languages) {
  // Zero bytes are of UTF-16, which the decoder knows, or of no table.
  if (is_utf8(beginning) || beginning.find('\0') != std::string_view::npos) return {};
  return code_page_of_all(languages.empty() ? languages_of_heading(beginning) : languages);
}

std::string encoding_of_spreadsheet_file(const std::string& path,
                                         const std::vector<Language>& languages) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(path, unknown)) return {};
  text::ByteSource source = text::ByteSource::open(path);
  std::string beginning(kPeek, '\0');
  std::size_t filled = 0;
  while (filled < beginning.size()) {
    const std::size_t count = source.read(std::span(beginning).subspan(filled));
    if (count == 0) break;
    filled += count;
  }
  beginning.resize(filled);
  return encoding_of_spreadsheet(beginning, languages);
}

std::string remark_on_encoding(const std::string& encoding) {
  return "the table is read as " + encoding +
         ", as spreadsheets save it; --encoding names another encoding";
}

}  // namespace calque
