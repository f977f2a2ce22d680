#include "document/subtitles/subtitles.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "document/paragraph_builder.h"
#include "document/reference_text.h"
#include "document/subtitles/cues.h"
#include "text/ascii.h"
#include "text/letters.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace calque::document {
namespace {

/// Marks that end a sentence, a sound in brackets, a quotation or a line of a song.
bool ends_sentence(std::string_view line) {
  constexpr auto kEnds =
      std::to_array<std::string_view>({".", "!", "?", "…", ":", ";",  "。", "！", "？", "؟", "۔",
                                       "।", "♪", "♫", "]", ")", "\"", "”",  "»",  "’",  ">"});
  line = line.substr(0, line.find_last_not_of(" \t") + 1);
  return std::ranges::any_of(kEnds, [&](std::string_view end) { return line.ends_with(end); });
}

/// Whether a line goes on with a sentence of the one before: it begins with a letter that is no
/// capital. Scripts without words or capitals at the start of sentences are not told by it.
bool goes_on(std::string_view before, std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  if (line.empty() || ends_sentence(before)) return false;
  const text::Decoded first = text::decode_at(line, 0);
  if (text::kind_of(first.code_point) != text::CharacterKind::letter) return false;
  const std::string_view letter = line.substr(0, first.length);
  const std::size_t last = before.find_last_not_of(" \t");
  const bool comma = last != std::string_view::npos && before[last] == ',';
  return comma || text::fold_case(letter) == letter;
}

bool has_tags(std::string_view line) {
  return line.find_first_of("<{") != std::string_view::npos;
}

/// The dash before what a speaker says.
bool is_speech(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return line.starts_with("-") || line.starts_with("–") || line.starts_with("—");
}

class SubtitleReader {
 public:
  SubtitleReader(std::string_view file, SubtitleKind kind) : file_(file), kind_(kind) {}

  Document read() {
    const Cues found = find_cues(file_, kind_);
    for (const Cue& cue : found.cues) add(cue);
    Document document;
    document.paragraphs = builder_.take();
    document.leave_out("note", found.notes);
    return document;
  }

 private:
  std::string_view at(SourceRange line) const { return file_.substr(line.begin, line.size()); }

  void add(const Cue& cue) {
    const bool tags = std::ranges::any_of(
        cue.lines, [this](const SourceRange& line) { return has_tags(at(line)); });
    // A tag would have to be closed in one cue and opened again in the next.
    const bool joined =
        !tags && !last_has_tags_ && last_.size() > 0 && goes_on(at(last_), at(cue.lines.front()));
    if (!joined) start();
    for (const SourceRange& line : cue.lines) {
      if (&line != &cue.lines.front() && is_speech(at(line))) start();
      if (last_.size() > 0) builder_.add_text(" ", {last_.end, line.begin});
      add_line(line);
      last_ = line;
    }
    last_has_tags_ = tags;
  }

  void start() {
    builder_.next_paragraph(ParagraphKind::text);
    open_.clear();
    last_ = {};
  }

  void add_line(SourceRange line) {
    std::size_t done = line.begin;
    for (std::size_t i = line.begin; i < line.end;) {
      const std::size_t end = code_end(i, line.end);
      if (end == i) {
        ++i;
        continue;
      }
      add_text({done, i});
      add_code({i, end});
      done = i = end;
    }
    add_text({done, line.end});
  }

  /// The end of a tag or reference that begins at `at`; `at` where none does.
  std::size_t code_end(std::size_t at, std::size_t line_end) const {
    const std::string_view rest = file_.substr(at, line_end - at);
    char close = '>';
    if (rest.starts_with("{\\")) {
      close = '}';
    } else if (rest.starts_with("&") && kind_ == SubtitleKind::webvtt) {
      close = ';';
    } else if (rest.size() < 3 || rest[0] != '<' ||
               (rest[1] != '/' && !text::is_ascii_alphanumeric(rest[1]))) {
      return at;
    }
    const std::size_t end = rest.find(close);
    return end == std::string_view::npos ? at : at + end + 1;
  }

  void add_text(SourceRange range) {
    if (range.size() > 0) builder_.add_text(at(range), range);
  }

  void add_code(SourceRange range) {
    const std::string_view code = at(range);
    const std::string_view name = code.substr(1, code.find_first_of(" .>\t", 1) - 1);
    if (code.starts_with('&')) {
      builder_.add_text(decoded(code), range);
    } else if (code.starts_with("</") && !open_.empty() && open_.back() == name.substr(1)) {
      open_.pop_back();
      builder_.close_tag(range);
    } else if (code.starts_with("</") || code.starts_with('{') || !text::is_ascii_letter(code[1])) {
      builder_.add_placeholder("code", code, range);
    } else {
      open_.emplace_back(name);
      builder_.open_tag(type_of(name), code, "</" + std::string(name) + ">", range);
    }
  }

  static std::string decoded(std::string_view reference) {
    if (reference == "&nbsp;") return "\u00A0";
    if (reference == "&lrm;") return "\u200E";
    if (reference == "&rlm;") return "\u200F";
    return decode_xml_reference(reference);
  }

  static std::string_view type_of(std::string_view name) {
    if (name == "i" || name == "I") return "italic";
    if (name == "b" || name == "B") return "bold";
    return name == "u" || name == "U" ? "underlined" : name;
  }

  std::string_view file_;
  SubtitleKind kind_;
  ParagraphBuilder builder_{ParagraphBuilder::WhiteSpace::collapse};
  std::vector<std::string> open_;  ///< Names of the tags that are open.
  SourceRange last_;               ///< The line before, in the same paragraph.
  bool last_has_tags_ = false;
};

}  // namespace

bool is_subrip(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  const std::size_t first = bytes.find_first_not_of("0123456789");
  if (first == 0 || first == std::string_view::npos) return false;
  bytes.remove_prefix(first);
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  return has_times(bytes.substr(0, bytes.find_first_of("\r\n")));
}

bool is_webvtt(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes.starts_with("WEBVTT");
}

Document read_subrip(std::string_view text) {
  return SubtitleReader(text, SubtitleKind::subrip).read();
}

Document read_webvtt(std::string_view text) {
  return SubtitleReader(text, SubtitleKind::webvtt).read();
}

}  // namespace calque::document
