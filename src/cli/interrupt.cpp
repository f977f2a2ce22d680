#include "cli/interrupt.h"

#include "cli/command.h"
#include "file/signals.h"

namespace calque::cli {

void catch_signals() {
  file::note_signals("calque: interrupted; nothing was stored\n", kInterrupted);
}

void check_interrupt() {
  if (file::signalled()) throw Interrupted();
}

}  // namespace calque::cli
