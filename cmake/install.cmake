# What "cmake --install" puts where: the program, the library with its headers and CMake package, the
# manual page, the completions, the documents and the samples.
include(CMakePackageConfigHelpers)

install(TARGETS calque RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS libcalque EXPORT calque-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/calque DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.h")
install(FILES ${PROJECT_BINARY_DIR}/src/generated/calque/version.h
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/calque)

set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/calque)
install(EXPORT calque-targets NAMESPACE calque:: DESTINATION ${config_folder})
configure_package_config_file(cmake/calque-config.cmake.in
                              ${PROJECT_BINARY_DIR}/calque-config.cmake
                              INSTALL_DESTINATION ${config_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/calque-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/calque-config.cmake
              ${PROJECT_BINARY_DIR}/calque-config-version.cmake
              cmake/FindCld2.cmake cmake/FindGumbo.cmake cmake/FindLibstemmer.cmake
              cmake/FindLibzip.cmake cmake/FindLibyaml.cmake cmake/FindMd4c.cmake
        DESTINATION ${config_folder})

install(FILES docs/calque.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} PATTERN calque.1 EXCLUDE)
install(DIRECTORY tmx glossaries DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The program writes its own completions when it is installed.
set(completions "bash bash-completion/completions/calque" "zsh zsh/site-functions/_calque"
                "fish fish/vendor_completions.d/calque.fish")
foreach(completion IN LISTS completions)
  separate_arguments(completion)
  list(GET completion 0 shell)
  list(GET completion 1 file)
  install(CODE "
    set(file \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/${file}\")
    cmake_path(GET file PARENT_PATH folder)
    file(MAKE_DIRECTORY \"\${folder}\")
    execute_process(COMMAND \"$<TARGET_FILE:calque>\" completions ${shell}
                    OUTPUT_FILE \"\${file}\" COMMAND_ERROR_IS_FATAL ANY)
    message(STATUS \"Installing: \${file}\")")
endforeach()
