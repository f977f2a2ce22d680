// The JDK's HTTP client as OmegaT and Okapi use it: raw `|`, URLEncoder, the reply's character set taken from
// what follows "charset=", If-None-Match: java Jdk.java BASE
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

public class Jdk {
  static int failed = 0;

  static void check(String name, boolean good, Object detail) {
    System.out.println((good ? "ok JDK: " : "FAIL JDK: ") + name + (good ? "" : ": " + detail));
    if (!good) failed++;
  }

  static HttpURLConnection open(String url) throws Exception {
    return (HttpURLConnection) new URL(url).openConnection();
  }

  /** ISO-8859-1 unless the type names another. */
  static String text(HttpURLConnection connection) throws Exception {
    String type = connection.getHeaderField("Content-Type");
    int at = type == null ? -1 : type.indexOf("charset=");
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), at < 0 ? "ISO-8859-1" : type.substring(at + 8));
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  public static void main(String[] arguments) throws Exception {
    String base = arguments[0];
    String source = "The mayor opened the new bridge.";
    String want = "Die Bürgermeisterin eröffnete die neue Brücke.";

    String reply = text(open(base + "/apertium/translate?q=" + encoded(source)
        + "&markUnknown=no&langpair=en|de&key="));
    check("OmegaT, Apertium", reply.contains(want) && reply.matches("(?s).*\"responseStatus\"\\s*:\\s*200.*"), reply);
    reply = text(open(base + "/apertium/translate?q=" + encoded("語".repeat(3000)) + "&langpair=en|de&key="));
    check("OmegaT, an address of 27 kB", reply.contains("\"translatedText\":\"\""), reply);
    reply = text(open(base + "/apertium/translate?format=html&markUnknown=no&q="
        + encoded("<u id='1'>" + source + "</u>") + "&langpair=en|de"));
    check("Okapi, Apertium with a code", reply.contains("<u id='1'>" + want + "</u>"), reply);
    reply = text(open(base + "/tmserver/en/de/unit/" + encoded(source).replace("+", "%20")));
    check("Okapi, tmserver", reply.contains(want) && reply.matches("(?s).*\"quality\"\\s*:\\s*100\\.0.*"), reply);

    HttpURLConnection connection = open(base + "/libretranslate/translate");
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
    connection.getOutputStream().write(
        ("q=" + encoded(source) + "&source=en&target=de").getBytes(StandardCharsets.UTF_8));
    reply = text(connection);
    check("OmegaT's plug-in, LibreTranslate", reply.contains(want), reply);
    reply = text(open(base + "/mymemory/get?langpair=" + encoded("en|de") + "&mt=0&of=json&q=" + encoded(source)));
    check("MyMemory", reply.contains(want), reply);

    connection = open(base + "/files/memory.en.de.tmx");
    String tag = connection.getHeaderField("ETag");
    check("OmegaT, a file", tag != null && text(connection).contains(want), tag);
    connection = open(base + "/files/memory.en.de.tmx");
    connection.setRequestProperty("If-None-Match", tag);
    check("OmegaT, the same file", connection.getResponseCode() == 304, connection.getResponseCode());
    connection = open(base + "/files/no-such.tmx");
    check("OmegaT, a file that is not there", connection.getResponseCode() == 404, connection.getResponseCode());
    System.exit(failed == 0 ? 0 : 1);
  }
}
