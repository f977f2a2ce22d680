#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "calque/unit.h"

/// A unit of plain texts; the first language is the source.
inline calque::TranslationUnit make_unit(
    std::initializer_list<std::pair<const char*, const char*>> texts) {
  calque::TranslationUnit unit;
  for (const auto& [language, text] : texts) {
    calque::Variant variant;
    variant.language = calque::Language(language);
    variant.segment.text = text;
    unit.variants.push_back(std::move(variant));
  }
  unit.source_language = unit.variants.front().language;
  unit.segment_type = "sentence";
  return unit;
}

/// A unit in which everything that can be set is set.
inline calque::TranslationUnit make_full_unit() {
  using namespace calque;
  TranslationUnit unit = make_unit({{"en-US", "Click Save & close."},
                                    {"tr", "Kaydet'e tıklayıp kapatın."},
                                    {"he", "לחצו על שמירה וסגרו."},
                                    {"tr", "Kaydedip kapatın."}});
  unit.tuid = "dialog.save";
  unit.metadata = {.creation_date = "20260102T030405Z",
                   .creation_id = "AGENCY\\ayşe",
                   .change_date = "20260203T040506Z",
                   .change_id = "mehmet",
                   .last_usage_date = "20260304T050607Z",
                   .usage_count = "7",
                   .creation_tool = "editor",
                   .creation_tool_version = "2.1",
                   .datatype = "html",
                   .original_format = "tm8",
                   .original_encoding = "utf-8"};
  unit.notes = {{"For the \"save\" dialog", "en", ""}, {"second\nline", "", "iso-8859-9"}};
  unit.properties = {
      {"x-domain", "ui", "", ""}, {"x-domain", "help", "en", "utf-8"}, {"x-empty", "", "", ""}};
  Variant& english = unit.variants[0];
  english.context = {"Open file?", "Cancel"};
  english.notes = {{"imperative", "", ""}};
  english.properties = {{"x-status", "approved", "", ""}};
  english.metadata.change_date = "20260405T060708Z";
  english.segment.tags = {
      {TagKind::begin_pair, 6, {{"i", "1"}, {"x", "1"}, {"type", "bold"}}, {"<b class=\"k\">"}},
      {TagKind::end_pair, 18, {{"i", "1"}}, {"</b>"}},
      {TagKind::placeholder,
       19,
       {{"x", "2"}},
       {"<img alt=\"", SubFlow{{{"type", "alt"}}, {.text = "An icon", .tags = {}}}, "\"/>"}}};
  return unit;
}
