# The TOML parser, headers alone, taken without its own package files, which not every system has: defines
# Tomlplusplus::Tomlplusplus.
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Tomlplusplus REQUIRED_VARS TOMLPLUSPLUS_INCLUDE_DIR)
if(Tomlplusplus_FOUND AND NOT TARGET Tomlplusplus::Tomlplusplus)
  add_library(Tomlplusplus::Tomlplusplus INTERFACE IMPORTED)
  set_target_properties(Tomlplusplus::Tomlplusplus PROPERTIES
    INTERFACE_INCLUDE_DIRECTORIES ${TOMLPLUSPLUS_INCLUDE_DIR})
endif()
mark_as_advanced(TOMLPLUSPLUS_INCLUDE_DIR)
