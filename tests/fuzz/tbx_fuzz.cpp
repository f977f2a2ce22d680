// Any bytes: the reader of TBX refuses them, or gives entries; what is written is read again.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <sstream>

#include "calque/error.h"
#include "glossary/glossary_source.h"
#include "glossary/tbx_reader.h"
#include "glossary/tbx_writer.h"
#include "require.h"

using namespace calque;
using namespace calque::glossary;

namespace {

std::vector<Entry> read(std::string content, bool lenient) {
  GlossaryReadOptions options;
  options.lenient = lenient;
  TbxReader reader(text::ByteSource::from_memory(std::move(content)), options);
  std::vector<Entry> entries;
  for (Entry entry; reader.next(entry);) entries.push_back(entry);
  return entries;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string content(reinterpret_cast<const char*>(data), size);
  for (const bool lenient : {false, true}) {
    std::vector<Entry> entries;
    try {
      entries = read(content, lenient);
    } catch (const InputError&) {
      continue;
    }
    for (const TbxStyle style : {TbxStyle::basic_2, TbxStyle::dca_3, TbxStyle::dct_3}) {
      std::ostringstream out;
      TbxWriter writer(out, style, "fuzz");
      for (const Entry& entry : entries) writer.write(entry);
      writer.finish();
      const std::vector<Entry> again = read(out.str(), false);
      require(again.size() == entries.size(), "the entries written are read again");
      for (std::size_t i = 0; i < entries.size(); ++i) {
        require(again[i].terms.size() == entries[i].terms.size(), "with their terms");
        for (std::size_t t = 0; t < entries[i].terms.size(); ++t) {
          require(again[i].terms[t].text == entries[i].terms[t].text, "and their texts");
        }
      }
    }
  }
  return 0;
}
