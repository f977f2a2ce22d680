#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "leverage/analysis.h"

namespace calque::leverage {

/// What an analysis was made from and what it gave, for others to make it again: versions,
/// settings, hashes of the memory's units and of the files, and the figures.
struct Receipt {
  /// The rules by which this program analyses: raised when a segment may be counted otherwise, or
  /// get another rate, than before; 1 were those of version 0.1.
  static constexpr int kRules = 2;

  int rules = kRules;
  std::string version;  ///< Of calque.
  std::string unicode;  ///< Of the Unicode data that tell where words and sentences end.
  Analysis analysis;
};

/// The receipt of an analysis made by this program.
Receipt receipt_of(Analysis analysis);

/// 16 hexadecimal digits that name the versions, settings, memory and files.
std::string receipt_id(const Receipt& receipt);

/// JSON, see docs/json.md; read_receipt takes it back.
std::string to_json(const Receipt& receipt);

/// @param name stands in messages. @throws InputError when it is no receipt.
Receipt read_receipt(std::string_view json, const std::string& name);

/// A line for each thing in which the two differ, for people; empty when they are the same. Where
/// the rules differ, other figures are no news, and are not told.
std::vector<std::string> differences(const Receipt& expected, const Receipt& found);

}  // namespace calque::leverage
