# The law: each error test's stack, as it stands and mended, has the same findings as the YAML that is rendered of it.
_dovetail_precompiled_header(header)
file(
  GLOB examples
  CONFIGURE_DEPENDS
  RELATIVE "${PROJECT_SOURCE_DIR}/tests/errors"
  "${PROJECT_SOURCE_DIR}/tests/errors/*.cpp")
set(cases "")
foreach(example IN LISTS examples)
  set(source "${PROJECT_SOURCE_DIR}/tests/errors/${example}")
  file(STRINGS "${source}" of_rules REGEX "^// error.*[A-Z][A-Z][A-Z]-[0-9]+")
  file(STRINGS "${source}" programs REGEX "generate<")
  file(STRINGS "${source}" imported REGEX "harbour")
  file(STRINGS "${source}" components REGEX "dovetail/component.hpp")
  # Not a stack's findings, but an error on the line itself; a stack whose types are imported for the test; or one of components, which
  # its program puts together: tests/runtime/components.
  if(NOT of_rules OR NOT programs OR imported OR components)
    continue()
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
  cmake_path(REMOVE_EXTENSION example)
  list(APPEND cases "${example}")
endforeach()

# A dozen in a source file, so that an edit costs one of them.
set(count 0)
set(sources "")
foreach(case IN LISTS cases)
  math(EXPR file "${count} / 12")
  math(EXPR count "${count} + 1")
  set(source "${CMAKE_CURRENT_BINARY_DIR}/law_cases_${file}.cpp")
  if(NOT source IN_LIST sources)
    list(APPEND sources "${source}")
    set(text_${file} "")
    set(headers_${file} "")
  endif()
  # A case's own headers come first: in its namespace they find themselves included.
  file(STRINGS "${PROJECT_SOURCE_DIR}/tests/errors/${case}.cpp" headers REGEX "^#include <")
  list(APPEND headers_${file} ${headers})
  string(APPEND text_${file}
         "\nnamespace ${case}_wrong {\n#include \"${case}.cpp\"\nconst law::registered known(\"${case}\", program);\n}\n"
         "#define FIXED\nnamespace ${case}_mended {\n#include \"${case}.cpp\"\n"
         "const law::registered known(\"${case} mended\", program);\n}\n#undef FIXED\n")
endforeach()
math(EXPR last "(${count} - 1) / 12")
foreach(file RANGE ${last})
  list(REMOVE_DUPLICATES headers_${file})
  list(JOIN headers_${file} "\n" headers)
  string(PREPEND text_${file} "// Error tests as cases of a law.\n${headers}\n#include \"law_cases.hpp\"\n")
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/law_cases_${file}.cpp" CONTENT "${text_${file}}" @ONLY)
endforeach()

add_library(check-law-cases OBJECT ${sources})
_dovetail_stack_target(check-law-cases)
target_include_directories(check-law-cases PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/tests/errors")
target_precompile_headers(check-law-cases REUSE_FROM ${header})
add_executable(check-law law_test.cpp)
target_link_libraries(check-law PRIVATE check-law-cases dovetail_check dovetail-warnings GTest::gtest)
add_test(NAME check/law COMMAND check-law)
set_tests_properties(check/law PROPERTIES LABELS "runtime;thorough")
