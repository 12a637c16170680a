# The sources of CEL, relative to dsl/cel.

set(DOVETAIL_CEL_SOURCES
    conversions.cpp
    evaluator.cpp
    functions.cpp
    kubernetes_functions.cpp
    list_functions.cpp
    network_functions.cpp
    operators.cpp
    parser.cpp
    text_functions.cpp
    time_functions.cpp
    tokens.cpp
    value.cpp)
