#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace calque {

/// A language tag in the form that BCP 47 (RFC 5646, section 2.1.1) recommends: "en-US", "zh-Hans",
/// "sr-Latn-RS". Made from any spelling met in files: "EN_us", "en-us", "EN-US".
///
/// A tag that is not well-formed is kept with `_` read as `-`, so that no unit is refused for its
/// tag.
class Language {
 public:
  /// "und": the language is not known.
  Language() = default;

  /// Never throws; an empty or blank text gives "und".
  explicit Language(std::string_view written);

  const std::string& tag() const { return tag_; }

  /// The first subtag: "zh" of "zh-Hans".
  std::string_view primary() const;

  bool undetermined() const { return tag_ == "und"; }

  /// True for well-formed tags only; used to refuse a mistyped command-line option.
  bool well_formed() const;

  /// Basic filtering (RFC 4647, section 3.3.1): the range "en" takes in "en" and "en-US", the range
  /// "en-US" only "en-US" and what begins with "en-US-". "und" takes in nothing but itself.
  bool includes(const Language& other) const;

  auto operator<=>(const Language&) const = default;

 private:
  std::string tag_ = "und";
};

/// The place of the range that names `language` most closely: of "en" and "en-US", the second for
/// "en-US" and the first for "en-GB". Nothing when none takes it in.
std::optional<std::size_t> closest_range(std::span<const Language> ranges,
                                         const Language& language);

}  // namespace calque
