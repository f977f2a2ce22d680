#include "glossary/glossary_source.h"

#include <filesystem>
#include <utility>

#include "glossary/glossary_format.h"
#include "text/decoder.h"
#include "text/utf8.h"
#include "text/whole_file.h"

namespace calque::glossary {
namespace {

/// The start of the text, as much as the first chunk has.
std::string beginning_of(text::ByteSource source, const GlossaryReadOptions& options) {
  text::DecoderOptions decoder_options;
  decoder_options.forced_encoding = options.encoding;
  // A declaration is looked for, as it may be TBX; a table has none.
  decoder_options.xml = true;
  text::Decoder decoder(std::move(source), decoder_options);
  std::string beginning;
  while (beginning.empty() && decoder.read(beginning)) {
  }
  return beginning;
}

std::unique_ptr<GlossarySource> open(text::ByteSource source, std::string_view beginning,
                                     const GlossaryReadOptions& options) {
  const GlossaryFormat& format =
      options.format != nullptr ? *options.format : read_glossary_format(beginning);
  return format.read(std::move(source), beginning, options);
}

}  // namespace

std::unique_ptr<GlossarySource> open_glossary(const std::string& path,
                                              const GlossaryReadOptions& options) {
  std::error_code error;
  // What can be read once only is taken into memory: its beginning is looked at first.
  if (path == "-" || !std::filesystem::is_regular_file(path, error)) {
    text::ByteSource source = text::ByteSource::open(path);
    const std::string name = source.name();
    return open_glossary_text(text::read_whole(source, text::kLargestDocument), name, options);
  }
  const std::string beginning = beginning_of(text::ByteSource::open(path), options);
  return open(text::ByteSource::open(path), beginning, options);
}

std::unique_ptr<GlossarySource> open_glossary_text(std::string bytes, std::string name,
                                                   const GlossaryReadOptions& options) {
  const std::string beginning = beginning_of(text::ByteSource::from_memory(bytes, name), options);
  return open(text::ByteSource::from_memory(std::move(bytes), std::move(name)), beginning, options);
}

}  // namespace calque::glossary
