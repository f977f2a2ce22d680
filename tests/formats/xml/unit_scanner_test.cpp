#include "formats/xml/unit_scanner.h"

#include "catch.h"

using namespace calque;
using Kind = UnitPiece::Kind;

namespace {

struct Piece {
  Kind kind;
  std::string text;
  std::uint64_t line;
  std::string defect;
};

std::vector<Piece> scan(std::string content) {
  UnitScanner scanner(text::Decoder(text::ByteSource::from_memory(std::move(content))));
  std::vector<Piece> pieces;
  do {
    const UnitPiece piece = scanner.next();
    pieces.push_back({piece.kind, std::string(piece.text), piece.line, piece.defect});
  } while (pieces.back().kind != Kind::end);
  return pieces;
}

std::vector<std::string> units_of(const std::vector<Piece>& pieces) {
  std::vector<std::string> units;
  for (const Piece& piece : pieces) {
    if (piece.kind == Kind::unit) units.push_back(piece.text);
  }
  return units;
}

}  // namespace

TEST_CASE("a file is cut into document type, root, header and units with their lines") {
  const auto pieces = scan(
      "<?xml version='1.0'?>\n<!DOCTYPE tmx [ <!-- ]> --> <!ENTITY a ']>'> ]>\n"
      "<tmx version='1.4'>\n<header a='>'>\n<note>x</note></header>\n<body>\n"
      "<!-- <tu>no</tu> -->\n<tu>1</tu>\n\n<tu a='2'/><TU>3</TU>\n</body></tmx>\n");
  REQUIRE(pieces.size() == 7);
  CHECK(pieces[0].kind == Kind::doctype);
  CHECK(pieces[0].text.ends_with("]>"));
  CHECK(pieces[1].kind == Kind::root);
  CHECK(pieces[1].text == "<tmx version='1.4'>");
  CHECK(pieces[2].kind == Kind::header);
  CHECK(pieces[2].text == "<header a='>'>\n<note>x</note></header>");
  CHECK(pieces[2].line == 4);
  CHECK(pieces[3].text == "<tu>1</tu>");
  CHECK(pieces[3].line == 8);
  CHECK(pieces[4].text == "<tu a='2'/>");
  CHECK(pieces[5].text == "<TU>3</TU>");
  CHECK(pieces[5].line == 10);
  CHECK(pieces[6].kind == Kind::end);
  CHECK(pieces[6].defect.empty());
}

TEST_CASE("the end of a unit is not looked for in comments, CDATA, instructions and other names") {
  const std::string unit =
      "<tu><!-- </tu> <tu> --><![CDATA[</tu>]]><?x </tu>?><tuv a='</tux>'></tuv><x:tux/></x:tu >";
  const auto units = units_of(scan("<tmx><body>" + unit + "</body></tmx>"));
  REQUIRE(units.size() == 1);
  CHECK(units[0] == unit);
}

TEST_CASE("units across the chunks of the decoder are whole") {
  std::string content = "<tmx><body>\n";
  for (int i = 0; i < 4000; ++i) {
    content += "<tu id='" + std::to_string(i) + "'>" +
               std::string(static_cast<std::size_t>(i % 977), 'x') + "</tu>\n";
  }
  const auto pieces = scan(content + "</body></tmx>");
  REQUIRE(pieces.size() == 4002);
  for (std::size_t i = 0; i < 4000; ++i) {
    REQUIRE(pieces[i + 1].kind == Kind::unit);
    REQUIRE(pieces[i + 1].text.size() == 15 + std::to_string(i).size() + i % 977);
    REQUIRE(pieces[i + 1].line == i + 2);
  }
}

TEST_CASE("after a broken unit the next one is found") {
  const std::string broken =
      GENERATE(as<std::string>{}, "<tu>1<tuv>", "<tu a='1><tuv>", "<tu <", "<tu>1<!-- open",
               "<tu>1<![CDATA[ open", "<tu>1<? open", "<tu>1</tu");
  CAPTURE(broken);
  const auto pieces = scan("<tmx><body>" + broken + "\n<tu>2</tu></body></tmx>");
  REQUIRE(pieces.size() >= 3);
  CHECK(pieces[1].kind == Kind::broken_unit);
  CHECK_FALSE(pieces[1].defect.empty());
  CHECK(units_of(pieces) == std::vector<std::string>{"<tu>2</tu>"});
}

TEST_CASE("a cut file ends with a defect") {
  const auto whole = scan("<tmx><body><tu>1</tu>\n");
  CHECK(whole.back().defect != "");
  CHECK(units_of(whole).size() == 1);
  const auto cut = scan("<tmx><body><tu>1</tu><tu>2");
  CHECK(cut.back().defect != "");
  CHECK(units_of(cut).size() == 1);
  CHECK(scan("").back().defect != "");
}

TEST_CASE("what does not belong between units is named") {
  const auto pieces = scan("<tmx><body>text<other a='1'/>< <tu>1</tu></body></tmx> more");
  REQUIRE(pieces.size() == 7);
  CHECK(pieces[1].kind == Kind::stray_text);
  CHECK(pieces[1].text == "text");
  CHECK(pieces[2].kind == Kind::unknown_element);
  CHECK(pieces[2].text == "<other a='1'/>");
  CHECK(pieces[3].kind == Kind::stray_text);
  CHECK(pieces[4].kind == Kind::unit);
  CHECK(pieces[5].kind == Kind::stray_text);
  CHECK_FALSE(pieces[5].defect.empty());
}

TEST_CASE("broken input takes time in proportion") {
  const std::string piece =
      GENERATE(as<std::string>{}, "<tu><!--", "<tu><![CDATA[", "<tu><?", "<tu a='", "<tu ", "<",
               "<!--", "<tu>", "</tu", "<!DOCTYPE [", "<tu/>\xFF");
  std::string content = "<tmx><body>";
  while (content.size() < 1000000) content += piece;
  CAPTURE(piece);
  CHECK(scan(content).back().kind == Kind::end);
}

TEST_CASE("a unit beyond the limit is passed over") {
  std::string content = "<tmx><body><tu>" + std::string(kMaxPieceBytes + 1000000, 'x');
  content += "</tu><tu>2</tu></body></tmx>";
  const auto pieces = scan(std::move(content));
  CHECK(pieces[1].kind == Kind::broken_unit);
  CHECK_THAT(pieces[1].defect, ContainsSubstring("larger than 32 MiB"));
}

TEST_CASE("undecodable bytes are told with the piece that they stand in") {
  UnitScanner scanner(text::Decoder(
      text::ByteSource::from_memory("<tmx>\xFF<body><tu>a</tu><tu>b\xFFz\xFE</tu></body></tmx>")));
  CHECK(scanner.next().bad_bytes_before == 0);
  CHECK(scanner.next().kind == Kind::stray_text);
  CHECK(scanner.next().bad_bytes.empty());
  CHECK(scanner.next().bad_bytes == std::vector<std::size_t>{5, 9});
}
