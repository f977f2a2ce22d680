#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

/// The calque program as a process of its own.
class Program {
 public:
  /// Starts it with these arguments; messages go to the file `log`. `prepare` runs in the new
  /// process before the program does.
  Program(const std::vector<std::string>& arguments, std::filesystem::path log,
          const std::function<void()>& prepare = {});

  /// Ends it at once, as `kill -9` does.
  void kill();

  void signal(int number);

  /// Waits for its end; the exit code, or minus the signal that ended it.
  int wait();

  /// What it wrote to both streams.
  std::string output() const;

 private:
  pid_t process_ = -1;
  std::filesystem::path log_;
};
