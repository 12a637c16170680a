# The sources of the emitters, the files and the command line, relative to dsl/.

set(DOVETAIL_EMIT_SOURCES
    src/emit/characters.cpp
    src/emit/chart.cpp
    src/emit/chart_check.cpp
    src/emit/chart_template.cpp
    src/emit/chart_values.cpp
    src/emit/command_line.cpp
    src/emit/comments.cpp
    src/emit/disk.cpp
    src/emit/dockerfile.cpp
    src/emit/files.cpp
    src/emit/generator.cpp
    src/emit/json_patch.cpp
    src/emit/json_text.cpp
    src/emit/json_tree.cpp
    src/emit/kustomize.cpp
    src/emit/needed_version.cpp
    src/emit/number_scalar.cpp
    src/emit/plain_scalar.cpp
    src/emit/presence.cpp
    src/emit/project.cpp
    src/emit/string_scalar.cpp
    src/emit/template_scalar.cpp
    src/emit/unified_diff.cpp
    src/emit/workflow.cpp
    src/emit/yaml.cpp)

# What --version says.
set_source_files_properties(src/emit/command_line.cpp PROPERTIES COMPILE_DEFINITIONS "DOVETAIL_VERSION=\"${PROJECT_VERSION}\"")
