// Opens the memory named on the command line and prints the number of its units.

#include <iostream>

#include "calque/session.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  calque::Session session(argv[1], calque::Session::Access::read_only);
  std::cout << session.statistics().units << '\n';
}
