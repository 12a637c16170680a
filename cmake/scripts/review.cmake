# Asks each of PROGRAMS, which are the stacks NAMES, what it knows of itself beside its manifests, and has DOVETAIL (the program; empty:
# the one in PATH) write into FOLDER what the change does: review.md and review.html. It is compared with where the change has left
# BASE, a branch; in the environment DOVETAIL_REVIEW_BASE says another one. FAIL_ON is that of `dovetail review`.

cmake_minimum_required(VERSION 3.25)

if(NOT DOVETAIL)
  find_program(DOVETAIL dovetail)
  if(NOT DOVETAIL)
    message(FATAL_ERROR "A review is written by the program `dovetail`, which is not in PATH: install it with the library.")
  endif()
endif()
if(NOT "$ENV{DOVETAIL_REVIEW_BASE}" STREQUAL "")
  set(BASE "$ENV{DOVETAIL_REVIEW_BASE}")
endif()

file(MAKE_DIRECTORY "${FOLDER}")
set(descriptions "")
foreach(name program IN ZIP_LISTS NAMES PROGRAMS)
  set(description "${FOLDER}/${name}.json")
  execute_process(COMMAND "${program}" --describe OUTPUT_FILE "${description}" COMMAND_ERROR_IS_FATAL ANY)
  list(APPEND descriptions "${description}")
endforeach()
set(options --output "${FOLDER}" --fail-on "${FAIL_ON}")
if(BASE)
  list(APPEND options --git "${BASE}")
endif()
execute_process(COMMAND "${DOVETAIL}" review ${options} ${descriptions} COMMAND_ERROR_IS_FATAL ANY)
