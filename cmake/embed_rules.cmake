# embed_rules(OUTPUT FILES...): writes the source that holds the segmentation rule files as string
# literals. Done when CMake runs; a changed or added rule file makes it run again.
function(embed_rules output)
  set(entries "")
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    get_filename_component(language "${file}" NAME_WE)
    file(READ "${file}" text)
    string(APPEND entries "    {\"${language}\", R\"rules(${text})rules\"},\n")
  endforeach()
  file(WRITE "${output}.new" "#include \"segment/builtin_rules.h\"

#include <array>

namespace calque::segment {
namespace {

constexpr auto kRules = std::to_array<BuiltinRules>({
${entries}});

}  // namespace

std::span<const BuiltinRules> builtin_rules() {
  return kRules;
}

}  // namespace calque::segment
")
  file(COPY_FILE "${output}.new" "${output}" ONLY_IF_DIFFERENT)
endfunction()
