# Compiler options of every target of this project; never exported to those who link the library.
add_library(calque_options INTERFACE)
target_compile_options(calque_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
  -Wold-style-cast -Wcast-qual -Woverloaded-virtual -Wextra-semi)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(calque_options INTERFACE -Wno-restrict)  # false alarms: GCC bug 105651
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # libstdc++ 12's stable_sort uses what it has deprecated itself.
  target_compile_options(calque_options INTERFACE -Wno-deprecated-declarations)
endif()
if(CALQUE_WARNINGS_AS_ERRORS)
  target_compile_options(calque_options INTERFACE -Werror)
endif()
