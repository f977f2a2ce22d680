#include "document/package/run_xml.h"

#include <algorithm>

#include "text/xml_text.h"

namespace calque::document {
namespace {

/// The name of the tag at `at`, without the slash of an end tag.
std::string_view name_at(std::string_view xml, std::size_t at) {
  if (at >= xml.size() || xml[at] != '<') return {};
  ++at;
  if (at < xml.size() && xml[at] == '/') ++at;
  return xml.substr(at, xml.find_first_of(" \t\r\n/>", at) - at);
}

/// The end of the element whose start tag is at `begin`; `begin` where it has none before `limit`.
std::size_t element_end(std::string_view xml, std::size_t begin, std::size_t limit) {
  int depth = 0;
  for (std::size_t at = begin; at < limit; at = xml.find('<', at + 1)) {
    const std::size_t close = xml.find('>', at);
    if (close == std::string_view::npos || close >= limit) return begin;
    if (xml[at + 1] == '/') {
      --depth;
    } else if (xml[close - 1] != '/' && xml[at + 1] != '!' && xml[at + 1] != '?') {
      ++depth;
    }
    if (depth == 0) return close + 1;
  }
  return begin;
}

}  // namespace

std::string RunXml::properties_at(std::size_t at) const {
  const std::string run = "<" + std::string(syntax_.run);
  std::size_t begin = at;
  do {
    begin = begin == 0 ? std::string_view::npos : xml_.rfind(run, begin - 1);
    if (begin == std::string_view::npos) return {};
  } while (name_at(xml_, begin) != syntax_.run);
  std::size_t place = xml_.find('>', begin);
  if (place == std::string_view::npos) return {};
  place = xml_.find_first_not_of(" \t\r\n", place + 1);
  if (name_at(xml_, place) != syntax_.properties) return {};
  return std::string(xml_.substr(place, element_end(xml_, place, at) - place));
}

std::string RunXml::escape(std::string_view text, std::string_view properties) const {
  std::string escaped;
  text::append_xml_content(escaped, text);
  const std::string text_end = "</" + std::string(syntax_.text) + ">";
  const std::string run = "<" + std::string(syntax_.run) + ">" + std::string(properties);
  const auto element = [&](std::string_view name) {
    const std::string between(name);
    if (syntax_.breaks_in_run) return text_end + between + std::string(syntax_.text_start);
    return text_end + "</" + std::string(syntax_.run) + ">" + between + run +
           std::string(syntax_.text_start);
  };
  std::string out;
  for (const char c : escaped) {
    if (c == '\t' && !syntax_.tab.empty()) {
      out += element(syntax_.tab);
    } else if (c == '\n' && !syntax_.line_break.empty()) {
      out += element(syntax_.line_break);
    } else {
      out += c;
    }
  }
  return out;
}

std::string RunXml::new_text(std::string_view text, bool in_run,
                             std::string_view properties) const {
  std::string out = std::string(syntax_.text_start) + escape(text, properties) + "</" +
                    std::string(syntax_.text) + ">";
  if (in_run) return out;
  const std::string run(syntax_.run);
  return "<" + run + ">" + std::string(properties) + out + "</" + run + ">";
}

bool RunXml::is_beside_runs(std::size_t at) const {
  const std::string_view name = name_at(xml_, at);
  return name == syntax_.run ||
         std::ranges::find(syntax_.beside_runs, name) != syntax_.beside_runs.end();
}

bool RunXml::ends_beside_runs(SourceRange range) const {
  const std::size_t last = xml_.substr(0, range.end).rfind('<');
  return last != std::string_view::npos && is_beside_runs(last);
}

std::vector<SourceRange> RunXml::deleted_in(SourceRange range) const {
  std::vector<SourceRange> found;
  std::size_t at = xml_.find('<', range.begin);
  while (at < range.end) {
    std::size_t end = at;
    const std::string_view name = name_at(xml_, at);
    if (xml_[at + 1] != '/' && std::ranges::find(syntax_.deleted, name) != syntax_.deleted.end()) {
      end = element_end(xml_, at, range.end);
    }
    const std::string_view inside = xml_.substr(at, end - at);
    // Half of a field that goes would break the other half.
    if (end > at && inside.find("fldChar") == std::string_view::npos) found.push_back({at, end});
    at = xml_.find('<', std::max(end, at + 1));
  }
  return found;
}

}  // namespace calque::document
