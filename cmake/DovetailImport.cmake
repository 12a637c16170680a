# dovetail_import(NAME <name> [SCHEMAS <file or folder>...] [DEFINITIONS <file or folder>...] [REFERENCES <file>...]
#                 [INCLUDES <header>...])
#
# Makes a library of the types that a project's own CustomResourceDefinitions define: SCHEMAS (relative to the calling
# CMakeLists.txt) are CRD files, or folders of them; lists of them, as `kubectl get crd -o yaml` prints, are taken too. The
# library is made again whenever a schema changes. Give it to the stacks that use it:
#
#   dovetail_import(NAME widgets SCHEMAS crds/widget.yaml)
#   dovetail_add_stack(NAME shop OUTPUT generated/k8s/shop SOURCES shop.cpp LIBRARIES widgets)
#
# Their sources include <name>.hpp, or the header of a group and version alone: <dovetail/crd/example_com/v1.hpp>. INCLUDES
# are headers with what the rules are to know of the kinds beyond their fields (overloads of dovetail::check::describe).
#
# DEFINITIONS are files, or folders of them, with CustomResourceDefinitions that a stack has among its resources, as the files have
# them: for `widgets.example.com`, the library has `definitions::widgets_example_com`, which the stack lists like any resource. The
# stack's program reads the schemas; its compilation sees names and versions. A file may be among the SCHEMAS, too.
#
# REFERENCES are YAML files that say which fields name other objects, below `references:`, as `dovetail check` reads them of a
# .dovetail.yaml, which can be such a file: a stack whose custom resource names a Secret that is not there does not compile.

include_guard(GLOBAL)

# The files that are given to an argument of dovetail_import(), those of folders one by one.
function(_dovetail_schema_files argument into)
  set(schemas "")
  foreach(schema IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH schema BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    if(IS_DIRECTORY "${schema}")
      # A folder is as new as what was last added to it or taken away. With CONFIGURE_DEPENDS each build of whatever would first
      # look at all files, and then read what it knows of a thousand stacks a second time.
      file(GLOB_RECURSE folders LIST_DIRECTORIES true "${schema}/*")
      list(PREPEND folders "${schema}")
      foreach(folder IN LISTS folders)
        if(IS_DIRECTORY "${folder}")
          set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${folder}")
        endif()
      endforeach()
      file(
        GLOB_RECURSE files
        LIST_DIRECTORIES false
        "${schema}/*.yaml" "${schema}/*.yml" "${schema}/*.json")
      list(SORT files)
      list(APPEND schemas ${files})
    elseif(EXISTS "${schema}")
      list(APPEND schemas "${schema}")
    else()
      get_source_file_property(generated "${schema}" GENERATED)
      if(NOT generated)
        message(FATAL_ERROR "dovetail_import(): there is no file ${schema}, which ${argument} names.")
      endif()
      list(APPEND schemas "${schema}")
    endif()
  endforeach()
  if(ARGN AND NOT schemas)
    message(FATAL_ERROR "dovetail_import(): no .yaml, .yml or .json file in ${argument} ${ARGN}.")
  endif()
  set(${into} "${schemas}" PARENT_SCOPE)
endfunction()

function(dovetail_import)
  cmake_parse_arguments(PARSE_ARGV 0 import "" "NAME" "SCHEMAS;DEFINITIONS;REFERENCES;INCLUDES")
  if(import_UNPARSED_ARGUMENTS)
    list(JOIN import_UNPARSED_ARGUMENTS " " unknown)
    message(FATAL_ERROR "dovetail_import() does not know '${unknown}'; it takes NAME, SCHEMAS, DEFINITIONS, REFERENCES and INCLUDES.")
  endif()
  if(NOT import_NAME)
    message(FATAL_ERROR "dovetail_import() needs NAME: dovetail_import(NAME widgets SCHEMAS crds/widget.yaml)")
  endif()
  if(NOT import_SCHEMAS AND NOT import_DEFINITIONS)
    message(FATAL_ERROR "dovetail_import() needs SCHEMAS or DEFINITIONS: dovetail_import(NAME widgets SCHEMAS crds/widget.yaml)")
  endif()
  if(NOT import_NAME MATCHES "^[A-Za-z][A-Za-z0-9_]*$")
    message(FATAL_ERROR "dovetail_import(): NAME '${import_NAME}' must be of letters, digits and '_', starting with a letter: "
                        "a target and a header are named so.")
  endif()

  _dovetail_schema_files(SCHEMAS schemas ${import_SCHEMAS})
  _dovetail_schema_files(DEFINITIONS definitions ${import_DEFINITIONS})

  set(references "")
  foreach(file IN LISTS import_REFERENCES)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    if(NOT EXISTS "${file}")
      message(FATAL_ERROR "dovetail_import(): there is no file of references ${file}.")
    endif()
    list(APPEND references "${file}")
  endforeach()

  # Installed, or a part of this very build.
  set(importer dovetail-import)
  if(TARGET dovetail::dovetail-import)
    set(importer dovetail::dovetail-import)
  endif()

  set(includes "")
  foreach(include IN LISTS import_INCLUDES)
    cmake_path(ABSOLUTE_PATH include BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    list(APPEND includes --include "${include}")
  endforeach()
  set(defined "")
  foreach(definition IN LISTS definitions)
    list(APPEND defined --definition "${definition}")
  endforeach()
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${import_NAME}.imported")
  set(header "${folder}/include/${import_NAME}.hpp")
  set(source "${folder}/src/${import_NAME}.cpp")
  add_custom_command(
    OUTPUT "${source}" "${header}"
    COMMAND ${importer} --library ${import_NAME} --output "${folder}" --again "cmake --build build --target ${import_NAME}"
            ${includes} ${defined} -- ${schemas} ${references}
    DEPENDS ${importer} ${schemas} ${definitions} ${references}
    COMMENT "Importing ${import_NAME}"
    VERBATIM)
  add_library(${import_NAME} STATIC "${source}" "${header}")
  target_include_directories(${import_NAME} PUBLIC "${folder}/include" PRIVATE "${folder}/src")
  target_compile_features(${import_NAME} PUBLIC cxx_std_20)
  # A stack that has the shared library needs no other.
  target_link_libraries(
    ${import_NAME}
    PUBLIC dovetail::dovetail-headers
    INTERFACE "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:DOVETAIL_SHARED>>>:dovetail::dovetail>")
  if(definitions)
    # The stack's program reads them.
    find_library(DOVETAIL_LIBYAML yaml)
    if(NOT DOVETAIL_LIBYAML)
      message(FATAL_ERROR "dovetail_import(): what reads DEFINITIONS is linked with libyaml, which is not here: install libyaml-dev.")
    endif()
    target_link_libraries(${import_NAME} PUBLIC dovetail::dovetail-read)
  endif()
  if(COMMAND _dovetail_launcher)
    _dovetail_launcher(launcher stack)
    set_target_properties(${import_NAME} PROPERTIES CXX_COMPILER_LAUNCHER "${launcher}")
  endif()
  # The other headers are no outputs that a build knows: whoever compiles with one of them depends on this one.
  set_target_properties(${import_NAME} PROPERTIES CXX_EXTENSIONS OFF DOVETAIL_IMPORTED_HEADER "${header}"
                                                       DOVETAIL_IMPORTED_FOLDER "${folder}/include")
endfunction()
