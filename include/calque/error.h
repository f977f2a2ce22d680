#pragma once

#include <stdexcept>
#include <string>

namespace calque {

/// The one base of every exception that calque throws on purpose. The message is written for the
/// person at the terminal: it names the file, line or unit concerned and says what to do.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Input that cannot be used: unreadable, malformed, or in a form that calque does not take.
class InputError : public Error {
 public:
  using Error::Error;
};

/// A command line, or a call, that asks for something impossible.
class UsageError : public Error {
 public:
  using Error::Error;
};

}  // namespace calque
