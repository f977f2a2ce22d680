#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calque/format.h"

namespace calque {

/// A source of units whose first ones were read ahead, to be looked at before any is stored.
class PeekedSource : public UnitSource {
 public:
  /// Reads units until there are texts of some pages. Throws as the source does.
  explicit PeekedSource(std::unique_ptr<UnitSource> source);

  /// A language of the units that were read ahead, and their texts in it, a line each.
  struct Sample {
    Language language;
    std::string text;
  };
  const std::vector<Sample>& samples() const { return samples_; }

  bool next(TranslationUnit& unit) override;
  std::uint64_t line() const override { return line_; }
  std::string name() const override { return source_->name(); }
  std::optional<FileHeader> header() const override { return source_->header(); }
  std::uint64_t bytes_read() const override { return source_->bytes_read(); }
  ReadSummary summary() const override { return source_->summary(); }

 private:
  struct Waiting {
    TranslationUnit unit;
    std::uint64_t line = 0;
  };
  std::size_t sample(const TranslationUnit& unit);

  std::unique_ptr<UnitSource> source_;
  std::deque<Waiting> waiting_;
  std::vector<Sample> samples_;
  std::uint64_t line_ = 0;
};

}  // namespace calque
