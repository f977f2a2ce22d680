#pragma once

/// Signals that ask the program to end.
namespace calque::file {

/// From now on a signal to end is noted (signalled()), so that work is ended in order; a second one
/// ends the program at once. Where a second passes, `message` goes to standard error and the
/// program ends with `exit_code`. `message` must be a literal. A file that grows beyond its limit
/// is an error of writing.
void note_signals(const char* message, int exit_code);

/// True once a signal to end came.
bool signalled();

}  // namespace calque::file
