# The files of a project that `dovetail init` writes, as text of the program: each by its name there, and where its text is here. Names
# here have no dots in front, since git and clangd would take them for their own.

set(files
    CMakeLists.txt=project/CMakeLists.txt
    CMakePresets.json=project/CMakePresets.json
    stack/@NAME@/CMakeLists.txt=project/stack/CMakeLists.txt
    stack/@NAME@/@NAME@.cpp=project/stack/main.cpp
    stack/@NAME@/stack.hpp=project/stack/stack.hpp
    stack/@NAME@/web.hpp=project/stack/web.hpp
    .ci/check=project/ci/check
    .ci/prepare=project/ci/prepare
    .ci/review=project/ci/review
    # What Dovetail's own sources are shown with.
    .clangd=../../../.clangd
    .gitattributes=project/gitattributes
    .gitea/workflows/manifests.yml=project/gitea.yml
    .github/workflows/manifests.yml=project/github.yml
    .gitignore=project/gitignore
    .gitlab-ci.yml=project/gitlab-ci.yml
    .pre-commit-config.yaml=project/pre-commit-config.yaml)

set(DOVETAIL_TEMPLATES "")
foreach(file IN LISTS files)
  string(REGEX MATCH "^([^=]+)=(.+)$" matched "${file}")
  set(name "${CMAKE_MATCH_1}")
  set(path "${CMAKE_CURRENT_LIST_DIR}/${CMAKE_MATCH_2}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${path}")
  file(READ "${path}" text)
  string(APPEND DOVETAIL_TEMPLATES "    {\"${name}\", R\"template(${text})template\"},\n")
endforeach()
configure_file("${CMAKE_CURRENT_LIST_DIR}/templates.cpp.in" "${CMAKE_CURRENT_BINARY_DIR}/templates.cpp" @ONLY)
