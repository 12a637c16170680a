# dovetail_add_stack(NAME <name> OUTPUT <folder> [CHART <folder>] SOURCES <file>... [HEADERS <file>...]
#                    [LIBRARIES <target>...] [PRECOMPILE <header>...] [EXCLUDE_FROM_ALL])
#
# Declares a stack: SOURCES (relative to the calling CMakeLists.txt) compile into the program <name>-manifests, which
# writes the stack's manifests into OUTPUT, a folder relative to the project's root, and, where the stack is a Helm chart
# too (withHelm), the chart into CHART, wherever it is started. LIBRARIES are what the program links
# besides Dovetail: types of your own CRDs, for one (dovetail_import). The targets for all stacks:
#
#   manifests        writes what differs; manifests-<name> for one stack
#   check-manifests  writes nothing; fails with a diff where OUTPUT is not what the stack says; check-manifests-<name>
#   validate-k8s     yamllint, kubectl kustomize, and a dry run where a cluster is configured
#   review           <build>/review/review.md and review.html: what the change does since it has left the main branch (or
#                    DOVETAIL_REVIEW_BASE), for a pull request; fails on what DOVETAIL_REVIEW_FAILS_ON names: nothing, warning or error
#   artifact         <build>/artifact/<name>.tar.gz, the same bytes each time, and SHA256SUMS of all of them; below oci/ an OCI image
#                    layout of each environment and each chart, below sbom/ their bills of materials
#   publish          sends these layouts to DOVETAIL_REGISTRY (oci://registry.example.com/team)
#
# With EXCLUDE_FROM_ALL the stack is none of these: it has manifests-<name> alone, for what is not to be deployed yet.
#
# An edit of a stack should take a moment, so its sources share one precompiled header with all stacks of the project, are
# not optimised whatever the build type (the work happens while compiling, and in the library), and are linked by mold
# where it is installed. It has <dovetail/dovetail.hpp>. PRECOMPILE adds others of Dovetail's headers, such as dovetail/mariadb.hpp, for
# the stacks that name the same ones: their edits no longer read these, and the first build makes one more precompiled header.
#
# Before their compiler stands dovetail-errors, which says each finding at its own line of the stack; with
# DOVETAIL_RAW_ERRORS=1 in the environment of the build it lets the compiler speak. A launcher (ccache, distcc) comes after it:
# CMake's own CMAKE_CXX_COMPILER_LAUNCHER, or for stacks another one, DOVETAIL_COMPILER_LAUNCHER; or the target's property
# CXX_COMPILER_LAUNCHER. Where it is ccache, it gets the settings with which checkouts in different folders share what is
# compiled, and no stack is compiled for another one's places: docs/scale.md has them, and what else a thousand stacks need.

include_guard(GLOBAL)
include(CheckLinkerFlag)

set(DOVETAIL_STACK_COMPILE_OPTIONS
    "-O0;-g0"
    CACHE STRING "How the stacks' own sources are compiled, after the build type's options")
set(DOVETAIL_DRY_RUN
    "client"
    CACHE STRING "How validate-k8s asks a configured cluster: client or server")
set_property(CACHE DOVETAIL_DRY_RUN PROPERTY STRINGS client server)

set(DOVETAIL_REVIEW_BASE
    ""
    CACHE STRING "The branch that the target review compares with; empty: the repository's main branch")
set(DOVETAIL_REVIEW_FAILS_ON
    "nothing"
    CACHE STRING "What makes the target review fail: nothing, warning or error (of the rules of updates)")
set_property(CACHE DOVETAIL_REVIEW_FAILS_ON PROPERTY STRINGS nothing warning error)
set(DOVETAIL_RELEASE
    ""
    CACHE STRING "The version that manifests are published as; empty: that of the commit's tag in git")
set(DOVETAIL_REGISTRY
    ""
    CACHE STRING "Where the target publish sends the manifests: oci://registry.example.com/team")
option(DOVETAIL_REGISTRY_INSECURE "Speak to the registry without TLS" OFF)
option(DOVETAIL_REGISTRY_MOVES_VERSIONS "Replace a version that is there with another content" OFF)
option(DOVETAIL_CLANGD "Write a .clangd into the project, where it has none, so that editors show findings" ON)
set(DOVETAIL_COMPILER_LAUNCHER
    ""
    CACHE STRING "What stands before the compiler of stacks, such as ccache; none where it is OFF. Default: CMAKE_CXX_COMPILER_LAUNCHER")
set(DOVETAIL_STACK_LIBRARY
    "shared"
    CACHE STRING "How the programs of stacks have the library: shared, or static for programs that are carried elsewhere")
set_property(CACHE DOVETAIL_STACK_LIBRARY PROPERTY STRINGS shared static)

# What the functions below read is in the cache: they are called from folders that do not see this one's variables, where Dovetail is a
# part of the project (add_subdirectory, FetchContent).
set(_DOVETAIL_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/scripts" CACHE INTERNAL "")

# What a translation unit that checks a stack is compiled with, by a compiler's id: the limits on constant evaluation are
# made for functions, not for hundreds of resources; a finding is read without the templates that led to it; g++ collects no
# garbage below a gigabyte (in KiB), which costs a second and frees little; and where it is to check pointers at run time, it
# takes no comparison with null for a constant (its bug 71962). Without -ftoplevel-reorder it puts each variable of an unnamed
# namespace into the object at -O0, and a builder has 128 KB. A scalar of the model that an edit declares without braces is an error, as it is
# with clang: g++ would evaluate it as absent, and the program have anything.
set(DOVETAIL_STACK_FLAGS_GNU
    -ftemplate-backtrace-limit=1 -fno-show-column -fconstexpr-ops-limit=2147483647 -fconstexpr-loop-limit=2147483647
    --param=ggc-min-heapsize=1048576 -ftoplevel-reorder -Werror=uninitialized
    -fno-sanitize=null,nonnull-attribute,returns-nonnull-attribute
    CACHE INTERNAL "")
# Clang shows the outer half of what the limit leaves: of two, the stack's own line is one. Without a limit on brackets of its own it
# folds over 256 files of a stack and no more.
set(DOVETAIL_STACK_FLAGS_Clang -ftemplate-backtrace-limit=2 -fno-show-column -fconstexpr-steps=2147483647 -fbracket-depth=16384
    CACHE INTERNAL "")

# Clang prints a finding whole where static_assert takes a computed message, which it does as C++26, from version 17 on.
set(_DOVETAIL_COMPUTED_MESSAGES OFF CACHE INTERNAL "")
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 17)
  set(_DOVETAIL_COMPUTED_MESSAGES ON CACHE INTERNAL "")
  if(NOT CMAKE_CXX26_STANDARD_COMPILE_OPTION)
    # CMake 3.25 knows the standard, but not clang's name for it.
    set(CMAKE_CXX26_STANDARD_COMPILE_OPTION -std=c++26 CACHE INTERNAL "")
  endif()
endif()

# The program `dovetail` that is built or installed with the library: its path, as a generator expression; empty where there is none.
function(_dovetail_program_of_library result)
  set(path "")
  foreach(target IN ITEMS dovetail::dovetail-program dovetail-program)
    if(TARGET ${target})
      set(path "$<TARGET_FILE:${target}>")
    endif()
  endforeach()
  set(${result} "${path}" PARENT_SCOPE)
endfunction()

# The targets that all stacks share. Properties of `manifests` collect what is known once all stacks are declared: the
# names of the stacks and charts, their output folders, the programs that write them, and the folders that yamllint goes
# through.
function(_dovetail_shared_targets)
  if(TARGET manifests)
    return()
  endif()
  add_custom_target(manifests)
  add_custom_target(check-manifests)

  set(names "$<TARGET_PROPERTY:manifests,DOVETAIL_NAMES>")
  set(outputs "$<TARGET_PROPERTY:manifests,DOVETAIL_OUTPUTS>")
  add_custom_target(
    validate-k8s
    COMMAND
      "${CMAKE_COMMAND}" "-DLINT=$<TARGET_PROPERTY:manifests,DOVETAIL_ROOTS>" "-DFOLDERS=${outputs}"
      "-DDRY_RUN=${DOVETAIL_DRY_RUN}" "-DYAMLLINT_CONFIG=${PROJECT_SOURCE_DIR}/.yamllint.yml" -P
      "${_DOVETAIL_SCRIPTS}/validate.cmake"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    COMMENT "Validating the manifests"
    VERBATIM)
  _dovetail_program_of_library(dovetail)
  add_custom_target(
    artifact
    COMMAND "${CMAKE_COMMAND}" "-DNAMES=${names}" "-DFOLDERS=${outputs}" "-DARTIFACTS=${CMAKE_BINARY_DIR}/artifact"
            "-DVERSION=${DOVETAIL_RELEASE}" "-DDOVETAIL=${dovetail}" -P "${_DOVETAIL_SCRIPTS}/artifact.cmake"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    COMMENT "Packing the manifests"
    VERBATIM)
  add_custom_target(
    publish
    COMMAND
      "${CMAKE_COMMAND}" "-DARTIFACTS=${CMAKE_BINARY_DIR}/artifact" "-DREGISTRY=${DOVETAIL_REGISTRY}"
      "-DINSECURE=${DOVETAIL_REGISTRY_INSECURE}" "-DMOVES=${DOVETAIL_REGISTRY_MOVES_VERSIONS}" -P "${_DOVETAIL_SCRIPTS}/publish.cmake"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    COMMENT "Publishing the manifests"
    VERBATIM)
  add_custom_target(
    review
    COMMAND
      "${CMAKE_COMMAND}" "-DNAMES=$<TARGET_PROPERTY:manifests,DOVETAIL_STACKS>"
      "-DPROGRAMS=$<TARGET_GENEX_EVAL:manifests,$<TARGET_PROPERTY:manifests,DOVETAIL_STACK_PROGRAMS>>"
      "-DDOVETAIL=${dovetail}" "-DFOLDER=${CMAKE_BINARY_DIR}/review" "-DBASE=${DOVETAIL_REVIEW_BASE}"
      "-DFAIL_ON=${DOVETAIL_REVIEW_FAILS_ON}" -P "${_DOVETAIL_SCRIPTS}/review.cmake"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    COMMENT "Reviewing the change"
    VERBATIM)
  if(TARGET dovetail-program)
    add_dependencies(review dovetail-program)
    add_dependencies(artifact dovetail-program)
  endif()
  add_dependencies(review manifests)
  add_dependencies(validate-k8s manifests)
  add_dependencies(artifact manifests)
  add_dependencies(publish artifact)
endfunction()

# The launcher of what is compiled for stacks. KIND is `header` for the precompiled header, which is made of other settings: with
# g++ it is made from paths relative to the build, so that one from a cache names the files of this checkout; clang's has absolute
# ones and is made in each checkout, while the stacks that use it come from the cache all the same, by the sum beside it. No other
# machine makes it.
function(_dovetail_launcher result kind)
  set(launcher "${DOVETAIL_COMPILER_LAUNCHER}")
  if(launcher STREQUAL "")
    set(launcher "${CMAKE_CXX_COMPILER_LAUNCHER}")
  elseif(NOT launcher)
    set(launcher "")
  endif()
  set(name "")
  if(launcher)
    list(GET launcher 0 name)
    cmake_path(GET name FILENAME name)
  endif()
  if(name STREQUAL "ccache")
    set(settings
        # Paths below the project are relative in the cache; where the compiler says them, they stay as they are.
        "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1 CCACHE_ABSSTDERR=1
        # What precompiled headers need.
        CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_PCH_EXTSUM=1
        # The same compiler on another machine may have another time stamp.
        CCACHE_COMPILERCHECK=content)
    if(kind STREQUAL "header")
      list(APPEND settings CCACHE_NODEPEND=1 CCACHE_PREFIX=)
      if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        list(APPEND settings CCACHE_DISABLE=1)
      endif()
    else()
      # The list of files that the compiler writes anyway says what a stack depends on: nothing is preprocessed before.
      list(APPEND settings CCACHE_DEPEND=1)
    endif()
    list(PREPEND launcher env ${settings})
  elseif(kind STREQUAL "header" AND name MATCHES "^(distcc|icecc)$")
    set(launcher "")
  endif()
  set(${result} ${launcher} PARENT_SCOPE)
endfunction()

# Options of a target whose sources are a stack's, or have the stacks' precompiled header.
function(_dovetail_stack_target target)
  target_compile_features(${target} PRIVATE cxx_std_20)
  target_link_libraries(${target} PRIVATE dovetail::dovetail-headers)
  # Places are told, and written into the manifests, relative to the project: also where a cache has made paths relative.
  target_compile_options(
    ${target} PRIVATE ${DOVETAIL_STACK_FLAGS_${CMAKE_CXX_COMPILER_ID}} ${DOVETAIL_STACK_COMPILE_OPTIONS}
                      "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=")
  set(root "${PROJECT_SOURCE_DIR}")
  cmake_path(RELATIVE_PATH root BASE_DIRECTORY "${CMAKE_BINARY_DIR}")
  if(NOT root STREQUAL ".")
    target_compile_options(${target} PRIVATE "-fmacro-prefix-map=${root}/=")
  endif()
  _dovetail_launcher(launcher stack)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF CXX_COMPILER_LAUNCHER "${launcher}" EXPORT_COMPILE_COMMANDS ON)
  if(launcher AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # What is preprocessed for another machine names the precompiled header, and is not all that is in it.
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  endif()
  if(_DOVETAIL_COMPUTED_MESSAGES)
    set_target_properties(${target} PROPERTIES CXX_STANDARD 26)
  endif()
endfunction()

# Where dovetail-errors is, in this build or in an installed package; empty where it would not run on this machine. Not a
# generator expression: CMake takes one for a launcher from 3.27 on.
function(_dovetail_errors_program result)
  set(program "")
  if(TARGET dovetail::dovetail-errors)
    get_target_property(configurations dovetail::dovetail-errors IMPORTED_CONFIGURATIONS)
    foreach(configuration IN LISTS configurations)
      get_target_property(program dovetail::dovetail-errors IMPORTED_LOCATION_${configuration})
    endforeach()
  elseif(TARGET dovetail-errors AND NOT CMAKE_CROSSCOMPILING)
    get_target_property(program dovetail-errors DOVETAIL_PATH)
  endif()
  set(${result} "${program}" PARENT_SCOPE)
endfunction()

# Puts dovetail-errors before whatever launcher a target has by the end of its folder's CMakeLists.txt: not before, since a user
# may set the property after this call.
function(_dovetail_errors_first target)
  _dovetail_errors_program(errors)
  if(errors)
    if(TARGET dovetail-errors)
      add_dependencies(${target} dovetail-errors)
    endif()
    cmake_language(EVAL CODE "cmake_language(DEFER CALL _dovetail_put_errors_first [[${target}]] [[${errors}]])")
  endif()
endfunction()

function(_dovetail_put_errors_first target errors)
  get_target_property(launcher ${target} CXX_COMPILER_LAUNCHER)
  if(NOT "${errors}" IN_LIST launcher)
    set_property(TARGET ${target} PROPERTY CXX_COMPILER_LAUNCHER "${errors}" ${launcher})
  endif()
endfunction()

# The target whose precompiled header the stacks of this project share that have the same headers in it, which follow `result`.
function(_dovetail_precompiled_header result)
  set(target dovetail-stack-header-${PROJECT_NAME})
  set(headers "${ARGN}")
  list(SORT headers)
  list(REMOVE_DUPLICATES headers)
  foreach(header IN LISTS headers)
    if(NOT header MATCHES "^dovetail/([a-z0-9_/]+)\\.hpp$")
      message(FATAL_ERROR "dovetail_add_stack(): PRECOMPILE takes headers of Dovetail's as they are included, dovetail/mariadb.hpp, and "
                          "not '${header}'.")
    endif()
    string(REPLACE "/" "-" part "${CMAKE_MATCH_1}")
    string(APPEND target "-${part}")
  endforeach()
  list(TRANSFORM headers REPLACE "(.+)" "<\\1>")
  if(NOT TARGET ${target})
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/dovetail/stack_header.cpp" CONTENT "// Carries the precompiled header.\n")
    add_library(${target} OBJECT "${PROJECT_BINARY_DIR}/dovetail/stack_header.cpp")
    _dovetail_stack_target(${target})
    _dovetail_launcher(launcher header)
    set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER "${launcher}")
    # Beside the header it leaves the sum that stands for it in a compiler cache.
    _dovetail_errors_first(${target})
    target_precompile_headers(${target} PRIVATE <dovetail/precompiled.hpp> ${headers})
  endif()
  set(${result} ${target} PARENT_SCOPE)
endfunction()

# What clangd must be told: some of g++'s options are not clang's, and stop it from saying anything else; C++26 lets clang show a
# finding whole; and an error in a header is shown at the line of the file that led there, which must not be left out. A file that
# is there stays as it is.
function(_dovetail_clangd)
  get_property(done DIRECTORY "${PROJECT_SOURCE_DIR}" PROPERTY DOVETAIL_CLANGD_DONE)
  if(done OR NOT DOVETAIL_CLANGD)
    return()
  endif()
  set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" PROPERTY DOVETAIL_CLANGD_DONE ON)
  set(file "${PROJECT_SOURCE_DIR}/.clangd")
  set(flags "  Remove: [-fconstexpr-ops-limit=*, -fconstexpr-loop-limit=*, -ftemplate-backtrace-limit=*, -ftoplevel-reorder, --param=*]
  Add: [-std=c++26, -fconstexpr-steps=2147483647, -fbracket-depth=16384]
")
  if(EXISTS "${file}")
    file(READ "${file}" text)
    if(NOT text MATCHES "ftoplevel-reorder")
      message(STATUS "Dovetail leaves ${file} as it is. For clangd to show findings, it needs this below CompileFlags:\n${flags}")
    endif()
    return()
  endif()
  set(database "${CMAKE_BINARY_DIR}")
  cmake_path(IS_PREFIX PROJECT_SOURCE_DIR "${database}" inside)
  if(inside)
    cmake_path(RELATIVE_PATH database BASE_DIRECTORY "${PROJECT_SOURCE_DIR}")
  endif()
  file(WRITE "${file}" "# Written by dovetail_add_stack(), so that editors show a stack's findings; written once, and yours from then on.
CompileFlags:
  CompilationDatabase: \"${database}\"
${flags}# The first file of a session is shown sooner without what clangd would read of the standard library meanwhile.
Index:
  StandardLibrary: No
")
  message(STATUS "Dovetail wrote ${file}, so that clangd shows findings; DOVETAIL_CLANGD=OFF prevents it")
endfunction()

# Leaves word of a stack's folders, and of the program `dovetail`, beside its program, so that they need not be said where it is run by hand.
function(_dovetail_tell_folders program output chart)
  _dovetail_program_of_library(dovetail)
  file(GENERATE OUTPUT "$<TARGET_FILE:${program}>.project" CONTENT "${PROJECT_SOURCE_DIR}\n${output}\n${chart}\n${dovetail}\n")
endfunction()

function(dovetail_add_stack)
  cmake_parse_arguments(PARSE_ARGV 0 stack "EXCLUDE_FROM_ALL" "NAME;OUTPUT;CHART" "SOURCES;HEADERS;LIBRARIES;PRECOMPILE")
  if(stack_UNPARSED_ARGUMENTS)
    list(JOIN stack_UNPARSED_ARGUMENTS " " unknown)
    message(FATAL_ERROR "dovetail_add_stack() does not know '${unknown}'; it takes NAME, OUTPUT, CHART, SOURCES, "
                        "HEADERS, LIBRARIES, PRECOMPILE and EXCLUDE_FROM_ALL.")
  endif()
  foreach(argument IN ITEMS NAME OUTPUT SOURCES)
    if(NOT stack_${argument})
      message(FATAL_ERROR "dovetail_add_stack() needs ${argument}: dovetail_add_stack(NAME web OUTPUT generated/k8s/web "
                          "SOURCES web.cpp)")
    endif()
  endforeach()
  if(NOT stack_NAME MATCHES "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
    message(FATAL_ERROR "dovetail_add_stack(): NAME '${stack_NAME}' must be of a-z, 0-9 and '-', starting and ending with "
                        "a letter or a digit.")
  endif()
  _dovetail_shared_targets()
  _dovetail_clangd()

  set(program ${stack_NAME}-manifests)
  add_executable(${program} ${stack_SOURCES} ${stack_HEADERS})
  _dovetail_stack_target(${program})
  # After what may need it.
  set(library dovetail::dovetail-shared)
  if(DOVETAIL_STACK_LIBRARY STREQUAL "static")
    set(library dovetail::dovetail)
  else()
    set_target_properties(${program} PROPERTIES DOVETAIL_SHARED ON)
  endif()
  target_link_libraries(${program} PRIVATE ${stack_LIBRARIES} ${library})
  _dovetail_tell_folders(${program} "${stack_OUTPUT}" "${stack_CHART}")
  foreach(library IN LISTS stack_LIBRARIES)
    if(TARGET ${library})
      get_target_property(imported ${library} DOVETAIL_IMPORTED_HEADER)
      if(imported)
        set_property(
          SOURCE ${stack_SOURCES}
          APPEND
          PROPERTY OBJECT_DEPENDS "${imported}")
      endif()
    endif()
  endforeach()
  _dovetail_precompiled_header(header ${stack_PRECOMPILE})
  target_precompile_headers(${program} REUSE_FROM ${header})
  check_linker_flag(CXX -fuse-ld=mold DOVETAIL_HAVE_MOLD)
  if(DOVETAIL_HAVE_MOLD)
    target_link_options(${program} PRIVATE -fuse-ld=mold)
  endif()
  # Of a static library, what the stack does not need.
  check_linker_flag(CXX -Wl,--gc-sections DOVETAIL_HAVE_GC_SECTIONS)
  if(DOVETAIL_HAVE_GC_SECTIONS)
    target_link_options(${program} PRIVATE -Wl,--gc-sections)
  endif()

  # What is worth a look is said once, where the stack has changed; what writes and compares does not say it again.
  add_custom_command(
    TARGET ${program}
    POST_BUILD
    COMMAND ${program} --warnings
    VERBATIM)

  _dovetail_errors_first(${program})

  add_custom_target(manifests-${stack_NAME})
  if(stack_EXCLUDE_FROM_ALL)
    set_target_properties(${program} PROPERTIES EXCLUDE_FROM_ALL ON)
  else()
    add_dependencies(manifests manifests-${stack_NAME})
    set_property(TARGET manifests APPEND PROPERTY DOVETAIL_STACKS "${stack_NAME}")
    set_property(TARGET manifests APPEND PROPERTY DOVETAIL_STACK_PROGRAMS "$<TARGET_FILE:${program}>")
    add_custom_target(check-manifests-${stack_NAME})
    add_dependencies(check-manifests check-manifests-${stack_NAME})
  endif()
  _dovetail_output(${stack_NAME} "" "${stack_OUTPUT}" "${stack_EXCLUDE_FROM_ALL}")
  if(stack_CHART)
    _dovetail_output(${stack_NAME} -chart "${stack_CHART}" "${stack_EXCLUDE_FROM_ALL}" --chart)
  endif()
endfunction()

# What a stack's program writes into one folder: OUTPUT, relative to the project's root, by the program with the options
# behind it. KIND is "" for the manifests, and ends the names of targets and archives otherwise.
function(_dovetail_output name kind output alone)
  cmake_path(IS_ABSOLUTE output absolute)
  if(absolute OR output MATCHES "(^|/)\\.\\.(/|$)")
    message(FATAL_ERROR "dovetail_add_stack(): OUTPUT '${output}' must be a folder inside the project, relative to its root.")
  endif()
  cmake_path(SET folder NORMALIZE "${PROJECT_SOURCE_DIR}/${output}")
  string(REGEX REPLACE "/$" "" folder "${folder}")
  # A property for each folder: a list of a thousand is long to look through.
  get_property(taken GLOBAL PROPERTY "DOVETAIL_OUTPUT ${folder}" SET)
  if(taken)
    message(FATAL_ERROR "dovetail_add_stack(): stack '${name}' has the OUTPUT of another stack, ${output}.")
  endif()
  set_property(GLOBAL PROPERTY "DOVETAIL_OUTPUT ${folder}" "${name}")
  set(program ${name}-manifests)

  # The stamp depends on the program and, by the list that the program leaves, on each file in the folder: a file that was edited
  # by hand or deleted makes the program run again, and where nothing was touched nothing runs.
  set(stamp "${CMAKE_CURRENT_BINARY_DIR}/${program}${kind}.stamp")
  cmake_path(RELATIVE_PATH stamp BASE_DIRECTORY "${CMAKE_BINARY_DIR}" OUTPUT_VARIABLE stamp_name)
  # The list is as ninja reads it. With the policy's new behaviour each stack would run a process that says it again.
  cmake_policy(PUSH)
  cmake_policy(SET CMP0116 OLD)
  add_custom_command(
    OUTPUT "${stamp}"
    COMMAND ${program} ${ARGN} --output "${output}" --no-warnings --stamp "${CMAKE_BINARY_DIR}" "${stamp_name}"
    DEPENDS ${program}
    DEPFILE "${stamp}.d"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    COMMENT "Writing ${output}"
    VERBATIM)
  cmake_policy(POP)
  add_custom_target(manifests-${name}-files${kind} DEPENDS "${stamp}")
  add_dependencies(manifests-${name} manifests-${name}-files${kind})
  if(alone)
    return()
  endif()

  add_custom_target(
    check-manifests-${name}-files${kind}
    COMMAND ${program} ${ARGN} --output "${output}" --no-warnings --check
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    COMMENT "Comparing ${output} with stack ${name}"
    VERBATIM)
  add_dependencies(check-manifests-${name} check-manifests-${name}-files${kind})

  string(REGEX REPLACE "/.*" "" lint "${output}")
  get_target_property(roots manifests DOVETAIL_ROOTS)
  if(NOT "${PROJECT_SOURCE_DIR}/${lint}" IN_LIST roots)
    set_property(TARGET manifests APPEND PROPERTY DOVETAIL_ROOTS "${PROJECT_SOURCE_DIR}/${lint}")
  endif()
  set_property(TARGET manifests APPEND PROPERTY DOVETAIL_NAMES "${name}${kind}")
  set_property(TARGET manifests APPEND PROPERTY DOVETAIL_OUTPUTS "${folder}")
  set_property(TARGET manifests APPEND PROPERTY DOVETAIL_PROGRAMS ${program})
endfunction()
