#include "formats/po/po_entry.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "calque/error.h"
#include "formats/xml/xml_piece_parser.h"
#include "text/ascii.h"
#include "text/hash.h"
#include "text/trim.h"

namespace calque {
namespace {

constexpr std::string_view kBlanks = " \t\r\f\v";
/// A file with a higher number of a plural form is damaged; no language has more than six.
/// Arabic has the six.
constexpr std::size_t kMaxPluralForms = 10;

bool is_octal(char c) {
  return c >= '0' && c <= '7';
}

bool is_hexadecimal(char c) {
  return text::is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::string_view trimmed(std::string_view text) {
  return text::trimmed(text, kBlanks);
}

/// Length of the escape at the start of `text`, which is a backslash and more.
std::size_t escape_length(std::string_view text) {
  const auto while_true = [text](std::size_t at, std::size_t most, auto is_digit) {
    std::size_t length = at;
    while (length < text.size() && length < at + most && is_digit(text[length])) ++length;
    return length;
  };
  // Up to three octal digits, or two hexadecimal ones after "x", as in C.
  if (text.size() > 1 && is_octal(text[1])) return while_true(1, 3, is_octal);
  if (text.size() > 1 && text[1] == 'x') return while_true(2, 2, is_hexadecimal);
  return std::min<std::size_t>(2, text.size());
}

bool is_known_escape(std::string_view escape) {
  constexpr std::string_view kLetters = "abfnrtvx\"\\";
  return escape.size() > 1 &&
         (is_octal(escape[1]) || kLetters.find(escape[1]) != std::string_view::npos) &&
         (escape[1] != 'x' || escape.size() > 2);
}

/// Line by line, as PO is written; strings may go on over lines. Everything knows its place, so
/// that a translation replaces its bytes alone.
class PoParser {
 public:
  PoParser(std::string_view text, std::string_view name) : text_(text), name_(name) {}

  PoFile parse() {
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      next_ = std::min(end + 1, text_.size());
      read_line(trimmed(text_.substr(at_, end - at_)));
      at_ = next_;
      ++line_;
    }
    finish_entry();
    return std::move(file_);
  }

 private:
  void read_line(std::string_view line) {
    if (line.empty()) return;
    if (line.front() == '#') return read_comment(line);
    if (line.front() == '"') refuse("there is a string without a keyword before it");
    read_message(line);
  }

  void read_comment(std::string_view line) {
    if (has_message_) finish_entry();
    const char kind = line.size() > 1 ? line[1] : ' ';
    const std::string_view rest = line.size() > 2 ? trimmed(line.substr(2)) : std::string_view{};
    switch (kind) {
      case '~':
        if (rest.starts_with("msgid") && !rest.starts_with("msgid_plural")) ++file_.obsolete;
        entry_ = {};  // the comments before belong to it
        break;
      case '|':
        entry_.previous_lines.push_back({at_, next_});
        read_previous(rest);
        break;
      case ',':
        entry_.flag_lines.push_back({at_, next_});
        add_flags(rest);
        break;
      case '.':
        entry_.extracted_comments.emplace_back(rest);
        break;
      case ':':  // places in the program
      case '=':  // flags of the translator's tool
        break;
      default:
        entry_.translator_comments.emplace_back(trimmed(line.substr(1)));
    }
  }

  /// A keyword and a string, or a string that goes on; what does not look so is passed, as it is in
  /// a comment.
  void read_previous(std::string_view line) {
    if (!line.starts_with('"')) {
      previous_ = line.starts_with("msgid_plural") ? &entry_.previous_plural
                  : line.starts_with("msgid")      ? &entry_.previous_source
                                                   : nullptr;
      line.remove_prefix(std::min(line.find('"'), line.size()));
    }
    if (previous_ == nullptr || line.size() < 2 || !line.ends_with('"')) return;
    std::string_view rest = line.substr(1, line.size() - 2);
    PoString string;
    while (!rest.empty()) {
      const std::size_t plain = std::min(rest.find('\\'), rest.size());
      string.value += rest.substr(0, plain);
      rest.remove_prefix(plain);
      if (rest.empty()) break;
      const std::size_t length = escape_length(rest);
      add_escape(rest.substr(0, length), string);
      rest.remove_prefix(length);
    }
    *previous_ += string.value;
  }

  void add_flags(std::string_view list) {
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      if (const std::string_view flag = trimmed(list.substr(0, comma)); !flag.empty()) {
        entry_.flags.emplace_back(flag);
      }
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
  }

  void read_message(std::string_view line) {
    const std::string_view keyword = line.substr(0, line.find_first_of(" \t\"["));
    if (keyword == "domain") return read_domain(line);
    const bool begins = keyword == "msgctxt" || keyword == "msgid";
    // No blank line has to part entries: a keyword that begins one does.
    if (begins && (has_id_ || (has_message_ && keyword == "msgctxt"))) finish_entry();
    if (!std::exchange(has_message_, true)) {
      entry_.line = line_;
      entry_.begin = at_;
    }
    if (keyword == "msgctxt") {
      entry_.context = read_strings(keyword);
    } else if (keyword == "msgid") {
      entry_.source = read_strings(keyword);
      has_id_ = true;
    } else if (!has_id_) {
      refuse("\"" + shown_in_message(line) + "\" stands where an entry begins");
    } else if (keyword == "msgid_plural") {
      read_plural(keyword);
    } else if (keyword == "msgstr") {
      read_translation(line);
    } else {
      refuse("\"" + shown_in_message(keyword) + "\" is no keyword of PO");
    }
  }

  void read_domain(std::string_view line) {
    finish_entry();
    messages_.clear();
    if (line.find('"') == std::string_view::npos) remark("the name of a domain is not in quotes");
  }

  void read_plural(std::string_view keyword) {
    if (entry_.plural) refuse("the entry has a second msgid_plural");
    if (!entry_.translations.empty()) refuse("msgid_plural stands after msgstr");
    entry_.plural = read_strings(keyword);
  }

  void read_translation(std::string_view line) {
    std::string_view keyword = "msgstr";
    std::size_t form = 0;
    if (line.starts_with("msgstr[")) {
      keyword = line.substr(0, line.find(']'));
      // Past "msgstr[".
      const std::string_view number = keyword.substr(7);
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), form);
      if (error != std::errc{} || end != number.data() + number.size() || keyword == line) {
        refuse("the number of a plural form is missing");
      }
      keyword = line.substr(0, keyword.size() + 1);
    }
    const bool numbered = keyword != "msgstr";
    if (numbered && !entry_.plural) remark("a msgstr has a number, but there is no msgid_plural");
    if (!numbered && entry_.plural) remark("there is a msgid_plural, but msgstr has no number");
    if (form != entry_.translations.size() || form >= kMaxPluralForms) {
      refuse("the translation number " + std::to_string(form) + " is not the next one");
    }
    entry_.translations.push_back(read_strings(keyword));
  }

  /// Reads the quoted strings after the keyword, and those on the lines that follow.
  PoString read_strings(std::string_view keyword) {
    PoString string;
    std::size_t at = text_.find(keyword, at_) + keyword.size();
    bool any = false;
    for (;;) {
      const std::size_t quote = text_.find_first_not_of(" \t\r\f\v\n", at);
      if (quote == std::string_view::npos || text_[quote] != '"') break;
      pass_lines(at, quote);
      if (!std::exchange(any, true)) string.span.begin = quote;
      at = read_quoted(quote + 1, string);
    }
    if (!any) refuse("a string in quotes is missing");
    string.span.end = at;
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    if (!trimmed(text_.substr(at, end - at)).empty()) refuse("there is text after a string");
    next_ = std::min(end + 1, text_.size());
    return string;
  }

  void pass_lines(std::size_t begin, std::size_t end) {
    const std::string_view passed = text_.substr(begin, end - begin);
    line_ += static_cast<std::uint64_t>(std::ranges::count(passed, '\n'));
  }

  /// `at` is after the quote; returns the position after the closing one.
  std::size_t read_quoted(std::size_t at, PoString& string) {
    for (;;) {
      const std::size_t stop = text_.find_first_of("\"\\\n", at);
      if (stop == std::string_view::npos || text_[stop] == '\n') {
        refuse("a string has no closing quote");
      }
      string.value += text_.substr(at, stop - at);
      if (text_[stop] == '"') return stop + 1;
      const std::size_t length = escape_length(text_.substr(stop));
      const std::string_view escape = text_.substr(stop, length);
      if (!is_known_escape(escape)) remark("an escape is none of PO's; it is kept as it is");
      add_escape(escape, string);
      at = stop + length;
    }
  }

  /// Escapes that XML could not carry stay as they are written, and are written so again.
  static void add_escape(std::string_view escape, PoString& string) {
    const char kind = escape.size() > 1 ? escape[1] : '\\';
    switch (kind) {
      case 'n':
        string.value += '\n';
        break;
      case 't':
        string.value += '\t';
        break;
      case 'r':
        string.value += '\r';
        break;
      case '"':
      case '\\':
        string.value += kind;
        break;
      default:
        string.value += escape;
        if (std::ranges::find(string.kept_escapes, escape) == string.kept_escapes.end()) {
          string.kept_escapes.emplace_back(escape);
        }
    }
  }

  /// Messages are told apart by context and msgid.
  void note_duplicate() {
    std::uint64_t key = text::hash_bytes(entry_.source.value);
    if (entry_.context) key = text::hash_combine(key, text::hash_bytes(entry_.context->value));
    const auto [known, is_new] = messages_.emplace(key, entry_.line);
    if (is_new) return;
    file_.log.remark({entry_.line, file_.entries.size() + 1, {}},
                     "a message stands in the file twice",
                     "first in line " + std::to_string(known->second));
  }

  /// Comments alone, without a message, belong to nothing.
  void finish_entry() {
    if (has_id_) {
      note_duplicate();
      file_.entries.push_back(std::move(entry_));
    }
    if (has_message_ && !has_id_) {
      line_ = entry_.line;
      refuse("an entry has no msgid");
    }
    entry_ = {};
    previous_ = nullptr;
    has_message_ = false;
    has_id_ = false;
  }

  void remark(std::string_view problem, std::string_view detail = {}) {
    file_.log.remark({line_, file_.entries.size() + 1, {}}, problem, detail);
  }

  [[noreturn]] void refuse(const std::string& problem) const {
    throw InputError(
        describe(name_, {line_, has_message_ ? file_.entries.size() + 1 : 0, {}}, problem));
  }

  std::string_view text_;
  std::string_view name_;
  PoFile file_;
  PoEntry entry_;
  std::string* previous_ = nullptr;  ///< What a string of `#|` goes on with.
  std::unordered_map<std::uint64_t, std::uint64_t> messages_;  ///< Lines of a domain, by hash.
  bool has_message_ = false;  ///< A keyword of the entry has been read.
  bool has_id_ = false;       ///< Its msgid has.
  std::size_t at_ = 0;        ///< Of the line.
  std::size_t next_ = 0;      ///< Of the line to go on with.
  std::uint64_t line_ = 1;
};

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '\n':
      out += "\\n";
      break;
    case '\t':
      out += "\\t";
      break;
    case '\r':
      out += "\\r";
      break;
    case '"':
    case '\\':
      out.append("\\").push_back(c);
      break;
    default:
      out.push_back(c);
  }
}

}  // namespace

bool PoEntry::has_flag(std::string_view flag) const {
  return std::ranges::find(flags, flag) != flags.end();
}

PoFile parse_po(std::string_view text, std::string_view name) {
  return PoParser(text, name).parse();
}

std::string quote_po(std::string_view value, const std::vector<std::string>& kept_escapes,
                     std::string_view line_end) {
  const std::size_t feed = value.find('\n');
  // As msgcat writes it: an empty string first, then a line of the file for each line of the text.
  const bool several = feed != std::string_view::npos && feed + 1 < value.size();
  std::string out = several ? "\"\"" : "";
  bool open = false;
  for (std::size_t at = 0; at < value.size();) {
    if (!std::exchange(open, true))
      out.append(several ? line_end : std::string_view{}).append("\"");
    const auto kept = std::ranges::find_if(kept_escapes, [&](const std::string& escape) {
      return value.substr(at).starts_with(escape);
    });
    if (kept != kept_escapes.end()) {
      out += *kept;
      at += kept->size();
      continue;
    }
    append_escaped(out, value[at]);
    if (value[at++] == '\n') {
      out += '"';
      open = false;
    }
  }
  if (open || out.empty()) out += out.empty() ? "\"\"" : "\"";
  return out;
}

}  // namespace calque
