#include "cli/output_file.h"

#include <filesystem>
#include <iostream>

#include "text/ascii.h"

namespace calque::cli {

OutputFile::OutputFile(const std::string& path) {
  // Standard output cannot be taken back: it is written as it comes.
  if (path != "-") file_.emplace(path);
}

std::ostream& OutputFile::stream() {
  return file_ ? file_->stream() : std::cout;
}

void OutputFile::commit() {
  if (file_) file_->commit();
}

std::string lower_extension(const std::string& path) {
  return text::lower_ascii(std::filesystem::path(path).extension().string());
}

}  // namespace calque::cli
