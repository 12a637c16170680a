# The sources of what writes YAML, files and the forms of a stack, relative to dsl/.

set(DOVETAIL_EMIT_SOURCES
    src/emit/characters.cpp
    src/emit/chart.cpp
    src/emit/chart_check.cpp
    src/emit/chart_environments.cpp
    src/emit/chart_template.cpp
    src/emit/chart_values.cpp
    src/emit/comments.cpp
    src/emit/disk.cpp
    src/emit/file_header.cpp
    src/emit/files.cpp
    src/emit/json_patch.cpp
    src/emit/json_text.cpp
    src/emit/json_tree.cpp
    src/emit/kustomize.cpp
    src/emit/lowered_stack.cpp
    src/emit/needed_version.cpp
    src/emit/number_scalar.cpp
    src/emit/placed_document.cpp
    src/emit/overlay_fields.cpp
    src/emit/plain_scalar.cpp
    src/emit/presence.cpp
    src/emit/string_scalar.cpp
    src/emit/template_scalar.cpp
    src/emit/unified_diff.cpp
    src/emit/yaml.cpp)
