# Builds the library alone and installs it into PREFIX. BUILD is kept between runs, so that only a change costs its time.

execute_process(
  COMMAND "${CMAKE_COMMAND}" -G Ninja -S "${SOURCE}" -B "${BUILD}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
          "-DCMAKE_COMPILE_WARNING_AS_ERROR=${WERROR}" # the same options as the build around it, for the compiler cache
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" --build "${BUILD}" --parallel 2 COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE_RECURSE "${PREFIX}")
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}" COMMAND_ERROR_IS_FATAL ANY)
foreach(file IN ITEMS bin/dovetail bin/dovetail-import include/dovetail/dovetail.hpp lib/cmake/dovetail/dovetailConfig.cmake)
  file(GLOB found "${PREFIX}/${file}" "${PREFIX}/lib*/*/cmake/dovetail/dovetailConfig.cmake")
  if(NOT found)
    message(FATAL_ERROR "${file} is not installed")
  endif()
endforeach()
