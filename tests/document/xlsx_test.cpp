#include "document/xlsx/xlsx.h"

#include "calque/error.h"
#include "catch.h"
#include "document/make_zip.h"
#include "document/shorthand.h"
#include "document/xlsx/sheet.h"

using namespace calque::document;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string relationship(const std::string& id, const std::string& type,
                         const std::string& target) {
  return "<Relationship Id='" + id + "' Type='http://x/" + type + "' Target='" + target + "'/>";
}

std::string relationships(const std::string& all) {
  return "<Relationships>" + all + "</Relationships>";
}

/// A workbook of two sheets; `state` is that of the second.
std::string workbook(const std::string& shared, const std::string& first,
                     const std::string& second = "", const std::string& state = "visible",
                     const Files& more = {}) {
  Files files{
      {"xl/workbook.xml",
       "<workbook><sheets><sheet name='A' r:id='r1'/><sheet name='B' r:id='r2' state='" + state +
           "'/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       relationships(relationship("r1", "worksheet", "worksheets/sheet1.xml") +
                     relationship("r2", "worksheet", "/xl/worksheets/sheet2.xml") +
                     relationship("r3", "sharedStrings", "sharedStrings.xml"))},
      {"xl/sharedStrings.xml", "<sst>" + shared + "</sst>"},
      {"xl/worksheets/sheet1.xml", "<worksheet>" + first + "</worksheet>"},
      {"xl/worksheets/sheet2.xml", "<worksheet><sheetData>" + second + "</sheetData></worksheet>"}};
  files.insert(files.end(), more.begin(), more.end());
  return make_zip(files);
}

std::string cell(const std::string& place, int shared) {
  return "<c r='" + place + "' t='s'><v>" + std::to_string(shared) + "</v></c>";
}

std::string rows(const std::string& cells) {
  return "<sheetData><row r='1'>" + cells + "</row></sheetData>";
}

const std::string kShared = "<si><t>zero</t></si><si><t>one</t></si><si><t>two</t></si>";

ReadOptions with_hidden() {
  ReadOptions options;
  options.include.hidden = true;
  return options;
}

}  // namespace

TEST_CASE("texts come in the order of sheets and cells, each that cells share once") {
  const std::string file = workbook(kShared, rows(cell("A1", 2) + cell("B1", 1) + cell("C1", 2)),
                                    "<row>" + cell("A1", 1) + cell("B1", 0) + "</row>");
  CHECK(in_short(read_xlsx(file, "a.xlsx")) ==
        Lines{"table-cell: two", "table-cell: one", "table-cell: zero"});
}

TEST_CASE("numbers, formulas and their results are no text; texts of cells alone are") {
  const std::string cells =
      "<c r='A1'><v>1</v></c><c r='B1' t='str'><f>A1</f><v>result</v></c><c r='C1' t='b'><v>1</v>"
      "</c><c r='D1' t='str'><v>value</v></c><c r='E1' t='inlineStr'><is><t>in</t></is></c>"
      "<c r='F1' t='s'><v>99</v></c><c r='G1' t='s'><v>x</v></c>";
  CHECK(in_short(read_xlsx(workbook("", rows(cells)), "a.xlsx")) ==
        Lines{"table-cell: value", "table-cell: in"});
}

TEST_CASE("runs of a cell are pairs of tags, readings nothing") {
  const std::string rich =
      "<si><r><t xml:space='preserve'>a </t></r><r><rPr><b/><sz val='9'/></rPr><t>b</t></r><rPh "
      "sb='0' eb='1'><t>reading</t></rPh></si><si/>";
  CHECK(in_short(read_xlsx(workbook(rich, rows(cell("A1", 0) + cell("B1", 1))), "a.xlsx")) ==
        Lines{"table-cell: a {bold}b{/}"});
}

TEST_CASE("hidden rows, columns and sheets are counted, and read where they are asked for") {
  const std::string shared = kShared + "<si><t>three</t></si><si><t>four</t></si>";
  const std::string first = "<cols><col min='2' max='3' hidden='1'/></cols><sheetData><row r='1'>" +
                            cell("A1", 0) + cell("B1", 1) + "</row><row r='2' hidden='true'>" +
                            cell("A2", 2) + "</row></sheetData>";
  const std::string second = "<row>" + cell("A1", 3) + cell("B1", 0) + "</row>";
  const std::string file = workbook(shared, first, second, "veryHidden");
  const Document document = read_xlsx(file, "a.xlsx");
  CHECK(in_short(document) == Lines{"table-cell: zero"});
  CHECK(left_out_in_words(document) == "3 texts of hidden cells");
  const Document all = read_xlsx(file, "a.xlsx", with_hidden());
  CHECK(in_short(all) ==
        Lines{"table-cell: zero", "table-cell: one", "table-cell: two", "table-cell: three"});
  CHECK(all.left_out.empty());
}

TEST_CASE("the headings of a table stay, as its columns are named so elsewhere") {
  const Files table{{"xl/worksheets/_rels/sheet1.xml.rels",
                     relationships(relationship("r1", "table", "../tables/table1.xml"))},
                    {"xl/tables/table1.xml", "<table ref='A1:B3'/>"}};
  const std::string file = workbook(kShared, rows(cell("A1", 0) + cell("B1", 1) + cell("C1", 2)),
                                    "<row>" + cell("A1", 0) + "</row>", "visible", table);
  const Document document = read_xlsx(file, "a.xlsx");
  CHECK(in_short(document) == Lines{"table-cell: two"});
  CHECK(left_out_in_words(document) == "2 headings of tables");
}

TEST_CASE("shapes of a sheet are read, its comments where they are asked for") {
  const Files beside{{"xl/worksheets/_rels/sheet1.xml.rels",
                      relationships(relationship("r1", "drawing", "../drawings/drawing1.xml") +
                                    relationship("r2", "comments", "../comments1.xml"))},
                     {"xl/drawings/drawing1.xml",
                      "<xdr:wsDr><xdr:sp><xdr:txBody><a:p><a:r><a:t>Shape</a:t></a:r></a:p>"
                      "</xdr:txBody></xdr:sp></xdr:wsDr>"},
                     {"xl/comments1.xml",
                      "<comments><authors><author>Me</author></authors><commentList><comment "
                      "ref='A1'><text><r><t>Why?</t></r></text></comment></commentList>"
                      "</comments>"}};
  const std::string file = workbook(kShared, rows(cell("A1", 0)), "", "visible", beside);
  const Document document = read_xlsx(file, "a.xlsx");
  CHECK(in_short(document) == Lines{"table-cell: zero", "text: Shape"});
  CHECK(left_out_in_words(document) == "1 comment");
  ReadOptions options;
  options.include.comments = true;
  CHECK(in_short(read_xlsx(file, "a.xlsx", options)).back() == "comment: Why?");
}

TEST_CASE("places of cells are read as Excel writes them") {
  CHECK(read_cell_place("AB12")->column == 28);
  CHECK(read_cell_place("AB12")->row == 12);
  CHECK(read_cell_place("XFD1048576")->column == 16'384);
  for (const char* wrong : {"", "A", "1", "A1B", "A-1", "AAAAAAAAAAAAAAAAAAAA1", "A99999999999"}) {
    INFO(wrong);
    CHECK_FALSE(read_cell_place(wrong));
  }
}

TEST_CASE("what is no workbook is refused") {
  CHECK_THROWS_AS(read_xlsx("nonsense", "a.xlsx"), calque::InputError);
  CHECK_THROWS_AS(read_xlsx(make_zip({{"a", "b"}}), "a.xlsx"), calque::InputError);
  CHECK_THROWS_AS(read_xlsx(make_zip({{"xl/workbook.xml", "<document/>"}}), "a.xlsx"),
                  calque::InputError);
}
