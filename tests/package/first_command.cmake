# As `./quickstart manifests` does: configures SOURCE without tests, builds the target `manifests` and nothing else, and installs.
# BUILD is kept between runs, so that only a change costs its time.

execute_process(
  COMMAND "${CMAKE_COMMAND}" -G Ninja -S "${SOURCE}" -B "${BUILD}" "-DCMAKE_CXX_COMPILER=${COMPILER}" -DDOVETAIL_TESTS=OFF
  COMMAND_ERROR_IS_FATAL ANY)

# Before it is built, or with a part that is missing, nothing is installed.
file(REMOVE_RECURSE "${PREFIX}" "${BUILD}/dsl/cli/dovetail")
execute_process(
  COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}"
  RESULT_VARIABLE failed
  ERROR_VARIABLE words)
if(NOT failed OR EXISTS "${PREFIX}")
  message(FATAL_ERROR "A build without all of its parts was installed: ${words}")
endif()
if(NOT words MATCHES "Nothing was installed, since this is not built:[ \n]*[^\n]*[ \n]*Build first: cmake --build")
  message(FATAL_ERROR "The refusal does not say what to do: ${words}")
endif()

execute_process(COMMAND "${CMAKE_COMMAND}" --build "${BUILD}" --parallel 2 --target manifests COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}" COMMAND_ERROR_IS_FATAL ANY)
foreach(program IN ITEMS dovetail dovetail-import)
  execute_process(COMMAND "${PREFIX}/bin/${program}" --version COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND "${PYTHON}" -B "${CONSUMER}" "${CMAKE_COMMAND}" "${COMPILER}" "${PREFIX}" COMMAND_ERROR_IS_FATAL ANY)
