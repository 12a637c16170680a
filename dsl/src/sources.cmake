# The sources that are written by hand, relative to dsl/, by their rooms; src/emit has a list of its own.

set(DOVETAIL_CORE_SOURCES
    launcher/sha256.cpp
    src/check/check_all.cpp
    src/docker/dockerfile.cpp
    src/kinds/find.cpp
    src/program/command_line.cpp
    src/program/description.cpp
    src/program/picture.cpp
    src/program/generator.cpp
    src/program/joined_stack.cpp
    src/program/project.cpp
    src/program/run_stack.cpp
    src/program/stamp.cpp
    src/stack/has_text.cpp
    src/stack/profiles.cpp
    src/steps.cpp
    src/workflow/workflow.cpp)

# What --version says.
set_source_files_properties(src/program/command_line.cpp PROPERTIES COMPILE_DEFINITIONS "DOVETAIL_VERSION=\"${PROJECT_VERSION}\"")
