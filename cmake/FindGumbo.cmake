# The HTML parser, taken without its own CMake package, which not every system has: defines Gumbo::Gumbo.
find_path(GUMBO_INCLUDE_DIR gumbo.h)
find_library(GUMBO_LIBRARY gumbo)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Gumbo REQUIRED_VARS GUMBO_LIBRARY GUMBO_INCLUDE_DIR)
if(Gumbo_FOUND AND NOT TARGET Gumbo::Gumbo)
  add_library(Gumbo::Gumbo UNKNOWN IMPORTED)
  set_target_properties(Gumbo::Gumbo PROPERTIES
    IMPORTED_LOCATION ${GUMBO_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${GUMBO_INCLUDE_DIR})
endif()
mark_as_advanced(GUMBO_INCLUDE_DIR GUMBO_LIBRARY)
