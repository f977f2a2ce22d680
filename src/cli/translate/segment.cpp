#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <variant>

#include "calque/error.h"
#include "calque/segmenter.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/interrupt.h"
#include "cli/options/failed_files.h"
#include "cli/options/format_option.h"
#include "cli/options/include_option.h"
#include "cli/options/input_files.h"
#include "cli/options/language_option.h"
#include "document/document.h"
#include "model/segment_markup.h"
#include "segment/article.h"
#include "segment/srx.h"
#include "segment/srx_segmenter.h"
#include "text/utf8.h"
#include "text/whole_file.h"

namespace calque::cli {
namespace {

using document::Document;
using segment::ArticleSegment;
using segment::BreakExplanation;

/// The built-in rules or those of an SRX file, behind one face.
class Splitting {
 public:
  Splitting(const Language& language, const std::string& srx_path)
      : rules_(srx_path.empty() ? Rules(segment::Segmenter(language))
                                : Rules(read_srx(srx_path, language))) {}

  std::vector<segment::SegmentSpan> segment(std::string_view text) {
    return std::visit([text](auto& rules) { return rules.segment(text); }, rules_);
  }
  std::vector<BreakExplanation> explain(std::string_view text) {
    return std::visit([text](auto& rules) { return rules.explain(text); }, rules_);
  }

 private:
  using Rules = std::variant<segment::Segmenter, segment::SrxSegmenter>;

  static segment::SrxSegmenter read_srx(const std::string& path, const Language& language) {
    const segment::SrxDocument srx =
        segment::read_srx(text::read_whole_file(path, text::kLargestSettings), path);
    try {
      return {srx, language};
    } catch (const InputError& error) {
      throw InputError(path + ": " + error.what());
    }
  }

  Rules rules_;
};

/// What an article looks like on the way out.
class Printer {
 public:
  Printer(const Document& document, Splitting& splitting, report::Style style, bool explain)
      : document_(document), splitting_(splitting), style_(style), explain_(explain) {}

  std::string line(const ArticleSegment& segment) {
    std::string text = segment.content.text;
    std::ranges::replace(text, '\n', ' ');
    std::erase(text, '\r');
    std::string out = style_.text(text) + "\n";
    if (!explain_) return out;
    for (const BreakExplanation& decision : decisions_of(segment)) {
      out += "    " + std::string(decision.breaks ? "break" : "no break") + "  " +
             style_.text(decision.rule) + "  " +
             style_.text(around(segment, decision.offset), report::Role::faint) + "\n";
    }
    return out;
  }

  /// `file` where there are several, else empty.
  std::string json(const ArticleSegment& segment, const std::string& file) {
    const document::Paragraph& paragraph = document_.paragraphs[segment.paragraph];
    nlohmann::ordered_json object;
    if (!file.empty()) object["file"] = text::replace_invalid_utf8(file);
    object["paragraph"] = segment.paragraph;
    object["kind"] = document::kind_name(paragraph.kind);
    if (paragraph.level > 0) object["level"] = paragraph.level;
    object["text"] = segment.content.text;
    if (!segment.content.tags.empty()) object["markup"] = to_markup(segment.content);
    add_offsets(object, segment, paragraph);
    if (explain_) {
      for (const BreakExplanation& decision : decisions_of(segment)) {
        object["decisions"].push_back(
            {{"offset", decision.offset}, {"breaks", decision.breaks}, {"rule", decision.rule}});
      }
    }
    return object.dump() + "\n";
  }

 private:
  void add_offsets(nlohmann::ordered_json& object, const ArticleSegment& segment,
                   const document::Paragraph& paragraph) const {
    const std::string_view text = paragraph.content.text;
    const std::size_t begin = text::count_code_points(text.substr(0, segment.span.begin));
    const std::size_t length = text::count_code_points(segment.content.text);
    object["bytes"] = {segment.span.begin, segment.span.end};
    object["code_points"] = {begin, begin + length};
    object["paragraph_offset"] = paragraph.offset;
    // Other formats have no offsets in the file that belong to a character of the text.
    if (!document_.format->verbatim) return;
    const std::size_t start = paragraph.code_point_offset + begin;
    object["file_bytes"] = {paragraph.offset + segment.span.begin,
                            paragraph.offset + segment.span.end};
    object["file_code_points"] = {start, start + length};
  }

  /// The decisions in this segment, up to the one that ends it.
  std::vector<BreakExplanation> decisions_of(const ArticleSegment& segment) {
    // Decisions are made for a paragraph at a time, and given out to its segments.
    if (segment.paragraph != explained_ || decisions_.empty()) {
      explained_ = segment.paragraph;
      decisions_ = splitting_.explain(document_.paragraphs[segment.paragraph].content.text);
      next_decision_ = 0;
    }
    std::vector<BreakExplanation> found;
    while (next_decision_ < decisions_.size()) {
      const BreakExplanation& decision = decisions_[next_decision_];
      ++next_decision_;
      found.push_back(decision);
      // White space behind the segment belongs to the decision that ends it.
      if (decision.breaks && decision.offset >= segment.span.end) break;
    }
    return found;
  }

  /// Some characters on both sides of the place, which `¦` marks.
  std::string around(const ArticleSegment& segment, std::size_t offset) const {
    // Bytes on each side: the place is recognised, and the line stays short.
    constexpr std::size_t kReach = 20;
    const std::string& text = document_.paragraphs[segment.paragraph].content.text;
    std::size_t begin = offset - std::min(offset, kReach);
    std::size_t end = std::min(text.size(), offset + kReach);
    while (begin < offset && text::is_continuation(text[begin])) ++begin;
    while (end < text.size() && text::is_continuation(text[end])) --end;
    std::string out = text.substr(begin, offset - begin) + "¦" + text.substr(offset, end - offset);
    std::ranges::replace(out, '\n', ' ');
    return out;
  }

  const Document& document_;
  Splitting& splitting_;
  report::Style style_;
  bool explain_;
  std::size_t explained_ = 0;
  std::vector<BreakExplanation> decisions_;
  std::size_t next_decision_ = 0;
};

class SegmentCommand : public Command {
 public:
  const char* name() const override { return "segment"; }
  const char* description() const override {
    return "Split an article into sentences (text, Markdown, HTML, Word and others)";
  }

  void declare(CLI::App& app) override {
    app.add_option("file", files_, "Articles, or folders of them; - is standard input")
        ->type_name("FILE");
    app.add_option("-s,--source", language_,
                   "Its language; if not given as declared there, or guessed")
        ->type_name("LANG");
    app.add_option("--srx", srx_, "Use the rules of this SRX file")->type_name("FILE");
    format_.declare(app, "--format", "by the name");
    app.add_option("--encoding", encoding_, "Character encoding (default: as the file says)")
        ->type_name("NAME");
    include_.declare(app);
    app.add_flag("--explain", explain_, "Show for every place which rule broke it, or did not");
    app.add_flag("--json", json_, "JSON lines, with offsets");
    app.add_flag("--show-rules", show_rules_, "Print the built-in rules of LANG as SRX 2.0");
  }

  int run(const Globals& globals) override {
    if (show_rules_) return show_rules();
    if (files_.empty()) throw UsageError("give the file to segment, or - for standard input");
    const std::vector<InputFile> files = input_files(globals, files_, {.bilingual = true});
    FailedFiles failed(files.size());
    int code = kNothingFound;
    for (const InputFile& file : files) {
      failed.attempt(file.path, [&] {
        if (segment_file(globals, file.path, files.size() > 1)) code = kOk;
      });
    }
    return failed.code(code);
  }

 private:
  /// False where there is no text. Messages and JSON name the file where it is one of several.
  bool segment_file(const Globals& globals, const std::string& file, bool named) const {
    const Document document = document::read_document(
        file, {.format = format_.format(), .encoding = encoding_, .include = include_.include()});
    const std::string name = named ? file : "";
    Splitting splitting(choose_language(globals, document, name), srx_);
    const auto segments = segment::segment_article(
        document, [&](std::string_view text) { return splitting.segment(text); });
    const std::string left_out = left_out_in_words(document);
    if (!left_out.empty()) tell(globals, name, "not read: " + left_out);
    const report::Style style = output_style(globals);
    Printer printer(document, splitting, style, explain_);
    for (const ArticleSegment& segment : segments) {
      check_interrupt();
      if (json_) {
        print(printer.json(segment, name));
      } else {
        print(printer.line(segment), style);
      }
    }
    return !segments.empty();
  }

  static void tell(const Globals& globals, const std::string& file, const std::string& what) {
    say(globals, file.empty() ? what : file + ": " + what);
  }

  int show_rules() const {
    const Language language = language_.empty() ? Language() : language_option(language_);
    print(segment::write_srx(segment::srx_of_builtin_rules({language})));
    return kOk;
  }

  Language choose_language(const Globals& globals, const Document& document,
                           const std::string& file) const {
    using Source = segment::ArticleLanguage::Source;
    if (!language_.empty()) return language_option(language_);
    const segment::ArticleLanguage found = segment::language_of(document);
    const std::string tag = "language: " + found.language.tag();
    if (found.source == Source::declared) tell(globals, file, tag + ", as the file declares");
    if (found.source == Source::guessed) tell(globals, file, tag + ", guessed");
    const bool sure = found.source == Source::declared || found.source == Source::guessed;
    if (const std::string set = globals.settings.word("source"); !sure && !set.empty()) {
      return language_option(set);
    }
    if (found.source == Source::guessed_unsurely) {
      tell(globals, file, tag + ", guessed, but not surely; --source tells it");
    }
    if (found.source == Source::unknown) {
      tell(globals, file, "language: not known, so that general rules are used; --source tells it");
    }
    return found.language;
  }

  std::vector<std::string> files_;
  std::string language_;
  std::string srx_;
  ArticleFormatOption format_;
  std::string encoding_;
  IncludeOption include_;
  bool explain_ = false;
  bool json_ = false;
  bool show_rules_ = false;
};

}  // namespace

std::unique_ptr<Command> make_segment_command() {
  return std::make_unique<SegmentCommand>();
}

}  // namespace calque::cli
