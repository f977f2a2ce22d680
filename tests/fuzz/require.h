#pragma once

#include <cstdio>
#include <cstdlib>

/// Ends a fuzz target with a finding.
inline void require(bool condition, const char* what) {
  if (condition) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}
