#include "catch.h"
#include "check_fixture.h"

namespace {

struct Case {
  const char* source;
  const char* target;
  const char* message;
};

}  // namespace

TEST_CASE("placeholders are compared by what a program puts in their place") {
  const auto c = GENERATE(values<Case>({
      {"%s of {count}", "{count} / %s", ""},
      {"%1$s and %2$s", "%2$s %1$s", ""},
      {"%s and %s", "%2$s %1$s", ""},
      {"%-5s %5.2f", "%s %.1f", ""},
      {"%sB freed", "%s바이트", ""},
      {"%s of {count}", "%s / {sayı}", "missing: {count}"},
      {"%d files", "dosyalar", "missing: %d"},
      {"%lu files", "%u dosya", "missing: %lu; added: %u"},
      {"%s has %d", "%d: %s", "not in the order of the source: %d"},
      {"%s has %d", "%2$d: %1$s", ""},
      {"%1$s and %2$s", "%1$s ve %1$s", "shown by none: %2$s"},
      {"%1$s", "%2$s", "not in the order of the source: %2$s"},
      {"%1x%2", "%2 x %1", ""},
      {"%1 of %2", "%1", "missing: %2"},
      {"{} of {}", "{}", "missing: {}"},
      {"%(name)s", "%(ad)s", "missing: %(name)s; added: %(ad)s"},
      {"Hello ${name}", "Merhaba", "missing: ${name}"},
      {"%NAME% is full", "dolu", "missing: %NAME%"},
      {"{0:N2}", "{0}", ""},
      {"{n, plural, one {# file} other {# files}}", "{n, plural, other {# dosya}}", ""},
      {"{n, plural, one {# file} other {# files}}", "dosyalar", "missing: {n, plural,"},
      {"%H:%M", "%I.%M", ""},
  }));
  INFO(c.source << " / " << c.target);
  CHECK(message_of({"en", c.source, "tr", c.target}, "placeholders") == c.message);
}

TEST_CASE("markup in the text is compared by the names of its elements") {
  const auto c = GENERATE(values<Case>({
      {"&lt;b&gt;Bold&lt;/b&gt;", "Kalın", "missing: <b>, </b>"},
      {"&lt;a href=\"en\"&gt;x&lt;/a&gt;", "&lt;a href=\"tr\"&gt;x&lt;/a&gt;", ""},
      {"&lt;All files&gt;", "&lt;Bütün dosyalar&gt;", ""},
      {"the &lt;b&gt;word&lt;/b&gt;", "&lt;/b&gt;kelime&lt;b&gt;", "</b> stands before <b>"},
  }));
  INFO(c.source << " / " << c.target);
  CHECK(message_of({"en", c.source, "tr", c.target}, "markup") == c.message);
}

TEST_CASE("a form of a plural may leave its number out, or have that of another form") {
  struct Form {
    const char* source;
    const char* form;
    const char* target;
    bool found;
  };
  const auto c = GENERATE(values<Form>({
      {"%d file", "0", "bir dosya", false},
      {"one file", "0", "%d dosya", false},
      {"%d files", "2", "dosyalar", true},
      {"%s: %d file", "0", "dosya", true},
  }));
  auto unit = unit_of({"en", c.source, "ru", c.target});
  unit.properties.push_back({"x-msgid-plural", "%d files", {}, {}});
  unit.properties.push_back({"x-plural-form", c.form, {}, {}});
  INFO(c.source << " / " << c.target);
  CHECK(findings_of({unit}, "placeholders").empty() != c.found);
}

TEST_CASE("addresses, code and names must be there, in whatever language their page is") {
  struct Named {
    const char* check;
    const char* source;
    const char* target;
    const char* message;
  };
  const auto c = GENERATE(values<Named>({
      {"addresses", "see https://gnu.org/en", "bkz. https://gnu.org/tr", ""},
      {"addresses", "see https://en.gnu.org/Page", "bkz. https://tr.gnu.org/Sayfa", ""},
      {"addresses", "see http://www.gnu.org/", "bkz. https://gnu.org", ""},
      {"addresses", "see https://gnu.org", "oraya bakın", "missing: https://gnu.org"},
      {"addresses", "see https://gnu.org/a", "bkz. https://gnu.org/b",
       "missing: https://gnu.org/a; added: https://gnu.org/b"},
      {"addresses", "to a@gnu.org", "b@gnu.org", "missing: a@gnu.org; added: b@gnu.org"},
      {"addresses", "in /usr/share/x", "/usr/sahre/x",
       "missing: /usr/share/x; added: /usr/sahre/x"},
      {"addresses", "write", "yaz: a@gnu.org", ""},
      {"addresses", "see https://example.org/a", "bkz. https://ornek.org/b", ""},
      {"code", "use ``x`` here", "burada", "missing: ``x``"},
      {"code", "see :ref:`here &lt;target&gt;`", "bkz. :ref:`burası &lt;target&gt;`", ""},
      {"code", "see :ref:`target`", "bkz. :ref:`burası &lt;target&gt;`", ""},
      {"code", "see :ref:`target`", "bkz. :ref:`hedef`",
       "missing: :ref:`target`; added: :ref:`hedef`"},
      {"code", ":kbd:`Enter`", ":kbd:`Giriş`", ""},
      {"code", "set $name", "ayarla", "missing: $name"},
      {"code", "use --verbose", "--ayrıntılı kullanın", "missing: --verbose"},
      {"names", "a PostScript file", "bir PostScript dosyası", ""},
      {"names", "a PostScript file", "bir Postscript dosyası", ""},
      {"names", "a UTF-8 text", "bir UTF8 metni", ""},
      {"names", "set MAX_SIZE", "ayarla", "missing: MAX_SIZE"},
  }));
  INFO(c.source << " / " << c.target);
  CHECK(message_of({"en", c.source, "tr", c.target}, c.check) == c.message);
}
