# `cmake --build build --target standalone`: the program as one static file that needs nothing, `dovetail` in build/standalone.

# Beside the shared ones, in the same packages.
find_library(DOVETAIL_STATIC_LIBYAML "${CMAKE_STATIC_LIBRARY_PREFIX}yaml${CMAKE_STATIC_LIBRARY_SUFFIX}")
find_library(DOVETAIL_STATIC_YAML_CPP "${CMAKE_STATIC_LIBRARY_PREFIX}yaml-cpp${CMAKE_STATIC_LIBRARY_SUFFIX}")
find_library(DOVETAIL_STATIC_FMT "${CMAKE_STATIC_LIBRARY_PREFIX}fmt${CMAKE_STATIC_LIBRARY_SUFFIX}")
find_library(DOVETAIL_STATIC_RE2 "${CMAKE_STATIC_LIBRARY_PREFIX}re2${CMAKE_STATIC_LIBRARY_SUFFIX}")
mark_as_advanced(DOVETAIL_STATIC_LIBYAML DOVETAIL_STATIC_YAML_CPP DOVETAIL_STATIC_FMT DOVETAIL_STATIC_RE2)
if(NOT DOVETAIL_STATIC_LIBYAML OR NOT DOVETAIL_STATIC_YAML_CPP OR NOT DOVETAIL_STATIC_RE2)
  add_custom_target(
    standalone
    COMMAND "${CMAKE_COMMAND}" -E echo "There is no static libyaml, yaml-cpp or RE2 on this machine, of which the file would be made."
    COMMAND "${CMAKE_COMMAND}" -E false
    VERBATIM)
  return()
endif()

set(folder "${CMAKE_BINARY_DIR}/standalone")
add_executable(standalone EXCLUDE_FROM_ALL)
set_target_properties(
  standalone
  PROPERTIES OUTPUT_NAME dovetail
             RUNTIME_OUTPUT_DIRECTORY "$<1:${folder}>"
             LINKER_LANGUAGE CXX)
target_sources(standalone PRIVATE $<TARGET_OBJECTS:dovetail_commands>)
# Debian has fmt as a shared library alone; its headers have the rest of it.
if(NOT DOVETAIL_STATIC_FMT)
  target_sources(standalone PRIVATE static_fmt.cpp)
  target_include_directories(standalone PRIVATE $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
  target_compile_features(standalone PRIVATE cxx_std_20)
  set(DOVETAIL_STATIC_FMT "")
endif()
# By file, and not by target: what the targets link is shared.
set(parts dovetail_check dovetail_cel dovetail_schema dovetail-read dovetail)
foreach(part IN LISTS parts)
  add_dependencies(standalone ${part})
  set_property(TARGET standalone APPEND PROPERTY LINK_DEPENDS "$<TARGET_FILE:${part}>")
  target_link_libraries(standalone PRIVATE "$<TARGET_FILE:${part}>")
endforeach()
target_link_libraries(standalone PRIVATE "${DOVETAIL_STATIC_YAML_CPP}" "${DOVETAIL_STATIC_LIBYAML}" "${DOVETAIL_STATIC_RE2}" ${DOVETAIL_STATIC_FMT})
# Position independent: what is thrown in other static programs makes g++'s runtime sort all tables first, which takes 6 ms.
target_link_options(standalone PRIVATE -static-pie -s -Wl,--gc-sections)
# The wheel (pyproject.toml) has this file and nothing else.
if(DEFINED SKBUILD)
  install(PROGRAMS "$<TARGET_FILE:standalone>" DESTINATION "${SKBUILD_SCRIPTS_DIR}" COMPONENT wheel)
endif()
