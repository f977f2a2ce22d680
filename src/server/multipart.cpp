#include "server/multipart.h"

#include <algorithm>
#include <optional>

#include "server/message.h"
#include "text/ascii.h"

namespace calque::server {
namespace {

/// RFC 2046 allows 70; some programs write more.
constexpr std::size_t kLongestBoundary = 200;
/// Of a part: its name, its type, the name of its file.
constexpr std::size_t kLongestPartHeader = std::size_t{8} << 10U;

constexpr std::string_view kLineEnd = "\r\n";

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

/// The text in double quotes at the start of `text`, which begins behind the first of them; a
/// backslash stands before a quote that is text. `text` is left at what follows.
std::string quoted(std::string_view& text) {
  std::string value;
  while (!text.empty() && text.front() != '"') {
    if (text.starts_with("\\\"")) text.remove_prefix(1);
    value += text.front();
    text.remove_prefix(1);
  }
  if (!text.empty()) text.remove_prefix(1);
  return value;
}

/// A parameter of a header's value: `boundary` of `multipart/form-data; boundary="x"`.
std::optional<std::string> parameter(std::string_view value, std::string_view name) {
  for (std::size_t semicolon = value.find(';'); semicolon != std::string_view::npos;
       semicolon = value.find(';')) {
    value = trimmed(value.substr(semicolon + 1));
    const std::size_t end = value.find_first_of("=;");
    if (end == std::string_view::npos) break;
    const std::string_view found = trimmed(value.substr(0, end));
    if (value[end] == ';') continue;
    value = trimmed(value.substr(end + 1));
    std::string text;
    if (value.starts_with('"')) {
      value.remove_prefix(1);
      text = quoted(value);
    } else {
      text = std::string(trimmed(value.substr(0, value.find(';'))));
    }
    if (text::equals_ignoring_case(found, name)) return text;
  }
  return std::nullopt;
}

/// What tells the name of a part, in its header, which has its lines without the last line end.
std::optional<std::string_view> disposition_in(std::string_view header) {
  constexpr std::string_view kDisposition = "content-disposition:";
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(kLineEnd), header.size());
    const std::string_view line = header.substr(0, end);
    if (text::equals_ignoring_case(line.substr(0, kDisposition.size()), kDisposition)) {
      return line;
    }
    header.remove_prefix(std::min(end + kLineEnd.size(), header.size()));
  }
  return std::nullopt;
}

FormPart parse_part(std::string_view part) {
  constexpr std::string_view kEnd = "\r\n\r\n";
  const std::size_t end = part.substr(0, kLongestPartHeader).find(kEnd);
  if (end == std::string_view::npos) refuse("a part of the form has no end of its header");
  const auto disposition = disposition_in(part.substr(0, end));
  auto name = disposition ? parameter(*disposition, "name") : std::nullopt;
  if (!name) refuse("a part of the form has no name");
  return {.name = *std::move(name),
          .value = std::string(part.substr(end + kEnd.size())),
          .file_name = parameter(*disposition, "filename").value_or("")};
}

}  // namespace

std::vector<FormPart> parse_multipart(std::string_view content_type, std::string_view body) {
  const auto boundary = parameter(content_type, "boundary");
  if (!boundary || boundary->empty() || boundary->size() > kLongestBoundary) {
    refuse("the type multipart/form-data needs a boundary of 1 to 200 characters");
  }
  const std::string delimiter = "--" + *boundary;
  const std::string next = std::string(kLineEnd) + delimiter;
  std::size_t start = 0;
  if (!body.starts_with(delimiter)) {
    const std::size_t preamble = body.find(next);
    if (preamble == std::string_view::npos) refuse("the form does not have its boundary");
    start = preamble + kLineEnd.size();
  }
  body.remove_prefix(start + delimiter.size());
  std::vector<FormPart> parts;
  while (!body.starts_with("--")) {
    // White space may follow a boundary (RFC 2046, section 5.1.1).
    const std::size_t line = body.find_first_not_of(" \t");
    if (line == std::string_view::npos || !body.substr(line).starts_with(kLineEnd)) {
      refuse("the form is cut off");
    }
    // The line end stays: a part without a header has its empty line right here.
    body.remove_prefix(line);
    const std::size_t end = body.find(next);
    if (end == std::string_view::npos) refuse("the form is cut off");
    if (parts.size() == kMostFormParts) refuse("the form has more than 1,000 parts");
    parts.push_back(parse_part(body.substr(0, end)));
    body.remove_prefix(end + next.size());
  }
  return parts;
}

}  // namespace calque::server
