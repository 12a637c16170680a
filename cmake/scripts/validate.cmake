# Asks others what they think of the manifests: yamllint of LINT (with YAMLLINT_CONFIG where that file exists), kubectl of
# each of FOLDERS, and, where one is configured, a cluster. What cannot be asked is said, and is no failure; yamllint must be
# there.

cmake_minimum_required(VERSION 3.25)

# As a person names them, who starts from the project's root, where this script runs.
foreach(list IN ITEMS LINT FOLDERS)
  set(shortened "")
  foreach(path IN LISTS ${list})
    cmake_path(RELATIVE_PATH path)
    list(APPEND shortened "${path}")
  endforeach()
  set(${list} ${shortened})
endforeach()

find_program(YAMLLINT yamllint)
if(NOT YAMLLINT)
  message(FATAL_ERROR "validate-k8s needs yamllint, which was not found: install the package `yamllint`.")
endif()
# Templates of charts are YAML once Helm has filled them in.
set(config -d "{extends: relaxed, ignore: '**/templates/', rules: {line-length: {max: 120}}}")
if(EXISTS "${YAMLLINT_CONFIG}")
  set(config -c "${YAMLLINT_CONFIG}")
endif()
execute_process(COMMAND "${YAMLLINT}" --strict ${config} ${LINT} RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "yamllint is not content with the files above. They are generated: mend the stack, not the file.")
endif()
list(JOIN LINT ", " folders)
message(STATUS "yamllint: nothing to say about ${folders}")

find_program(KUBECTL kubectl)
if(NOT KUBECTL)
  message(STATUS "kubectl: not found, so neither kustomize nor a dry run was tried")
  return()
endif()

# A stack has a kustomization.yaml in its folder, or in one for each environment, for its base and for each overlay.
set(kustomized "")
foreach(folder IN LISTS FOLDERS)
  file(GLOB_RECURSE found RELATIVE "${CMAKE_CURRENT_SOURCE_DIR}" "${folder}/kustomization.yaml")
  list(SORT found)
  foreach(path IN LISTS found)
    cmake_path(GET path PARENT_PATH place)
    list(APPEND kustomized "${place}")
    execute_process(COMMAND "${KUBECTL}" kustomize "${place}" OUTPUT_VARIABLE objects COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCHALL "(^|\n)kind: " kinds "${objects}")
    list(LENGTH kinds count)
    message(STATUS "kubectl kustomize: ${count} resources in ${place}")
  endforeach()
endforeach()

execute_process(
  COMMAND "${KUBECTL}" config current-context OUTPUT_VARIABLE context OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET
  RESULT_VARIABLE failed)
if(failed OR context STREQUAL "")
  message(STATUS "Dry run: not done, since kubectl has no cluster configured (no current context)")
  return()
endif()
execute_process(
  COMMAND "${KUBECTL}" version --request-timeout=10s OUTPUT_QUIET ERROR_VARIABLE answer RESULT_VARIABLE failed)
if(failed)
  string(STRIP "${answer}" answer)
  message(STATUS "Dry run: not done, since the cluster of context '${context}' does not answer (${answer})")
  return()
endif()
foreach(place IN LISTS kustomized)
  # A base is what environments have in common, and need not be whole.
  if(place MATCHES "/base$")
    continue()
  endif()
  execute_process(COMMAND "${KUBECTL}" apply --dry-run=${DRY_RUN} -k "${place}" RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "kubectl apply --dry-run=${DRY_RUN} refused ${place} (context '${context}').")
  endif()
  message(STATUS "Dry run (${DRY_RUN}): ${place} accepted by context '${context}'")
endforeach()
