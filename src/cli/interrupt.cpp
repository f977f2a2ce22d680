#include "cli/interrupt.h"

#include <unistd.h>

#include <csignal>
#include <string_view>

#include "cli/command.h"

namespace calque::cli {
namespace {

// The one variable that a signal handler may write (C++20, [support.signal]).
volatile std::sig_atomic_t interrupted = 0;

extern "C" void on_signal(int signal) {
  interrupted = 1;
  // A second one ends the program, and so does the alarm a second from now: long enough for a loop
  // to come to its check, short enough for somebody who waits.
  std::signal(signal, SIG_DFL);
  alarm(1);
}

extern "C" void on_alarm(int /*signal*/) {
  constexpr std::string_view kMessage = "calque: interrupted; nothing was stored\n";
  // Only what is safe in a handler of signals (POSIX, 2.4.3): no streams, no destructors.
  [[maybe_unused]] const auto written = write(STDERR_FILENO, kMessage.data(), kMessage.size());
  _exit(kInterrupted);
}

}  // namespace

void catch_signals() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::signal(SIGALRM, on_alarm);
  // The write then fails with EFBIG, which is told and rolled back.
  std::signal(SIGXFSZ, SIG_IGN);
}

void check_interrupt() {
  if (interrupted != 0) throw Interrupted();
}

}  // namespace calque::cli
