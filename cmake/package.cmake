# What CPack makes a Debian package of; scripts/package.sh runs it.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME calque)
set(CPACK_PACKAGE_CONTACT "The calque authors <calque@users.noreply.github.com>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/packaging/debian.cmake)
set(CPACK_CALQUE_BUILD ${PROJECT_BINARY_DIR})

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "${PROJECT_DESCRIPTION}
 calque keeps what was translated, sentence by sentence and in any number of
 languages, in one file, and finds it again when the same or nearly the same
 sentence comes back. It reads and writes TMX, fills XLIFF and PO files,
 segments, aligns, checks and pretranslates documents.
 .
 The C++ library with its headers is in the package too; the packages that
 are suggested are those that a program is linked with.")

# The libraries that a program which uses calque's is linked with.
file(STRINGS ${PROJECT_SOURCE_DIR}/scripts/packages.txt development REGEX "^(lib.*|nlohmann.*|zlib.*)-dev$")
list(REMOVE_ITEM development libcli11-dev libtomlplusplus-dev)  # of the program alone
list(JOIN development ", " CPACK_DEBIAN_PACKAGE_SUGGESTS)

include(CPack)
