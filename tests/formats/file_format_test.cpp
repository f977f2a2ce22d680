#include "formats/file_format.h"

#include "catch.h"

using namespace calque;

TEST_CASE("a format is told by the ending of a name") {
  CHECK(format_of("a.tmx") == FileFormat::tmx);
  CHECK(format_of("a.xlf") == FileFormat::xliff);
  CHECK(format_of("a.b.SDLXLIFF") == FileFormat::xliff);
  CHECK(format_of("a.mqxliff.gz") == FileFormat::xliff);
  CHECK(format_of("de.po") == FileFormat::po);
  CHECK(format_of("a.pot") == FileFormat::po);
  CHECK(format_of("a.csv") == FileFormat::csv);
  CHECK(format_of("a") == FileFormat::tmx);
}

TEST_CASE("TMX, XLIFF and PO are told apart by their content") {
  const std::string xliff =
      "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <tmx> -->\n<x:xliff version='1'>";
  CHECK(format_of_content(xliff, FileFormat::tmx) == FileFormat::xliff);
  CHECK(format_of_content("<!DOCTYPE tmx SYSTEM 'x'><tmx>", FileFormat::xliff) == FileFormat::tmx);
  CHECK(format_of_content("# Title\n#, fuzzy\n\nmsgid \"\"", FileFormat::tmx) == FileFormat::po);
  CHECK(format_of_content(std::string("\xFF\xFE<\0x\0l\0i\0f\0f\0>\0", 16), FileFormat::tmx) ==
        FileFormat::xliff);
  CHECK(format_of_content("", FileFormat::po) == FileFormat::po);
  CHECK(format_of_content("<html>", FileFormat::tmx) == FileFormat::tmx);
  CHECK(format_of_content("msgid,en\n", FileFormat::csv) == FileFormat::csv);
}
