#include "formats/xml/unit_scanner.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/segment_xml.h"
#include "text/ascii.h"

namespace calque {
namespace {

/// Longer names are none of a format. Bounds on what is held while an end is looked for: broken
/// files may never have one. Real tags and declarations have some hundred bytes.
constexpr std::size_t kMaxNameBytes = 128;
constexpr std::size_t kMaxTagBytes = std::size_t{1024} * 1024;
/// Deeper nesting outside of units is in no format; a file of nothing but start tags must not be
/// held.
constexpr std::size_t kMaxOpenElements = 256;
constexpr std::size_t kMaxDoctypeBytes = std::size_t{1024} * 1024;
/// In the order of Terminator.
constexpr std::array<std::string_view, 3> kTerminators{"-->", "]]>", "?>"};

bool is_xml_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_name_start(char c) {
  // All that is not ASCII: of it XML leaves out little (2.3).
  return text::is_ascii_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool ends_name(char c) {
  return is_xml_blank(c) || c == '/' || c == '>' || c == '<' || c == '=';
}

}  // namespace

XmlUnitNames tmx_unit_names() {
  static constexpr std::array<std::string_view, 1> kRoots{"tmx"};
  static constexpr std::array<std::string_view, 1> kUnits{"tu"};
  static constexpr std::array<std::string_view, 1> kHeaders{"header"};
  return {kRoots, kUnits, kHeaders};
}

UnitScanner::UnitScanner(text::Decoder decoder, const XmlUnitNames& names)
    : window_(std::move(decoder)), names_(names), root_name_(names.roots.front()) {}

/// kNone at the end of the file and when kMaxPieceBytes are in view.
std::size_t UnitScanner::find(std::string_view what, std::size_t from) {
  for (;;) {
    const std::size_t at = view().find(what, from);
    if (at != kNone) return at;
    const std::size_t size = view().size();
    // The end of what is in view may be the beginning of what is sought.
    if (size >= what.size()) from = std::max(from, size - what.size() + 1);
    if (size > kMaxPieceBytes || !window_.grow()) return kNone;
  }
}

/// As `find`, but remembers when there is none left in the file: broken input must not cost a
/// search to its end again and again.
std::size_t UnitScanner::find_terminator(Terminator terminator, std::size_t from) {
  const auto index = static_cast<std::size_t>(terminator);
  if (exhausted_[index]) return kNone;
  const std::size_t at = find(kTerminators[index], from);
  if (at == kNone) exhausted_[index] = !window_.need(view().size() + 1);
  return at == kNone ? kNone : at + kTerminators[index].size();
}

/// The position after the comment, CDATA section or instruction at `at`; `at` when there is none.
std::size_t UnitScanner::past_construct(std::size_t at) {
  // The length of "<![CDATA[", the longest of the three.
  window_.need(at + 9);
  const std::string_view rest = view().substr(at);
  if (rest.starts_with("<!--")) return find_terminator(Terminator::comment, at + 4);
  if (rest.starts_with("<![CDATA[")) return find_terminator(Terminator::cdata, at + 9);
  if (rest.starts_with("<?")) return find_terminator(Terminator::instruction, at + 2);
  return at;
}

/// The position after the `>` that ends the tag at `at`; kNone when a `<` or the end comes first,
/// or after kMaxTagBytes.
std::size_t UnitScanner::past_tag(std::size_t at) {
  char quote = '\0';
  for (std::size_t i = at + 1; i < at + kMaxTagBytes && window_.need(i + 1); ++i) {
    const std::string_view text = view();
    for (; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '<') return kNone;
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    // The view was read to its end: the outer loop asks for more and goes on at the same place.
    --i;
  }
  return kNone;
}

std::string_view UnitScanner::name_at(std::size_t at) {
  window_.need(at + kMaxNameBytes);
  const std::string_view rest = view().substr(std::min(at, view().size()), kMaxNameBytes);
  const auto end = std::ranges::find_if(rest, ends_name);
  return local_name(rest.substr(0, static_cast<std::size_t>(end - rest.begin())));
}

bool UnitScanner::name_is(std::size_t at, std::string_view name) {
  return text::equals_ignoring_case(name_at(at), name);
}

bool UnitScanner::name_is(std::size_t at, std::span<const std::string_view> names) {
  return std::ranges::any_of(names, [&](std::string_view name) { return name_is(at, name); });
}

/// Passes everything up to and including `what`, holding none of it.
void UnitScanner::skip_past(std::string_view what) {
  for (;;) {
    const std::size_t at = view().find(what);
    if (at != kNone) return window_.advance(at + what.size());
    if (view().size() >= what.size()) window_.advance(view().size() - what.size() + 1);
    if (!window_.grow()) return window_.advance(view().size());
  }
}

/// A piece is given out as a view; what it covers is passed at the next call only.
UnitPiece UnitScanner::next() {
  window_.advance(std::exchange(pending_, 0));
  UnitPiece piece;
  while (window_.need(1)) {
    if (view().front() == '<' ? at_markup(piece) : at_stray_text(piece)) return piece;
  }
  if (!root_closed_) piece.defect = "the file ends before " + end_tag_of_root() + ": it is cut off";
  finish(piece, 0);
  return piece;
}

/// Blank text is passed; other text is a piece, but one alone while recovering from a broken unit.
bool UnitScanner::at_stray_text(UnitPiece& piece) {
  const std::string_view text = view();
  const std::size_t length = std::min(text.find('<'), text.size());
  const bool blank = std::ranges::all_of(text.substr(0, length), is_xml_blank);
  if (blank || recovering_) {
    window_.advance(length);
    return false;
  }
  piece.kind = UnitPiece::Kind::stray_text;
  if (root_closed_) piece.defect = "there is text after " + end_tag_of_root();
  finish(piece, length);
  return true;
}

/// While recovering from a broken unit nothing counts but the start of the next one and the end of
/// the list: what looks like comments may be the middle of what was broken.
bool UnitScanner::at_markup(UnitPiece& piece) {
  window_.need(2);
  const char second = view().size() > 1 ? view()[1] : '\0';
  if (second == '!' && !recovering_) return at_declaration(piece);
  if (second == '?' && !recovering_) {
    skip_past("?>");
    return false;
  }
  if (second == '/') return at_end_tag(piece);
  if (is_name_start(second)) return at_start_tag(piece);
  if (recovering_) {
    window_.advance(1);
    return false;
  }
  piece.kind = UnitPiece::Kind::stray_text;
  finish(piece, 1);
  return true;
}

bool UnitScanner::at_declaration(UnitPiece& piece) {
  // As long as "<!DOCTYPE", the longest that is told apart.
  window_.need(9);
  if (view().starts_with("<!--")) {
    window_.advance(4);
    skip_past("-->");
    return false;
  }
  if (!root_seen_ && view().starts_with("<!DOCTYPE")) {
    scan_doctype(piece);
    return true;
  }
  piece.kind = UnitPiece::Kind::stray_text;
  finish(piece, 2);
  return true;
}

/// Notes that the element whose start tag ends at `past_start_tag` is open, unless it is empty.
void UnitScanner::open(std::size_t past_start_tag) {
  const bool empty = view()[past_start_tag - 2] == '/';
  if (!empty && open_.size() < kMaxOpenElements) open_.emplace_back(name_at(1));
}

/// Ends the innermost element of this name, and all in it. Returns what is not well-formed in that.
std::string UnitScanner::close(std::string_view name) {
  const auto of_name = [name](const std::string& open) {
    return text::equals_ignoring_case(open, name);
  };
  const auto found = std::find_if(open_.rbegin(), open_.rend(), of_name);
  if (found == open_.rend()) {
    return "there is an end tag </" + std::string(name) + "> that ends nothing";
  }
  std::string problem;
  if (found != open_.rbegin()) {
    problem = "</" + std::string(name) + "> stands before </" + open_.back() + ">";
  }
  open_.erase(found.base() - 1, open_.end());
  return problem;
}

/// In a broken unit, which has been told, end tags may well end nothing.
bool UnitScanner::at_end_tag(UnitPiece& piece) {
  const std::string problem = close(name_at(2));
  const bool told = recovering_ || open_.size() == kMaxOpenElements;
  if (name_is(2, names_.roots)) root_closed_ = true;
  // Behind the body nothing belongs to a broken unit any more.
  if (name_is(2, "body") || root_closed_) recovering_ = false;
  const std::size_t past = past_tag(0);
  const std::size_t length = past == kNone ? 2 : past;
  if (problem.empty() || told) {
    window_.advance(length);
    return false;
  }
  piece.kind = UnitPiece::Kind::stray_text;
  piece.defect = problem;
  finish(piece, length);
  return true;
}

bool UnitScanner::at_start_tag(UnitPiece& piece) {
  const bool first = !std::exchange(root_seen_, true);
  if (!first && name_is(1, names_.units)) {
    recovering_ = false;
    piece.kind = UnitPiece::Kind::unit;
    scan_element(piece, std::string(name_at(1)));
    return true;
  }
  const std::size_t length = past_tag(0);
  if (!first && !recovering_ && length != kNone && name_is(1, names_.headers)) {
    piece.kind = UnitPiece::Kind::header;
    scan_element(piece, std::string(name_at(1)));
    return true;
  }
  if (first && name_is(1, names_.roots)) root_name_ = name_at(1);
  if (length != kNone && !recovering_) open(length);
  // A root tag without an end is shown by its beginning; any other is passed by one byte, and what
  // follows is looked at anew.
  const std::size_t passed = length != kNone ? length : first ? 1 + kMaxNameBytes : 1;
  if (!first && (recovering_ || name_is(1, "body"))) {
    window_.advance(passed);
    return false;
  }
  piece.kind = first ? UnitPiece::Kind::root : UnitPiece::Kind::unknown_element;
  if (length == kNone) piece.defect = "the tag is not finished";
  // An empty root: "<tmx/>".
  if (first && length != kNone && view()[length - 2] == '/') root_closed_ = true;
  if (!first && root_closed_) piece.defect = "there are elements after " + end_tag_of_root();
  finish(piece, passed);
  return true;
}

/// The position after the end tag of the element that begins at 0; when there is none, `piece` gets
/// the defect and the position is where to go on.
std::size_t UnitScanner::end_of_element(UnitPiece& piece, std::string_view name) {
  const std::string lower = text::lower_ascii(name);
  const std::size_t start_tag = past_tag(0);
  if (start_tag == kNone) {
    piece.defect = "its start tag is not finished";
    return 1;
  }
  if (view()[start_tag - 2] == '/') return start_tag;
  for (std::size_t at = find("<", start_tag); at != kNone; at = find("<", at)) {
    const std::size_t past = past_construct(at);
    if (past == kNone) break;
    if (past != at) {
      at = past;
      continue;
    }
    const bool end_tag = view().substr(at + 1).starts_with('/');
    const std::size_t name_start = at + (end_tag ? 2 : 1);
    // Where the next unit begins, or the list ends, the end tag of this one is missing: units do
    // not nest.
    if (name_is(name_start, "body") || name_is(name_start, names_.roots) ||
        (!end_tag && name_is(name_start, names_.units))) {
      piece.defect = "it has no end tag </" + std::string(name) + ">";
      return at;
    }
    if (end_tag && text::equals_ignoring_case(name_at(name_start), lower)) {
      if (const std::size_t end = past_tag(at); end != kNone) return end;
    }
    ++at;
  }
  if (view().size() > kMaxPieceBytes) {
    piece.defect = "it is larger than " + std::to_string(kMaxPieceBytes >> 20U) + " MiB";
    return view().size();
  }
  piece.defect = "the file ends inside it, or something begun in it is never ended";
  return 1;
}

void UnitScanner::scan_element(UnitPiece& piece, std::string_view name) {
  const std::size_t length = end_of_element(piece, name);
  if (piece.defect.empty()) return finish(piece, length);
  if (piece.kind == UnitPiece::Kind::unit) {
    piece.kind = UnitPiece::Kind::broken_unit;
    recovering_ = true;
    return finish(piece, length);
  }
  // A broken header gives its start tag, whose attributes are worth having.
  const std::size_t start_tag = past_tag(0);
  open(start_tag);
  finish(piece, start_tag);
}

void UnitScanner::scan_doctype(UnitPiece& piece) {
  piece.kind = UnitPiece::Kind::doctype;
  char quote = '\0';
  bool subset = false;
  // Four bytes tell a comment; quotes and the internal subset hold ">" that end nothing.
  for (std::size_t i = 0; i < kMaxDoctypeBytes && window_.need(i + 4); ++i) {
    const char c = view()[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (view().substr(i).starts_with("<!--")) {
      const std::size_t past = find_terminator(Terminator::comment, i + 4);
      if (past == kNone) break;
      i = past - 1;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[' || c == ']') {
      subset = c == '[';
    } else if (c == '>' && !subset) {
      return finish(piece, i + 1);
    }
  }
  piece.defect = "the document type declaration (DOCTYPE) is not finished";
  // "<!DOCTYPE" alone: what follows is no part of it for certain.
  finish(piece, std::min<std::size_t>(view().size(), 9));
}

void UnitScanner::finish(UnitPiece& piece, std::size_t length) {
  piece.text = view().substr(0, length);
  piece.line = window_.line();
  pending_ = piece.text.size();
  text::DecoderWindow::BadPlaces bad = window_.take_bad_places(pending_);
  piece.bad_bytes = std::move(bad.in_view);
  piece.bad_bytes_before = bad.passed;
}

}  // namespace calque
