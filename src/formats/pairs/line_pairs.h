#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "calque/format.h"
#include "calque/language.h"
#include "formats/issue_log.h"
#include "text/decoder_window.h"

namespace calque {

/// Says why two texts are evidently no translation of each other; empty where they may be one.
using RejectPair = std::function<std::string(std::string_view source, std::string_view target)>;

struct LinePairOptions {
  Language source;
  Language target;
  std::string encoding{};  ///< Of both files; empty: as their bytes say, else UTF-8.
  bool lenient = false;    ///< Repair characters instead of refusing the files.
  RejectPair reject = {};  ///< Pairs that it gives a reason for are left out.
};

/// The languages that the names of two files end with, as those of OPUS and Moses do: "corpus.en",
/// "news.en-tr.tr.gz". `given` goes first. Throws UsageError where there is none.
LinePairOptions languages_of_pair(const std::string& source, const std::string& target,
                                  const std::vector<Language>& given);

/// Units from two files of lines: line by line each other's translation. Pairs of which one line is
/// blank are left out and counted.
class LinePairSource : public UnitSource {
 public:
  /// Throws InputError for files that cannot be opened.
  LinePairSource(const std::string& source, const std::string& target, LinePairOptions options);

  /// Throws InputError for lines without a partner, and for bytes without a meaning.
  bool next(TranslationUnit& unit) override;

  std::uint64_t line() const override { return place_.line; }
  std::string name() const override;
  std::uint64_t bytes_read() const override;
  ReadSummary summary() const override;

  /// Pairs that were rejected.
  std::uint64_t rejected() const { return rejected_; }

 private:
  struct Lines {
    text::DecoderWindow window;
    std::uint64_t count = 0;
    std::uint64_t bad_bytes = 0;  ///< In the line read last.
  };
  static Lines open(const std::string& path, const LinePairOptions& options);
  static bool next_line(Lines& lines, std::string& line);
  [[noreturn]] void refuse_lengths();
  bool take(std::string& source, std::string& target);
  void defect(const Lines& lines, ReadIssue::Kind kind, const std::string& message);

  LinePairOptions options_;
  Lines source_;
  Lines target_;
  std::uint64_t rejected_ = 0;
  IssueLog log_;
  ReadPlace place_;
};

}  // namespace calque
