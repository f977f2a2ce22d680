#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "calque/format.h"
#include "formats/issue_log.h"

namespace calque {

/// A source of pairs without those whose words, by what the others teach, are evidently no
/// translations of each other (align/pair_scores.h). It takes some hundred pairs to tell any.
class ScoredSource : public UnitSource {
 public:
  /// Units of other than two texts pass.
  explicit ScoredSource(std::unique_ptr<UnitSource> source) : source_(std::move(source)) {}

  bool next(TranslationUnit& unit) override;
  std::uint64_t line() const override { return line_; }
  std::string name() const override { return source_->name(); }
  std::optional<FileHeader> header() const override { return source_->header(); }
  std::uint64_t bytes_read() const override { return source_->bytes_read(); }
  ReadSummary summary() const override;

 private:
  struct Waiting {
    TranslationUnit unit;
    std::uint64_t line = 0;
  };
  void fill();

  std::unique_ptr<UnitSource> source_;
  std::deque<Waiting> waiting_;
  std::uint64_t line_ = 0;
  std::uint64_t units_ = 0;
  IssueLog log_;
};

}  // namespace calque
