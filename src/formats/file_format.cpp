#include "formats/file_format.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "model/segment_xml.h"
#include "text/ascii.h"
#include "text/byte_source.h"

namespace calque {
namespace {

constexpr std::size_t kHeadBytes = std::size_t{64} * 1024;

/// Without byte order mark and NUL bytes, so that UTF-16 is read like ASCII.
std::string as_ascii(std::string_view head) {
  std::string text;
  for (const char c : head) {
    if (c != '\0') text.push_back(c);
  }
  for (const std::string_view mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    if (text.starts_with(mark)) text.erase(0, mark.size());
  }
  return text;
}

std::string_view skip_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

std::string_view skip_past(std::string_view text, std::string_view end) {
  const std::size_t at = text.find(end);
  return at == std::string_view::npos ? std::string_view{} : text.substr(at + end.size());
}

/// The local name of the first element, or nothing.
std::string_view root_element(std::string_view text) {
  for (text = skip_blanks(text); text.starts_with('<'); text = skip_blanks(text)) {
    if (text.starts_with("<!--")) {
      text = skip_past(text, "-->");
    } else if (text.starts_with("<?")) {
      text = skip_past(text, "?>");
    } else if (text.starts_with("<!")) {
      text = skip_past(text, ">");
    } else {
      text.remove_prefix(1);
      return local_name(text.substr(0, text.find_first_of(" \t\r\n/>")));
    }
  }
  return {};
}

/// True when the first line that is neither blank nor a comment begins an entry of a PO file.
bool begins_like_po(std::string_view text) {
  for (text = skip_blanks(text); text.starts_with('#'); text = skip_blanks(text)) {
    text = skip_past(text, "\n");
  }
  return std::ranges::any_of(std::array{"msgid", "msgctxt", "domain"},
                             [text](std::string_view word) { return text.starts_with(word); });
}

}  // namespace

FileFormat format_of(const std::filesystem::path& path) {
  std::filesystem::path name = path.filename();
  std::string ending = name.extension().string();
  if (ending == ".gz") ending = name.stem().extension().string();
  ending = text::lower_ascii(ending);
  if (ending == ".csv") return FileFormat::csv;
  if (ending == ".tsv" || ending == ".tab" || ending == ".txt") return FileFormat::tsv;
  if (ending == ".xlf" || ending.ends_with("xliff")) return FileFormat::xliff;
  if (ending == ".po" || ending == ".pot") return FileFormat::po;
  return FileFormat::tmx;
}

FileFormat format_of_content(std::string_view head, FileFormat by_name) {
  if (by_name == FileFormat::csv || by_name == FileFormat::tsv) return by_name;
  const std::string text = as_ascii(head);
  const std::string_view root = root_element(text);
  if (root == "xliff") return FileFormat::xliff;
  if (text::equals_ignoring_case(root, "tmx")) return FileFormat::tmx;
  return begins_like_po(text) ? FileFormat::po : by_name;
}

FileFormat detect_format(const std::string& path) {
  const FileFormat by_name = format_of(path);
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return by_name;
  text::ByteSource source = text::ByteSource::open(path);
  std::string head(kHeadBytes, '\0');
  head.resize(source.read(head));
  return format_of_content(head, by_name);
}

}  // namespace calque
