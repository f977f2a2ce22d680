#include "formats/file_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "calque/error.h"
#include "calque/format.h"
#include "text/decoder.h"

namespace calque {
namespace {

constexpr std::array<std::string_view, 3> kByteOrderMarks{"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};

std::string_view byte_order_mark(std::string_view bytes) {
  for (const std::string_view mark : kByteOrderMarks) {
    if (bytes.starts_with(mark)) return bytes.substr(0, mark.size());
  }
  return {};
}

}  // namespace

FileText::FileText(std::string bytes, std::string name, const FileTextOptions& options)
    : bytes_(std::move(bytes)), name_(std::move(name)) {
  if (bytes_.starts_with("\x1F\x8B")) throw InputError(name_ + ": it is packed twice");
  text::DecoderOptions decoder_options;
  decoder_options.forced_encoding = options.forced_encoding;
  decoder_options.xml = options.xml;
  decoder_options.default_encoding = options.default_encoding;
  text::Decoder decoder(text::ByteSource::from_memory(bytes_, name_), decoder_options);
  std::uint64_t bad_places = 0;
  std::uint64_t first_bad = 0;
  const auto count_bad = [&] {  // a list of them could be larger than the file
    const std::vector<text::BadBytes> bad = decoder.take_bad_bytes();
    if (bad_places == 0 && !bad.empty()) first_bad = bad.front().text_offset;
    bad_places += bad.size();
  };
  while (decoder.read(text_)) count_bad();
  count_bad();
  encoding_ = decoder.encoding();
  if (!decoder.remark().empty()) remarks_.push_back(decoder.remark());
  if (bad_places == 0) return;
  const std::string problem = "it has bytes without a meaning in " + encoding_ + ", " +
                              std::to_string(bad_places) + " in all";
  if (!options.lenient) {
    throw InputError(describe(name_, {line_at(first_bad), 0, {}},
                              problem + ". Give the right encoding (--encoding), or use "
                                        "--lenient, which reads them as U+FFFD"));
  }
  remarks_.push_back(problem);
}

std::uint64_t FileText::line_at(std::size_t offset) const {
  const auto end = text_.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text_.size()));
  return 1 + static_cast<std::uint64_t>(std::count(text_.begin(), end, '\n'));
}

std::string FileText::patched(std::vector<text::TextEdit> patches,
                              text::Unencodable unencodable) const {
  if (patches.empty()) return bytes_;
  const std::string_view mark = byte_order_mark(bytes_);
  const std::string plain = text::encode(text_, encoding_, text::Unencodable::xml_reference);
  const bool marked = bytes_ != plain;
  if (marked && std::string(mark) + plain != bytes_) {
    throw InputError(name_ + ": it has bytes that would not be written again as they are in " +
                     encoding_ + "; convert it to UTF-8 first");
  }
  std::ranges::stable_sort(
      patches, {}, [](const text::TextEdit& patch) { return std::pair(patch.begin, patch.end); });
  std::string out;
  std::size_t at = 0;
  for (const text::TextEdit& patch : patches) {
    if (patch.begin < at) throw UsageError(name_ + ": two changes of one place");
    out.append(text_, at, patch.begin - at).append(patch.replacement);
    at = patch.end;
  }
  out.append(text_, at);
  try {
    return (marked ? std::string(mark) : std::string()) + text::encode(out, encoding_, unencodable);
  } catch (const InputError& error) {
    throw InputError(name_ + ": " + error.what());
  }
}

}  // namespace calque
