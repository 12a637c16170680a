# Run after a stack's program: touches STAMP and writes STAMP.d, a depfile that makes it depend on each file in FOLDER.

cmake_minimum_required(VERSION 3.25)

file(GLOB_RECURSE paths LIST_DIRECTORIES false "${FOLDER}/*")
list(PREPEND paths "${STAMP}")
string(REPLACE "$" "$$" paths "${paths}")
string(REGEX REPLACE "([ #])" "\\\\\\1" paths "${paths}")
list(POP_FRONT paths target)
list(JOIN paths " \\\n  " paths)
file(WRITE "${STAMP}.d" "${target}: \\\n  ${paths}\n")
file(TOUCH "${STAMP}")
