# The spelling checker, taken without its pkg-config file, as its name there tells the version: defines
# Hunspell::Hunspell.
find_path(HUNSPELL_INCLUDE_DIR hunspell/hunspell.hxx)
find_library(HUNSPELL_LIBRARY NAMES hunspell hunspell-1.7 hunspell-1.6)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Hunspell REQUIRED_VARS HUNSPELL_LIBRARY HUNSPELL_INCLUDE_DIR)
if(Hunspell_FOUND AND NOT TARGET Hunspell::Hunspell)
  add_library(Hunspell::Hunspell UNKNOWN IMPORTED)
  set_target_properties(Hunspell::Hunspell PROPERTIES
    IMPORTED_LOCATION ${HUNSPELL_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${HUNSPELL_INCLUDE_DIR})
endif()
mark_as_advanced(HUNSPELL_INCLUDE_DIR HUNSPELL_LIBRARY)
