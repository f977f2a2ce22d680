#include "cli/output_file.h"

#include <unistd.h>

#include <iostream>

#include "error.h"

namespace calque::cli {

OutputFile::OutputFile(const std::string& path) : path_(path) {
  if (path == "-") return;
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
  if (unfinished_.empty()) return std::cout;
  return file_;
}

void OutputFile::commit() {
  if (unfinished_.empty()) return;
  file_.close();
  if (!file_) throw Error("cannot write " + path_.string() + ": is the disk full?");
  std::error_code error;
  std::filesystem::rename(unfinished_, path_, error);
  if (error) throw Error("cannot write " + path_.string() + ": " + error.message());
  unfinished_.clear();
}

}  // namespace calque::cli
