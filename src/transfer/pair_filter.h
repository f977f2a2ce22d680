#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"

namespace calque {

/// Tells pairs of sentences that are evidently no translations of each other, as there are many in
/// corpora that machines made, by lengths, numbers, scripts and languages. Words are not looked at:
/// see ScoredSource.
class PairFilter {
 public:
  PairFilter(Language source, Language target)
      : source_(std::move(source)), target_(std::move(target)) {}

  /// Learns from a pair how much longer texts are in the target language. Some thousands are
  /// enough, good and bad ones; without twenty, lengths say nothing.
  void learn(std::string_view source, std::string_view target);

  /// Why the pair is no translation; empty where it may be one. Valid UTF-8.
  std::string reason(std::string_view source, std::string_view target);

 private:
  std::string length_reason(std::size_t of_source, std::size_t of_target);
  std::string foreign(std::string_view text, const Language& language) const;

  Language source_;
  Language target_;
  std::vector<double> ratios_;
  bool sorted_ = false;  ///< Whether those are in order.
};

}  // namespace calque
