#include "cli/transcript.h"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace transcript {
namespace {

namespace fs = std::filesystem;

struct Result {
  std::string output;
  int code = 0;
};

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

/// Runs a command with nothing of the caller's settings in its way.
Result run(const std::string& command, const fs::path& folder) {
  const std::string program_folder = fs::path(CALQUE_PROGRAM).parent_path().string();
  const std::string line =
      "cd " + quoted(folder.string()) + " && env -i HOME=" + quoted(folder.string()) +
      " PATH=" + quoted(program_folder) +
      ":/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8 CALQUE_USER=ada DICPATH=/none sh -c " +
      quoted(command) + " 2>&1";
  FILE* pipe = popen(line.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run a shell");
  Result result;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    result.output.append(buffer.data(), n);
  }
  const int status = pclose(pipe);
  result.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

std::string outcome(const std::string& command, const fs::path& folder) {
  const Result result = run(command, folder);
  std::string out = result.output;
  if (!out.empty() && !out.ends_with('\n')) out += '\n';
  if (result.code != 0) out += "[" + std::to_string(result.code) + "]\n";
  return out;
}

}  // namespace

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

std::string replay(const fs::path& path, const fs::path& folder) {
  std::istringstream in(read_file(path));
  std::string out;
  std::string command;
  bool in_block = false;
  const auto finish_command = [&] {
    if (!command.empty()) out += outcome(command, folder);
    command.clear();
  };
  for (std::string line; std::getline(in, line);) {
    const bool fence = line.starts_with("```");
    if (!in_block || fence) {
      finish_command();
      in_block = line == "```console";
      out += line + "\n";
    } else if (line.starts_with("$ ")) {
      finish_command();
      command = line.substr(2);
      out += line + "\n";
    } else if (line.starts_with("> ")) {
      command += "\n" + line.substr(2);
      out += line + "\n";
    }
  }
  return out;
}

}  // namespace transcript
