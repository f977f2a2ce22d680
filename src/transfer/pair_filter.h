#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "calque/language.h"

namespace calque {

/// Tells pairs of sentences that are evidently no translations of each other, as there are many in
/// corpora that machines made. It looks at lengths, numbers, scripts and languages, not at words: a
/// pair of two other sentences of like length passes.
class PairFilter {
 public:
  PairFilter(Language source, Language target)
      : source_(std::move(source)), target_(std::move(target)) {}

  /// Learns from a pair how much longer texts are in the target language. Some thousands are
  /// enough, good and bad ones; without any, texts are as long in both.
  void learn(std::string_view source, std::string_view target);

  /// Why the pair is no translation; empty where it may be one. Valid UTF-8.
  std::string reason(std::string_view source, std::string_view target);

 private:
  double ratio();
  std::string foreign(std::string_view text, const Language& language) const;

  Language source_;
  Language target_;
  std::vector<double> ratios_;
  double ratio_ = 0;  ///< The median of those; 0: not worked out yet.
};

}  // namespace calque
