# The language detector, taken without its own CMake package, which not every system has: defines Cld2::Cld2.
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h)
find_library(CLD2_LIBRARY cld2)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Cld2 REQUIRED_VARS CLD2_LIBRARY CLD2_INCLUDE_DIR)
if(Cld2_FOUND AND NOT TARGET Cld2::Cld2)
  add_library(Cld2::Cld2 UNKNOWN IMPORTED)
  set_target_properties(Cld2::Cld2 PROPERTIES
    IMPORTED_LOCATION ${CLD2_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${CLD2_INCLUDE_DIR})
endif()
mark_as_advanced(CLD2_INCLUDE_DIR CLD2_LIBRARY)
