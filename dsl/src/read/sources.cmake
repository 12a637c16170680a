# libyaml has no package file for CMake; a missing one stops here.
find_path(DOVETAIL_LIBYAML_HEADER yaml.h)
find_library(DOVETAIL_LIBYAML yaml)
mark_as_advanced(DOVETAIL_LIBYAML_HEADER DOVETAIL_LIBYAML)
if(NOT DOVETAIL_LIBYAML_HEADER OR NOT DOVETAIL_LIBYAML)
  message(FATAL_ERROR "Dovetail reads YAML with libyaml 0.2.5, which was not found: install the package `libyaml-dev`")
endif()
set(DOVETAIL_READ_LIBRARIES yaml)

set(DOVETAIL_READ_SOURCES
  src/read/advice.cpp
  src/read/api_kinds.cpp
  src/read/chunks.cpp
  src/read/crd_kinds.cpp
  src/read/decode.cpp
  src/read/decode_json.cpp
  src/read/entries.cpp
  src/read/kind_types.cpp
  src/read/kinds.cpp
  src/read/metadata.cpp
  src/read/parse.cpp
  src/read/path.cpp
  src/read/plain_value.cpp
  src/read/problem.cpp
  src/read/scalars.cpp
  src/read/size_of.cpp
  src/read/syntax.cpp
  src/read/wrong_type.cpp
  src/read/yaml.cpp
)
