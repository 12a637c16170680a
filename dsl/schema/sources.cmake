# The importer's sources, for its target and for the tests.

set(DOVETAIL_SCHEMA_SOURCES
    "${CMAKE_CURRENT_LIST_DIR}/core_copies.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/crd.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/document.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/equal_types.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/facts.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/field_order.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/generation.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/header_writer.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/inputs.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/kinds.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/known_types.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/known_types_data.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/layout.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/names.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/openapi.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/output.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/problem.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/reports.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/shapes.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/table_writer.cpp"
    "${CMAKE_CURRENT_LIST_DIR}/types.cpp")
