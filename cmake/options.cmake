# Several files compiled as one, which takes less than half the time of a whole build: most of a file's time
# goes into what its headers instantiate. Off where files are compiled anew one by one, and for clang-tidy.
# Files of a room share their anonymous namespace then, so that names in it may not be declared twice;
# -Wshadow, which would find a function's own names there, is left to the builds without it.
# CMAKE_UNITY_BUILD_BATCH_SIZE files at a time, 8 where it is not set.
option(CALQUE_UNITY "Compile several files as one" OFF)
function(calque_unite target)
  if(CALQUE_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON)
  endif()
endfunction()

# Compiler options of every target of this project; never exported to those who link the library.
add_library(calque_options INTERFACE)
target_compile_options(calque_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Wcast-qual -Woverloaded-virtual -Wextra-semi)
if(NOT CALQUE_UNITY)
  target_compile_options(calque_options INTERFACE -Wshadow)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # It takes the files that are compiled as one for headers.
  target_compile_options(calque_options INTERFACE -Wno-subobject-linkage)
endif()
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

# The headers that cost most to read, read once a target. Off by default: a compiler cache shares objects
# between checkouts only without them.
option(CALQUE_PRECOMPILE_HEADERS "Precompile the standard and library headers that many files use" OFF)
function(calque_precompile target)
  if(CALQUE_PRECOMPILE_HEADERS)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")  # false alarms within std::string: GCC bugs 105329, 105651, 105762
      target_compile_options(${target} PRIVATE -Wno-array-bounds -Wno-stringop-overflow
                             -Wno-stringop-overread)
    endif()
    if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")  # else no compiler cache knows the result again
      target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
    endif()
  endif()
endfunction()
