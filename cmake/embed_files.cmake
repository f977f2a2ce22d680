# embed_files(OUTPUT HEADER FUNCTION FILES...): writes the source OUTPUT that defines FUNCTION, which HEADER
# declares as `std::span<const text::EmbeddedFile> FUNCTION();` in the namespace before the last "::" of
# FUNCTION: the named files as string literals, so that the program needs no data folder. Done when CMake
# runs; a changed file makes it run again.
function(embed_files output header function)
  string(REGEX MATCH "^(.*)::([^:]*)$" matched "${function}")
  set(namespace "${CMAKE_MATCH_1}")
  set(name "${CMAKE_MATCH_2}")
  set(entries "")
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    get_filename_component(file_name "${file}" NAME)
    file(READ "${file}" text)
    string(APPEND entries "    {\"${file_name}\", R\"embedded(${text})embedded\"},\n")
  endforeach()
  file(WRITE "${output}.new" "#include \"${header}\"

#include <array>

// The standard asks for 65,536 characters in a literal; GCC and Clang take any number.
#pragma GCC diagnostic ignored \"-Woverlength-strings\"

namespace ${namespace} {
namespace {

constexpr auto kFiles = std::to_array<text::EmbeddedFile>({
${entries}});

}  // namespace

std::span<const text::EmbeddedFile> ${name}() {
  return kFiles;
}

}  // namespace ${namespace}
")
  file(COPY_FILE "${output}.new" "${output}" ONLY_IF_DIFFERENT)
endfunction()
