#include "cli/program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "cli/transcript.h"

Program::Program(const std::vector<std::string>& arguments, std::filesystem::path log,
                 const std::function<void()>& prepare)
    : log_(std::move(log)) {
  std::vector<std::string> words{CALQUE_PROGRAM};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  process_ = fork();
  if (process_ < 0) throw std::runtime_error("cannot fork");
  if (process_ > 0) return;
  const int out = open(log_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  if (prepare) prepare();
  execv(argv[0], argv.data());
  _exit(127);
}

void Program::kill() {
  ::kill(process_, SIGKILL);
}

void Program::signal(int number) {
  ::kill(process_, number);
}

int Program::wait() {
  int status = 0;
  waitpid(process_, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::string Program::output() const {
  // The program makes it when it begins.
  return std::filesystem::exists(log_) ? transcript::read_file(log_) : std::string();
}
