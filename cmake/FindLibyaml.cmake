# libyaml, taken without its own CMake package, which not every system has: defines Libyaml::Libyaml.
find_path(LIBYAML_INCLUDE_DIR yaml.h)
find_library(LIBYAML_LIBRARY yaml)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libyaml REQUIRED_VARS LIBYAML_LIBRARY LIBYAML_INCLUDE_DIR)
if(Libyaml_FOUND AND NOT TARGET Libyaml::Libyaml)
  add_library(Libyaml::Libyaml UNKNOWN IMPORTED)
  set_target_properties(Libyaml::Libyaml PROPERTIES
    IMPORTED_LOCATION ${LIBYAML_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${LIBYAML_INCLUDE_DIR})
endif()
mark_as_advanced(LIBYAML_INCLUDE_DIR LIBYAML_LIBRARY)
