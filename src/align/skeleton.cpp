#include "align/skeleton.h"

namespace calque::align {

/// In romanised words y, h and w write vowels, or lengthen them, as often as they are consonants.
std::string consonants(std::string_view latin) {
  std::string out;
  for (char c : latin) {
    switch (c) {
      case 'a':
      case 'e':
      case 'i':
      case 'o':
      case 'u':
      case 'y':
      case 'h':
      case 'w':
        continue;
      case 'c':
      case 'q':
        c = 'k';
        break;
      case 'z':
      case 'x':
        c = 's';
        break;
      case 'v':
      case 'f':
      case 'p':
        c = 'b';
        break;
      case 'g':
      case 'j':
        c = 'g';
        break;
      case 'd':
        c = 't';
        break;
      default:
        break;
    }
    if (out.empty() || out.back() != c) out.push_back(c);
  }
  return out;
}

}  // namespace calque::align
