# embed_web_files(OUTPUT FOLDER FILES...): writes the source OUTPUT that defines calque::web::web_files(), the named
# files of FOLDER by their paths in it, each with its type and an ETag of its bytes. Done when CMake runs; a changed
# file makes it run again.
function(embed_web_files output folder)
  set(type_html "text/html; charset=utf-8")
  set(type_js "text/javascript; charset=utf-8")
  set(type_css "text/css; charset=utf-8")
  set(type_json "application/json; charset=utf-8")
  set(type_svg "image/svg+xml")
  set(entries "")
  set(count 0)
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(RELATIVE_PATH name "${folder}" "${file}")
    string(REGEX REPLACE "^.*\\." "" ending "${name}")
    file(READ "${file}" text)
    file(SHA256 "${file}" hash)
    string(SUBSTRING "${hash}" 0 16 hash)
    string(APPEND entries
      "    {\"${name}\", \"${type_${ending}}\", R\"embedded(${text})embedded\", \"\\\"${hash}\\\"\"},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  file(WRITE "${output}.new" "#include <array>

#include \"web/web_files.h\"

namespace calque::web {
namespace {

constexpr std::array<WebFile, ${count}> kFiles{{
${entries}}};

}  // namespace

std::span<const WebFile> web_files() {
  return kFiles;
}

}  // namespace calque::web
")
  file(COPY_FILE "${output}.new" "${output}" ONLY_IF_DIFFERENT)
endfunction()
