#include "text/misread.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>
#include <vector>

#include "text/ascii.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace calque::text {
namespace {

constexpr std::array<const char*, 7> kPages{"windows-1252", "windows-1250", "windows-1251",
                                            "windows-1253", "windows-1254", "windows-1257",
                                            "ISO-8859-1"};

/// From characters to the bytes 0x80 to 0xFF of one encoding.
using Page = std::unordered_map<char32_t, unsigned char>;

Page read_page(const char* name) {
  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  Page page;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, Close> converter(ucnv_open(name, &status));
  if (U_FAILURE(status)) return page;
  for (unsigned byte = 0x80; byte <= 0xFF; ++byte) {
    const char in = static_cast<char>(byte);
    UChar out = 0;
    UErrorCode one = U_ZERO_ERROR;
    if (ucnv_toUChars(converter.get(), &out, 1, &in, 1, &one) == 1 && out != 0xFFFD) {
      page.emplace(out, static_cast<unsigned char>(byte));
    }
  }
  // A byte that the page leaves free is kept as a control character by most programs.
  for (unsigned byte = 0x80; byte < 0xA0; ++byte) {
    page.emplace(static_cast<char32_t>(byte), static_cast<unsigned char>(byte));
  }
  return page;
}

const std::vector<Page>& pages() {
  static const std::vector<Page> kAll = [] {
    std::vector<Page> all;
    for (const char* name : kPages) all.push_back(read_page(name));
    return all;
  }();
  return kAll;
}

/// The bytes that a run of characters is in a page, up to the first that it does not have.
std::string bytes_in(const Page& page, std::u32string_view run) {
  std::string bytes;
  for (const char32_t c : run) {
    const auto found = page.find(c);
    if (found == page.end()) break;
    bytes += static_cast<char>(found->second);
  }
  return bytes;
}

/// A capital letter with a mark before a sign that no word has inside: "Ã¤", "Å¡"; one pair is
/// enough. Others ("Р°", two letters of a word) must come in twos.
bool is_sure(std::u32string_view run, std::size_t characters, bool inside) {
  constexpr std::u32string_view kFirst = U"ÃÂÅÄ";
  constexpr std::u32string_view kQuotes = U"“”„‘’‚«»…\u00A0";
  constexpr std::u32string_view kCapitals = U"ŸŽŠŒ";
  const bool first = kFirst.find(run[0]) != std::u32string_view::npos;
  // Inside a word they are no quotation marks.
  const bool quoted = kQuotes.find(run[1]) != std::u32string_view::npos && !inside;
  const bool letter = kind_of(run[1]) == CharacterKind::letter && run[0] != U'Ã' &&
                      run[0] != U'Å' && kCapitals.find(run[1]) == std::u32string_view::npos;
  const bool three = run[0] == U'â' && run.size() > 2 && run[1] == U'€';
  return characters >= 2 || three || (first && !quoted && !letter);
}

/// The valid UTF-8 of more than one byte at the beginning of `bytes`.
std::string_view decodable(std::string_view bytes, std::size_t& characters) {
  std::size_t at = 0;
  characters = 0;
  while (at < bytes.size()) {
    const Decoded decoded = decode_at(bytes, at);
    if (decoded.length == 1) break;
    at += decoded.length;
    ++characters;
  }
  return bytes.substr(0, at);
}

/// Whether an ASCII letter stands behind the first two characters from `at` on.
bool goes_on(std::string_view text, std::size_t at) {
  for (int i = 0; i < 2; ++i) at += decode_at(text, at).length;
  return at < text.size() && is_ascii_letter(text[at]);
}

std::optional<Misread> misread_at(std::string_view text, std::size_t at, std::u32string_view run) {
  const bool inside = goes_on(text, at);
  for (const Page& page : pages()) {
    const std::string bytes = bytes_in(page, run);
    std::size_t characters = 0;
    const std::string_view meant = decodable(bytes, characters);
    if (characters == 0 || !is_sure(run, characters, inside)) continue;
    std::size_t end = at;
    for (std::size_t i = 0; i < meant.size(); ++i) end += decode_at(text, end).length;
    return Misread{{at, end}, std::string(meant)};
  }
  return std::nullopt;
}

/// Only these begin a sequence of UTF-8 as one of the pages shows its first byte (0xC3 to 0xF0).
bool may_begin(char32_t c) {
  return c >= 0xC0 && c <= 0x045F;
}

/// Whether a page shows one of the bytes that go on with a sequence (0x80 to 0xBF) so. Ordinary
/// letters mostly stand above: one look ends most searches.
bool may_go_on(char32_t c) {
  return std::ranges::any_of(pages(), [c](const Page& page) {
    const auto found = page.find(c);
    return found != page.end() && found->second < 0xC0;
  });
}

}  // namespace

std::optional<Misread> find_misread(std::string_view text) {
  constexpr std::size_t kLongestRun = 12;  // four characters of three bytes tell enough
  for (std::size_t at = 0; at < text.size();) {
    const Decoded first = decode_at(text, at);
    const std::size_t after = at + first.length;
    if (may_begin(first.code_point) && after < text.size() &&
        static_cast<unsigned char>(text[after]) >= 0x80 &&
        may_go_on(decode_at(text, after).code_point)) {
      std::u32string run;
      for (std::size_t next = at; next < text.size() && run.size() < kLongestRun;) {
        const Decoded here = decode_at(text, next);
        if (here.code_point < 0x80) break;
        run += here.code_point;
        next += here.length;
      }
      if (run.size() > 1) {
        if (auto found = misread_at(text, at, run)) return found;
      }
    }
    at += first.length;
  }
  return std::nullopt;
}

}  // namespace calque::text
