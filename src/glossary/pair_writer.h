#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "calque/glossary.h"
#include "glossary/glossary_sink.h"

namespace calque::glossary {

/// Formats whose lines are a term and its translation.
enum class PairFormat { utx, omegat };

struct PairWriteOptions {
  PairFormat format = PairFormat::utx;
  Language source = {};
  Language target = {};
  std::string date = {};  ///< Of UTX: YYYY-MM-DDThh:mm:ssZ; left out when empty.
};

/// Writes each term of the source language with each of the target language on a line: UTX 1.11
/// (part of speech, status of the target term, id, note), or OmegaT's tab-separated file with a
/// comment. Tabs and line ends in texts become spaces.
class PairWriter : public GlossarySink {
 public:
  /// Writes the header. `out` must outlive the writer.
  PairWriter(std::ostream& out, PairWriteOptions options);

  void write(const Entry& entry) override;
  std::uint64_t written() const override { return rows_; }
  std::vector<std::string> losses() const override;

 private:
  void write_pair(const Entry& entry, const Term& source, const Term& target);
  void put(std::initializer_list<std::string_view> fields);

  std::ostream& out_;
  PairWriteOptions options_;
  std::uint64_t rows_ = 0;
  std::uint64_t entries_left_out_ = 0;
  std::uint64_t forbidden_left_out_ = 0;
  std::uint64_t data_left_out_ = 0;
};

}  // namespace calque::glossary
