#include "formats/po/po_document.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "calque/error.h"
#include "formats/file_head.h"
#include "formats/po/po_language.h"
#include "model/language_reading.h"
#include "model/segment_xml.h"
#include "text/ascii.h"
#include "text/trim.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace calque {
namespace {

/// The charset that the header, the entry with an empty msgid at the beginning, names; empty for a
/// template. Looked for in the bytes, since it tells how to read them.
std::string charset_in(std::string_view bytes) {
  const std::size_t line = bytes.starts_with("msgid") ? 0 : bytes.find("\nmsgid");
  if (line == std::string_view::npos) return {};
  // Past "msgid".
  bytes.remove_prefix(bytes.find("msgid", line) + 5);
  // Blanks and a line end at most stand between.
  if (!text::trimmed(bytes.substr(0, 40)).starts_with("\"\"")) return {};
  bytes = bytes.substr(0, bytes.find("\nmsgid"));
  const std::size_t at = bytes.find("charset=");
  if (at == std::string_view::npos) return {};
  // Past "charset=".
  bytes.remove_prefix(at + 8);
  const std::string charset(bytes.substr(0, bytes.find_first_of("\\\"; \t\r\n")));
  // What xgettext writes into a template.
  return charset == "CHARSET" ? std::string() : charset;
}

/// True for encodings in which no text of some length is valid UTF-8 by chance.
bool has_single_bytes(std::string_view charset) {
  constexpr std::array<std::string_view, 5> kPrefixes{"iso-8859", "iso8859", "windows-125", "cp125",
                                                      "koi8"};
  return std::ranges::any_of(kPrefixes, [charset](std::string_view prefix) {
    return text::equals_ignoring_case(charset.substr(0, prefix.size()), prefix);
  });
}

bool is_utf8_beyond_ascii(std::string_view bytes) {
  const bool ascii =
      std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return !ascii && !text::find_invalid_utf8(bytes);
}

FileText open_file(std::string bytes, const std::string& name, const BilingualOptions& options) {
  FileTextOptions text_options;
  text_options.forced_encoding = options.encoding;
  text_options.lenient = options.lenient;
  const std::string charset = charset_in(bytes);
  // Files that were converted to UTF-8 and kept their header are common.
  const bool mistaken = has_single_bytes(charset) && is_utf8_beyond_ascii(bytes);
  if (options.encoding.empty() && !charset.empty() && !mistaken) {
    try {
      text::encode("", charset, text::Unencodable::refuse);
    } catch (const InputError&) {
      // The header may hold anything: 40 bytes of it are shown.
      throw InputError(name + ": the charset \"" + charset.substr(0, 40) +
                       "\" of its header is not known; give the right one (--encoding)");
    }
    text_options.default_encoding = charset;
  }
  return {std::move(bytes), name, text_options};
}

std::string joined(const std::vector<std::string>& lines, std::string_view separator) {
  std::string all;
  for (const std::string& line : lines) {
    if (!all.empty()) all += separator;
    all += line;
  }
  return all;
}

/// gettext wants a line feed at the start and the end of a translation where its source has one,
/// and there only.
std::string with_line_feeds_of(std::string_view source, std::string_view text) {
  if (source.empty() || text.empty()) return std::string(text);
  std::string out(text);
  if (source.front() == '\n' && out.front() != '\n') out.insert(0, 1, '\n');
  if (source.front() != '\n') out.erase(0, std::min(out.find_first_not_of('\n'), out.size()));
  if (source.back() == '\n' && !out.ends_with('\n')) out.push_back('\n');
  if (source.back() != '\n') out.erase(out.find_last_not_of('\n') + 1);
  return out;
}

}  // namespace

bool is_po(std::string_view head) {
  const std::string all = head_text(head);
  std::string_view text = skip_blanks(all);
  while (text.starts_with('#')) text = skip_blanks(skip_past(text, "\n"));
  return std::ranges::any_of(std::array{"msgid", "msgctxt", "domain"},
                             [text](std::string_view word) { return text.starts_with(word); });
}

std::string po_header_field(std::string_view header, std::string_view field) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find('\n'), header.size());
    const std::string_view line = header.substr(0, end);
    const std::size_t colon = line.find(':');
    if (colon == field.size() && line.starts_with(field)) {
      return std::string(text::trimmed(line.substr(colon + 1)));
    }
    header.remove_prefix(std::min(end + 1, header.size()));
  }
  return {};
}

PoDocument::PoDocument(std::string bytes, const std::string& name, const BilingualOptions& options)
    : file_(open_file(std::move(bytes), name, options)),
      po_(parse_po(file_.text(), name)),
      lenient_(options.lenient) {
  log_ = std::move(po_.log);
  for (const std::string& remark : file_.remarks()) log_.remark({1, 0, {}}, remark);
  read_header(options);
  for (std::size_t i = 0; i < po_.entries.size(); ++i) read_entry(i);
  if (po_.obsolete > 0) {
    log_.remark({}, "obsolete entries (#~) are left out: " + std::to_string(po_.obsolete));
  }
}

void PoDocument::read_header(const BilingualOptions& options) {
  std::string header;
  if (!po_.entries.empty() && po_.entries.front().source.value.empty() &&
      !po_.entries.front().translations.empty()) {
    header = po_.entries.front().translations.front().value;
  }
  if (const std::string charset = charset_in(file_.text());
      options.encoding.empty() && has_single_bytes(charset) && file_.encoding() == "UTF-8") {
    log_.remark({},
                "the header names another charset than UTF-8, but its bytes are UTF-8; they "
                "are read so",
                charset);
  }
  const std::string plurals = po_header_field(header, "Plural-Forms");
  if (const std::size_t at = plurals.find("nplurals="); at != std::string::npos) {
    // Past "nplurals=".
    std::from_chars(plurals.data() + at + 9, plurals.data() + plurals.size(), plural_forms_);
  }
  read_languages(header, options);
}

/// What the header says outright, then the caller, then what only suggests a language.
void PoDocument::read_languages(const std::string& header, const BilingualOptions& options) {
  source_language_ = header_language(header, "X-Source-Language");
  if (source_language_.undetermined()) source_language_ = options.source_language;
  target_language_ = header_language(header, "Language");
  if (target_language_.undetermined()) target_language_ = po_language_of_tools(header);
  if (target_language_.undetermined()) target_language_ = options.target_language;
  if (target_language_.undetermined()) guess_languages(header);
  if (!source_language_.undetermined()) return;
  source_language_ = Language("en");
  log_.remark({}, "the source language is not named; it is taken to be English");
}

void PoDocument::guess_languages(const std::string& header) {
  const PoPathLanguages path = po_languages_of_path(file_.name());
  if (source_language_.undetermined()) source_language_ = path.source;
  target_language_ = path.target;
  const bool by_path = !target_language_.undetermined();
  if (!by_path) target_language_ = po_language_of_team(header);
  if (target_language_.undetermined()) return;
  log_.remark({},
              by_path ? "the header names no language; it is taken from the name of the file or "
                        "its folders"
                      : "the header names no language; it is taken from Language-Team",
              target_language_.tag());
}

Language PoDocument::header_language(std::string_view header, std::string_view field) const {
  try {
    const std::string value = po_header_field(header, field);
    // What templates have there; and the locale of programs, which is no language.
    constexpr std::array<std::string_view, 5> kNone{"LANGUAGE", "LL", "ll_CC", "C", "POSIX"};
    if (std::ranges::find(kNone, value) != kNone.end()) return {};
    return language_in_file(value);
  } catch (const InputError& error) {
    throw InputError(describe(file_.name(), {po_.entries.front().line, 0, {}},
                              std::string(field) + " of the header: " + error.what()));
  }
}

void PoDocument::read_entry(std::size_t index) {
  const PoEntry& entry = po_.entries[index];
  if (entry.source.value.empty() && !entry.context) {
    if (index > 0) {
      log_.remark({entry.line, index + 1, {}}, "an entry has an empty msgid; it is left out");
    }
    return;
  }
  if (entry.translations.empty()) {
    log_.remark({entry.line, index + 1, {}}, "an entry has no msgstr; it is left out");
  } else if (entry.plural && plural_forms_ > 0 && entry.translations.size() != plural_forms_) {
    log_.remark(
        {entry.line, index + 1, {}},
        "an entry has another number of plural forms than the header tells",
        std::to_string(entry.translations.size()) + ", not " + std::to_string(plural_forms_));
  }
  BilingualSegment segment;
  segment.unit = index;
  segment.is_string = true;
  segment.line = entry.line;
  segment.source_language = source_language_;
  segment.target_language = target_language_;
  for (const std::vector<std::string>* comments :
       {&entry.translator_comments, &entry.extracted_comments}) {
    const std::string note(text::trimmed(joined(*comments, "\n")));
    if (!note.empty()) segment.notes.push_back({text::replace_non_xml(note), {}, {}});
  }
  const auto add = [](BilingualSegment& to, const char* type, std::string value) {
    if (!value.empty()) to.properties.push_back({type, text::replace_non_xml(value), {}, {}});
  };
  if (entry.context) add(segment, "x-msgctxt", entry.context->value);
  if (entry.plural) add(segment, "x-msgid-plural", entry.plural->value);
  std::vector<std::string> flags = entry.flags;
  std::erase(flags, "fuzzy");
  add(segment, "x-flags", joined(flags, ", "));
  for (std::size_t form = 0; form < entry.translations.size(); ++form) {
    BilingualSegment one = segment;
    one.source.text = clean(source_of(entry, form).value, segment);
    if (const std::string& value = entry.translations[form].value; !value.empty()) {
      one.target = {clean(value, segment), {}};
      one.state = entry.has_flag("fuzzy") ? TranslationState::draft : TranslationState::translated;
      if (entry.has_flag("fuzzy")) {
        add(one, "x-state", "fuzzy");
        // Mostly msgmerge has set the flag; PO does not tell it from a person.
        one.by_program = true;
        one.draft_source = previous_of(entry, form);
      }
    }
    if (entry.plural) add(one, "x-plural-form", std::to_string(form));
    segments_.push_back(std::move(one));
    slots_.push_back({.entry = index, .form = form});
    segment.notes.clear();  // they stand with the first form
  }
}

std::string PoDocument::clean(const std::string& text, const BilingualSegment& segment) {
  if (!text::find_non_xml(text)) return text;
  const ReadPlace place{segment.line, segment.unit + 1, {}};
  constexpr std::string_view kProblem = "it has control characters";
  if (!lenient_) {
    throw InputError(describe(file_.name(), place,
                              std::string(kProblem) + ". Correct the file, or use --lenient, which "
                                                      "reads them as U+FFFD"));
  }
  log_.add(ReadIssue::Kind::repaired, place, kProblem);
  return text::replace_non_xml(text);
}

/// The first form is that of the singular, where the language has more than one.
const PoString& PoDocument::source_of(const PoEntry& entry, std::size_t form) const {
  if (!entry.plural) return entry.source;
  const std::size_t forms = plural_forms_ > 0 ? plural_forms_ : entry.translations.size();
  return form == 0 && forms > 1 ? entry.source : *entry.plural;
}

/// What the translation was made for, before the message was changed.
std::optional<Segment> PoDocument::previous_of(const PoEntry& entry, std::size_t form) const {
  const bool plural = entry.plural && &source_of(entry, form) == &*entry.plural;
  const std::string& text = plural ? entry.previous_plural : entry.previous_source;
  if (text.empty() || text::find_non_xml(text)) return std::nullopt;
  return Segment{text, {}};
}

std::size_t PoDocument::fill(std::size_t index, const Filling& filling) {
  if (index >= slots_.size()) {
    throw UsageError(file_.name() + ": there is no segment " + std::to_string(index + 1));
  }
  Slot& slot = slots_[index];
  const BilingualSegment& segment = segments_[index];
  slot.filling.reset();
  slot.kept = segment.target && segment.target->text == filling.target.text;
  const bool done = slot.kept && segment.state != TranslationState::draft;
  if (done && !filling.draft()) return filling.target.tags.size();
  slot.filling =
      with_line_feeds_of(source_of(po_.entries[slot.entry], slot.form).value, filling.target.text);
  slot.draft = filling.draft();
  slot.stored_source = filling.stored_source;
  return filling.target.tags.size();
}

/// Slots of one entry follow each other: they share its flags.
std::string PoDocument::write() const {
  std::vector<text::TextEdit> patches;
  for (std::size_t first = 0; first < slots_.size();) {
    std::size_t last = first + 1;
    while (last < slots_.size() && slots_[last].entry == slots_[first].entry) ++last;
    patch_entry(first, last, patches);
    first = last;
  }
  return file_.patched(std::move(patches), text::Unencodable::refuse);
}

std::string_view PoDocument::line_end_of(const PoEntry& entry) const {
  const std::size_t feed = file_.text().find('\n', entry.begin);
  const bool after_return = feed != std::string::npos && feed > 0 && file_.text()[feed - 1] == '\r';
  return after_return ? "\r\n" : "\n";
}

void PoDocument::patch_entry(std::size_t first, std::size_t last,
                             std::vector<text::TextEdit>& patches) const {
  const PoEntry& entry = po_.entries[slots_[first].entry];
  bool any = false;
  bool draft = false;
  for (std::size_t i = first; i < last; ++i) {
    const Slot& slot = slots_[i];
    const bool was_draft = segments_[i].state == TranslationState::draft;
    draft = draft || (slot.filling ? slot.draft : was_draft);
    if (!slot.filling) continue;
    any = true;
    if (slot.kept) continue;
    const PoSpan span = entry.translations[slot.form].span;
    patches.push_back(
        {span.begin, span.end,
         quote_po(*slot.filling, source_of(entry, slot.form).kept_escapes, line_end_of(entry))});
  }
  if (!any) return;
  patch_flags(entry, draft, patches);
  if (!draft) {
    for (const PoSpan& line : entry.previous_lines) patches.push_back({line.begin, line.end, {}});
  } else if (!entry.plural && !entry.previous_lines.empty()) {
    patch_previous(entry, slots_[first].stored_source, patches);
  }
}

/// A draft that has taken the place of another is the translation of another text.
void PoDocument::patch_previous(const PoEntry& entry, const std::string& source,
                                std::vector<text::TextEdit>& patches) const {
  std::string lines;
  if (!source.empty()) {
    const std::string line_end(line_end_of(entry));
    const std::string quoted = quote_po(source, {}, line_end);
    lines = "#| msgid ";
    for (std::size_t at = 0; at < quoted.size();) {
      const std::size_t end = std::min(quoted.find(line_end, at), quoted.size());
      lines += (at == 0 ? "" : "#| ") + quoted.substr(at, end - at) + line_end;
      at = end + line_end.size();
    }
  }
  for (const PoSpan& line : entry.previous_lines) {
    patches.push_back({line.begin, line.end, std::exchange(lines, {})});
  }
}

/// Sets or takes away `fuzzy`.
void PoDocument::patch_flags(const PoEntry& entry, bool draft,
                             std::vector<text::TextEdit>& patches) const {
  if (draft == entry.has_flag("fuzzy")) return;
  const std::string_view text = file_.text();
  if (draft && entry.flag_lines.empty()) {
    const std::size_t at =
        entry.previous_lines.empty() ? entry.begin : entry.previous_lines.front().begin;
    patches.push_back({at, at, "#, fuzzy" + std::string(line_end_of(entry))});
    return;
  }
  if (draft) {
    // In front of the flags that are there.
    const std::size_t at = text.find(',', entry.flag_lines.front().begin) + 1;
    patches.push_back({at, at, " fuzzy,"});
    return;
  }
  std::vector<std::string> others = entry.flags;
  std::erase(others, "fuzzy");
  for (const PoSpan& line : entry.flag_lines) {
    const bool keeps = &line == &entry.flag_lines.front() && !others.empty();
    const std::size_t content_end = text.find_last_not_of("\r\n", line.end - 1) + 1;
    patches.push_back({line.begin, keeps ? content_end : line.end,
                       keeps ? "#, " + joined(others, ", ") : std::string()});
  }
}

}  // namespace calque
