#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/issue_log.h"
#include "glossary/glossary_source.h"

namespace calque::text {
class ByteSource;
}

namespace calque::glossary {

/// True for the XML of MultiTerm, whose first element is `mtf`.
bool is_multiterm(std::string_view beginning);

/// Reads an export of MultiTerm: concepts with terms in languages, and fields on all three levels.
/// The file is held whole.
class MultitermReader : public GlossarySource {
 public:
  /// Throws InputError.
  MultitermReader(text::ByteSource source, const GlossaryReadOptions& options);

  bool next(Entry& entry) override;
  std::string header_json() const override { return {}; }
  std::uint64_t bytes_read() const override { return 0; }
  ReadSummary summary() const override;

 private:
  std::vector<Entry> entries_;
  std::size_t at_ = 0;
  IssueLog log_;
};

std::unique_ptr<GlossarySource> read_multiterm(text::ByteSource source, std::string_view beginning,
                                               const GlossaryReadOptions& options);

}  // namespace calque::glossary
