#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

/// Comparing paragraphs that were written with those that are read again.
namespace calque::leverage {

/// Words alone: formats differ in what they do with white space.
std::string without_spaces(std::string_view text);

/// How far to go on in both lists until they have the same text, at most `most` in each.
/// By the fewest steps in all, and of these the fewest in the first list: a paragraph that became
/// two costs one step.
std::optional<std::pair<std::size_t, std::size_t>> step_to_agreement(std::span<const std::string> a,
                                                                     std::span<const std::string> b,
                                                                     std::size_t most);

}  // namespace calque::leverage
