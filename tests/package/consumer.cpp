// Opens the memory named on the command line and prints the number of its units.

#include <iostream>

#include "memory/memory.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  calque::Memory memory(argv[1], calque::Memory::Access::read_only);
  std::cout << memory.statistics().units << '\n';
}
