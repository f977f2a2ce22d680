// calque for Linux systems of any kind: starts the program that lies beside it with the loader and
// the libraries that lie there too, so that nothing is taken from the system but its kernel. Linked
// statically.
//
//   PREFIX/bin/calque                      this
//   PREFIX/lib/calque/ld-linux-x86-64.so.2 the loader
//   PREFIX/lib/calque/calque               the program, and its libraries

#include <unistd.h>

#include <array>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

/// The folder of the loader, the program and its libraries; empty where it cannot be told.
std::string library_folder() {
  std::array<char, PATH_MAX> self{};
  const ssize_t length = readlink("/proc/self/exe", self.data(), self.size());
  if (length <= 0 || static_cast<std::size_t>(length) == self.size()) return {};
  std::string path(self.data(), static_cast<std::size_t>(length));
  for (int parents = 0; parents < 2; ++parents) path.resize(path.rfind('/'));
  return path + "/lib/calque";
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = library_folder();
  if (folder.empty()) {
    std::fputs("calque: cannot tell where it is installed: is /proc mounted?\n", stderr);
    return 2;
  }
  // Libraries that the system's own loader is to add belong to the system's C library.
  unsetenv("LD_PRELOAD");
  unsetenv("LD_AUDIT");
  std::string loader = folder + "/ld-linux-x86-64.so.2";
  std::string program = folder + "/calque";
  std::string folder_argument = folder;
  std::array options{std::string("--inhibit-cache"), std::string("--library-path"),
                     std::string("--argv0")};
  std::vector<char*> arguments{loader.data(),          options[0].data(), options[1].data(),
                               folder_argument.data(), options[2].data(), argv[0],
                               program.data()};
  arguments.insert(arguments.end(), argv + 1, argv + argc);
  arguments.push_back(nullptr);
  execv(loader.c_str(), arguments.data());
  std::perror(("calque: " + loader).c_str());
  return 2;
}
