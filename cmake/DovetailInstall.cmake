# What `cmake --install` installs.

# Nothing is installed unless all of it is there: half a prefix would be found, and then not work.
set(installed dovetail dovetail-shared dovetail-read dovetail-errors dovetail-import dovetail-program)
foreach(target IN LISTS installed)
  install(
    CODE
      "if(NOT EXISTS \"$<TARGET_FILE:${target}>\")
  message(FATAL_ERROR \"Nothing was installed, since this is not built: $<TARGET_FILE:${target}>\\nBuild first: cmake --build ${CMAKE_BINARY_DIR}\")
endif()")
endforeach()
set(package "${CMAKE_INSTALL_LIBDIR}/cmake/dovetail")
install(
  TARGETS dovetail-headers ${installed}
  EXPORT dovetail-targets
  FILE_SET HEADERS)
install(
  EXPORT dovetail-targets
  NAMESPACE dovetail::
  DESTINATION "${package}")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/dovetailConfig.cmake.in" dovetailConfig.cmake INSTALL_DESTINATION "${package}")
write_basic_package_version_file(dovetailConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES "${CMAKE_CURRENT_BINARY_DIR}/dovetailConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/dovetailConfigVersion.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/DovetailCompiler.cmake" "${CMAKE_CURRENT_LIST_DIR}/DovetailImport.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/DovetailStack.cmake"
  DESTINATION "${package}")
# What the program says of its command line: found by man, bash and fish as it is; by zsh where its own folder is, or Debian's.
install(FILES "${DOVETAIL_SAID}/dovetail.1" "${DOVETAIL_SAID}/dovetail-import.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${DOVETAIL_SAID}/dovetail" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES "${DOVETAIL_SAID}/dovetail.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
install(
  CODE
    "set(folder site-functions)
if(CMAKE_INSTALL_PREFIX STREQUAL \"/usr\" AND EXISTS /etc/debian_version)
  set(folder vendor-completions)
endif()
file(INSTALL \"${DOVETAIL_SAID}/_dovetail\" DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/zsh/\${folder}\")")
install(
  FILES "${CMAKE_CURRENT_LIST_DIR}/scripts/artifact.cmake" "${CMAKE_CURRENT_LIST_DIR}/scripts/oci.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/scripts/publish.cmake" "${CMAKE_CURRENT_LIST_DIR}/scripts/review.cmake"
        "${CMAKE_CURRENT_LIST_DIR}/scripts/validate.cmake"
  DESTINATION "${package}/scripts")

# `cpack -G DEB` in the build folder: one package with all of it. What a project with stacks compiles and links is asked for; what it is built
# with is proposed.
set(CPACK_PACKAGE_NAME dovetail)
set(CPACK_PACKAGE_VENDOR "The Dovetail authors")
set(CPACK_PACKAGE_CONTACT "The Dovetail authors")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
    "A C++20 library in which what is wrongly wired does not compile, and the program dovetail,
which holds YAML to the same rules.")
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libboost-dev, libcli11-dev, libfmt-dev, libre2-dev, libyaml-cpp-dev, libyaml-dev")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "cmake, g++ (>= 4:12), mold, ninja-build")
install(FILES "${CMAKE_CURRENT_LIST_DIR}/../LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright)
# Once for a build, of whichever project is the outermost.
include(CPack)
