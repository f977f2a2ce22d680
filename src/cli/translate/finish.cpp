#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <ostream>

#include "calque/error.h"
#include "calque/format.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/options/format_option.h"
#include "cli/options/include_option.h"
#include "cli/options/language_option.h"
#include "cli/output_file.h"
#include "document/format.h"
#include "formats/bilingual.h"
#include "formats/xml/xml_piece_parser.h"
#include "leverage/finish.h"
#include "text/format_choice.h"
#include "text/utf8.h"

namespace calque::cli {
namespace {

class FinishCommand : public Command {
 public:
  const char* name() const override { return "finish"; }
  const char* description() const override {
    return "Write an article from a bilingual file that came back translated";
  }

  void declare(CLI::App& app) override {
    app.add_option("done", done_,
                   "The file with the translations: " + unit_format_names(&UnitFormat::is_read))
        ->required()
        ->type_name("DONE");
    app.add_option("article", article_, "The article that it was made of")
        ->required()
        ->type_name("ARTICLE");
    app.add_option("-s,--source", source_, "Language of the article (default: as DONE says)")
        ->type_name("LANG");
    app.add_option("-t,--target", target_, "Language of the translation (default: as DONE says)")
        ->type_name("LANG");
    app.add_option("-o,--output", output_, "The translated article; - is standard output")
        ->required()
        ->type_name("OUT");
    app.add_flag("--drafts", drafts_, "Also take what DONE marks as a draft");
    app.add_flag("--json", json_, "One JSON object that says what is translated and what is not");
    format_.declare_for_reading(app);
    article_format_.declare(app, "--input-format", "by the article's name");
    app.add_option("--encoding", encoding_, "Encoding of the article, where it says none")
        ->type_name("NAME");
    include_.declare(app);
  }

  int run(const Globals& globals) override {
    if (json_ && output_ == "-") {
      throw UsageError("--json goes where the article would go: give a file with --output");
    }
    const UnitFormat& format = format_.of_input(done_);
    read_languages(format);
    const auto done = leverage::read_done(done_, format, source_language_, target_language_);
    leverage::Article article = leverage::read_article(
        article_, source_language_,
        {.format = article_format_.format(), .encoding = encoding_, .include = include_.include()},
        target_language_);
    refuse_output_of_another_kind(*article.document.format);
    const std::string left_out = left_out_in_words(article.document);
    if (!left_out.empty()) say(globals, "not read: " + left_out);
    const auto finished =
        leverage::finish_article(std::move(article), done, target_language_, drafts_);
    if (finished.translated > 0) write(finished.article.bytes);
    if (json_) {
      print(report(finished).dump() + "\n");
    } else {
      tell(globals, finished);
    }
    if (finished.translated == 0) return kNothingFound;
    const bool whole =
        finished.missing.empty() && finished.drafts.empty() && finished.article.left_out.empty();
    return whole ? kOk : kGateFailed;
  }

 private:
  /// Those of the command line, else of the file with the translations.
  void read_languages(const UnitFormat& format) {
    if (!source_.empty()) source_language_ = language_option(source_);
    if (!target_.empty()) target_language_ = language_option(target_);
    const bool known = !source_language_.undetermined() && !target_language_.undetermined();
    if (!known && format.is_filled()) {
      const auto file = open_bilingual(done_, format,
                                       {.source_language = source_language_,
                                        .target_language = target_language_,
                                        .encoding = {},
                                        .lenient = false});
      for (const BilingualSegment& segment : file->segments()) {
        if (source_language_.undetermined()) source_language_ = segment.source_language;
        if (target_language_.undetermined()) target_language_ = segment.target_language;
      }
    }
    if (!source_language_.undetermined() && !target_language_.undetermined()) return;
    throw UsageError("give the languages: calque finish " + done_ + " " + article_ +
                     " -s en -t tr -o " + output_);
  }

  void refuse_output_of_another_kind(const document::Format& format) const {
    const std::string ending = lower_extension(output_);
    if (output_ == "-" || text::has_ending(format.endings, ending) ||
        ending == lower_extension(article_)) {
      return;
    }
    throw UsageError(output_ + ": what is written is " + std::string(format.name) +
                     ", as the article is; end the name so (" + std::string(format.endings) + ")");
  }

  void write(const std::string& bytes) const {
    std::error_code error;
    if (output_ != "-" && std::filesystem::equivalent(output_, article_, error)) {
      throw UsageError(output_ + " is the article itself; give another name");
    }
    OutputFile out(output_);
    out.stream() << bytes;
    out.commit();
  }

  static void list(const Globals& globals, const std::vector<std::size_t>& numbers,
                   const leverage::FinishedArticle& finished, const std::string& what) {
    for (const std::size_t number : numbers) {
      say(globals, "segment " + std::to_string(number + 1) + " (" +
                       shown_in_message(finished.sources[number]) + ") " + what);
    }
  }

  static std::int64_t count(std::size_t number) { return static_cast<std::int64_t>(number); }

  /// What docs/json.md describes.
  nlohmann::ordered_json report(const leverage::FinishedArticle& finished) const {
    nlohmann::ordered_json object{{"file", text::replace_invalid_utf8(article_)}};
    if (finished.translated > 0) object["output"] = text::replace_invalid_utf8(output_);
    object["segments"] = finished.sources.size();
    object["translated"] = finished.translated - finished.article.left_out.size();
    object["unused"] = finished.unused;
    const auto add = [&](const char* key, const std::vector<std::size_t>& numbers) {
      for (const std::size_t number : numbers) {
        object[key].push_back({{"segment", number + 1}, {"text", finished.sources[number]}});
      }
    };
    add("missing", finished.missing);
    add("drafts", finished.drafts);
    add("lost_format", finished.article.lost_format);
    add("left_out", finished.article.left_out);
    return object;
  }

  void tell(const Globals& globals, const leverage::FinishedArticle& finished) const {
    list(globals, finished.missing, finished, "has no translation");
    list(globals, finished.drafts, finished, "has a draft alone; --drafts takes it");
    list(globals, finished.article.lost_format, finished, "written without all of its formatting");
    list(globals, finished.article.left_out, finished,
         "left as it was: the format cannot take the translation there");
    std::string line = counted(count(finished.sources.size()), "segment") + ": " +
                       std::to_string(finished.translated - finished.article.left_out.size()) +
                       " translated, " +
                       std::to_string(finished.missing.size() + finished.drafts.size() +
                                      finished.article.left_out.size()) +
                       " missing";
    say(globals, line);
    if (finished.unused > 0) {
      say(globals, counted(count(finished.unused), "segment") + " of " + done_ +
                       " with text that is not in " + article_);
    }
    if (finished.translated == 0) {
      say(globals, "nothing is translated, and nothing was written");
    }
  }

  std::string done_;
  std::string article_;
  std::string source_;
  std::string target_;
  std::string output_;
  bool drafts_ = false;
  bool json_ = false;
  FormatOption format_;
  ArticleFormatOption article_format_;
  std::string encoding_;
  IncludeOption include_;
  Language source_language_;
  Language target_language_;
};

}  // namespace

std::unique_ptr<Command> make_finish_command() {
  return std::make_unique<FinishCommand>();
}

}  // namespace calque::cli
