#include "text/decoder.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "calque/error.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace calque::text {
namespace {

/// As much as ByteSource reads at a time.
constexpr std::size_t kChunk = std::size_t{128} * 1024;
/// A byte order mark or an XML declaration stands at the start or not at all; so much holds either.
constexpr std::size_t kDetectionBytes = 1024;

struct Signature {
  std::string_view bytes;
  std::string_view encoding;
};

using namespace std::string_view_literals;

/// The longer ones come before their own beginnings.
constexpr std::array<Signature, 5> kByteOrderMarks{{{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                                    {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                                    {"\xEF\xBB\xBF"sv, "UTF-8"},
                                                    {"\xFF\xFE"sv, "UTF-16LE"},
                                                    {"\xFE\xFF"sv, "UTF-16BE"}}};

/// Text in these encodings begins with a character of ASCII ("<", a letter of a key), which leaves
/// its zero bytes (XML 1.0, appendix F).
std::string_view encoding_by_nul_pattern(std::string_view bytes) {
  if (bytes.size() < 4) return {};
  const auto nul = [bytes](std::size_t i) { return bytes[i] == '\0'; };
  if (!nul(0) && nul(1) && nul(2) && nul(3)) return "UTF-32LE";
  if (nul(0) && nul(1) && nul(2) && !nul(3)) return "UTF-32BE";
  if (!nul(0) && nul(1) && !nul(2) && nul(3)) return "UTF-16LE";
  if (nul(0) && !nul(1) && nul(2) && !nul(3)) return "UTF-16BE";
  return {};
}

std::string_view skip_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

/// The encoding that an XML declaration in ASCII names, or nothing.
std::string_view declared_encoding(std::string_view bytes) {
  bytes = skip_blanks(bytes.substr(0, kDetectionBytes));
  if (!bytes.starts_with("<?xml")) return {};
  bytes = bytes.substr(0, bytes.find("?>"));
  const std::size_t at = bytes.find("encoding");
  if (at == std::string_view::npos) return {};
  // Past "encoding".
  bytes = skip_blanks(bytes.substr(at + 8));
  if (!bytes.starts_with('=')) return {};
  bytes = skip_blanks(bytes.substr(1));
  if (bytes.empty() || (bytes.front() != '"' && bytes.front() != '\'')) return {};
  const std::size_t end = bytes.find(bytes.front(), 1);
  return end == std::string_view::npos ? std::string_view{} : bytes.substr(1, end - 1);
}

bool plausible_name(std::string_view name) {
  // Names in use are shorter. It keeps hostile ones out of ICU and of messages.
  return !name.empty() && name.size() <= 40 && std::ranges::all_of(name, [](char c) {
    return is_ascii_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == ':' || c == '(' ||
           c == ')';
  });
}

/// The IANA name of any alias that ICU knows.
std::optional<std::string> iana_name(std::string_view alias) {
  if (!plausible_name(alias)) return std::nullopt;
  std::string name(alias);
  for (const char* standard : {"MIME", "IANA"}) {
    UErrorCode status = U_ZERO_ERROR;
    const char* found = ucnv_getStandardName(name.c_str(), standard, &status);
    if (U_SUCCESS(status) && found != nullptr) return found;
  }
  UErrorCode status = U_ZERO_ERROR;
  if (ucnv_countAliases(name.c_str(), &status) == 0 || U_FAILURE(status)) return std::nullopt;
  return name;
}

bool has_wide_units(std::string_view encoding) {
  return encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32") ||
         encoding.starts_with("ISO-10646");
}

bool is_non_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

bool looks_like_utf8(std::string_view bytes) {
  if (std::ranges::none_of(bytes, is_non_ascii)) return false;
  const std::optional<std::size_t> bad = find_invalid_utf8(bytes);
  // The detection bytes may end within a character: up to three bytes of it are there.
  return !bad || *bad + 3 >= bytes.size();
}

bool is_high_surrogate(char16_t unit) {
  // The upper six bits tell surrogates (Unicode, 3.9, table 3-5).
  return (unit & 0xFC00U) == 0xD800U;
}

bool is_low_surrogate(char16_t unit) {
  return (unit & 0xFC00U) == 0xDC00U;
}

/// A surrogate alone is written as U+FFFD by append_utf8.
void append_wide(std::string& out, std::u16string_view wide) {
  for (std::size_t i = 0; i < wide.size(); ++i) {
    const char32_t unit = wide[i];
    if (unit < 0x80) {
      out.push_back(static_cast<char>(unit));
    } else if (is_high_surrogate(wide[i]) && i + 1 < wide.size() && is_low_surrogate(wide[i + 1])) {
      append_utf8(out, 0x10000 + ((unit - 0xD800) << 10U) + (wide[++i] - 0xDC00U));
    } else {
      append_utf8(out, unit);
    }
  }
}

/// True when `tail`, which is not valid, may become so with more bytes.
bool may_continue(std::string_view tail) {
  // Lead bytes and lengths by table 3-7 of the Unicode Standard. C0 and C1 would be overlong.
  if (tail.size() >= 4) return false;
  const auto lead = static_cast<unsigned char>(tail.front());
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  return lead <= 0xF4 && tail.size() < length &&
         std::ranges::all_of(tail.substr(1), is_continuation);
}

}  // namespace

void Decoder::ConverterClose::operator()(UConverter* converter) const {
  ucnv_close(converter);
}

Decoder::Decoder(ByteSource source, const DecoderOptions& options) : source_(std::move(source)) {
  // A pipe may give the first bytes one by one.
  while (!at_end_ && input_.size() < kDetectionBytes) fill_input();
  detect(options);
}

/// The order of docs/formats.md: the command, the byte order mark, NUL bytes, the declaration, the
/// default.
void Decoder::detect(const DecoderOptions& options) {
  for (const Signature& mark : kByteOrderMarks) {
    if (!input_.starts_with(mark.bytes)) continue;
    if (options.forced_encoding.empty()) use(mark.encoding, "the byte order mark");
    // A forced "UTF-16" leaves the byte order to the mark.
    if (iana_name(options.forced_encoding) != "UTF-16") {
      input_.erase(0, mark.bytes.size());
      bytes_taken_ = mark.bytes.size();
    }
    break;
  }
  if (!options.forced_encoding.empty()) return use(options.forced_encoding, "the command");
  if (bytes_taken_ > 0) return;
  if (const auto wide = encoding_by_nul_pattern(input_); !wide.empty()) {
    return use(wide, "the first bytes");
  }
  const std::string declared(options.xml ? declared_encoding(input_) : std::string_view{});
  if (declared.empty()) return use(options.default_encoding, "the default");
  use(declared, "the XML declaration");
  // The declaration was read byte by byte, so it cannot be true.
  if (has_wide_units(encoding_)) {
    remark_ = "the file declares " + declared + ", but has one-byte characters: read as UTF-8";
    converter_.reset();
    encoding_ = "UTF-8";
  } else if (converter_ && looks_like_utf8(input_)) {
    // Told, but not acted on: text of another encoding may look so by chance.
    remark_ = "the file declares " + declared +
              ", but its bytes look like UTF-8: if letters come out wrong, use --encoding UTF-8";
  }
}

void Decoder::use(std::string_view name, const char* told_by) {
  const std::optional<std::string> known = iana_name(name);
  if (!known) {
    // Not more than 40 bytes of a name that the file gives.
    throw InputError(source_.name() + ": the encoding \"" + std::string(name.substr(0, 40)) +
                     "\", named by " + told_by + ", is not known; give the right one (--encoding)");
  }
  encoding_ = *known;
  if (encoding_ == "UTF-8" || encoding_ == "US-ASCII") return;
  UErrorCode status = U_ZERO_ERROR;
  converter_.reset(ucnv_open(encoding_.c_str(), &status));
  if (U_SUCCESS(status)) {
    // Stop at bad bytes instead of replacing them: they are counted, and told with their place.
    ucnv_setToUCallBack(converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  }
  if (U_FAILURE(status)) {
    throw InputError(source_.name() + ": the encoding " + encoding_ +
                     " cannot be read: " + u_errorName(status));
  }
}

void Decoder::fill_input() {
  const std::size_t before = input_.size();
  input_.resize(before + kChunk);
  const std::size_t count = source_.read(std::span(input_).subspan(before));
  input_.resize(before + count);
  at_end_ = count == 0;
}

/// A chunk may hold nothing but the start of a character: then nothing is appended, and true is
/// returned all the same.
bool Decoder::read(std::string& out) {
  if (input_.size() < kDetectionBytes && !at_end_) fill_input();
  if (input_.empty() && at_end_ && (!converter_ || flushed_)) return false;
  out_start_ = out.size();
  if (converter_) {
    decode_with_icu(out);
  } else {
    decode_utf8(out);
  }
  text_given_ += out.size() - out_start_;
  return true;
}

std::vector<BadBytes> Decoder::take_bad_bytes() {
  return std::exchange(bad_bytes_, {});
}

void Decoder::replace(std::string& out, std::uint64_t byte_offset) {
  bad_bytes_.push_back({text_given_ + (out.size() - out_start_), byte_offset});
  append_utf8(out, kReplacementCharacter);
}

void Decoder::decode_utf8(std::string& out) {
  std::string_view rest = input_;
  while (!rest.empty()) {
    const std::size_t valid = find_invalid_utf8(rest).value_or(rest.size());
    out.append(rest.substr(0, valid));
    rest.remove_prefix(valid);
    if (rest.empty() || (!at_end_ && may_continue(rest))) break;
    replace(out, bytes_taken_ + (input_.size() - rest.size()));
    // A byte alone, so that what follows may be a character again.
    rest.remove_prefix(1);
  }
  bytes_taken_ += input_.size() - rest.size();
  input_.erase(0, input_.size() - rest.size());
  if (!input_.empty() && !at_end_) fill_input();
}

void Decoder::decode_with_icu(std::string& out) {
  // 32 KiB on the stack; what does not fit comes in the next turn.
  std::array<char16_t, 16384> buffer{};
  char16_t held = 0;
  // A converter may hold the start of a character until it is told that no more comes.
  flushed_ = at_end_;
  const char* at = input_.data();
  const char* const end = at + input_.size();
  for (;;) {
    char16_t* target = buffer.data();
    if (held != 0) *target++ = std::exchange(held, char16_t{0});
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter_.get(), &target, buffer.data() + buffer.size(), &at, end, nullptr,
                   static_cast<UBool>(at_end_), &status);
    std::u16string_view wide(buffer.data(), target);
    const bool more = status == U_BUFFER_OVERFLOW_ERROR;
    if (more && !wide.empty() && is_high_surrogate(wide.back())) {
      // The other half of the pair comes in the next turn; alone it would be no character.
      held = wide.back();
      wide.remove_suffix(1);
    }
    append_wide(out, wide);
    if (more) continue;
    if (U_SUCCESS(status)) break;
    replace(out, bytes_taken_ + static_cast<std::uint64_t>(at - input_.data()));
    if (status == U_TRUNCATED_CHAR_FOUND) break;
  }
  bytes_taken_ += input_.size();
  input_.clear();
  if (!at_end_) fill_input();
}

}  // namespace calque::text
