#include "cli/interrupt.h"

#include <csignal>

namespace calque::cli {
namespace {

// The one variable that a signal handler may write (C++20, [support.signal]).
volatile std::sig_atomic_t interrupted = 0;

extern "C" void on_signal(int signal) {
  interrupted = 1;
  std::signal(signal, SIG_DFL);
}

}  // namespace

void catch_signals() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::signal(SIGXFSZ, SIG_IGN);
}

void check_interrupt() {
  if (interrupted != 0) throw Interrupted();
}

}  // namespace calque::cli
