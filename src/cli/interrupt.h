#pragma once

#include "calque/error.h"

namespace calque::cli {

/// Ctrl-C, or a request to end, while something could still be rolled back.
class Interrupted : public Error {
 public:
  Interrupted() : Error("interrupted") {}
};

/// Makes SIGINT and SIGTERM set a flag. A second one ends the program at once, and so does a second
/// that passes without the program having ended, as when it waits for input or for the lock of
/// another program: SQLite drops what was not committed when the file is next opened. A file-size
/// limit becomes a failed write, which rolls back, instead of a signal that kills.
void catch_signals();

/// Throws Interrupted when a signal has come. Long work calls this once a unit.
void check_interrupt();

}  // namespace calque::cli
