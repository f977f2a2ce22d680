# What CPack installs → a tree as Debian's policy wants it. CPack runs this before it packs; SOURCE_DATE_EPOCH is
# the date of everything that is made here.
set(root ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr)
set(doc ${root}/share/doc/calque)

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Debian's zsh looks here.
file(MAKE_DIRECTORY ${root}/share/zsh)
file(RENAME ${root}/share/zsh/site-functions ${root}/share/zsh/vendor-completions)

file(GLOB archives ${root}/lib/*.a)
foreach(archive IN LISTS archives)
  run(strip --strip-debug --remove-section=.comment --remove-section=.note
      --enable-deterministic-archives ${archive})
endforeach()

configure_file(${CMAKE_CURRENT_LIST_DIR}/copyright.in ${doc}/copyright @ONLY)
file(RENAME ${doc}/CHANGELOG.md ${doc}/changelog)
execute_process(COMMAND date --utc --rfc-email --date=@$ENV{SOURCE_DATE_EPOCH}
                OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
file(WRITE ${doc}/changelog.Debian
"calque (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Made by scripts/package.sh; changelog.gz has the changes.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
file(REMOVE ${doc}/LICENSE)
execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/../scripts/third_party_notices.sh ${CPACK_CALQUE_BUILD}
                OUTPUT_FILE ${doc}/third-party-notices COMMAND_ERROR_IS_FATAL ANY)
file(GLOB pages ${root}/share/man/man1/*.1)
run(gzip --best --no-name --force
    ${doc}/changelog ${doc}/changelog.Debian ${doc}/third-party-notices ${pages})

file(MAKE_DIRECTORY ${root}/share/lintian/overrides)
file(COPY_FILE ${CMAKE_CURRENT_LIST_DIR}/lintian-overrides ${root}/share/lintian/overrides/calque)

# Whatever the umask of who makes it.
run(chmod --recursive u=rwX,go=rX ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
