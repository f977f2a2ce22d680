#include "cli/output_file.h"

#include <filesystem>
#include <iostream>

#include "text/ascii.h"

namespace calque::cli {

OutputFile::OutputFile(const std::string& path) {
  if (path == "-") return;  // cannot be taken back: it is written as it comes
  file_.emplace(path);
  if (!file_->is_terminal()) return;
  terminal_.emplace(*file_->stream().rdbuf());
  file_->stream().rdbuf(&*terminal_);
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
