#include "cli/output_file.h"

#include <unistd.h>

#include <iostream>

#include "error.h"
#include "text/ascii.h"

namespace calque::cli {

OutputFile::OutputFile(const std::string& path) : path_(path) {
  if (path == "-") return;
  std::error_code error;
  if (std::filesystem::exists(path_, error)) path_ = std::filesystem::canonical(path_, error);
  if (std::filesystem::exists(path_, error) && !std::filesystem::is_regular_file(path_, error)) {
    file_.open(path_, std::ios::binary);  // a device or a pipe is written as it comes
    if (!file_) throw Error("cannot write " + path + ": check that you may use it");
    return;
  }
  unfinished_ = path_;
  unfinished_ += ".part" + std::to_string(getpid());
  file_.open(unfinished_, std::ios::binary | std::ios::trunc);
  if (!file_) {
    throw Error("cannot write " + path + ": check that the folder exists and that you may use it");
  }
}

OutputFile::~OutputFile() {
  if (unfinished_.empty()) return;
  file_.close();
  std::error_code ignored;
  std::filesystem::remove(unfinished_, ignored);
}

std::ostream& OutputFile::stream() {
  if (file_.is_open()) return file_;
  return std::cout;
}

void OutputFile::commit() {
  if (!file_.is_open()) return;
  file_.close();
  if (!file_) throw Error("cannot write " + path_.string() + ": is the disk full?");
  if (unfinished_.empty()) return;
  std::error_code error;
  std::filesystem::rename(unfinished_, path_, error);
  if (error) throw Error("cannot write " + path_.string() + ": " + error.message());
  unfinished_.clear();
}

std::string lower_extension(const std::string& path) {
  return text::lower_ascii(std::filesystem::path(path).extension().string());
}

}  // namespace calque::cli
