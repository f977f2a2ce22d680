#include "cli/output_file.h"

#include <filesystem>
#include <iostream>

#include "calque/error.h"
#include "cli/console.h"
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

void refuse_own_input(const std::string& output, const std::vector<std::string>& inputs) {
  if (output.empty() || output == "-") return;
  for (const std::string& input : inputs) {
    std::error_code unknown;
    if (input == "-" || !std::filesystem::equivalent(output, input, unknown)) continue;
    throw UsageError(output + " is read by this command: write to a file of another name");
  }
}

void require_ending(const std::string& output, const std::string& ending, const std::string& what) {
  const std::string is = lower_extension(output);
  if (output.empty() || output == "-" || is.empty() || is == ending) return;
  throw UsageError(output + ": " + what + ": give a name in " + ending);
}

void say_written(const Globals& globals, const std::string& output) {
  if (!output.empty() && output != "-") say(globals, output + ": written");
}

std::string lower_extension(const std::string& path) {
  return text::lower_ascii(std::filesystem::path(path).extension().string());
}

}  // namespace calque::cli
