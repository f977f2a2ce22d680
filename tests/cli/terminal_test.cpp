// Nothing that others wrote (texts, ids, names of files, options) may steer the terminal that it is
// shown on, nor reorder what stands beside it.

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "catch.h"
#include "temporary_folder.h"
#include "text/printable.h"
#include "text/unicode.h"
#include "text/utf8.h"

using namespace calque;
namespace fs = std::filesystem;

namespace {

using Arguments = std::vector<std::string>;

/// What XML can hold: C1 controls, bidirectional controls, a tag character, Hebrew.
const std::string kInXml =
    "\x7f\u009B31mC1\u0085\u202ERLO\u2066LRI\u200F\u061C\uFEFF\u2028\u2029\U000E0041 \u05D0\u05D1";
/// A window's title, a colour that calque has not, bytes that are no UTF-8.
const std::string kRaw = "\x1b]0;PWN\x07\x1b[35m\xFF\xC0\x9B" + kInXml;

/// The program in `folder`, with both its streams on a terminal of its own; all that it shows.
std::string on_terminal(const Arguments& arguments, const fs::path& folder,
                        unsigned short columns = 80) {
  std::vector<std::string> words{CALQUE_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  int terminal = -1;
  const winsize size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
  const pid_t process = forkpty(&terminal, nullptr, nullptr, &size);
  REQUIRE(process >= 0);
  if (process == 0) {
    if (chdir(folder.c_str()) != 0) _exit(126);
    setenv("TERM", "xterm", 1);
    setenv("CALQUE_MEMORY", "m.calque", 1);
    unsetenv("NO_COLOR");
    execv(argv[0], argv.data());
    _exit(127);
  }
  std::string output;
  std::array<char, 4096> buffer{};
  for (ssize_t n = 0; (n = read(terminal, buffer.data(), buffer.size())) > 0;) {
    output.append(buffer.data(), static_cast<std::size_t>(n));
  }
  close(terminal);
  int status = 0;
  waitpid(process, &status, 0);
  CHECK(WIFEXITED(status));
  return output;
}

/// The escape sequences of the line of progress, which a slow machine shows without colour too, and
/// of report::Style.
std::size_t own_sequence(std::string_view text, bool color) {
  constexpr std::string_view kClearLine = "\r\x1b[K";
  if (text.starts_with(kClearLine)) return kClearLine.size();
  if (!color) return 0;
  static const std::array<std::string_view, 8> kOwn{"\x1b[0m",    "\x1b[1m",    "\x1b[2m",
                                                    "\x1b[9;31m", "\x1b[4;32m", "\x1b[1;32m",
                                                    "\x1b[33m",   "\x1b[1;36m"};
  for (const std::string_view own : kOwn) {
    if (text.starts_with(own)) return own.size();
  }
  return 0;
}

/// What in the output could do something to the terminal; empty when nothing can.
std::string harm_in(std::string_view output, bool color) {
  int depth = 0;
  for (std::size_t i = 0; i < output.size();) {
    if (const std::size_t own = own_sequence(output.substr(i), color); own > 0) {
      i += own;
      continue;
    }
    const text::Decoded decoded = text::decode_at(output, i);
    const char32_t c = decoded.code_point;
    if (c == text::kReplacementCharacter && decoded.length == 1) return "invalid UTF-8";
    i += decoded.length;
    if (c == '\n' && depth != 0) return "an isolate that is open at the end of its line";
    if (c == U'\u2068') ++depth;
    if (c == U'\u2069' && --depth < 0) return "the end of an isolate that is not open";
    if (text::direction_of(c) == text::Direction::right_to_left && depth == 0) {
      return "right-to-left letters that are not isolated";
    }
    const bool allowed = c == '\n' || c == '\t' || c == U'\u2068' || c == U'\u2069' ||
                         (c == '\r' && output.substr(i).starts_with('\n'));
    if (!allowed && text::is_steering(c)) {
      return "U+" + std::to_string(static_cast<unsigned>(c)) + " at " + std::to_string(i);
    }
  }
  return {};
}

void write(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
}

std::string tmx_of(const std::string& unit) {
  return "<tmx version=\"1.4\"><header creationtool=\"" + kInXml +
         "\" creationtoolversion=\"1\" segtype=\"sentence\" o-tmf=\"x\" adminlang=\"en\" "
         "srclang=\"en\" datatype=\"plaintext\"/><body>" +
         unit + "</body></tmx>";
}

std::string variant_of(const std::string& language, const std::string& text) {
  return "<tuv xml:lang=\"" + language + "\"><seg>" + text + "</seg></tuv>";
}

/// Files that hold hostile texts wherever a text may stand.
struct Fixture {
  TemporaryFolder folder;
  std::string named_badly = "a\x1b]0;PWN\x07\u202E\u05D0.tmx";

  Fixture() {
    const std::string unit = "<tu tuid=\"id" + kInXml + "\" creationid=\"" + kInXml +
                             "\"><prop type=\"x-" + kInXml + "\">v" + kInXml + "</prop><note>n" +
                             kInXml + "</note>" + variant_of("en", "Ten " + kInXml + " things 10") +
                             variant_of("de", "Zehn " + kInXml + " Dinge 11") + "</tu>";
    write(folder / "good.tmx", tmx_of(unit));
    write(folder / named_badly.c_str(), tmx_of(unit + unit));
    write(folder / "raw.tmx",
          tmx_of("<tu tuid=\"id" + kRaw + "\">" + variant_of("en", "a" + kRaw) + "</tu>"));
    write(folder / "tag.tmx",
          tmx_of("<tu tuid=\"id" + kInXml + "\">" + variant_of("e" + kInXml, "a") + "</tu>"));
    write(folder / "element.tmx",
          tmx_of("<tu tuid=\"" + kInXml + "\">" +
                 variant_of("en", "<z" + kInXml + "/>&" + kInXml + ";") + "</tu>"));
    write(folder / "bad.po", "msgid \"\"\nmsgstr \"Language: " + kRaw +
                                 "\\nContent-Type: text/plain; charset=" + kRaw + "\\n\"\n" + kRaw);
    write(folder / "language.po",
          "msgid \"\"\nmsgstr \"Language: " + kInXml + "\\n\"\n\nmsgid \"a\"\nmsgstr \"b\"\n");
    write(folder / "bad.xlf",
          "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"de\" original=\"" +
              kInXml + "\"><body><trans-unit id=\"u" + kInXml + "\"><source>Ten " + kInXml +
              " things 10</source><target state=\"needs-" + kInXml + "\">Belki" + kInXml +
              "</target></trans-unit></body></file></xliff>");
    write(folder / "bad.srx",
          "<srx version=\"2.0\"><header segmentsubflows=\"yes\" cascade=\"no\"/><body>"
          "<languagerules><languagerule languagerulename=\"x" +
              kInXml + "\"><rule break=\"yes\"><beforebreak>[" + kInXml +
              "(</beforebreak><afterbreak>\\s</afterbreak></rule></languagerule></languagerules>"
              "<maprules><languagemap languagepattern=\".*\" languagerulename=\"x" +
              kInXml + "\"/></maprules></body></srx>");
    write(folder / "good.srx",
          "<srx version=\"2.0\"><header segmentsubflows=\"yes\" cascade=\"no\"/><body>"
          "<languagerules><languagerule languagerulename=\"x" +
              kInXml +
              "\"><rule break=\"yes\"><beforebreak>[.]</beforebreak><afterbreak>\\s"
              "</afterbreak></rule></languagerule></languagerules>"
              "<maprules><languagemap languagepattern=\".*\" languagerulename=\"x" +
              kInXml + "\"/></maprules></body></srx>");
    write(folder / "doc.md", "# Head " + kInXml + "\x1b[35m\n\nHello " + kInXml + "\x1b]0;PWN\x07" +
                                 " world number 13. Ten " + kInXml + " things 99.\n");
    write(folder / "terms.tsv", "id\ten\tde\tdomain\tnote\n" + kInXml + "\tthings " + kInXml +
                                    "\tDinge " + kInXml + "\t" + kInXml + "\t" + kInXml + "\n");
    write(folder / "columns.tsv", "en\tde\nthings\n\"" + kRaw + "\t\tx\ty\n");
    write(folder / "terms.tbx",
          "<martif><text><body><termEntry id=\"" + kInXml + "\"><langSet xml:lang=\"e" + kInXml +
              "\"><tig><term>a</term></tig></langSet></termEntry></body></text></martif>");
    write(folder / "weights.txt", kRaw + "=1\n");
  }
};

/// Commands that show what is in the files, or complain of them.
std::vector<Arguments> commands(const Fixture& fixture) {
  std::vector<Arguments> all{
      {"import", "good.tmx"},
      {"import", "good.tmx", "--json"},
      {"import", fixture.named_badly},
      {"import", "raw.tmx"},
      {"import", "raw.tmx", "--lenient"},
      {"import", "tag.tmx"},
      {"import", "tag.tmx", "--lenient", "--json"},
      {"import", "element.tmx"},
      {"import", "bad.po"},
      {"import", "language.po"},
      {"import", "-l", "en,de", "bad.xlf"},
      {"import", "-l", "en,de", "bad.xlf", "--drafts"},
      {"import", "columns.tsv"},
      {"import", "no" + kRaw + ".tmx"},
      {"glossary", "import", "terms.tsv"},
      {"glossary", "import", "columns.tsv"},
      {"glossary", "import", "terms.tbx"},
      {"glossary", "import", "terms.tbx", "--lenient"},
      {"glossary", "add", "en=ten " + kInXml, "de=" + kInXml, "--note", kInXml},
      {"glossary", "add", "en=ten " + kInXml, "de=zehn", "--domain", kRaw},
      {"glossary", "edit", "1", "de=" + kInXml, "--beside"},
      {"glossary", "edit", "1", "--remove", "de=" + kRaw},
      {"glossary", "list"},
      {"glossary", "list", "--json"},
      {"check", "--pair", "doc.md", "doc.md", "-s", "en", "-t", "de"},
      {"status", "doc.md", "bad.xlf", "-s", "en", "-t", "de"},
      {"mtach" + kRaw},
      {"match", "--" + kRaw},
      {"match", "-s", "en", "-t", "de", "Ten", kRaw},
      {"undo", kRaw},
      {"glossary", "export"},
      {"glossary", "export", "--format", "tsv"},
      {"glossary", "lookup", "-s", "en", "ten things " + kInXml},
      {"glossary", "extract", "-s", "en", "-t", "de"},
      {"glossary", "extract", "-s", "en", "-t", "de", "--tsv"},
      {"show", "1"},
      {"show", "1", "--json"},
      {"show", kRaw},
      {"stats"},
      {"batches"},
      {"batches", "--json"},
      {"verify"},
      {"match", "-s", "en", "-t", "de", "Ten " + kInXml + " things 12"},
      {"match", "-s", "en", "-t", "de", "Ten " + kInXml + " things 12", "--json"},
      {"match", "-s", "en", "-t", "de", kRaw},
      {"match", "-s", kRaw, "-t", "de", "a"},
      {"concordance", "things"},
      {"concordance", "things", "--json"},
      {"concordance", kRaw},
      {"check"},
      {"check", "--json"},
      {"check", "--sarif"},
      {"check", "good.tmx", "--only", kRaw},
      {"check", fixture.named_badly},
      {"export"},
      {"export", "--format", "tsv", "-s", "en", "-t", "de"},
      {"export", "-o", "no" + kRaw + "/x.tmx"},
      {"export", "-o", "/dev/tty"},
      {"pretranslate", "doc.md", "-s", "en", "-t", "de", "-o", "/dev/tty"},
      {"replace", "things", "stuff", "--dry-run"},
      {"replace", "things", kInXml, "--dry-run"},
      {"replace", "--regex", kRaw, "x"},
      {"clean", "--dry-run"},
      {"dedupe", "--dry-run"},
      {"retag", "en", kRaw},
      {"split", "out" + kInXml, "--by", "file", "--dry-run"},
      {"split", "out", "--by", kRaw},
      {"merge", kRaw},
      {"add", "en=" + kRaw, "de=b"},
      {"add", kRaw},
      {"edit", "1", "--remove", kRaw},
      {"delete", "999" + kRaw},
      {"segment", "doc.md", "-l", "en"},
      {"segment", "doc.md", "-l", "en", "--json"},
      {"segment", "doc.md", "-l", "en", "--explain"},
      {"segment", "doc.md", "-l", "en", "--srx", "bad.srx"},
      {"segment", "doc.md", "-l", "en", "--srx", "good.srx", "--explain"},
      {"segment", "doc.md", "-l", "en", "--encoding", kRaw},
      {"analyze", "doc.md", "-s", "en", "-t", "de"},
      {"analyze", "doc.md", "-s", "en", "-t", "de", "--weights", kRaw},
      {"analyze", "doc.md", "-s", "en", "-t", "de", "--weights-file", "weights.txt"},
      {"pretranslate", "doc.md", "-s", "en", "-t", "de"},
      {"pretranslate", "bad.xlf", "-s", "en", "-t", "de"},
      {"--help"},
      {"match", "--help"},
      {kRaw},
      {"--" + kRaw},
      {"show", "--" + kRaw},
      {"match", "--min", kRaw, "-s", "en", "-t", "de", "a"},
      {"-m", kRaw, "stats"},
      {"completions", kRaw},
      {"words", "explain", "-l", "pl", kRaw},
      {"words", "explain", "-l", "pl", "woda", kRaw},
  };
  for (const char* format : {"list", "ladder", "tsv", "json", "html", "tmx", "no"}) {
    all.push_back({"align", "doc.md", "doc.md", "-s", "en", "-t", "de", "--format", format});
  }
  for (const char* format : {"text", "json", "html", "tmx", "xliff", "xliff2", "document"}) {
    all.push_back({"pretranslate", "doc.md", "-s", "en", "-t", "de", "--format", format});
  }
  for (const char* format : {"table", "json", "csv", "html"}) {
    all.push_back({"analyze", "doc.md", "-s", "en", "-t", "de", "--format", format});
  }
  return all;
}

std::string joined(const Arguments& words) {
  std::string line;
  for (const std::string& word : words) line += text::make_printable(word) + " ";
  return line;
}

}  // namespace

TEST_CASE("nothing that is shown on a terminal can steer it") {
  const Fixture fixture;
  for (const Arguments& command : commands(fixture)) {
    INFO(joined(command));
    const std::string output = on_terminal(command, fixture.folder / "");
    INFO(text::make_lines_printable(output));
    CHECK(harm_in(output, true).empty());
    CHECK_FALSE(output.empty());
    Arguments plain{"--color", "never"};
    plain.insert(plain.end(), command.begin(), command.end());
    CHECK(harm_in(on_terminal(plain, fixture.folder / ""), false).empty());
  }
}

TEST_CASE("what calque itself dresses reaches the terminal") {
  const Fixture fixture;
  on_terminal({"import", "good.tmx"}, fixture.folder / "");
  const std::string shown = on_terminal({"show", "1"}, fixture.folder / "");
  CHECK_THAT(shown, ContainsSubstring("\x1b[1m"));
  CHECK_THAT(shown, ContainsSubstring("\u2068"));
  CHECK_THAT(shown, ContainsSubstring("<U+202E>"));
}

TEST_CASE("a pipe gets data byte by byte, and messages that cannot steer a terminal") {
  const Fixture fixture;
  const std::string program = CALQUE_PROGRAM;
  const auto run = [&](const std::string& arguments) {
    const std::string line =
        "cd '" + (fixture.folder / "").string() + "' && '" + program + "' -m m.calque " + arguments;
    FILE* pipe = popen(line.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string output;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
      output.append(buffer.data(), n);
    }
    pclose(pipe);
    return output;
  };
  CHECK(harm_in(run("import raw.tmx 2>&1 >/dev/null") + run("show '\x1b' 2>&1"), false).empty());
  run("import good.tmx 2>/dev/null");
  CHECK_THAT(run("export --format tsv -s en -t de 2>/dev/null"),
             ContainsSubstring("Ten " + kInXml + " things"));
  CHECK_THAT(run("show 1"), ContainsSubstring("Ten " + kInXml + " things"));
}

TEST_CASE("help is as wide as the terminal, within what can be read") {
  const TemporaryFolder folder;
  const auto widest = [&](unsigned short columns) {
    std::size_t most = 0;
    const std::string help = on_terminal({"help", "match"}, folder / "", columns);
    // Examples are to be copied: they stay on their lines.
    std::istringstream lines(help.substr(0, help.find("Examples")));
    for (std::string line; std::getline(lines, line);) {
      if (line.ends_with('\r')) line.pop_back();
      most = std::max(most, text::count_code_points(line));
    }
    return most;
  };
  CHECK(widest(60) <= 60);
  CHECK(widest(60) > 50);
  CHECK(widest(100) > 80);
  CHECK(widest(300) <= 120);
}
