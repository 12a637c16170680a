# The warnings that Dovetail's own code is compiled with. Never exported: a user's warnings are the user's.

add_library(dovetail-warnings INTERFACE)
target_compile_options(dovetail-warnings INTERFACE -Wall -Wextra -Wpedantic)

# g++ 12 sees overlapping copies in std::string where there are none (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(dovetail-warnings INTERFACE -Wno-restrict)
endif()
