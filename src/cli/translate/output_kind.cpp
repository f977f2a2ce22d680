#include "cli/translate/output_kind.h"

#include "calque/error.h"
#include "cli/output_file.h"
#include "text/format_choice.h"

namespace calque::cli {
namespace {

std::string ending_of(const std::string& path) {
  std::string ending = lower_extension(path);
  if (!ending.empty()) ending.erase(0, 1);
  return ending;
}

/// What the ending of the output's name asks for, beside the article itself; empty for none.
std::string kind_by_ending(const std::string& output) {
  std::string ending = ending_of(output);
  if (ending == "tmx" || ending == "html" || ending == "txt") return ending;
  if (ending == "xlf" || ending == "xliff") return "xliff2";
  return ending == "htm" ? "html" : "";
}

}  // namespace

std::string article_output_kind(const AskedOutput& asked, const document::Format& article) {
  if (!asked.format.empty()) return asked.format;
  // Nobody reads a package on a terminal.
  if (asked.output.empty() || asked.output == "-") return "txt";
  if (text::has_ending(article.endings, lower_extension(asked.output))) return "document";
  const std::string kind = kind_by_ending(asked.output);
  if (!kind.empty()) return kind;
  throw UsageError(
      "the name " + asked.output +
      " tells no format: end it as the article's name, or in .xlf, .tmx, .html or .txt, "
      "or give --format");
}

std::string bilingual_output_kind(const AskedOutput& asked, const std::string& article,
                                  const UnitFormat& format) {
  std::string kind = asked.format.empty() ? kind_by_ending(asked.output) : asked.format;
  const std::string ending = lower_extension(asked.output);
  // The file may be known by its content alone, and keeps its ending then.
  const bool same = text::has_ending(format.endings, ending) || ending == lower_extension(article);
  if (kind == "document" || (asked.format.empty() && (same || ending.empty()))) return "document";
  if (kind == "xliff" || kind == "xliff2") {
    throw UsageError(article + " is filled in its own format: leave --format out");
  }
  if (!kind.empty()) return kind;
  throw UsageError("the name " + asked.output + " tells no format: end it as the name of " +
                   article + ", or in .tmx, .html or .txt, or give --format");
}

}  // namespace calque::cli
