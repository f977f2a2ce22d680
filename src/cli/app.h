#pragma once

namespace calque::cli {

/// The whole program: arguments in, exit code out. Every exception ends here.
int run(int argc, char** argv);

}  // namespace calque::cli
