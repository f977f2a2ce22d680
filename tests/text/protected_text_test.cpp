#include "text/protected_text.h"

#include <string>
#include <vector>

#include "catch.h"

using calque::text::find_protected;
using calque::text::ProtectedKind;
using calque::text::ProtectedText;

namespace {

/// What was found of a kind, with blanks between.
std::string found(std::string_view text, ProtectedKind kind) {
  std::string all;
  for (const ProtectedText& part : find_protected(text)) {
    if (part.kind != kind) continue;
    if (!all.empty()) all += ' ';
    all += part.of(text);
  }
  return all;
}

struct Case {
  const char* text;
  const char* parts;
};

}  // namespace

TEST_CASE("directives are told from percent signs") {
  const auto c = GENERATE(values<Case>({
      {"%s of %d", "%s %d"},
      {"%1$s %2$-5.2lf %*d %.*s", "%1$s %2$-5.2lf %*d %.*s"},
      {"%sB, %dpx, %lih %limin", "%s %d %li %li"},
      {"%s바이트 %lluс", "%s %llu"},
      {"%I.1f %'d %zu %hhx %I64d", "%I.1f %'d %zu %hhx %I64d"},
      {"%(name)s %(n)5.1f %{user} %<PRIu64>", "%(name)s %(n)5.1f %{user} %<PRIu64>"},
      {"%PRODUCTNAME %VERSION% %ProgramFiles%", "%PRODUCTNAME %VERSION% %ProgramFiles%"},
      {"%1x%2 of %n", "%1 %2 %n"},
      {"Line %1, column %L2.", "%1 %L2"},
      {"%50 indirim, %1,5 artış", ""},
      {"100 %discount, 50% of, 5%", ""},
      {"50 % des Speichers", ""},
      {"100%% of %s", "%s"},
      {"%d%%", "%d"},
      {"%", ""},
  }));
  INFO(c.text);
  CHECK(found(c.text, ProtectedKind::directive) == c.parts);
}

TEST_CASE("directives of a date are of their own kind") {
  CHECK(found("%a %e %b, %H:%M", ProtectedKind::time) == "%a %e %b %H %M");
  CHECK(found("%H:%M", ProtectedKind::directive).empty());
  // %m is the text of an error as well.
  CHECK(found("Cannot open %s: %m", ProtectedKind::directive) == "%s");
}

TEST_CASE("variables of template languages are found, and money is none") {
  const auto c = GENERATE(values<Case>({
      {"{0} {name} {} {0:N2} {0,10:N2} {x!r:>10} {date, date, short}",
       "{0} {name} {} {0:N2} {0,10:N2} {x!r:>10} {date, date, short}"},
      {"{{ user.name }} {% if x %} #{count}", "{{ user.name }} {% if x %} #{count}"},
      {"${HOME} $(name) $name $_", "${HOME} $(name) $name $_"},
      {"$5, US$ 10, A$AP", ""},
      {"@prefix@ a@example.org @name", "@prefix@"},
      {"&brandShortName; &sync.label; &amp; &nbsp;", "&brandShortName; &sync.label;"},
      {"{ one; two }, {a, b}, {", ""},
  }));
  INFO(c.text);
  CHECK(found(c.text, ProtectedKind::variable) == c.parts);
  CHECK(found("{n, plural, one {# file} other {{n} files}}", ProtectedKind::choice) ==
        "{n, plural,");
}

TEST_CASE("code in prose is found, and quotation marks are not taken for it") {
  CHECK(found(":ref:`the text <target>` and :py:class:`~a.B`", ProtectedKind::role) ==
        ":ref:`the text <target>` :py:class:`~a.B`");
  CHECK(found("``a b`` and `c`", ProtectedKind::literal) == "``a b`` `c`");
  CHECK(found("`a' and `b', ``c''", ProtectedKind::literal).empty());
  CHECK(found("`text <https://example.org>`_", ProtectedKind::literal).empty());
  CHECK(found("use --verbose or --no-color=never, well--known", ProtectedKind::option) ==
        "--verbose --no-color");
  CHECK(found("in /usr/share/doc, ~/.config and C:\\Windows\\x; and/or", ProtectedKind::path) ==
        "/usr/share/doc ~/.config C:\\Windows\\x");
  CHECK(found("see https://example.org/a.", ProtectedKind::address) == "https://example.org/a");
  CHECK(found("<b>x</b> <Enter> <br>", ProtectedKind::markup) == "<b> </b> <br>");
}

TEST_CASE("names that no word looks like are found") {
  const auto c = GENERATE(values<Case>({
      {"PostScript, iPhone and GtkWidget", "PostScript iPhone GtkWidget"},
      {"snake_case x86_64 UTF-8 ISO-8859-1 MP3", "snake_case x86_64 UTF-8 ISO-8859-1 MP3"},
      {"call main() of os.path.join in setup.py.", "main() os.path.join setup.py"},
      {"FILE, OKs, A, 5km, 1st, End.Of", ""},
      {"PostScript문서, PDF문서", "PostScript"},
      {"naïveText, überCool", ""},
  }));
  INFO(c.text);
  CHECK(found(c.text, ProtectedKind::name) == c.parts);
}

TEST_CASE("protected text is in order and does not overlap, whatever the text") {
  // A fixed sequence of what opens something, in every combination of three.
  const std::vector<std::string> pieces{"%",  "{", "}", "$", "`", "<",  ">", "&", ";", ":ref:",
                                        "--", "/", "@", "#", "a", "Ab", "1", " ", "é", "한"};
  for (const std::string& a : pieces) {
    for (const std::string& b : pieces) {
      for (const std::string& c : pieces) {
        const std::string text = a + b + c + a + c + b;
        std::size_t end = 0;
        for (const ProtectedText& part : find_protected(text)) {
          INFO(text);
          REQUIRE(part.begin >= end);
          REQUIRE(part.end > part.begin);
          REQUIRE(part.end <= text.size());
          end = part.end;
        }
      }
    }
  }
}
