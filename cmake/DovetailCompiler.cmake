# Refuses compilers that are known not to compile Dovetail, before they say so in a thousand lines.

function(dovetail_check_compiler)
  set(id "${CMAKE_CXX_COMPILER_ID}")
  set(version "${CMAKE_CXX_COMPILER_VERSION}")
  if((id STREQUAL "GNU" AND version VERSION_GREATER_EQUAL 12) OR (id STREQUAL "Clang" AND version VERSION_GREATER_EQUAL 16))
    return()
  endif()
  message(
    FATAL_ERROR
      "Dovetail needs C++20 as g++ 12 or clang 16 have it, or newer; this compiler is ${id} ${version}\n"
      "(${CMAKE_CXX_COMPILER}).\n"
      "Configure a fresh build folder with another one: cmake -B build -DCMAKE_CXX_COMPILER=g++-12, or clang++-19.")
endfunction()
