#include "file/signals.h"

#include <unistd.h>

#include <csignal>
#include <cstring>

namespace calque::file {
namespace {

// The one variable that a signal handler may write (C++20, [support.signal]).
volatile std::sig_atomic_t came = 0;

// Set before the handlers are, and read by them alone.
const char* last_message = "";
int last_exit_code = 0;

extern "C" void on_signal(int signal) {
  came = 1;
  // A second one ends the program, and so does the alarm a second from now: long enough for a loop
  // to come to its check, short enough for somebody who waits.
  std::signal(signal, SIG_DFL);
  alarm(1);
}

extern "C" void on_alarm(int /*signal*/) {
  // Only what is safe in a handler of signals (POSIX, 2.4.3): no streams, no destructors.
  [[maybe_unused]] const auto written =
      write(STDERR_FILENO, last_message, std::strlen(last_message));
  _exit(last_exit_code);
}

}  // namespace

void note_signals(const char* message, int exit_code) {
  last_message = message;
  last_exit_code = exit_code;
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::signal(SIGALRM, on_alarm);
  // The write then fails with EFBIG, which is told and rolled back.
  std::signal(SIGXFSZ, SIG_IGN);
}

bool signalled() {
  return came != 0;
}

}  // namespace calque::file
