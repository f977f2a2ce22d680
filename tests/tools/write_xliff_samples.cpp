// write_xliff_samples FOLDER: writes FOLDER/sample12.xlf and FOLDER/sample21.xlf with all that
// calque may put into XLIFF, for a check against tests/xliff12.rng and tests/xliff21.rng.

#include <filesystem>
#include <fstream>
#include <iostream>

#include "sample_paragraphs.h"

using namespace calque;

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_xliff_samples FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  for (const XliffVersion version : {XliffVersion::v1_2, XliffVersion::v2_1}) {
    std::ofstream out(folder / (version == XliffVersion::v1_2 ? "sample12.xlf" : "sample21.xlf"));
    const auto writer = make_xliff_writer(out, sample_paragraphs::options(version));
    writer->write(sample_paragraphs::heading());
    writer->write(sample_paragraphs::text());
    RandomSegments random(1);
    for (int i = 0; i < 300; ++i) writer->write(sample_paragraphs::random_paragraph(random));
    writer->finish();
    if (!out) return 2;
  }
  return 0;
}
