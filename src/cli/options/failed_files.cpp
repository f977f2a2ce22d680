#include "cli/options/failed_files.h"

#include "calque/error.h"
#include "cli/console.h"

namespace calque::cli {

bool FailedFiles::attempt(const std::string& file, const std::function<void()>& work) {
  const auto failed = [&](const Error& error) {
    std::string message = error.what();
    // What is said of two files in the same words is about neither.
    if (all_ < 2 || message == last_) return false;
    ++failed_;
    last_ = message;
    if (message.find(file) == std::string::npos) message.insert(0, file + ": ");
    say_error(message);
    return true;
  };
  try {
    work();
    return true;
  } catch (const InputError& error) {
    if (!failed(error)) throw;
  } catch (const UsageError& error) {
    if (!failed(error)) throw;
  }
  return false;
}

int FailedFiles::code(int code) const {
  if (failed_ == 0) return code;
  say_error(std::to_string(failed_) + " of " + counted(static_cast<std::int64_t>(all_), "file") +
            " left out");
  return kUnusable;
}

}  // namespace calque::cli
