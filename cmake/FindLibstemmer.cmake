# Snowball's C library, which comes without a CMake package: defines Libstemmer::Libstemmer.
find_path(LIBSTEMMER_INCLUDE_DIR libstemmer.h)
find_library(LIBSTEMMER_LIBRARY stemmer)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libstemmer REQUIRED_VARS LIBSTEMMER_LIBRARY LIBSTEMMER_INCLUDE_DIR)
if(Libstemmer_FOUND AND NOT TARGET Libstemmer::Libstemmer)
  add_library(Libstemmer::Libstemmer UNKNOWN IMPORTED)
  set_target_properties(Libstemmer::Libstemmer PROPERTIES
    IMPORTED_LOCATION ${LIBSTEMMER_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${LIBSTEMMER_INCLUDE_DIR})
endif()
mark_as_advanced(LIBSTEMMER_INCLUDE_DIR LIBSTEMMER_LIBRARY)
