// tmx_bench FILE [write]: reads a TMX file (with "write", also writes it to nowhere) and prints
// units per second of processor time and the peak of memory.

#include <sys/resource.h>

#include <cstdio>
#include <cstring>
#include <ctime>
#include <ostream>
#include <streambuf>

#include "calque/error.h"
#include "formats/tmx/tmx_reader.h"
#include "formats/tmx/tmx_writer.h"

using namespace calque;

namespace {

class NullBuffer final : public std::streambuf {
 protected:
  int_type overflow(int_type c) override { return traits_type::not_eof(c); }
  std::streamsize xsputn(const char* /*data*/, std::streamsize count) override { return count; }
};

long peak_kib() {
  struct rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

void run(const char* path, bool write) {
  NullBuffer nowhere;
  std::ostream out(&nowhere);
  TmxWriter writer(out);
  const std::clock_t start = std::clock();
  TmxReader reader(text::ByteSource::open(path));
  TranslationUnit unit;
  std::size_t units = 0;
  std::size_t text_bytes = 0;
  while (reader.next(unit)) {
    ++units;
    for (const Variant& variant : unit.variants) text_bytes += variant.segment.text.size();
    if (write) writer.write(unit);
  }
  writer.finish();
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("%zu units, %zu bytes of text, %.2f s, %.0f units/s, peak %ld KiB\n", units,
              text_bytes, seconds, static_cast<double>(units) / seconds, peak_kib());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: tmx_bench FILE [write]\n");
    return 2;
  }
  try {
    run(argv[1], argc > 2 && std::strcmp(argv[2], "write") == 0);
  } catch (const Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
  return 0;
}
